import type Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import type { Rating, Schedule, StudyDay } from '../../electron/core/scheduling/types';
import { openStore } from '../../electron/store/store';
import type { Store } from '../../electron/store/store';

export const now = Date.UTC(2026, 4, 4, 9);
export const today: StudyDay = Math.floor(now / 86_400_000);

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubedeck-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function temporaryStore(dataDir = temporaryFolder()): Store {
  const store = openStore(dataDir, { now });
  // Only tests that look at the disk need its durability.
  store.db.pragma('synchronous = OFF');
  onTestFinished(() => store.close());
  return store;
}

export function noteCard(changes: Partial<NoteCard> = {}): NoteCard {
  return {
    key: 'key-1',
    id: null,
    kind: 'basic',
    front: 'Which port does the API server listen on?',
    answer: '6443',
    accept: [],
    broken: null,
    blanks: [],
    at: '',
    gap: 0,
    list: null,
    why: '',
    link: '',
    scenario: null,
    deck: 'Cluster',
    tags: [],
    exams: [],
    kubernetes: { since: null, until: null },
    source: { file: 'cluster.md', heading: ['Control plane'], line: 3, endLine: 4 },
    siblings: 'passage-3',
    form: 'qa',
    found: null,
    confidence: 1,
    outdated: null,
    wrong: [],
    ...changes,
  };
}

/** Adds cards that differ in key and passage, as one background step. Returns their ids. */
export function addCards(store: Store, count: number, deck = 'Cluster'): number[] {
  return store.perform({ type: 'add', label: 'Add', background: true }, now, () => {
    const deckId = store.decks.ensure(deck, now);
    return Array.from({ length: count }, (_, position) => {
      const card = noteCard({ key: `${deck}-${position}`, siblings: `${deck}-${position}` });
      return store.cards.insert(card, { deckId, fileId: null, position }, now);
    });
  });
}

/** Answers a card and leaves it with this schedule. */
export function answerCard(store: Store, card: number, rating: Rating, schedule: Schedule, day = today): void {
  const stateBefore = store.schedules.get(card)?.state ?? 'new';
  const { state, step, dueAt, dueDay, interval } = schedule;
  const at = schedule.lastAt ?? now;
  store.perform({ type: 'answer', label: 'Answer', card }, at, () => {
    store.reviews.insert({
      card,
      entry: { type: 'answer', at, day, rating, after: { state, step, dueAt, dueDay, interval } },
      utcOffset: 120,
      stateBefore,
      durationMs: 5_000,
    });
    store.schedules.set(card, schedule);
  });
}

export function inReview(dueDay: StudyDay, changes: Partial<Schedule> = {}): Schedule {
  return {
    state: 'review',
    step: 0,
    memory: { stability: 4.5, difficulty: 5.25 },
    dueAt: null,
    dueDay,
    interval: 4,
    lastAt: now,
    lastDay: today,
    reps: 1,
    lapses: 0,
    ...changes,
  };
}

/** All rows of the tables a person's data is in. */
export function dump(
  db: Database.Database,
  tables = ['deck', 'source', 'note_file', 'card', 'content', 'accepted', 'setting'],
): Record<string, unknown[]> {
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]));
}

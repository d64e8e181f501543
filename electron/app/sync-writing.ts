import { basename } from 'node:path';
import type { SyncReport } from '../contract';
import type { SyncPlanned } from '../contract/notes';
import type { CardSource, NoteCard } from '../core/card';
import type { Instant } from '../core/scheduling/types';
import type { Source } from '../store/sources';
import type { Store } from '../store/store';
import { choicesOf, planSync } from './sync-plan';
import { storedNotes, type Reading } from './sync-reading';

/** Where new cards of later files stand: no note has more lines than this. */
const fileStride = 100_000;

export const emptyReport = (): SyncReport => ({ added: 0, updated: 0, moved: 0, unchanged: 0, aside: 0, problems: [], unread: [] });

export interface Writing {
  reading: Reading;
  at: Instant;
  /** Minor version of the exam. */
  version: string;
  /** Nobody asked for it: undo passes over it. */
  background: boolean;
}

/** What writing a reading would change. */
export function describeReading(store: Store, source: Source, reading: Reading, version: string): SyncPlanned {
  const stored = storedNotes(store, source.id, reading);
  const plan = planSync(source, version, reading, stored);
  const before = new Map(stored.known.map((card) => [card.cardId, card]));
  const planned: SyncPlanned = {
    folder: source.path,
    added: plan.added.map(({ card }) => card.front),
    updated: [],
    moved: [],
    aside: plan.gone.flatMap((id) => before.get(id)?.front ?? []),
    problems: [...reading.problems, ...reading.changed.flatMap(({ note }) => note.problems)],
  };
  for (const { cardId, card, isRestored, isMoved } of plan.kept) {
    const was = before.get(cardId);
    if (isRestored) planned.added.push(card.front);
    else if (was && (was.front !== card.front || was.answer !== card.answer || was.broken !== card.broken))
      planned.updated.push({ before: was.front, after: card.front });
    else if (isMoved) planned.moved.push(card.front);
  }
  return planned;
}

/** Writes what a reading found as one step. */
export function writeReading(store: Store, source: Source, { reading, at, version, background }: Writing): SyncReport {
  const { problems: unread } = reading;
  const report = { ...emptyReport(), problems: [...unread, ...reading.changed.flatMap(({ note }) => note.problems)], unread };
  if (reading.changed.length === 0 && reading.gone.length === 0 && reading.trouble === source.trouble) {
    report.unchanged = source.cards;
    return report;
  }
  const label = `Reading of ${source.kind === 'bundled' ? 'the bundled decks' : basename(source.path)}`;
  const seen = reading.seen?.revision === store.revision() ? reading.seen.stored : null;
  store.perform({ type: 'sync', label, background }, at, () => {
    // Its cards were set aside, or other ones chosen, while it was read.
    const present = store.sources.get(source.id);
    if (!present || present.removedAt !== null) return;
    const plan = planSync(present, version, reading, seen ?? storedNotes(store, source.id, reading));
    const notes = [...reading.changed, ...reading.linked];
    const fileIds = new Map(store.sources.files(source.id).map(({ id, path }) => [path, id]));
    for (const { file, hash, note } of notes) {
      const { bytes, modifiedMs, name } = file;
      const seen = { path: name, hash, size: bytes, mtimeMs: modifiedMs, readAt: at, problems: note.problems };
      fileIds.set(name, store.sources.putFile({ sourceId: source.id, ...seen }));
    }
    const order = new Map(notes.map((note) => [note.file.name, note.order]));
    const placeOf = (card: NoteCard) => ({
      deckId: store.decks.ensure(card.deck, at),
      fileId: fileIds.get(card.source.file) ?? null,
      position: (order.get(card.source.file) ?? 0) * fileStride + card.source.line,
    });
    const addPassages = (cardId: number, also: readonly CardSource[]) => {
      for (const place of also) {
        const fileId = fileIds.get(place.file);
        if (fileId !== undefined) store.passages.insert(cardId, fileId, place);
      }
    };

    for (const id of plan.passagesGone) store.passages.remove(id);
    for (const { cardId, card, also, isRestored, isMoved } of plan.kept) {
      const changed = store.cards.updateFromNote(cardId, card, placeOf(card));
      if (isRestored) store.marks.setAside([cardId], null);
      addPassages(cardId, also);
      if (isRestored) report.added++;
      else if (changed.text) report.updated++;
      else if (isMoved) report.moved++;
      else report.unchanged++;
    }
    for (const { card, also } of plan.added) addPassages(store.cards.insert(card, placeOf(card), at), also);
    report.added += plan.added.length;
    for (const { cardId, also } of plan.elsewhere) addPassages(cardId, also);
    report.aside = store.marks.setAside(plan.gone, at);

    for (const id of plan.unwanted.removed) store.unwanted.remove(id);
    for (const card of plan.unwanted.changed) store.unwanted.update(card);
    for (const card of plan.unwanted.added) store.unwanted.insert(source.id, card);
    const { off } = choicesOf(present);
    if (plan.off.length !== off.length || plan.off.some((key, index) => key !== off[index]))
      store.sources.setChoices(source.id, { ...present.choices, off: plan.off });

    for (const { id } of reading.gone) store.sources.setFileGone(id, at);
    store.sources.setRead(source.id, at, reading.trouble);
  });
  report.unchanged += Math.max(0, source.cards - report.updated - report.moved - report.unchanged - report.aside);
  return report;
}

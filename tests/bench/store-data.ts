import type { NoteCard } from '../../electron/core/card';
import { outcomes } from '../../electron/core/scheduling/answer';
import { emptySchedule } from '../../electron/core/scheduling/fold';
import { retrievability } from '../../electron/core/scheduling/fsrs';
import { defaultSchedulingOptions } from '../../electron/core/scheduling/options';
import type { Instant, Rating, Schedule, StudyDay } from '../../electron/core/scheduling/types';
import type { Store } from '../../electron/store/store';

/** The collection the promises are made for: years of study, most cards long known, some never seen. */
export interface Collection {
  cards: number;
  reviews: number;
  decks: number;
  newPerDay: number;
}

export const day = 86_400_000;

/** The same numbers in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fills an empty store as a person would have: cards from notes, then answers day by day. Returns the first day not yet studied. */
export function fillStore(store: Store, { cards, reviews, decks, newPerDay }: Collection, start: StudyDay): StudyDay {
  const random = randomFrom(7);
  const ids = store.perform({ type: 'add', label: 'Add notes', background: true }, start * day, () =>
    insertCards(store, cards, decks, start),
  );
  const schedules = new Map<number, Schedule>();
  const calendar = new Map<StudyDay, number[]>();
  let answered = 0;
  let today = start;
  for (; answered < reviews; today++) {
    const due = [...(calendar.get(today) ?? []), ...ids.splice(0, newPerDay)];
    calendar.delete(today);
    let at = today * day + 8 * 3_600_000;
    for (let card = due.shift(); card !== undefined && answered < reviews; card = due.shift()) {
      at += 8_000;
      const next = answer(store, card, schedules.get(card) ?? emptySchedule, ratingFrom(random()), at, today);
      schedules.set(card, next);
      answered++;
      // Steps are answered at the end of the day's queue.
      if (next.dueAt !== null) due.push(card);
      else if (next.dueDay !== null) calendar.set(next.dueDay, [...(calendar.get(next.dueDay) ?? []), card]);
    }
  }
  return today;
}

/** One answer as the app gives it. */
export function answer(store: Store, card: number, before: Schedule, rating: Rating, at: Instant, today: StudyDay): Schedule {
  const options = defaultSchedulingOptions;
  const { schedule } = outcomes(before, { cardId: card, at, day: today, options })[rating];
  const elapsedDays = before.lastDay === null ? null : today - before.lastDay;
  const predicted = before.memory && elapsedDays !== null ? retrievability(before.memory, elapsedDays, options.weights) : null;
  const { state, step, dueAt, dueDay, interval } = schedule;
  store.perform({ type: 'answer', label: 'Answer', card }, at, () => {
    store.reviews.insert({
      card,
      entry: { type: 'answer', at, day: today, rating, after: { state, step, dueAt, dueDay, interval } },
      utcOffset: 60,
      stateBefore: before.state,
      durationMs: 7_000,
      elapsedDays,
      predicted,
    });
    store.schedules.set(card, schedule);
  });
  return schedule;
}

export function ratingFrom(chance: number): Rating {
  if (chance < 0.1) return 1;
  if (chance < 0.2) return 2;
  return chance < 0.9 ? 3 : 4;
}

function insertCards(store: Store, cards: number, decks: number, start: StudyDay): number[] {
  const at = start * day;
  const source = store.sources.insert('folder', '/notes', at);
  const places = Array.from({ length: decks }, (_, index) => {
    const name = `Area ${index % 8}/Topic ${index}`;
    const file = { sourceId: source, path: `${name}.md`, hash: String(index), size: 1, mtimeMs: 1, readAt: at, problems: [] };
    return { deckId: store.decks.ensure(name, at), fileId: store.sources.putFile(file) };
  });
  return Array.from({ length: cards }, (_, index) => {
    const place = places[index % places.length];
    if (!place) throw new Error('A collection has at least one deck');
    return store.cards.insert(cardNumber(index), { ...place, position: index }, at);
  });
}

function cardNumber(index: number): NoteCard {
  return {
    key: `key-${index}`,
    id: null,
    kind: 'command',
    front: `Scale the Deployment \`web-${index}\` in the namespace \`shop\` to ${index % 9} replicas without touching its other settings.`,
    answer: `kubectl scale deployment web-${index} --namespace shop --replicas=${index % 9}`,
    accept: [`kubectl -n shop scale deploy/web-${index} --replicas ${index % 9}`],
    broken: null,
    blanks: [],
    at: '',
    gap: 0,
    list: null,
    why: 'A scale leaves the Pod template alone, so no rollout starts.',
    link: '/docs/concepts/workloads/controllers/deployment/',
    scenario: null,
    deck: '',
    tags: ['deployments'],
    exams: [{ exam: 'ckad', domain: 'deployment', topic: 'rollouts' }],
    kubernetes: { since: null, until: null },
    source: { file: '', heading: ['Deployments', 'Scaling'], line: index, endLine: index + 4 },
    siblings: `passage-${index >> 1}`,
    form: 'task-command',
    found: null,
    confidence: 1,
    outdated: null,
    wrong: [],
  };
}

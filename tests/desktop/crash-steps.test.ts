import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { readSettings } from '../../electron/app/stored-settings';
import type { Method } from '../../electron/contract';
import { defaultWeights } from '../../electron/core/scheduling/fsrs';
import { studyDay } from '../../electron/core/scheduling/study-day';
import { openStore } from '../../electron/store/store';
import { verifyStore } from '../../electron/store/verify';
import { fillStore } from '../bench/store-data';
import { call, newDataDir, startApp } from './app';

/** `npm run test:crash` asks for more. */
const rounds = Number(process.env['KUBEDECK_CRASHES'] ?? 10);
/** Steps that may have been stored before the window could say so. */
const mostUnheard = 20;

/** What every card has in common between any two steps. */
interface State {
  cards: number;
  flag: number;
  suspended: boolean;
  aside: boolean;
  deck: string;
  tag: string;
  why: string;
  /** Cards never answered, or reset. */
  fresh: number;
  /** Days from today of all the others; null when there are none. */
  due: number | null;
  /** The first of the parameters. */
  weight: number;
}

interface Step {
  method: Method;
  input: object;
  after: State;
}

const today = () => studyDay(Date.now(), -new Date().getTimezoneOffset(), 4 * 60);

/** The state on the disk, where each change has reached every card or none. */
function readState(dataDir: string): State {
  const store = openStore(dataDir, { now: Date.now() });
  try {
    const { weights } = readSettings(store.settings).deckDefaults;
    expect(verifyStore(store, () => weights)).toMatchObject({ integrity: 'ok', differences: [] });
    const states = store.db
      .prepare<[], Omit<State, 'weight' | 'suspended' | 'aside'> & { suspended: number; aside: number }>(
        `SELECT count(*) AS cards, flag, suspended, aside_at IS NOT NULL AS aside, name AS deck,
           (SELECT group_concat(value) FROM json_each(tags) WHERE value LIKE 'step-%') AS tag, own ->> '$.why' AS why,
           sum(state = 0) AS fresh, min(CASE WHEN state <> 0 THEN due_day END) AS due
         FROM card JOIN content ON card_id = card.id JOIN deck ON deck.id = deck_id GROUP BY 2, 3, 4, 5, 6, 7`,
      )
      .all();
    const days = store.db.prepare<[], { due: number }>('SELECT DISTINCT due_day AS due FROM card WHERE state <> 0').all();
    expect(states).toHaveLength(1);
    expect(days.length).toBeLessThanOrEqual(1);
    const [state] = states;
    if (!state) throw new Error('There are no cards');
    const { suspended, aside, due, ...rest } = state;
    return {
      ...rest,
      suspended: suspended === 1,
      aside: aside === 1,
      due: due === null ? null : due - today(),
      weight: weights[0] ?? NaN,
    };
  } finally {
    store.close();
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/**
 * Steps one after the other, and the state after each. `before` is what the last session left to be taken back by this one:
 * were it left at that, the next of its kind would change nothing, so be no step, and its undo would take back another.
 */
function planSteps(start: State, cards: readonly number[], whole: State, before: State | null): Step[] {
  const steps: Step[] = [];
  let now = start;
  let number = Math.floor(Math.random() * 1e6);
  const step = (method: Method, input: object, change: Partial<State>) => {
    now = { ...now, ...change };
    steps.push({ method, input, after: now });
  };
  const all = { cards };
  const undoTo = (before: State) => step('undo', {}, before);
  const flag = () => step('flag', { ...all, flag: (now.flag + 1) % 5 }, { flag: (now.flag + 1) % 5 });
  const tag = () => {
    number += 1;
    step('tag', { ...all, add: [`step-${number}`], remove: [now.tag] }, { tag: `step-${number}` });
  };
  const suspend = () => step('suspend', { ...all, on: !now.suspended }, { suspended: !now.suspended });
  const blocks: (() => void)[] = [
    flag,
    tag,
    suspend,
    () => step('move', { ...all, deck: `Deck ${number++}` }, { deck: `Deck ${number - 1}` }),
    () => {
      const due = ((now.due ?? 0) % 30) + 1;
      step('reschedule', { ...all, from: due, to: due }, { due });
    },
    () => {
      number += 1;
      const change = { find: '^[^]*$', replace: `why ${number}`, regex: true, matchCase: false, fields: ['why'] };
      step('replaceText', { ...all, ...change }, { why: `why ${number}` });
    },
    () => {
      step('setAside', all, { aside: true });
      step('bringBack', all, { aside: false });
    },
    () => {
      const before = now;
      step('resetCards', all, { fresh: now.cards, due: null });
      undoTo(before);
    },
    () => {
      const before = now;
      step('deleteCards', all, { cards: whole.cards - answered, fresh: whole.fresh, due: null, aside: true });
      undoTo(before);
    },
    () => {
      const first = now;
      suspend();
      const second = now;
      flag();
      undoTo(second);
      undoTo(first);
    },
    () => {
      step('backUp', {}, {});
      const kept = now;
      tag();
      flag();
      step('restore', {}, kept);
    },
    () => {
      step('startOptimise', { deck: null }, {});
      const before = now;
      const weight = 0.2 + (number++ % 7) / 100;
      step('setSettings', { deckDefaults: { weights: [weight, ...defaultWeights.slice(1)] } }, { weight });
      suspend();
      undoTo({ ...before, weight });
      undoTo(before);
    },
  ];
  if (before) undoTo(before);
  for (let turn = 0; turn < 6; turn++) for (const block of shuffled(blocks)) block();
  return steps;
}

/** After one of these comes an undo. */
const takenBack: readonly (Method | undefined)[] = ['resetCards', 'deleteCards'];

/** Cards of no note, with answers: deletion takes them away. Those of the bundled notes are set aside by it. */
const answered = 150;

it(
  `keeps every step whole through ${rounds} killed sessions: bulk actions, undo, restore and optimise`,
  { timeout: rounds * 30_000 },
  async () => {
    const dataDir = newDataDir();
    const store = openStore(dataDir, { now: Date.now() });
    fillStore(store, { cards: answered, reviews: 2000, decks: 2, newPerDay: 20 }, today() - 40);
    store.db.exec('UPDATE card SET file_id = NULL');
    const reps = store.db.prepare<[], { fresh: number }>('SELECT count(*) AS fresh FROM card WHERE state = 0').get();
    expect(reps?.fresh).toBe(0);
    store.close();

    let state: State | null = null;
    let whole: State | null = null;
    let before: State | null = null;
    let cards: number[] = [];
    const confirmedOf: Partial<Record<Method, number>> = {};
    const killedIn: Partial<Record<Method, number>> = {};
    for (let round = 0; round < rounds; round++) {
      const { app, page } = await startApp(dataDir);
      if (state === null) {
        const found = await call(page, 'browse', { query: 'is:aside or -is:aside', sort: null, descending: false });
        if (!found.ok) throw new Error(found.problem.message);
        cards = found.cards;
        const all = { cards };
        await call(page, 'move', { ...all, deck: 'Deck' });
        await call(page, 'tag', { ...all, add: ['step-0'], remove: [] });
        await call(page, 'reschedule', { ...all, from: 1, to: 1 });
        await call(page, 'replaceText', { ...all, find: '^[^]*$', replace: 'why', regex: true, matchCase: false, fields: ['why'] });
        const fresh = cards.length - answered;
        const weight = defaultWeights[0] ?? NaN;
        whole = {
          cards: cards.length,
          flag: 0,
          suspended: false,
          aside: false,
          deck: 'Deck',
          tag: 'step-0',
          why: 'why',
          fresh,
          due: 1,
          weight,
        };
        state = whole;
      }
      const steps: Step[] = planSteps(state, cards, whole ?? state, before);
      let confirmed = 0;
      const failures: string[] = [];
      page.on('console', (message) => {
        const [, done] = /^confirmed (\d+)$/.exec(message.text()) ?? [];
        if (done) confirmed = Number(done);
        if (message.text().startsWith('failed ')) failures.push(message.text());
      });
      const session = page
        .evaluate(
          async (list) => {
            let file = '';
            for (const [index, { method, input }] of list.entries()) {
              const answer = await window.kubedeck.call(method, method === 'restore' ? { file } : input);
              if (!answer.ok) {
                console.log(`failed ${method}: ${answer.error.message}`);
                return;
              }
              if (method === 'backUp') ({ file } = answer.value as { file: string });
              console.log(`confirmed ${index + 1}`);
            }
          },
          steps.map(({ method, input }) => ({ method, input })),
        )
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 2000));
      const gone = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await Promise.all([gone, session]);
      expect(failures).toEqual([]);

      const states: State[] = [state, ...steps.map(({ after }) => after)];
      const stored = readState(dataDir);
      expect(states.slice(confirmed, confirmed + 1 + mostUnheard)).toContainEqual(stored);
      const last = states.findIndex((each, index) => index >= confirmed && isDeepStrictEqual(each, stored));
      if (last > 0) before = (takenBack.includes(steps[last - 1]?.method) && states[last - 1]) || null;
      state = stored;
      for (const { method } of steps.slice(0, confirmed)) confirmedOf[method] = (confirmedOf[method] ?? 0) + 1;
      const hit = steps[confirmed];
      if (hit) killedIn[hit.method] = (killedIn[hit.method] ?? 0) + 1;
    }
    const list = (counts: Partial<Record<Method, number>>) =>
      Object.entries(counts)
        .map(([method, count]) => `${method} ${count}`)
        .join(', ');
    expect(Object.values(confirmedOf).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(rounds);
    console.log(`${rounds} sessions killed. Confirmed: ${list(confirmedOf)}. Killed in: ${list(killedIn)}.`);
  },
);

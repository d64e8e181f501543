import { describe, expect, it } from 'vitest';
import type { Client, ImportReport, JobResult, JobStatus } from '../../electron/contract';
import { commonDeck, reportText } from '../../renderer/lib/import-report';
import { withRole } from '../../renderer/lib/table-names';
import { ImportState } from '../../renderer/state/import.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

const planned = (over: Partial<ImportReport> = {}): ImportReport => ({
  written: false,
  files: [{ path: '/home/mira/sea.apkg', format: 'anki-package', cards: 5, refused: null, notes: false }],
  cards: { added: 3, updated: 1, unchanged: 1, kept: 0 },
  reviews: 12,
  media: { added: 1, present: 2, bytes: 2048 },
  decks: [{ name: 'Sea/Words', cards: 3 }],
  refused: [{ what: 'Note 7', reason: 'It has no fields.' }],
  table: null,
  samples: [],
  ...over,
});

const finished = (report: ImportReport): JobStatus<JobResult> => ({ state: 'finished', result: { job: 'import', report } });
const running = (done: number): JobStatus<JobResult> => ({ state: 'running', done, total: 10, label: 'Cards' });

/** An import whose jobs go through these states, one for each time they are asked. */
function start(states: JobStatus<JobResult>[], over: Partial<Client> = {}, dropped = false) {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const heard: string[] = [];
  let job = 0;
  const next = () => Promise.resolve({ job: ++job });
  const jobStatus = () => Promise.resolve(states.shift() ?? running(0));
  const state = new ImportState(
    {
      ...client,
      planImport: (input) => client.planImport(input).then(next),
      startImport: (input) => client.startImport(input).then(next),
      jobStatus,
      ...over,
    },
    clock,
    ['/home/mira/sea.apkg'],
    {
      written: ({ cards }) => heard.push(`written ${cards.added}`),
      study: (deck) => heard.push(`study ${deck?.name ?? 'all'}`),
      undone: (label) => heard.push(`undone ${label}`),
      notes: (paths) => heard.push(`notes ${paths.join()}`),
      left: () => heard.push('left'),
    },
    dropped,
  );
  const asked = (method: string) => calls.filter((call) => call.method === method).map(({ input }) => input);
  return { state, clock, heard, asked };
}

describe('a plan', () => {
  it('is shown once the work is done, with its progress before', async () => {
    const { state, clock } = start([running(4), finished(planned())]);
    const loading = state.load();
    await settled();
    expect(state.progress).toMatchObject({ done: 4, total: 10 });
    expect(state.work).toBe('plan');
    clock.advance(1000);
    await loading;
    expect(state.plan?.cards.added).toBe(3);
    expect(state.progress).toBeNull();
    expect(state.work).toBeNull();
  });

  it('is made anew for another choice, and the one before is heard of no more', async () => {
    const { state, clock, asked } = start([running(1), finished(planned({ reviews: 0 })), finished(planned())]);
    const first = state.load();
    await settled();
    const second = state.choose({ history: false, deck: ' Sea ' });
    await second;
    clock.advance(1000);
    await first;
    expect(asked('planImport').at(-1)).toMatchObject({ history: false, deck: 'Sea', wins: 'newer' });
    expect(asked('cancelJob')).toEqual([{ job: 1 }]);
    expect(state.plan?.reviews).toBe(0);
    expect(state.work).toBeNull();
  });

  it.each([
    [true, ['notes /home/mira/sea.apkg']],
    [false, []],
  ])('of text that can be notes too is one unless it was dropped (dropped: %s)', async (dropped, expected) => {
    const files = [{ path: '/home/mira/sea.apkg', format: 'hashcards' as const, cards: 2, refused: null, notes: true }];
    const { state, heard } = start([finished(planned({ files }))], {}, dropped);
    await state.load();
    expect(heard).toEqual(expected);
    expect(state.plan === null).toBe(dropped);
  });

  it('of notes leads to their preview', async () => {
    const files = [{ path: '/home/mira/sea.apkg', format: null, cards: 0, refused: 'These are notes.', notes: true }];
    const { state, heard } = start([finished(planned({ files }))]);
    await state.load();
    expect(heard).toEqual(['notes /home/mira/sea.apkg']);
    expect(state.plan).toBeNull();
  });

  it('says what went wrong, and can be asked for again', async () => {
    const { state } = start([{ state: 'failed', message: 'The disk is full.' }, finished(planned())]);
    await state.load();
    expect(state.failure?.message).toBe('The disk is full.');
    await state.load();
    expect(state.failure).toBeNull();
    expect(state.plan).not.toBeNull();
  });

  it('is dropped when the window shows something else', async () => {
    const { state, asked, clock } = start([running(1), finished(planned())]);
    const loading = state.load();
    await settled();
    state.abandon();
    clock.advance(1000);
    await loading;
    expect(asked('cancelJob')).toEqual([{ job: 1 }]);
    expect(state.plan).toBeNull();
  });
});

describe('an import', () => {
  it('ends with its report, and offers what was asked to study', async () => {
    const { state, heard } = start([
      finished(planned()),
      finished(planned({ written: true, decks: [{ name: 'Networking/Services', cards: 3 }] })),
    ]);
    await state.load();
    await state.start();
    expect(state.report?.written).toBe(true);
    await state.study();
    expect(heard).toEqual(['written 3', 'study Networking/Services']);
  });

  it('starts only once, and only when something can be read', async () => {
    const refused = [{ path: '/x', format: null, cards: 0, refused: 'The file is empty.', notes: false }];
    const { state, asked } = start([finished(planned({ files: refused })), finished(planned()), running(1)]);
    await state.load();
    await state.start();
    expect(asked('startImport')).toEqual([]);
    await state.load();
    void state.start();
    void state.start();
    await settled();
    expect(asked('startImport')).toHaveLength(1);
  });

  it('that is broken off says so and keeps the plan', async () => {
    const { state, clock, heard, asked } = start([finished(planned()), running(1), { state: 'cancelled' }]);
    await state.load();
    const importing = state.start();
    await settled();
    await state.cancel();
    clock.advance(1000);
    await importing;
    expect(asked('cancelJob')).toEqual([{ job: 2 }]);
    expect(state.cancelled).toBe(true);
    expect(state.plan).not.toBeNull();
    expect(heard).toEqual([]);
    await state.cancel();
    expect(heard).toEqual(['left']);
  });

  it('is taken back in words', async () => {
    const { state, heard } = start([finished(planned()), finished(planned({ written: true }))], {
      undo: () => Promise.resolve({ label: 'Import of sea.apkg', card: null }),
    });
    await state.load();
    await state.start();
    await state.undo();
    expect(heard.at(-1)).toBe('undone Import of sea.apkg');
  });
});

it('a report as text says all that the screen says', () => {
  expect(reportText(planned({ written: true })).split('\n')).toEqual([
    'Imported into Kubedeck',
    '',
    'sea.apkg: Anki package, 5 cards',
    '',
    'Cards added: 3',
    'Cards updated: 1',
    'Cards unchanged: 1',
    'Cards kept as they are: 0',
    'Also: 12 reviews',
    'Also: 1 picture or recording (2 KB)',
    'Also: 2 pictures and recordings here already',
    '',
    'Decks with new cards:',
    '  Sea/Words: 3',
    '',
    'Left out:',
    '  Note 7: It has no fields.',
    '',
  ]);
});

it('a column gets another role; question and answer change places when nothing else would ask', () => {
  expect(withRole(['front', 'answer', 'why'], 0, 'answer')).toEqual(['answer', 'front', 'why']);
  expect(withRole(['front', 'answer', 'why'], 2, 'front')).toEqual(['front', 'answer', 'front']);
  expect(withRole(['front'], 0, 'ignore')).toEqual(['ignore']);
});

it('the deck that all are in or below', () => {
  expect(commonDeck(['A/B/C', 'A/B', 'A/B/D'])).toBe('A/B');
  expect(commonDeck(['A/B', 'A/Bc'])).toBe('A');
  expect(commonDeck(['A', 'B'])).toBeNull();
  expect(commonDeck([])).toBeNull();
});

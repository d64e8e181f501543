import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Client, JobResult, JobStatus, NotesPreview, SyncReport } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { previewFiles, type PreviewCard } from '../../renderer/lib/preview';
import { PreviewState } from '../../renderer/state/preview.svelte';
import { createFakeClient } from './fake-client';
import { fakeNotes, noteCard } from './fake-notes';
import { createHeldClock, settled } from './held-clock';

async function open(over: Partial<Client> = {}, path = '/home/mira/notes/new') {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const ended: { report: SyncReport | null; known: boolean }[] = [];
  const ends = {
    added: (report: SyncReport, known: boolean) => ended.push({ report, known }),
    cancelled: () => ended.push({ report: null, known: false }),
  };
  const preview = new PreviewState({ ...client, ...over }, path, ends, clock);
  onTestFinished(() => preview.close());
  await preview.load();
  const card = (key: string): PreviewCard => {
    const found = preview.files?.flatMap(({ cards }) => cards).find((each) => each.card.key === key);
    if (!found) throw new Error(`no card ${key}`);
    return found;
  };
  const added = () => calls.filter(({ method }) => method === 'startAdding').map(({ input }) => input);
  return { preview, card, added, ended, calls, clock };
}

const seen = (over: Partial<NotesPreview>): NotesPreview => ({
  notes: [...fakeNotes],
  read: 3,
  total: 3,
  version: 1,
  within: null,
  contains: [],
  ...over,
});

describe('the preview of notes', () => {
  it('counts what is written, what is found, and what can’t be made', async () => {
    const { preview, added } = await open();
    expect(preview).toMatchObject({ written: 1, found: 3, hindered: 2, on: 4 });
    expect(preview.kinds).toEqual([
      { kind: 'commands', found: 2, on: 2 },
      { kind: 'definitions', found: 1, on: 1 },
    ]);
    expect(added()).toEqual([]);
  });

  it('says why a card is left out, and keeps it out', async () => {
    const { preview, card } = await open();
    expect(card('psp').obstacle).toMatch(/Removed in 1.25/);
    expect(card('future').obstacle).toBe('For Kubernetes 1.40 and later; your exam uses 1.35.');
    preview.toggle(card('psp'));
    expect(preview.isOn(card('psp'))).toBe(false);
  });

  it('switches a kind off and on, single cards too, but never what is written as a card', async () => {
    const { preview, card } = await open();
    preview.toggleKind('commands');
    expect(preview.on).toBe(2);
    preview.toggle(card('logs'));
    expect([preview.isOn(card('logs')), preview.isOn(card('top'))]).toEqual([true, false]);
    preview.toggleKind('commands');
    expect(preview.on).toBe(4);
    preview.toggle(card('written'));
    expect(preview.isOn(card('written'))).toBe(true);
  });

  it('adds exactly what is on', async () => {
    const { preview, card, added, ended } = await open();
    preview.toggleKind('definitions');
    preview.toggle(card('top'));
    await preview.add();
    expect(added()).toEqual([
      { path: '/home/mira/notes/new', choices: { found: expect.not.arrayContaining(['definitions']) as unknown, off: ['top'] } },
    ]);
    expect(ended).toMatchObject([{ known: false, report: { added: 4 } }]);
  });

  it('starts from what was chosen before', async () => {
    const { client } = createFakeClient();
    const [, folder] = await client.noteFolders({});
    if (!folder) throw new Error('no folder');
    const stored = { ...folder, choices: { found: ['commands' as const], off: ['logs', 'of another day'] } };
    const { preview, card, added } = await open({ noteFolders: () => Promise.resolve([stored]) }, stored.path);
    expect([preview.isOn(card('logs')), preview.isOn(card('top')), preview.isOn(card('probe'))]).toEqual([false, true, false]);
    preview.toggle(card('logs'));
    await preview.add();
    expect(added()).toEqual([{ path: stored.path, choices: { found: ['commands'], off: ['of another day'] } }]);
  });

  it('stays open with the reason when nothing could be added', async () => {
    const { preview, ended } = await open({ startAdding: () => Promise.reject(new ApiError('not-found', 'It is gone.')) });
    await preview.add();
    expect(preview.failure?.message).toBe('It is gone.');
    expect(preview.busy).toBe(false);
    expect(ended).toEqual([]);
  });

  it('changes nothing when it is cancelled', async () => {
    const { preview, added, ended } = await open();
    preview.toggleKind('commands');
    preview.cancel();
    expect(added()).toEqual([]);
    expect(ended).toEqual([{ report: null, known: false }]);
  });
});

describe('a preview of many notes', () => {
  it('shows the first at once, and can be added when all are read', async () => {
    const [first] = fakeNotes;
    if (!first) throw new Error('no note');
    const rest = Promise.withResolvers<NotesPreview>();
    const asked: number[] = [];
    const opening = open({
      previewNotes: ({ patienceMs }) => {
        asked.push(patienceMs);
        return asked.length === 1 ? Promise.resolve(seen({ notes: [first], read: 1 })) : rest.promise;
      },
    });
    await settled();
    expect(asked).toHaveLength(2);
    expect(asked[0]).toBeLessThan(500);
    rest.resolve(seen({}));
    const { preview } = await opening;
    expect(preview).toMatchObject({ ready: true, read: 3, on: 4 });
  });

  it('can’t be added before all are read', async () => {
    const { client, calls } = createFakeClient();
    const never = new Promise<NotesPreview>(() => undefined);
    let times = 0;
    const previewNotes = () => (times++ === 0 ? Promise.resolve(seen({ read: 1 })) : never);
    const ends = { added: () => undefined, cancelled: () => undefined };
    const preview = new PreviewState({ ...client, previewNotes }, '/notes', ends, createHeldClock());
    void preview.load();
    await settled();
    expect(preview).toMatchObject({ ready: false, read: 1, total: 3, on: 4 });
    await preview.add();
    expect(calls.filter(({ method }) => method === 'startAdding')).toEqual([]);
  });

  it('keeps what is drawn of notes that did not change, says that others did, and which choice was lost', async () => {
    const change = Promise.withResolvers<{ version: number }>();
    let notes = [...fakeNotes];
    let waits = 0;
    const { preview, card } = await open({
      previewNotes: () => Promise.resolve(seen({ notes })),
      previewChange: () => (waits++ === 0 ? change.promise : new Promise(() => undefined)),
    });
    preview.toggle(card('logs'));
    const old = preview.files?.find(({ file }) => file === 'old.md');
    notes = notes.map((note) =>
      note.file === 'pods.md' ? { ...note, cards: note.cards.filter(({ key }) => key !== 'logs') } : structuredClone(note),
    );
    change.resolve({ version: 2 });
    await settled();
    expect(preview).toMatchObject({ changed: true, lost: 1, on: 3 });
    expect(preview.files?.find(({ file }) => file === 'old.md')).toBe(old);
  });

  it('is part of an added folder: nothing can be added', async () => {
    const { preview, added } = await open({ previewNotes: () => Promise.resolve(seen({ within: '/home/mira/notes' })) });
    await preview.add();
    expect(preview).toMatchObject({ ready: false, within: '/home/mira/notes' });
    expect(added()).toEqual([]);
  });

  it('starts from what was chosen of the folders in it', async () => {
    const { client } = createFakeClient();
    const [, folder] = await client.noteFolders({});
    if (!folder) throw new Error('no folder');
    const inner = { ...folder, choices: { found: [...folder.choices.found], off: ['logs'] } };
    const { preview, card } = await open({
      noteFolders: () => Promise.resolve([inner]),
      previewNotes: () => Promise.resolve(seen({ contains: [inner.path] })),
    });
    expect([preview.isOn(card('logs')), preview.isOn(card('top'))]).toEqual([false, true]);
  });

  it('says how far a long adding is, and stops it when asked', async () => {
    const { client } = createFakeClient();
    const report = await client.sync({});
    const states: JobStatus<JobResult>[] = [
      { state: 'running', done: 2, total: 9, label: 'Reading the notes' },
      { state: 'finished', result: { job: 'notes', report } },
    ];
    const long = { startAdding: () => Promise.resolve({ job: 7, report: null }) };
    const { preview, ended, clock } = await open({ ...long, jobStatus: () => Promise.resolve(states.shift() ?? { state: 'cancelled' }) });
    const adding = preview.add();
    await settled();
    expect(preview.progress).toMatchObject({ done: 2, total: 9 });
    clock.advance(1000);
    await adding;
    expect(ended).toEqual([{ report, known: false }]);

    let cancelled = false;
    const stopped = await open({
      ...long,
      jobStatus: () =>
        Promise.resolve<JobStatus<JobResult>>(
          cancelled ? { state: 'cancelled' } : { state: 'running', done: 0, total: 9, label: 'Reading' },
        ),
      cancelJob: () => {
        cancelled = true;
        return Promise.resolve({});
      },
    });
    const stopping = stopped.preview.add();
    await settled();
    stopped.preview.cancel();
    stopped.clock.advance(1000);
    await stopping;
    expect(stopped.ended).toEqual([]);
    expect(stopped.preview).toMatchObject({ busy: false, progress: null, failure: null });
  });
});

describe('a note that changes while notes are added', () => {
  it.each(['failed', 'was cancelled'])('is read again when the adding %s', async (how) => {
    const added = Promise.withResolvers<{ job: number; report: null }>();
    const change = Promise.withResolvers<{ version: number }>();
    const asked: number[] = [];
    const { preview } = await open({
      startAdding: () => added.promise,
      jobStatus: () => Promise.resolve({ state: 'cancelled' }),
      previewNotes: () => Promise.resolve(seen({ version: asked.length + 1 })),
      previewChange: ({ since }) => {
        asked.push(since);
        return asked.length === 1 ? change.promise : asked.length === 2 ? Promise.resolve({ version: 2 }) : new Promise(() => undefined);
      },
    });
    const adding = preview.add();
    change.resolve({ version: 2 });
    await settled();
    expect(preview.changed).toBe(false);
    if (how === 'failed') added.reject(new ApiError('disk-full', 'The disk is full.'));
    else added.resolve({ job: 7, report: null });
    await adding;
    await settled();
    expect(preview).toMatchObject({ busy: false, changed: true });
    expect(asked.slice(0, 2)).toEqual([1, 1]);
  });

  it('is of no more interest once they are added', async () => {
    const change = Promise.withResolvers<{ version: number }>();
    let asked = 0;
    const { preview } = await open({
      previewChange: () => {
        asked += 1;
        return asked === 1 ? change.promise : new Promise(() => undefined);
      },
    });
    const adding = preview.add();
    change.resolve({ version: 2 });
    await adding;
    await settled();
    expect(asked).toBe(1);
  });
});

describe('the cards of a note', () => {
  it('stay in order, each once, in short runs, under the heading each has', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', ''), { maxLength: 60 }), (headings) => {
        const cards = headings.map((heading, index) =>
          noteCard(String(index), { source: { file: 'a.md', heading: heading ? [heading] : [], line: index, endLine: index } }),
        );
        const [file] = previewFiles([{ file: 'a.md', cards, problems: [], skipped: [] }], '1.35');
        const chunks = file?.chunks ?? [];
        expect(chunks.flatMap((chunk) => chunk.cards.map(({ card }) => card))).toEqual(cards);
        expect(chunks.every((chunk) => chunk.cards.length <= 10)).toBe(true);
        let under: string[] = [];
        chunks.forEach((chunk, index) => {
          const path = chunk.cards[0]?.card.source.heading ?? [];
          if (index === 0 || path.join() !== under.join()) under = path;
          expect(chunk.cards.every(({ card }) => card.source.heading.join() === under.join())).toBe(true);
        });
      }),
    );
  });
});

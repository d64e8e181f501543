import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client, SyncReport } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { previewFiles, type PreviewCard } from '../../renderer/lib/preview';
import { PreviewState } from '../../renderer/state/preview.svelte';
import { createFakeClient } from './fake-client';
import { fakeNotes, noteCard } from './fake-notes';

async function open(over: Partial<Client> = {}, path = '/home/mira/notes/new') {
  const { client, calls } = createFakeClient();
  const ended: { report: SyncReport | null; known: boolean }[] = [];
  const preview = new PreviewState({ ...client, readNotes: () => Promise.resolve([...fakeNotes]), ...over }, path, {
    added: (report, known) => ended.push({ report, known }),
    cancelled: () => ended.push({ report: null, known: false }),
  });
  await preview.load();
  const card = (key: string): PreviewCard => {
    const found = preview.files?.flatMap(({ cards }) => cards).find((each) => each.card.key === key);
    if (!found) throw new Error(`no card ${key}`);
    return found;
  };
  const added = () => calls.filter(({ method }) => method === 'addNotes').map(({ input }) => input);
  return { preview, card, added, ended };
}

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
    const { preview, ended } = await open({ addNotes: () => Promise.reject(new ApiError('not-found', 'It is gone.')) });
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

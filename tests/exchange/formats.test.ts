import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../electron/core/notes/parse-note';
import { openAnki } from '../../electron/exchange/anki/to-collection';
import type { Collection, ImportedCard, OpenCollection } from '../../electron/exchange/collection';
import { openCsv } from '../../electron/exchange/delimited/read-delimited';
import { openKubedeckJson } from '../../electron/exchange/kubedeck-json/read';
import { newCard } from '../../electron/exchange/new-card';
import { writeAnki } from '../../electron/exchange/write/anki/write-anki';
import { writeCsv } from '../../electron/exchange/write/csv';
import { writeJson } from '../../electron/exchange/write/json';
import { writeNotes } from '../../electron/exchange/write/notes/write-notes';
import type { WriteSource } from '../../electron/exchange/write/writing';
import { madeCard, madeCollection, madeContent, madeOwn, madeSchedule, makeContext, makeFolder, now, sourceOf, today } from './write/made';

type Kept = 'yes' | 'part' | 'no';

/** The cells of the table below the heading of `docs/formats.md`. */
function tableBelow(heading: string): { columns: string[]; rows: Map<string, string[]> } {
  const text = readFileSync('docs/formats.md', 'utf8');
  const part = text.slice(text.indexOf(`\n## ${heading}\n`));
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  const table = lines.slice(
    0,
    part
      .slice(0, part.indexOf('\n\n', part.indexOf('|')))
      .split('\n')
      .filter((line) => line.startsWith('|')).length,
  );
  const [header = [], , ...rows] = table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return { columns: header.slice(1), rows: new Map(rows.map(([name = '', ...cells]) => [name, cells])) };
}

/** Written and read again, by column of the table. */
const trips: Record<string, (source: WriteSource) => Promise<OpenCollection>> = {
  'Anki package': async (source) => {
    const target = join(makeFolder(), 'a.apkg');
    await writeAnki(target, source, makeContext());
    return openAnki(target, makeContext());
  },
  CSV: async (source) => {
    const target = join(makeFolder(), 'a.csv');
    await writeCsv(target, source, makeContext());
    return openCsv(target, makeContext(), { text: 'markdown' });
  },
  'Markdown notes': async (source) => {
    const target = join(makeFolder(), 'notes');
    await writeNotes(target, source, makeContext());
    const notes = globSync('**/*.md', { cwd: target }).map((file) => parseNote(readFileSync(join(target, file), 'utf8'), { file }));
    const cards = notes.flatMap((note) =>
      note.cards.map((card, position): ImportedCard => {
        const { key, deck, siblings, tags, exams, kubernetes, wrong, form, confidence, outdated } = card;
        const own = { ...madeOwn, wrong, form, confidence, outdated };
        return newCard({ key, deck, siblings, tags, exams, kubernetes, position, content: contentOf(card), own });
      }),
    );
    return { ...source, collection: madeCollection(cards), close: () => undefined };
  },
  'Kubedeck JSON': async (source) => {
    const target = join(makeFolder(), 'a.json');
    await writeJson(target, source, makeContext(), '1.0.0');
    return openKubedeckJson(target, makeContext());
  },
};

const contentOf = ({ kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario }: ImportedCard['content']) => ({
  kind,
  front,
  answer,
  accept,
  broken,
  blanks,
  at,
  gap,
  list,
  why,
  link,
  scenario,
});

/** One row of the table: cards that have what it is about, and where to look for it. */
interface Probe {
  cards?: ImportedCard[];
  rest?: Partial<Collection>;
  media?: Record<string, string>;
  look: (collection: Collection) => unknown;
}

const own = { ...madeOwn, wrong: ['kube-proxy'] };
const one = (changes: Partial<ImportedCard>) => [madeCard('one', { own: madeOwn, ...changes })];
const withContent = (changes: Partial<ImportedCard['content']>) => one({ content: madeContent(changes) });
const each = (pick: (card: ImportedCard) => unknown) => (collection: Collection) => collection.cards.map(pick);
const yaml = { kind: 'yaml' as const, answer: 'spec:\n  a: 1' };
const template = { name: 'Card', front: '{{Word}}', back: '{{Meaning}}' };

const probes: Record<string, Probe> = {
  text: {
    cards: withContent({ front: 'Which `port`?', answer: '**443**\nor 6443' }),
    look: each(({ content }) => [content.front, content.answer]),
  },
  gaps: {
    cards: [1, 2].map((gap) =>
      madeCard(`g${gap}`, {
        siblings: 's',
        content: madeContent({ kind: 'cloze', gap, front: '{{c1::etcd::a store}} on {{c2::nodes}}', answer: gap === 1 ? 'etcd' : 'nodes' }),
      }),
    ),
    look: each(({ content: { kind, gap, front, answer } }) => [kind, gap, front, answer]),
  },
  'kinds of card': {
    cards: (['command', 'yaml', 'concept', 'basic'] as const).map((kind, index) =>
      madeCard(kind, {
        position: index,
        content: madeContent({ kind, front: `${kind}?`, answer: kind === 'yaml' ? 'a: 1' : 'kubectl get pods' }),
      }),
    ),
    look: each(({ content }) => content.kind),
  },
  'broken text to repair': {
    cards: withContent({ ...yaml, broken: 'spec: [' }),
    look: each(({ content }) => [content.broken, content.front]),
  },
  'blanks in manifests': { cards: withContent({ ...yaml, blanks: [2] }), look: each(({ content }) => content.blanks) },
  'further right answers': { cards: withContent({ accept: ['kubelet', 'a kubelet'] }), look: each(({ content }) => content.accept) },
  'near misses': { cards: one({ own }), look: each((card) => card.own?.wrong ?? []) },
  'reason and page': {
    cards: withContent({ why: 'So it is.', link: '/docs/concepts/' }),
    look: each(({ content }) => [content.why, content.link]),
  },
  scenarios: {
    cards: withContent({ ...yaml, scenario: { key: 'sale', title: 'The sale', scene: 'Cluster `retail`.', points: 3, step: 1, steps: 1 } }),
    look: each(({ content }) => content.scenario),
  },
  'HTML templates': {
    cards: [
      madeCard('anki:g:0', {
        made: { guid: 'g', template: 0 },
        siblings: 'anki:g',
        content: madeContent({ front: 'Hund', answer: 'dog' }),
      }),
    ],
    rest: {
      types: [
        { key: 'anki:1600000000001', name: 'Words', cloze: false, fields: ['Word', 'Meaning'], templates: [template], css: '.card {}' },
      ],
      notes: [{ guid: 'g', type: 'anki:1600000000001', fields: ['<b>Hund</b>', 'dog'], modifiedAt: Math.floor(now / 1000) * 1000 }],
    },
    look: ({ types, notes, cards }) => [types, notes, cards.map(({ made, content }) => [made, content.front])],
  },
  decks: { cards: one({ deck: 'Services/DNS' }), look: each(({ deck }) => deck) },
  tags: { cards: one({ tags: ['a::b', 'dns'] }), look: each(({ tags }) => tags) },
  'exam topics': { cards: one({ exams: [{ exam: 'cka', domain: 'networking', topic: 'coredns' }] }), look: each(({ exams }) => exams) },
  'Kubernetes versions': { cards: one({ kubernetes: { since: '1.29', until: '1.36' } }), look: each(({ kubernetes }) => kubernetes) },
  flags: { cards: one({ flag: 3 }), look: each(({ flag }) => flag) },
  suspended: { cards: one({ suspended: true }), look: each(({ suspended }) => suspended) },
  'set aside for today': { cards: one({ buriedDay: today }), look: each(({ buriedDay }) => buriedDay) },
  'place among new cards': {
    cards: [4, 7, 9].map((position) => madeCard(`p${position}`, { position, content: madeContent({ front: `${10 - position}?` }) })),
    look: ({ cards }) => cards.toSorted((a, b) => a.position - b.position).map(({ content }) => content.front),
  },
  reviews: {
    cards: one({
      schedule: madeSchedule,
      reviews: [
        { type: 'answer', at: now - 20 * 86_400_000, rating: 1, durationMs: 4000, interval: 0 },
        { type: 'practice', at: now - 19 * 86_400_000, rating: 3, durationMs: 900, interval: 0 },
        { type: 'answer', at: now - 18 * 86_400_000, rating: 4, durationMs: 1200, interval: 11 },
      ],
    }),
    look: each(({ reviews }) => reviews.filter(({ type }) => type === 'answer').map((review) => ({ ...review, own: undefined }))),
  },
  'FSRS memory': { cards: one({ schedule: madeSchedule }), look: each(({ schedule }) => schedule?.memory ?? null) },
  'due day': {
    cards: one({ schedule: madeSchedule }),
    look: each(({ schedule }) => schedule && [schedule.state, schedule.dueDay, schedule.interval]),
  },
  'deck options': {
    cards: one({}),
    rest: { decks: [{ name: 'Cluster/Nodes', options: { retention: 0.85, newPerDay: 7, mix: 'new-first' } }] },
    look: ({ decks }) =>
      decks.filter(({ name }) => name === 'Cluster/Nodes').map(({ options }) => [options.retention, options.newPerDay, options.mix]),
  },
  media: { cards: one({}), media: { 'dog.jpg': 'a picture' }, look: ({ media }) => media.map(({ name }) => name) },
};

async function lookAfter(
  trip: (source: WriteSource) => Promise<OpenCollection>,
  { rest, media, look, cards = one({}) }: Probe,
): Promise<unknown> {
  const open = await trip(sourceOf(madeCollection(cards, rest), media));
  open.close();
  return look(open.collection);
}

describe('what formats hold', () => {
  const out = tableBelow('Out');
  const cells = [...out.rows].flatMap(([row, kept]) => out.columns.map((column, index) => [row, column, kept[index] as Kept] as const));

  it('the table has a row for each probe and a column for each format that is written', () => {
    expect([...out.rows.keys()]).toEqual(Object.keys(probes));
    expect(out.columns).toEqual(Object.keys(trips));
  });

  it.each(cells)('%s in %s: %s', async (row, column, kept) => {
    const [probe, trip] = [probes[row], trips[column]];
    if (!probe || !trip) throw new Error('No such cell');
    const written = probe.look(sourceOf(madeCollection(probe.cards ?? one({}), probe.rest), probe.media).collection);
    const read = await lookAfter(trip, probe);
    // What is left of a card that never had it is what a format that drops it gives.
    const cards = probe.cards && probe.cards.length > 1 ? probe.cards.map(plain) : one({});
    const without = await lookAfter(trip, { cards, look: probe.look });
    const found: Kept = isDeepStrictEqual(read, written) ? 'yes' : isDeepStrictEqual(read, without) ? 'no' : 'part';
    expect({ [`${row} in ${column}`]: found, read }).toEqual({ [`${row} in ${column}`]: kept, read });
  });

  it('the other table has a column for every format that is read', () => {
    const { columns, rows } = tableBelow('In');
    expect(columns).toHaveLength(12);
    for (const [, kept] of rows) expect(kept.filter((cell) => /^(?:yes|part|no)$/.test(cell))).toHaveLength(columns.length);
  });
});

const plain = (card: ImportedCard): ImportedCard => madeCard(card.key, { content: madeContent({ front: card.key }) });

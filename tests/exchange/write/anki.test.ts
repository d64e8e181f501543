import Database from 'better-sqlite3';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Collection, ImportedCard, ImportedReview } from '../../../electron/exchange/collection';
import { readAnki } from '../../../electron/exchange/anki/read-anki';
import { openAnki } from '../../../electron/exchange/anki/to-collection';
import { questionHtml } from '../../../electron/exchange/write/anki/own-html';
import { ownCardOf } from '../../../electron/exchange/write/anki/own-notes';
import { ownClozeType, ownType } from '../../../electron/exchange/write/anki/own-types';
import { writeAnki } from '../../../electron/exchange/write/anki/write-anki';
import { openZip } from '../../../electron/exchange/zip';
import { madeCard, madeCollection, madeContent, madeOwn, madeSchedule, makeContext, makeFolder, now, sourceOf, today } from './made';

const day = 86_400_000;

async function write(collection: Collection, media: Record<string, string> = {}) {
  const target = join(makeFolder(), 'deck.apkg');
  const report = await writeAnki(target, sourceOf(collection, media), makeContext());
  return { target, report };
}

async function there(collection: Collection, media: Record<string, string> = {}) {
  const { target } = await write(collection, media);
  const open = await openAnki(target, makeContext());
  open.close();
  return open.collection;
}

/** The notes of a package as Anki has them. */
async function ankiNotes(collection: Collection) {
  const { target } = await write(collection);
  return (await readAnki(target, { tempDir: makeFolder() })).notes;
}

const lexicon = {
  types: [
    {
      key: 'anki:1600000000001',
      name: 'Both ways',
      cloze: false,
      fields: ['Word', 'Meaning', 'Note'],
      templates: [
        { name: 'There', front: '{{Word}}', back: '{{FrontSide}}<hr id=answer>{{Meaning}}' },
        { name: 'Back', front: '{{#Meaning}}{{Meaning}} {{Note}}{{/Meaning}}', back: '{{Word}}' },
      ],
      css: '.card { color: teal; }',
    },
  ],
  notes: [{ guid: 'x~y', type: 'anki:1600000000001', fields: ['<b>Hund</b> [sound:hund.mp3]', 'dog', ''], modifiedAt: now - day }],
};

function templated(template: number, changes: Partial<ImportedCard> = {}): ImportedCard {
  return madeCard(`anki:x~y:${template}`, { made: { guid: 'x~y', template }, siblings: 'anki:x~y', deck: 'Languages/TCP∕IP', ...changes });
}

describe('writing Anki packages', () => {
  it('keeps cards of templates: note, type, deck, tags, flag, suspension, place', async () => {
    const cards = [
      templated(0, { tags: ['a::b', 'noun'], leech: true, flag: 3, schedule: madeSchedule, position: 7 }),
      templated(1, { tags: ['a::b', 'noun'], leech: true, suspended: true, position: 12 }),
    ];
    const read = await there(madeCollection(cards, lexicon));
    expect(read.types).toEqual(lexicon.types);
    expect(read.notes).toEqual([{ ...lexicon.notes[0], modifiedAt: now - day }]);
    const apartFromText = (list: ImportedCard[]) => list.map((card) => ({ ...card, content: null }));
    expect(apartFromText(read.cards)).toEqual(apartFromText(cards));
  });

  it('gives the same card of two note folders two names, and each the same name every time', async () => {
    const source = { path: '/notes', file: 'etcd.md', heading: [], line: 1, endLine: 2, key: 'same', id: null };
    const from = (path: string) => madeCard('same', { own: { ...madeOwn, source: { ...source, path } } });
    const guids = async (...cards: ImportedCard[]) => (await ankiNotes(madeCollection(cards))).map(({ guid }) => guid);
    const [first, second, third] = await guids(from('/notes'), from('/copy'), from('/copy'));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await guids(from('/notes'), madeCard('other'), from('/copy'))).toEqual([first, expect.any(String), second]);
    expect(await guids(from('/notes'))).toEqual([first]);
  });

  it('closes up places among new cards that Anki would take for mistakes, in their order', async () => {
    const placed = (positions: number[]) => madeCollection(positions.map((position, index) => madeCard(`k${index}`, { position })));
    expect((await there(placed([5, 999_999, 12]))).cards.map(({ position }) => position)).toEqual([5, 999_999, 12]);
    expect((await there(placed([7_000_012, 5, 1_000_000, 5, 3_000_001]))).cards.map(({ position }) => position)).toEqual([3, 0, 1, 0, 2]);
  });

  it('keeps where a card stands: learning, relearning, overdue, buried', async () => {
    const common = { memory: { stability: 0.4, difficulty: 7.25 }, interval: 0, lastAt: now - 60_000, lastDay: today, reps: 2, lapses: 0 };
    const places = [
      { ...common, state: 'learning' as const, step: 1, dueAt: now + 540_000, dueDay: today },
      { ...common, state: 'relearning' as const, step: 0, dueAt: now + 60_000, dueDay: today, lapses: 4 },
      { ...common, state: 'learning' as const, step: 0, dueAt: null, dueDay: today + 1 },
      { ...madeSchedule, dueDay: today - 400, interval: 30_000 },
    ];
    const read = await there(madeCollection(places.map((schedule, index) => madeCard(`k${index}`, { schedule, buriedDay: today }))));
    expect(read.cards.map(({ schedule }) => schedule)).toEqual(places);
    expect(read.cards.map(({ buriedDay }) => buriedDay)).toEqual([today, today, today, today]);
  });

  it('keeps the history in its order, with an id of its own for each answer', async () => {
    const reviews: ImportedReview[] = [
      { type: 'answer', at: now - 20 * day, rating: 1, durationMs: 4200, interval: 0 },
      { type: 'answer', at: now - 20 * day + 1, rating: 3, durationMs: null, interval: 3 },
      { type: 'practice', at: now - 18 * day, rating: 2, durationMs: 900, interval: 3 },
      { type: 'reset', at: now - 17 * day, interval: 0 },
      { type: 'answer', at: now - 16 * day, rating: 4, durationMs: 1, interval: 8 },
      { type: 'reschedule', at: now - 10 * day, interval: 2 },
      { type: 'answer', at: now - 8 * day, rating: 1, durationMs: 90_000, interval: 0 },
    ];
    const twice = ['one', 'two'].map((key) => madeCard(key, { reviews, schedule: madeSchedule }));
    const read = await there(madeCollection(twice));
    const expected = reviews.map((review) =>
      'durationMs' in review ? { ...review, durationMs: Math.min(review.durationMs ?? 0, 60_000) } : review,
    );
    expect(read.cards[0]?.reviews).toEqual(expected);
    expect(read.cards[1]?.reviews.map(({ at }, index) => at - (reviews[index]?.at ?? 0))).toEqual([2, 2, 1, 1, 1, 1, 1]);
  });

  it('a clock that was put back does not change the order of answers', async () => {
    const reviews: ImportedReview[] = [
      { type: 'answer', at: now - day, rating: 3, durationMs: 5, interval: 1 },
      { type: 'answer', at: now - 2 * day, rating: 1, durationMs: 6, interval: 2 },
    ];
    const read = await there(madeCollection([madeCard('k', { reviews, schedule: madeSchedule })]));
    expect(read.cards[0]?.reviews.map((review) => ('rating' in review ? review.rating : 0))).toEqual([3, 1]);
  });

  it('gives every deck the options in force in it', async () => {
    const weights = makeContext().weights.map((weight, index) => (index === 0 ? weight + 0.01 : weight));
    const read = await there(
      madeCollection([madeCard('a'), madeCard('b', { deck: 'Cluster' }), madeCard('c', { deck: 'Other' })], {
        decks: [
          { name: 'Cluster', options: { retention: 0.85, newPerDay: 3, weights } },
          { name: 'Cluster/Nodes', options: { leechAction: 'suspend', learningMinutes: [1.5, 30] } },
        ],
      }),
    );
    const byName = new Map(read.decks.map(({ name, options }) => [name, options]));
    expect(byName.get('Cluster/Nodes')).toMatchObject({
      retention: 0.85,
      newPerDay: 3,
      weights,
      leechAction: 'suspend',
      learningMinutes: [1.5, 30],
    });
    expect(byName.get('Cluster')).toMatchObject({ retention: 0.85, weights, leechAction: 'flag' });
    expect(byName.get('Other')).toMatchObject({ retention: 0.9, newPerDay: 20 });
  });

  it('decks that differ only in case are one in Anki, and two colons part no name', async () => {
    const read = await there(
      madeCollection([madeCard('a', { deck: 'K8s/One' }), madeCard('b', { deck: 'k8s/two' }), madeCard('c', { deck: 'std::vector' })]),
    );
    expect(read.cards.map(({ deck }) => deck)).toEqual(['K8s/One', 'K8s/two', 'std꞉꞉vector']);
  });

  it('keeps media, without what could not be read and without names that are paths', async () => {
    const media = { 'dog.jpg': 'a picture', 'Käse.png': '', '../evil.png': 'x', 'gone.png': 'x' };
    const source = sourceOf(madeCollection([madeCard('k')]), media);
    const target = join(makeFolder(), 'deck.apkg');
    const readMedia = (name: string) => (name === 'gone.png' ? Promise.reject(new Error('It is gone.')) : source.readMedia(name));
    const report = await writeAnki(target, { ...source, readMedia }, makeContext());
    expect(report).toEqual({
      cards: 1,
      media: 2,
      omitted: [
        { what: 'A media file', reason: 'Its name is no plain file name.' },
        { what: 'Media file gone.png', reason: 'It is gone.' },
      ],
    });
    const open = await openAnki(target, makeContext());
    expect(open.collection.media.map(({ name }) => name)).toEqual(['dog.jpg', 'Käse.png']);
    expect((await open.readMedia('dog.jpg')).toString()).toBe('a picture');
    open.close();
  });

  it('has the tables of every Anki since 2012, with a notice under the oldest name', async () => {
    const { target } = await write(madeCollection([madeCard('k', { tags: ['one two', 'x'] })]));
    const zip = await openZip(target);
    const entry = (name: string) => zip.entries.get(name) ?? { name, bytes: 0, packedBytes: 0 };
    const [db, old] = await Promise.all(
      ['collection.anki21', 'collection.anki2'].map(async (name) => new Database(await zip.read(entry(name)))),
    );
    zip.close();
    expect(db?.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db?.prepare('SELECT ver FROM col').pluck().get()).toBe(11);
    expect(db?.prepare('SELECT tags FROM notes').pluck().get()).toBe(' one_two x ');
    expect(old?.prepare('SELECT flds FROM notes').pluck().all()).toEqual(['These cards need Anki 2.1 or newer.']);
    db?.close();
    old?.close();
  });

  it('a file that can not be finished leaves the old one whole and nothing beside it', async () => {
    const folder = makeFolder();
    const target = join(folder, 'deck.apkg');
    writeFileSync(target, 'the old one');
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }) => {
      if (done === 2) stop.abort();
    };
    const source = sourceOf(madeCollection([madeCard('k')]));
    await expect(writeAnki(target, source, makeContext({ signal: stop.signal, onProgress }))).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual(['deck.apkg']);
    expect(readFileSync(target, 'utf8')).toBe('the old one');
  });

  it('a stop while media are packed takes the half-written file away', async () => {
    const folder = makeFolder();
    const stop = new AbortController();
    const source = sourceOf(madeCollection([madeCard('k')]), { 'a.png': 'x'.repeat(100_000), 'b.png': 'y' });
    const readMedia = (name: string) => {
      stop.abort();
      return source.readMedia(name);
    };
    const written = writeAnki(join(folder, 'deck.apkg'), { ...source, readMedia }, makeContext({ signal: stop.signal }));
    await expect(written).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says what is wrong with the place', async () => {
    const folder = makeFolder();
    const source = sourceOf(madeCollection([]));
    await expect(writeAnki(join(folder, 'no', 'deck.apkg'), source, makeContext())).rejects.toMatchObject({ code: 'not-found' });
    await expect(writeAnki(folder, source, makeContext())).rejects.toMatchObject({ code: 'bad-input' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('cards of our own in Anki packages', () => {
  const scenario = { key: 's', title: 'Sale <day>', scene: 'Cluster `retail`.', points: 2, step: 1, steps: 3 };
  const cards = [
    madeCard('one', {
      content: madeContent({ why: 'See **docs**', link: '/docs/concepts/x/', accept: ['kubelet'], list: 'set' }),
      exams: [{ exam: 'cka', domain: 'architecture', topic: '' }],
      kubernetes: { since: '1.29', until: null },
      own: { ...madeOwn, wrong: ['kube-proxy'], accepted: [{ answer: 'kubelet process', reason: 'same', at: now }] },
    }),
    madeCard('two', {
      content: madeContent({
        kind: 'yaml',
        front: 'Write <it>, then `{{.x}}` \\(a\\) [sound:x.mp3] e\u0301',
        answer: 'spec:\n  - a: 1 # c\n  - b: {{c2::x}}',
        blanks: [2],
        at: 'Pod spec',
        broken: 'spec: [',
        scenario,
      }),
    }),
    ...[1, 3].map((gap) =>
      madeCard(`gap-${gap}`, {
        siblings: 'gaps',
        content: madeContent({
          kind: 'cloze',
          front: 'A `Pod` is {{c1::**Pending**::a phase}} until {{c2::bound}}; {{ {{c3::last one}}',
          answer: gap === 1 ? '**Pending**' : 'last one',
          gap,
        }),
      }),
    ),
  ];

  it('read back as the very same cards', async () => {
    const read = await there(madeCollection(cards));
    expect(read.notes).toEqual([]);
    expect(read.types).toEqual([]);
    // Notes need ids of their own, and those are the times of their making.
    const apartFromMaking = (list: ImportedCard[]) => list.map((card) => ({ ...card, addedAt: null }));
    expect(apartFromMaking(read.cards)).toEqual(apartFromMaking(cards));
  });

  it('show their text as HTML; gaps that are not exported are plain words', async () => {
    const notes = await ankiNotes(madeCollection(cards));
    expect(notes.map(({ fields }) => fields.slice(0, -1))).toEqual([
      [
        '<p>What starts the containers of a Pod?</p>',
        '<p>The kubelet</p><p class="or">or</p><p>kubelet</p>',
        '<p>See <strong>docs</strong></p><p><a href="https://kubernetes.io/docs/concepts/x/">kubernetes.io</a></p>',
        'basic',
      ],
      [
        '<div class="scene"><b>Sale &lt;day&gt; — step 1 of 3, 2 points</b><p>Cluster <code>retail</code>.</p></div>' +
          '<p>Write &lt;it&gt;, then <code>&#123;{.x}}</code> (a) &#91;sound:x.mp3] e\u0301</p><pre><code>spec: [</code></pre>' +
          '<p class="at">Pod spec</p><pre><code>spec:\n  - a: ____\n  - b: &#123;{c2::x}}</code></pre>',
        '<pre><code>spec:\n  - a: 1 # c\n  - b: &#123;{c2::x}}</code></pre>',
        '',
        'yaml',
      ],
      ['<p>A <code>Pod</code> is {{c1::<strong>Pending</strong>::a phase}} until bound; &#123;{ {{c3::last one}}</p>', ''],
    ]);
  });

  it('show simple lines, which take a short way, as Markdown has them', () => {
    const pieces = fc.constantFrom(
      'a',
      'Pod',
      ' ',
      '`',
      '`b`',
      '`c d`',
      '**',
      '**e f**',
      '*',
      '"',
      "'",
      '-',
      '.',
      ':',
      '1.',
      '(',
      '&',
      '<',
      '``',
      '…',
      'é',
      '`**`',
    );
    const line = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    const property = fc.property(line, (text) => {
      const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
      expect(questionHtml(madeContent({ front: text }))).toBe(html);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('keep the rest in a field that no program takes for gaps, tags or letters it may change', async () => {
    const notes = await ankiNotes(madeCollection(cards));
    for (const { fields } of notes) expect(fields.at(-1)).toMatch(/^(?:(?!\{\{)[ -~])+$/);
    expect(notes.map(({ fields }) => /[<>&]/.test(fields.at(-1) ?? ''))).toEqual([false, false, false]);
  });

  it('keep their note and their name in Anki when the text changes', async () => {
    const [before, after] = await Promise.all(
      ['One', 'Another'].map((front) => ankiNotes(madeCollection([madeCard('same', { content: madeContent({ front }) })]))),
    );
    expect(after?.[0]?.guid).toBe(before?.[0]?.guid);
  });

  it('edited in Anki come back with the new words', async () => {
    const notes = await ankiNotes(madeCollection(cards));
    const fields = notes[0]?.fields ?? [];
    const edited = ownCardOf(ownType, ['<div>Who starts <i>containers</i>?</div>', ...fields.slice(1)], 0);
    expect(edited).toMatchObject({ key: 'one', content: { front: 'Who starts containers?', answer: 'The kubelet', accept: ['kubelet'] } });
    const gaps = notes[2]?.fields ?? [];
    expect(ownCardOf(ownClozeType, ['It is {{c1::Pending}}', ...gaps.slice(1)], 0)?.content.front).toBe('It is {{c1::Pending}}');
  });

  it('are none of ours without our field, or with another text in it', () => {
    expect(ownCardOf({ fields: ['Front', 'Back'] }, ['a', 'b'], 0)).toBeNull();
    for (const json of ['', 'x', '[]', '{"version":2,"cards":[]}', '{"version":1,"cards":[{}]}', '{"version":1,"cards":[]}']) {
      expect(ownCardOf(ownType, ['a', 'b', '', 'basic', json], 0)).toBeNull();
    }
  });
});

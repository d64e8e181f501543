import fc from 'fast-check';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CardContent, ExamTopic, NoteCard } from '../../../electron/core/card';
import { parseNote } from '../../../electron/core/notes/parse-note';
import type { ImportedCard } from '../../../electron/exchange/collection';
import { composeNote } from '../../../electron/exchange/write/notes/compose-note';
import { notePaths } from '../../../electron/exchange/write/notes/note-paths';
import { writeNotes } from '../../../electron/exchange/write/notes/write-notes';
import { madeCard, madeCollection, madeContent, madeOwn, makeContext, makeFolder, sourceOf } from './made';

const words = fc
  .array(
    fc.constantFrom('Pod', 'node', '`kubectl get`', '**taint**', 'etcd', '{x}', 'a < b', '5', 'What', 'über', '[a](b)', '<name>', 'end'),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((list) => list.join(' '));
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((list) => list.join('\nand '));
const sentence = words.map((text) => `Say ${text}.`);
const items = fc.array(words, { minLength: 2, maxLength: 4 });
const commands = fc.array(
  fc.constantFrom('kubectl get pods -A', 'kubectl run a --image=b -- sh -c "x # y"', 'helm list', "echo 'a\nb'", 'k top pod \\\n  -n x'),
  { minLength: 1, maxLength: 3 },
);
const yaml = fc.constantFrom('kind: Pod\nspec:\n  a: 1', 'a: |\n  ```\n  text\n  ```\nb: 2', 'items:\n  - x: "y # z"\n  - null');

const base = fc.record({ why: fc.oneof(fc.constant(''), lines), link: fc.constantFrom('', '/docs/concepts/x/#y') });
const content: fc.Arbitrary<CardContent> = fc.oneof(
  fc
    .record({ front: lines, answer: lines, accept: fc.array(words, { maxLength: 2 }), base })
    .map(({ base: more, ...card }) => madeContent({ ...card, ...more })),
  fc
    .record({ front: sentence, items, list: fc.constantFrom('set' as const, 'ordered' as const, null), base })
    .map(({ front, items: all, list, base: more }) => {
      const answer = all.map((item, index) => (list === 'ordered' ? `${index + 1}. ${item}` : `- ${item}`)).join('\n');
      return madeContent({ front, answer, list, ...more });
    }),
  fc
    .record({ front: sentence, all: commands, broken: fc.option(fc.constantFrom('kubectl get', 'helm ls -x'), { nil: null }), base })
    .map(({ front, all: [answer = '', ...accept], broken, base: more }) =>
      madeContent({ kind: 'command', front, answer, accept, broken, ...more }),
    ),
  fc
    .record({
      front: sentence,
      answer: yaml,
      accept: fc.array(yaml, { maxLength: 1 }),
      at: fc.constantFrom('', 'Pod spec.containers[0]'),
      blank: fc.boolean(),
      broken: fc.option(yaml, { nil: null }),
      base,
    })
    .map(({ blank, base: more, ...card }) => madeContent({ kind: 'yaml', ...card, blanks: blank ? [1] : [], ...more })),
);

const topics = fc.constantFrom<ExamTopic[][]>(
  [],
  [{ exam: 'ckad', domain: 'networking', topic: 'services' }],
  [
    { exam: 'cka', domain: 'storage', topic: '' },
    { exam: 'cka', domain: 'storage', topic: 'claims' },
    { exam: 'ckad', domain: 'configuration', topic: 'secrets' },
  ],
);
const card: fc.Arbitrary<ImportedCard> = fc
  .record({
    content,
    tags: fc.uniqueArray(fc.constantFrom('pods', 'a::b', 'größe', 'x-y'), { maxLength: 3 }),
    exams: topics,
    kubernetes: fc.record({ since: fc.constantFrom(null, '1.29'), until: fc.constantFrom(null, '1.36') }),
    wrong: fc.array(words, { maxLength: 2 }),
    id: fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{3,9}$/), { nil: null }),
  })
  .map(({ wrong, id, ...changes }) =>
    madeCard(JSON.stringify(changes), {
      ...changes,
      own: { ...madeOwn, wrong, source: id === null ? null : { file: 'a.md', heading: [], line: 1, endLine: 1, path: '', key: id, id } },
    }),
  );

/** What a note says of a card, of both kinds. */
function says(from: Pick<ImportedCard, 'content' | 'tags' | 'exams' | 'kubernetes' | 'deck'>, id: string | null, wrong: string[]) {
  const { kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario } = from.content;
  const { deck, tags, exams, kubernetes } = from;
  return { kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario, deck, tags, exams, kubernetes, id, wrong };
}
const saysNote = (note: NoteCard) => says({ ...note, content: note }, note.id, note.wrong);
const saysCard = (made: ImportedCard) => says(made, made.own?.source?.id ?? null, made.own?.wrong ?? []);

const read = (text: string) => parseNote(text, { file: 'note.md' });

describe('writing notes', () => {
  it('whatever is written is read back as the same cards', () => {
    const property = fc.property(fc.uniqueArray(card, { maxLength: 6, selector: ({ own, key }) => own?.source?.id ?? key }), (cards) => {
      const { text, refused } = composeNote('Cluster/Nodes', cards);
      const back = read(text);
      expect(refused).toEqual([]);
      expect(back.problems).toEqual([]);
      expect(back.cards.map(saysNote)).toEqual(cards.map(saysCard));
    });
    fc.assert(property, { numRuns: 80 });
  });

  it('any text at all is written so that it reads back, or is refused', () => {
    const marks = fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      '::',
      ':::',
      '?',
      'Q:',
      'A:',
      '- ',
      '# ',
      '> ',
      '```',
      '<!--',
      '-->',
      '==',
      '{{',
      '}}',
      '^id',
      '---',
      '|',
      'x',
      '1. ',
      '\\',
      '\t',
    );
    const noise = fc.array(marks, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const cards = fc.uniqueArray(fc.record({ front: noise, answer: noise, why: noise }), { maxLength: 4, selector: ({ front }) => front });
    const property = fc.property(cards, (texts) => {
      const all = texts.map((text, index) => madeCard(`k${index}`, { deck: 'X', content: madeContent(text) }));
      const { text, cards: written, refused } = composeNote('X', all);
      expect(read(text).cards).toHaveLength(written);
      expect(written + refused.filter(({ reason }) => reason.startsWith('No form')).length).toBe(all.length);
    });
    fc.assert(property, { numRuns: 120 });
  });

  it('puts the gaps of a sentence together, those alone that are exported', () => {
    const front = 'A Pod is {{c1::Pending::a phase}} or {{c2::`Running`}}, never {{c3::Done}}.';
    const gap = (number: number, answer: string) =>
      madeCard(`k${number}`, {
        siblings: 's',
        tags: ['x'],
        content: madeContent({ kind: 'cloze', front, answer, gap: number, why: 'So it is.' }),
      });
    const { text } = composeNote('Cluster/Nodes', [gap(1, 'Pending'), gap(3, 'Done')]);
    expect(read(text).cards.map(({ front: asked, gap: number, answer, why, tags }) => [asked, number, answer, why, tags])).toEqual(
      [
        [1, 'Pending'],
        [3, 'Done'],
      ].map(([number, answer]) => [
        'A Pod is {{c1::Pending::a phase}} or `Running`, never {{c3::Done}}.',
        number,
        answer,
        'So it is.',
        ['x'],
      ]),
    );
  });

  it('keeps scenarios whole', () => {
    const step = (number: number, points: number) =>
      madeCard(`s${number}`, {
        exams: [{ exam: 'cka', domain: 'workloads', topic: number === 1 ? 'rollouts' : 'autoscaling' }],
        content: madeContent({
          kind: 'command',
          front: 'Do it.',
          answer: `kubectl get pods ${number}`,
          scenario: { key: 'sale', title: 'The sale', scene: 'Cluster `retail`.\n\n```text\nNAME\n```', points, step: number, steps: 2 },
        }),
      });
    const cards = [step(1, 2), madeCard('other', { content: madeContent({ why: 'x' }) }), step(2, 1)];
    const back = read(composeNote('Cluster/Nodes', cards).text);
    expect(back.problems).toEqual([]);
    expect(back.cards.map(saysNote)).toEqual([cards[1], cards[0], cards[2]].map((made) => made && saysCard(made)));
  });

  it('writes cards of templates as questions in plain text, and says what it can not write', () => {
    const made = { guid: 'g', template: 0 };
    const { text, cards, refused } = composeNote('D', [
      madeCard('a', {
        deck: 'D',
        made,
        content: madeContent({ kind: 'cloze', gap: 1, front: '[...] is *not* Markdown', answer: 'This\nthat\n\nall' }),
      }),
      madeCard('b', { deck: 'D', made, content: madeContent({ front: 'A picture', answer: '' }) }),
    ]);
    expect(read(text).cards.map(({ kind, front, answer }) => [kind, front, answer])).toEqual([
      ['basic', '[...] is \\*not\\* Markdown', 'This\\\nthat\\\nall'],
    ]);
    expect(cards).toBe(1);
    expect(refused).toEqual([{ what: 'Card “A picture”', reason: 'No form of a note can say it.' }]);
  });

  it('names files so that every system can hold them and tell them apart', () => {
    const paths = notePaths(['A/b', 'a/B', 'x: y/../CON', '.hidden', 'ä'.repeat(200), 'a<b>?']);
    expect([...paths.values()]).toEqual(['A/b.md', 'a/B 2.md', 'x- y/Notes/_CON.md', 'hidden.md', `${'ä'.repeat(80)}.md`, 'a-b-.md']);
  });

  it('makes a folder whole or not at all, and leaves what is there', async () => {
    const folder = makeFolder();
    const target = join(folder, 'notes');
    const source = sourceOf(madeCollection([madeCard('a'), madeCard('b', { deck: 'Other' })]), { 'x.png': 'x' });
    const report = await writeNotes(target, source, makeContext());
    expect(report).toEqual({ cards: 2, media: 0, omitted: [{ what: '1 media file', reason: 'Notes hold text only.' }] });
    expect(readdirSync(target).sort()).toEqual(['Cluster', 'Other.md']);
    expect(read(readFileSync(join(target, 'Cluster', 'Nodes.md'), 'utf8')).cards[0]?.deck).toBe('Cluster/Nodes');
    await expect(writeNotes(target, source, makeContext())).rejects.toMatchObject({ code: 'bad-input' });

    const stop = new AbortController();
    const onProgress = () => {
      stop.abort();
    };
    const next = join(folder, 'next');
    await expect(writeNotes(next, source, makeContext({ signal: stop.signal, onProgress }))).rejects.toMatchObject({ code: 'cancelled' });
    mkdirSync(next);
    expect(readdirSync(folder).sort()).toEqual(['next', 'notes']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOfIds } from '../../../electron/core/notes/id-diff';
import { matchCards } from '../../../electron/core/notes/identity';
import { mergeDuplicates } from '../../../electron/core/notes/merge-duplicates';
import { planNoteIds as planInSteps, writeNoteIds, type NoteText } from '../../../electron/core/notes/note-ids';
import { parseNote } from '../../../electron/core/notes/parse-note';
import { renderedText } from '../../../electron/core/notes/rendered-text';

const planNoteIds = (notes: readonly NoteText[]) => {
  const steps = planInSteps(notes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const write = (text: string) => {
  const [plan] = planNoteIds([{ text, options: { file: 'a.md' } }]);
  return { text: writeNoteIds(text, plan?.edits ?? []), plan };
};
const cardsOf = (notes: readonly string[]) =>
  mergeDuplicates(notes.flatMap((text, index) => parseNote(text, { file: `${index}.md` }).cards)).map(({ card }) => card);

describe('an id in a note', () => {
  it('stands where it does not show: at the end of a line of text, below a block', () => {
    const { text } = write(
      'Q: What stores the state?\nA: etcd\n\nList the Pods of the namespace mill:\n\n```bash\nkubectl get pods -n mill\n```\n',
    );
    expect(text).toMatch(
      /^Q: What stores the state\?\nA: etcd <!-- id: k\w+ -->\n\nList the Pods of the namespace mill:\n\n```bash\nkubectl get pods -n mill\n```\n<!-- id: k\w+ -->\n$/,
    );
  });

  it('keeps line ends, the byte-order mark, blanks that break a line, and a last line without an end', () => {
    expect(write('\uFEFFQ: One?\r\nA: 1  \r\n\r\nQ: Two?\r\nA: 2').text).toMatch(
      /^\uFEFFQ: One\?\r\nA: 1 <!-- id: k\w+ --> {2}\r\n\r\nQ: Two\?\r\nA: 2 <!-- id: k\w+ -->$/,
    );
  });

  it('is written once: the next time there is nothing to write', () => {
    const { text } = write('RWO :: read-write once\nRWX ::: read-write many\n\nA Pod gets ==one== address and {{c2::one}} name.\n');
    expect(text.match(/<!-- id/g)).toHaveLength(3);
    expect(write(text).plan).toEqual({ edits: [], without: 0 });
  });

  it('is left out for a card that was found, and for one whose id is there', () => {
    const { plan } = write('Q: One?\nA: 1 ^mine\n\nA DaemonSet is an object that runs one Pod on every node.\n');
    expect(plan?.edits).toEqual([]);
    expect(plan?.without).toBe(1);
  });

  it('is given to a fact of several notes in one of them only', () => {
    const fact = 'Q: What stores the state?\nA: etcd\n';
    const plans = planNoteIds([
      { text: fact, options: { file: 'a.md' } },
      { text: fact, options: { file: 'b.md' } },
    ]);
    expect(plans.map(({ edits }) => edits.length)).toEqual([1, 0]);
  });

  it('is shown as a diff that says what is written', () => {
    const text = 'One line.\n\nQ: One?\nA: 1\n\nMore.\n';
    const [plan] = planNoteIds([{ text, options: { file: 'a.md' } }]);
    const id = plan?.edits[0]?.id ?? '';
    expect(diffOfIds('a.md', text, plan?.edits ?? [])).toBe(
      `--- a.md\n+++ a.md\n@@ -2,5 +2,5 @@\n \n Q: One?\n-A: 1\n+A: 1 <!-- id: ${id} -->\n \n More.\n`,
    );
  });
});

const word = fc.constantFrom('etcd', 'Pod', 'node', 'kubelet', 'Service', 'quota', 'label', 'volume', 'probe', 'taint');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const piece = fc.oneof(
  fc.tuple(words, words).map(([q, a]) => `Q: What is ${q}?\nA: ${a}`),
  fc.tuple(words, words).map(([q, a]) => `Q: Which ${q}?\nA:\n- ${a}\n- more ${a}`),
  fc.tuple(words, words).map(([q, a]) => `Q: Show ${q}?\nA: this\n\`\`\`bash\nkubectl get ${a.split(' ')[0] ?? ''}\n\`\`\``),
  fc.tuple(words, words).map(([a, b]) => `${a} :: ${b}`),
  fc.tuple(words, words).map(([a, b]) => `${a} ::: ${b}\n${b} x :: ${a}`),
  fc.tuple(words, words).map(([a, b]) => `${a}\n?\n${b}`),
  fc.tuple(words, words).map(([a, b]) => `The ${a} has ==${b}== and {{c2::${a}}} in it.`),
  fc
    .tuple(word, word)
    .map(
      ([a, b]) =>
        `Create the ConfigMap ${a.toLowerCase()} in the namespace ${b.toLowerCase()}:\n\n\`\`\`bash\nkubectl create configmap ${a.toLowerCase()} -n ${b.toLowerCase()}\n\`\`\``,
    ),
  words.map((text) => `## What are ${text}?\n\n- one\n- two`),
  words.map((text) => `Just ${text}.`),
  words.map((text) => `> ${text}`),
  fc.tuple(words, words).map(([a, b]) => `- Q: ${a}?\n  A: ${b}\n- other`),
  fc.constantFrom('<!-- no cards -->', '<!-- cards -->', '---', '| a | b |\n|---|---|\n| c | d |', '<!-- tags: x -->', 'line\\'),
);
const note = fc
  .tuple(
    fc.constantFrom('', '---\ndeck: Own\n---\n'),
    fc.array(piece, { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\uFEFF'),
  )
  .map(([front, pieces, end, mark]) => `${mark}${front}${pieces.join('\n\n')}\n`.replaceAll('\n', end));

/** Each run plans, writes and reads whole notes several times: seconds on a machine that has other work too. */
const patience = 60_000;

describe('ids in any notes', () => {
  it(
    'change no card, no memory and nothing that shows; every card that can have one has one',
    () => {
      fc.assert(
        fc.property(fc.array(note, { minLength: 1, maxLength: 3 }), (texts) => {
          const plans = planNoteIds(texts.map((text, index) => ({ text, options: { file: `${index}.md` } })));
          const after = texts.map((text, index) => writeNoteIds(text, plans[index]?.edits ?? []));
          expect(after.map(renderedText)).toEqual(texts.map(renderedText));
          const before = cardsOf(texts);
          const now = cardsOf(after);
          const plan = matchCards(
            before.map((card, ref) => ({ ref, card, isSetAside: false })),
            now,
          );
          expect(plan.added).toEqual([]);
          expect(plan.gone).toEqual([]);
          for (const { ref, card, isChanged } of plan.matched) {
            expect(isChanged).toBe(false);
            expect([card.front, card.answer, card.gap]).toEqual([before[ref]?.front, before[ref]?.answer, before[ref]?.gap]);
          }
          const without = plans.reduce((sum, each) => sum + each.without, 0);
          expect(now.filter(({ id }) => id === null).length).toBeLessThanOrEqual(without);
        }),
        { numRuns: 40 },
      );
    },
    patience,
  );
});

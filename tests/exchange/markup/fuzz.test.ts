import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenCollection, ReadContext } from '../../../electron/exchange/collection';
import { openHashcards } from '../../../electron/exchange/markup/hashcards';
import { openLogseq } from '../../../electron/exchange/markup/logseq';
import { openObsidian } from '../../../electron/exchange/markup/obsidian';
import { openOrg } from '../../../electron/exchange/markup/org';
import { openRemnote } from '../../../electron/exchange/markup/remnote';
import { makeContext, makeFolder } from '../write/made';

/** How many inputs for each reader: `KUBEDECK_FUZZ=100000` for a long run. */
const runs = Number(process.env['KUBEDECK_FUZZ'] ?? 150);

interface Format {
  /** What a passage with gaps begins with, and a gap of it. */
  gaps: [string, (index: number) => string];
  open: (path: string, context: ReadContext) => Promise<OpenCollection>;
  name: string;
  whole: string;
  parts: string[];
}

const formats: Record<string, Format> = {
  hashcards: {
    open: openHashcards,
    name: 'a.md',
    whole: '---\nname = "x"\n---\nQ: a\nA: b\nC: c [d] ![e](f)\n---\n',
    gaps: ['C: ', (index) => `[a${index}] `],
    parts: ['Q: ', 'A: ', 'C: ', '[', ']', '![', '---', 'name = "'],
  },
  obsidian: {
    open: openObsidian,
    name: 'a.md',
    whole:
      '---\ntags: [flashcards/a]\n---\na::b <!--SR:!2026-05-24,4,270-->\n\nc\n??\nd\n\n==e==^[f][^1] {{2::g::h}}\n<!--SR:!fsrs,2026-06-01,12,13.5,4.7,2,6,1,0,2026-05-20T06:00:00Z-->\n',
    gaps: ['#flashcards\n\n', (index) => `==a${index}== {{b${index}}} `],
    parts: [
      '::',
      ':::',
      '?',
      '??',
      '==',
      '{{',
      '}}',
      '[^1]',
      '^[',
      '<!--SR:',
      '!',
      '-->',
      '#flashcards/',
      '```',
      '!fsrs,',
      '[[',
      ']]',
      '![[',
    ],
  },
  logseq: {
    open: openLogseq,
    name: 'a.md',
    whole: '- a #card\n  id:: 1\n  card-last-interval:: 4\n  card-next-schedule:: 2026-05-24T09:00:00.000Z\n\t- b\n\t\t- {{cloze c}}\n',
    gaps: ['- a #card ', (index) => `{{cloze a${index}}} `],
    parts: ['- ', '  ', '\t', '#card', '{{cloze ', '}}', 'id:: ', '[[card]]', 'card-last-interval:: ', '```'],
  },
  org: {
    open: openOrg,
    name: 'a.org',
    whole:
      '* a :drill:\n:PROPERTIES:\n:ID: x\n:DRILL_CARD_TYPE: hide1cloze\n:END:\n[b||c] *d* =e=\n** f\n| g |\n* h :fc:\n:REVIEW_DATA:\n| position | due |\n:END:\n{{i}{j}@0}\n',
    gaps: ['* a :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\n', (index) => `{{a${index}}} `],
    parts: [
      '* ',
      '** ',
      ':drill:',
      ':fc:',
      ':PROPERTIES:',
      ':END:',
      ':REVIEW_DATA:',
      '[',
      ']',
      '||',
      '*',
      '/',
      '=',
      '~',
      '+',
      '|',
      '#+begin_src',
      '#+end_src',
      '{{',
      '}',
      '@0',
      'SCHEDULED: <',
      '[[',
    ],
  },
  remnote: {
    open: openRemnote,
    name: 'a.md',
    whole: '- a :: b\n    - c ;; d\n    - e >>>\n        - f\n- {{g}}{(h)}\n',
    gaps: ['- ', (index) => `{{a${index}}} `],
    parts: ['- ', '    ', ' :: ', ' >> ', ' >>>', ' ;; ', '{{', '}}', '{(', ')}', '`'],
  },
};

/** What programs write, with stretches cut out, repeated, put elsewhere, and marks strewn in. */
function mutated({ whole, parts }: Format): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...parts),
    fc.constantFrom('\n', '\n\n', ' ', '\0', '\u2028', 'é', '\ud800', '9'.repeat(30), '-1', 'NaN'),
    fc.string({ maxLength: 6 }),
  );
  const change = fc.record({
    at: fc.nat(whole.length),
    drop: fc.nat(12),
    piece,
    times: fc.oneof(fc.constant(1), fc.nat(3), fc.constantFrom(50, 2000)),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 8 })
    .map((changes) =>
      changes.reduce((text, { at, drop, piece: added, times }) => text.slice(0, at) + added.repeat(times) + text.slice(at + drop), whole),
    );
}

describe('readers of notes under mutated files', () => {
  it.each(Object.entries(formats))(
    '%s: cards or one sentence, soon',
    async (_, format) => {
      const file = join(makeFolder(), format.name);
      const context = makeContext();
      const property = fc.asyncProperty(mutated(format), async (text) => {
        writeFileSync(file, text);
        try {
          const { collection } = await format.open(file, context);
          expect(new Set(collection.cards.map(({ key }) => key)).size).toBe(collection.cards.length);
          for (const { content, schedule } of collection.cards) {
            expect(content.front === '' || content.answer === '').toBe(false);
            if (content.kind === 'cloze') expect(content.front).toContain(`{{c${content.gap}::`);
            expect(Object.values(schedule ?? {}).some((value) => Number.isNaN(value))).toBe(false);
          }
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' });
        }
      });
      await fc.assert(property, { numRuns: runs });
    },
    Math.max(60_000, runs * 60),
  );

  it.each(Object.entries(formats))(
    '%s: gaps without end make no cards without end',
    async (format, { open, name, gaps: [opener, gap] }) => {
      const file = join(makeFolder(), name);
      writeFileSync(file, `${opener}${Array.from({ length: 2000 }, (_, index) => gap(index)).join('')}\n`);
      const { cards } = (await open(file, makeContext())).collection;
      // Logseq asks all gaps of a block together.
      expect(cards).toHaveLength(format === 'logseq' ? 1 : 500);
    },
  );

  it.each(Object.entries(formats))('%s: long runs of one mark end', async (_, format) => {
    const file = join(makeFolder(), format.name);
    for (const part of [...format.parts, '- \n', '* \n', 'a\n', ' ', '\t- a\n']) {
      writeFileSync(file, `${format.whole}\n${part.repeat(Math.ceil(100_000 / part.length))}`);
      await format.open(file, makeContext());
    }
  });
});

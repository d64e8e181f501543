import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../electron/core/notes/parse-note';
import { parse } from './read';

const deck = '---\nexams: { cka: storage }\n---\n';
const scene = '## Scenario: A\n\nScene.\n\n';
const step = '### B (2 points)\n\nDo it.\n\n```bash\nkubectl get pods\n```';
const inDeck = (text: string): string => `${deck}${text}\n\n## C`;
const good = '\n\nstill :: made\n';

/** What an author does wrong, where it is told (line:column), and a word of the message or the fix. */
const mistakes: [name: string, note: string, place: string, says: RegExp][] = [
  ['scenario without a title', inDeck(`## Scenario:\n\nScene.\n\n${step}`), '4:1', /no title/],
  ['scenario without a scene', inDeck(`## Scenario: A\n\n${step}`), '4:1', /no scene/],
  ['scenario without steps', inDeck(scene), '4:1', /no steps/],
  ['scenario that is there twice', inDeck(`${scene}${step}\n\n${scene}${step}`), '16:1', /Another scenario/],
  ['answer in a scene', inDeck(`${scene}\`\`\`bash\nkubectl get pods\n\`\`\`\n\n${step}`), '8:1', /asks for nothing/],
  ['step without points', inDeck(scene + step.replace(' (2 points)', '')), '8:1', /says no points/],
  ['step with no points at all', inDeck(scene + step.replace('2', '0')), '8:1', /cannot be worth 0/],
  ['step with too many points', inDeck(scene + step.replace('2', '21')), '8:1', /1 to 20 points/],
  ['step without a task', inDeck(`${scene}### B (2 points)\n\nThink.\n`), '8:1', /asks for nothing/],
  ['step that nobody can grade', inDeck(`${scene}### B (2 points)\n\nQ: Why?\nA: So.\n`), '10:1', /cannot be graded/],
  ['step with two tasks', inDeck(`${scene}${step}\n\n${step.slice(step.indexOf('Do'))}`), '16:1', /second one/],
  ['text that no question of a step shows', inDeck(scene + step.replace('Do', 'Mind.\n\nDo')), '10:1', /no part of the question/],
  ['code block that is never closed', 'Delete the Pod `a`.\n\n```bash\nkubectl delete pod a\n', '3:1', /never closed/],
  ['code block closed with two marks', 'Delete the Pod `a`.\n\n```bash\nkubectl delete pod a\n``\n', '5:1', /too few marks/],
  [
    'code block left open before another',
    `${deck}Delete \`a\`.\n\n\`\`\`bash\nkubectl delete pod a\n\nGet it.\n\n\`\`\`bash\nkubectl get pod a\n\`\`\``,
    '6:1',
    /never closed/,
  ],
  ['empty answer after A:', 'Q: what?\nA:\n', '2:1', /answer is empty/],
  ['empty question', 'Q:\nA: yes\n', '1:1', /question is empty/],
  ['question without an answer', 'Q: what?\n', '1:1', /no answer/],
  ['question followed by a question', 'Q: what?\nQ: why?\nA: so\n', '1:1', /no answer/],
  ['answer without a question', 'text\nA: so\n', '2:1', /`A:` has no `Q:`/],
  ['definition without a right side', 'term ::\n', '1:1', /answer is empty/],
  ['nothing before the line with ?', '?\nback\n', '1:1', /question is empty/],
  ['nothing after the line with ?', 'front\n?\n', '1:1', /answer is empty/],
  ['list answer without entries', '# Which?\n-\n-\n', '2:1', /no entries/],
  ['empty command', `${deck}Do it.\n\n\`\`\`bash\n\n\`\`\``, '6:1', /answer is empty/],
  ['empty manifest', `${deck}Do it.\n\n\`\`\`yaml\n# at: Pod spec\n\`\`\``, '6:1', /answer is empty/],
  ['manifest that does not parse', `${deck}Do it.\n\n\`\`\`yaml\na: b\nc: d: e\n\`\`\``, '8:1', /not valid YAML/],
  ['manifest with a key twice', `${deck}Do it.\n\n\`\`\`yaml\na: b\na: c\n\`\`\``, '8:1', /unique/i],
  ['manifest with a tab', `${deck}Do it.\n\n\`\`\`yaml\na:\n\tb: c\n\`\`\``, '8:1', /not valid YAML/],
  ['manifest that is only text', `${deck}Do it.\n\n\`\`\`yaml\nhello\n\`\`\``, '7:1', /only a text/],
  ['blank with nothing to fill', `${deck}Do it.\n\n\`\`\`yaml\na: b\n# ?\n\`\`\``, '8:1', /nothing to fill/],
  [
    'fragment that does not say where it sits',
    `${deck}Do it.\n\n\`\`\`yaml\n# at: the pod, of course\na: b\n\`\`\``,
    '7:1',
    /where the fragment sits/,
  ],
  ['`# at` without its colon', `${deck}Do it.\n\n\`\`\`yaml\n# at Pod spec\na: b\n\`\`\``, '7:1', /colon/],
  ['broken block without a repair', `Repair it.\n\n\`\`\`bash broken\nkubectl exec a ls\n\`\`\``, '3:1', /no repair/],
  ['broken block without a sentence', `\`\`\`bash broken\nkubectl exec a ls\n\`\`\``, '1:1', /no task sentence/],
  [
    'misspelt mark',
    `Repair it.\n\n\`\`\`bash brokn\nkubectl exec a ls\n\`\`\`\n\n\`\`\`bash\nkubectl exec a -- ls\n\`\`\``,
    '3:1',
    /did you mean `broken`/,
  ],
  [
    'repair in another language',
    `Repair it.\n\n\`\`\`bash broken\nkubectl exec a ls\n\`\`\`\n\n\`\`\`yaml\na: b\n\`\`\``,
    '7:1',
    /language/,
  ],
  ['misspelt language', `${deck}Do it.\n\n\`\`\`ymal\na: b\n\`\`\``, '6:1', /did you mean `yaml`/],
  ['block without a task', `${deck}# Head\n\n\`\`\`bash\nkubectl get pods\n\`\`\``, '6:1', /no task sentence/],
  ['gap that is never closed', 'the {{c1::gap is open\n', '1:5', /never closed/],
  ['plain gap that is never closed', '---\ncloze: true\n---\nthe {{gap is open\n', '4:5', /never closed/],
  ['highlight that is never closed', `${deck}the ==gap is open\n`, '4:5', /only once/],
  ['unknown entry', '---\nfoo: 1\n---\n', '2:1', /Unknown entry `foo`/],
  ['misspelt entry', '---\ndek: A\n---\n', '2:1', /did you mean `deck`/],
  ['misspelt entry in TOML', '+++\ntagz = ["a"]\n+++\n', '2:1', /did you mean `tags`/],
  ['front matter that does not parse', '---\ndeck: [a\n---\n', '2:9', /not valid YAML/],
  ['front matter that does not parse in TOML', '+++\ndeck = a b\n+++\n', '2:8', /not valid TOML/],
  ['front matter that is never closed', '---\ndeck: A\n\ntext\n', '1:1', /front matter is never closed/],
  ['front matter that is only text', '---\nhello\n---\n', '1:1', /not a list of/],
  ['empty deck', '---\ndeck: ""\n---\n', '2:1', /`deck` is empty/],
  ['deck with ::', '---\ndeck: A::B\n---\n', '2:1', /parted by/],
  ['unknown exam', '---\nexams: { ckd: storage }\n---\n', '2:10', /did you mean `ckad`/],
  ['unknown domain', '---\nexams: { cka: strage }\n---\n', '2:10', /did you mean `storage`/],
  ['unknown topic', '---\nexams: { cka: storage/clams }\n---\n', '2:10', /did you mean `claims`/],
  ['exam without a domain', '---\nexams: { cka: }\n---\n', '2:10', /names no domain/],
  ['exams as a list', '---\nexams: [cka]\n---\n', '2:1', /which domain/],
  ['version that is none', '---\nkubernetes: { since: new }\n---\n', '2:15', /not a Kubernetes version/],
  ['unknown version entry', '---\nkubernetes: { from: "1.30" }\n---\n', '2:15', /no entry `from`/],
  ['versions the wrong way round', '---\nkubernetes: { since: "1.31", until: "1.30" }\n---\n', '2:1', /later than/],
  ['cloze that is no switch', '---\ncloze: maybe\n---\n', '2:1', /true/],
  ['section nobody wrote', '---\nsections:\n  Servces: { tags: [a] }\n---\n# Services\n', '3:3', /did you mean `Services`/],
  ['misspelt entry of a section', '---\nsections:\n  A: { tag: [a] }\n---\n# A\n', '3:8', /did you mean `tags`/],
  ['unknown kind to find', '---\nfound: [comands]\n---\n', '2:1', /did you mean `commands`/],
  ['duplicate id', 'a :: b ^x\n\nc :: d ^x\n', '3:1', /already taken/],
  ['id with blanks', 'a :: b\n<!-- id: my id -->\n', '2:1', /cannot be an id/],
  ['misspelt comment', 'a :: b\n<!-- acept: c -->\n', '2:1', /did you mean `accept`/],
  ['empty comment', 'a :: b\n<!-- accept: -->\n', '2:1', /empty/],
  ['comment that belongs to no card', 'text\n\n<!-- id: x -->\n', '3:1', /belongs to no card/],
  ['version comment that is none', 'a :: b\n<!-- since: soon -->\n', '2:1', /not a Kubernetes version/],
  ['version comments the wrong way round', 'a :: b\n<!-- since: 1.35 -->\n<!-- until: 1.30 -->\n', '3:1', /later than/],
  ['accepted manifest that does not parse', `${deck}Do it.\n\n\`\`\`yaml\na: b\n\`\`\`\n<!-- accept: "a -->\n`, '9:1', /not valid YAML/],
  ['accepted answer for two cards at once', 'a ::: b\n<!-- accept: c -->\n', '2:1', /only for the first/],
  ['far too deep nesting', `${'> '.repeat(40)}a\n`, '1:1', /too deep/],
];

describe('mistakes of authors', () => {
  it.each(mistakes)('%s', (_name, note, place, says) => {
    const { problems, cards } = parse(note + good);
    const told = problems.map(({ line, column, message, fix }) => ({ place: `${line}:${column}`, text: `${message} ${fix}`, fix }));
    expect(told).toContainEqual({ place, text: expect.stringMatching(says) as string, fix: expect.stringMatching(/\S/) as string });
    expect(told).toHaveLength(1);
    expect(cards.map((card) => card.front)).toContain('still');
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...mistakes.map(([, note]) => note)),
    fc.constantFrom(
      'Q: ',
      'A: ',
      ' :: ',
      '==',
      '{{c1::',
      '}}',
      '```bash\n',
      '```\n',
      '---\n',
      '<!-- ',
      ' -->',
      '> ',
      '- ',
      '\t',
      '| a | b |\n|---|---|\n',
      '?\n',
      '# ',
      ' ^x',
      '\r\n',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );

  it('never throws, and tells only places that are there', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const note = parseNote(text, { file: 'x.md' });
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line, column } of note.problems) expect(line >= 1 && line <= lines && column >= 1).toBe(true);
        for (const { source } of note.cards)
          expect(source.line >= 1 && source.line <= source.endLine && source.endLine <= lines).toBe(true);
        expect(new Set(note.cards.map((card) => card.key)).size).toBe(note.cards.length);
      }),
      { numRuns: 600 },
    );
  });

  it('survives what is deep, long or never ends', () => {
    for (const text of [
      '>'.repeat(50_000),
      '- '.repeat(20_000),
      '['.repeat(50_000),
      '```\n'.repeat(5_001),
      '=='.repeat(20_000),
      '<!--'.repeat(20_000),
      '{{c1::'.repeat(5_000),
    ]) {
      expect(() => parseNote(text, { file: 'x.md' })).not.toThrow();
    }
  });
});

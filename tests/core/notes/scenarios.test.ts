import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../../electron/core/card';
import { matchCards } from '../../../electron/core/notes/identity';
import { mergeDuplicates } from '../../../electron/core/notes/merge-duplicates';
import { parseNote } from '../../../electron/core/notes/parse-note';
import { cardsOf, parse } from './read';

interface Parts {
  title?: string;
  scene?: string;
  points?: [number, number];
}

const scenario = ({ title = 'A full disk', scene = 'Node `heron` is full.', points = [3, 5] }: Parts = {}): string =>
  [
    '---\nexams: { cka: troubleshooting/nodes }\n---',
    `## Scenario: ${title}`,
    scene,
    `### Look (${points[0]} points)`,
    'Describe the node.\n\n```bash\nkubectl describe node heron\n```\n\n> **Why:** conditions.\n\n<!-- wrong: kubectl get node heron -->',
    `### Keep away (${points[1]} point${points[1] === 1 ? '' : 's'})`,
    'Complete it.\n\n```yaml\n# at: Node spec\nunschedulable: true # ?\n```',
    '## Elsewhere',
    'NodePort :: a Service type',
  ].join('\n\n');

const stepsOf = (cards: readonly NoteCard[]) =>
  cards.map((card) => card.scenario && [card.scenario.step, card.scenario.steps, card.scenario.points]);
/** How the cards of one text take over the memories of another. */
const follow = (before: string, after: string) => {
  const old = cardsOf(before);
  return matchCards(
    old.map((card) => ({ ref: card.key, card, isSetAside: false })),
    cardsOf(after),
  );
};

describe('a scenario', () => {
  it('makes a card of each step, and of what follows none', () => {
    const { cards, problems } = parse(scenario());
    expect(problems).toEqual([]);
    expect(stepsOf(cards)).toEqual([[1, 2, 3], [2, 2, 5], null]);
    expect(cards).toMatchObject([
      {
        kind: 'command',
        front: 'Describe the node.',
        why: 'conditions.',
        wrong: ['kubectl get node heron'],
        scenario: { title: 'A full disk', scene: 'Node `heron` is full.' },
      },
      { kind: 'yaml', form: 'blanks-yaml', scenario: { title: 'A full disk', scene: 'Node `heron` is full.' } },
      { kind: 'basic' },
    ]);
    expect(cards[0]?.source.heading).toEqual(['Scenario: A full disk', 'Look']);
  });

  it('shows its whole scene, whatever is in it', () => {
    const scene = 'Ask :: why\n\n- a list\n- of `two`\n\n```text\nNAME STATUS\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |';
    const { cards, problems } = parse(scenario({ scene }));
    expect(problems).toEqual([]);
    expect(cards).toHaveLength(3);
    expect(cards[0]?.scenario?.scene).toBe(scene);
  });

  it('leaves remarks out of its scene and tells of comments that belong to cards', () => {
    const { cards, problems } = parse(scenario({ scene: 'Node is full.\n\n<!-- checked in May -->\n\n<!-- wrong: no -->' }));
    expect(cards[0]?.scenario?.scene).toBe('Node is full.');
    expect(problems.map(({ line, message }) => [line, message])).toEqual([[11, 'This `wrong` comment belongs to no card.']]);
  });

  it('takes settings of its sections by the text of a heading without points', () => {
    const settings =
      'sections:\n  "Scenario: A full disk": { tags: [disk] }\n  Keep away: { exams: { cka: troubleshooting/usage } }\n---\n\n## Sc';
    const { cards, problems } = parse(scenario().replace('---\n\n## Sc', settings));
    expect(problems).toEqual([]);
    expect(cards.map(({ tags, exams }) => [tags, exams[0]?.topic])).toEqual([
      [['disk'], 'nodes'],
      [['disk'], 'usage'],
      [[], 'nodes'],
    ]);
  });

  it('is nothing in a note that means something else by the word', () => {
    const text = '## Scenario: a lost node\n\nA Pod is a group of containers.\n\n### What to do\n\nNodePort :: a type\n';
    expect(parse(text)).toMatchObject({ problems: [], cards: [{ front: 'NodePort', scenario: null }] });
    const withPoints = `${text}\n### Look (2 points)\n\nLook.\n\n\`\`\`bash\nkubectl get nodes\n\`\`\`\n`;
    expect(stepsOf(parse(withPoints).cards)).toEqual([[1, 1, 2]]);
  });

  it('ends where cards are switched off', () => {
    const off = scenario()
      .replace('### Keep away', '<!-- no cards -->\n\n### Keep away')
      .replace('## Elsewhere', '<!-- cards -->\n\n## Elsewhere');
    const { cards, problems } = parse(off);
    expect(problems).toEqual([]);
    expect(stepsOf(cards)).toEqual([[1, 1, 3], null]);
    const allOff = scenario()
      .replace('## Scenario', '<!-- no cards -->\n\n## Scenario')
      .replace('## Elsewhere', '<!-- cards -->\n\n## Elsewhere');
    expect(parse(allOff)).toMatchObject({ problems: [], cards: [{ kind: 'basic' }] });
  });

  it('is the same one by its title, or by its id', () => {
    const keyOf = (text: string) => cardsOf(text)[0]?.scenario?.key;
    expect(keyOf(scenario({ scene: 'Other.', points: [1, 1] }))).toBe(keyOf(scenario()));
    expect(keyOf(scenario({ title: 'A fuller disk' }))).not.toBe(keyOf(scenario()));
    expect([keyOf(scenario({ title: 'A full disk ^disk' })), keyOf(scenario({ title: 'Another ^disk' }))]).toEqual(['disk', 'disk']);
    expect(cardsOf(scenario({ title: 'A full disk ^disk' }))[0]?.scenario?.title).toBe('A full disk');
  });
});

describe('a step', () => {
  const changes: [string, Parts][] = [
    ['scene', { scene: 'Node `heron` has been full since Monday.\n\nNobody knows why.' }],
    ['points', { points: [4, 1] }],
    ['title', { title: 'The full disk' }],
  ];

  it.each(changes)('keeps its memory when its %s changes', (_what, change) => {
    const { matched, added, gone } = follow(scenario(), scenario(change));
    expect([added, gone]).toEqual([[], []]);
    expect(matched.every(({ ref, card, reason }) => ref === card.key && reason === 'same')).toBe(true);
    expect(cardsOf(scenario(change)).map(({ key }) => key)).toEqual(cardsOf(scenario()).map(({ key }) => key));
  });

  it('keeps its memory when it is moved into a scenario', () => {
    const alone = scenario()
      .replace('## Scenario: A full disk', '## A full disk')
      .replaceAll(/ \(\d points\)/g, '');
    expect(cardsOf(alone).map((card) => card.scenario)).toEqual([null, null, null]);
    expect(follow(alone, scenario())).toMatchObject({ added: [], gone: [] });
  });

  it('stays apart from the same question of another scenario', () => {
    const twice = [scenario(), scenario({ title: 'Another' }), scenario()].flatMap(
      (text, at) => parseNote(text, { file: `${at}.md`, deck: 'A', found: 'none' }).cards,
    );
    expect(mergeDuplicates(twice)).toHaveLength(5);
  });
});

describe('any text', () => {
  it('is read without an exception, and scenarios are whole', () => {
    const line = fc.constantFrom(
      '## Scenario: A',
      '# Scenario:',
      '### B (2 points)',
      '#### C (1 point)',
      '### D',
      '',
      'Do it.',
      '```bash',
      '```yaml',
      '```',
      'kubectl get pods',
      'a: b',
      '<!-- no cards -->',
      '<!-- cards -->',
      'Q: a',
      'A: b',
      '> quote',
      '- item',
      '## End',
    );
    fc.assert(
      fc.property(fc.boolean(), fc.array(line, { maxLength: 40 }), (isDeck, lines) => {
        const { cards } = parse([...(isDeck ? ['---', 'exams: {}', '---'] : []), ...lines].join('\n'));
        const steps = cards.flatMap((card) => (card.scenario ? [card.scenario] : []));
        for (const [at, step] of steps.entries()) {
          expect(step.step === 1 || steps[at - 1]?.step === step.step - 1).toBe(true);
          expect(step.points >= 1 && step.points <= 20).toBe(true);
          expect(step.step === step.steps || (steps[at + 1]?.step ?? 0) === step.step + 1).toBe(true);
        }
        expect(cards.every((card) => card.scenario === null || card.kind === 'command' || card.kind === 'yaml')).toBe(true);
      }),
    );
  });
});

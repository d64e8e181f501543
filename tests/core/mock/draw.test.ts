import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exams } from '../../../electron/core/exams';
import { drawScenarios, type DomainWeights, type Drawable } from '../../../electron/core/mock/draw';
import { gatherScenarios } from '../../../electron/core/mock/gather';
import { gatherCardTasks, type TopicCard } from '../../../electron/core/mock/gather-cards';
import { parse } from '../notes/read';

const weightsOf = (exam: string): DomainWeights =>
  Object.fromEntries((exams.find(({ slug }) => slug === exam)?.domains ?? []).map(({ slug, weight }) => [slug, weight]));
const many = (domains: readonly string[], each: number): Drawable[] =>
  domains.flatMap((domain) => Array.from({ length: each }, (_, at) => ({ key: `${domain}-${at}`, domain, points: 4 + (at % 5) })));
const countIn = (tasks: readonly { scenario: Drawable }[], domain: string) =>
  tasks.filter(({ scenario }) => scenario.domain === domain).length;

const domains = ['a', 'b', 'c', 'd', 'e'];
const weights = fc.record(Object.fromEntries(domains.map((name) => [name, fc.integer({ min: 1, max: 60 })])));
const draw = fc.record({
  weights,
  stock: fc.array(fc.record({ domain: fc.constantFrom(...domains), points: fc.integer({ min: 1, max: 12 }) }), { maxLength: 60 }),
  count: fc.integer({ min: 0, max: 25 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
});
const named = (stock: readonly { domain: string; points: number }[]) => stock.map((one, at) => ({ ...one, key: `s${at}` }));

describe('drawing a rehearsal', () => {
  it.each(['ckad', 'cka'])('gives each domain of %s its share', (exam) => {
    const table = weightsOf(exam);
    const tasks = drawScenarios(many(Object.keys(table), 20), table, 20, 7);
    for (const [domain, weight] of Object.entries(table)) expect(countIn(tasks, domain)).toBe(weight / 5);
  });

  it('rounds by largest remainder', () => {
    const tasks = drawScenarios(many(['a', 'b', 'c'], 9), { a: 50, b: 32, c: 18 }, 7, 1);
    expect(['a', 'b', 'c'].map((domain) => countIn(tasks, domain))).toEqual([4, 2, 1]);
  });

  it('stays within one of each share while there is enough', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 25 }), fc.nat(), (table, count, seed) => {
        const tasks = drawScenarios(many(domains, 25), table, count, seed);
        const whole = Object.values(table).reduce((sum, weight) => sum + weight, 0);
        expect(tasks).toHaveLength(count);
        for (const [domain, weight] of Object.entries(table))
          expect(Math.abs(countIn(tasks, domain) - (count * weight) / whole)).toBeLessThan(1);
      }),
    );
  });

  it('draws each once, as many as there are, and weighs them to a hundred', () => {
    fc.assert(
      fc.property(draw, ({ weights: table, stock, count, seed }) => {
        const tasks = drawScenarios(named(stock), table, count, seed);
        expect(tasks).toHaveLength(Math.min(count, stock.length));
        expect(new Set(tasks.map(({ scenario }) => scenario.key)).size).toBe(tasks.length);
        if (tasks.length > 0) expect(tasks.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 6);
      }),
    );
  });

  it('weighs domains as the exam does, and tasks of a domain by their points', () => {
    const table = weightsOf('cka');
    const tasks = drawScenarios(many(Object.keys(table), 9), table, 17, 3);
    for (const [domain, weight] of Object.entries(table)) {
      const own = tasks.filter(({ scenario }) => scenario.domain === domain);
      expect(own.reduce((sum, task) => sum + task.weight, 0)).toBeCloseTo(weight, 9);
      for (const task of own)
        expect(task.weight / task.scenario.points).toBeCloseTo((own[0]?.weight ?? 0) / (own[0]?.scenario.points ?? 1), 9);
    }
  });

  it('is the same for the same seed, in whatever order the scenarios come', () => {
    fc.assert(
      fc.property(draw, ({ weights: table, stock, count, seed }) => {
        const tasks = drawScenarios(named(stock), table, count, seed);
        expect(drawScenarios(named(stock).reverse(), table, count, seed)).toEqual(tasks);
      }),
    );
  });

  it('is another one for another seed', () => {
    const of = (seed: number) =>
      drawScenarios(many(domains, 9), { a: 1, b: 1, c: 1, d: 1, e: 1 }, 15, seed)
        .map(({ scenario }) => scenario.key)
        .join();
    expect(new Set(Array.from({ length: 50 }, (_, seed) => of(seed))).size).toBe(50);
  });

  it('sets a short task after every two scenarios of a domain, and more only where there are no others', () => {
    const short = many(['a'], 4).map((one) => ({ ...one, key: `short-${one.key}`, isShort: true }));
    const shortIn = (tasks: readonly { scenario: Drawable }[]) => tasks.filter(({ scenario }) => scenario.isShort === true).length;
    expect(shortIn(drawScenarios([...many(['a'], 9), ...short], { a: 1 }, 2, 5))).toBe(0);
    expect(shortIn(drawScenarios([...many(['a'], 9), ...short], { a: 1 }, 7, 5))).toBe(2);
    expect(shortIn(drawScenarios([...many(['a'], 1), ...short], { a: 1 }, 4, 5))).toBe(3);
  });

  it('sets first what earlier rehearsals did not', () => {
    const stock = many(domains, 4).map((one, at) => ({ ...one, drawn: at % 2 }));
    const tasks = drawScenarios(stock, { a: 1, b: 1, c: 1, d: 1, e: 1 }, 10, 3);
    expect(tasks.map(({ scenario }) => scenario.drawn)).toEqual(Array(10).fill(0));
  });

  it('takes nothing of a domain without weight', () => {
    expect(drawScenarios(many(['a', 'x'], 5), { a: 10, b: 5, x: 0 }, 8, 1).map(({ scenario }) => scenario.domain)).toEqual(
      Array(5).fill('a'),
    );
  });
});

describe('gathering scenarios', () => {
  const text = (title: string) =>
    `## Scenario: ${title}\n\nScene.\n\n### A (2 points)\n\nDo ${title}.\n\n\`\`\`bash\nkubectl get pods\n\`\`\`\n\n### B (3 points)\n\nSee ${title}.\n\n\`\`\`bash\nkubectl get nodes\n\`\`\`\n`;
  const { cards } = parse(`---\nexams: { cka: storage/claims }\n---\n\n${text('one')}\n${text('two')}\n## Other\n\nRWO :: ReadWriteOnce\n`);

  it('finds the whole ones of an exam', () => {
    const found = gatherScenarios([...cards].reverse(), 'cka');
    expect(found.map(({ title, domain, points }) => [title, domain, points])).toEqual([
      ['two', 'storage', 5],
      ['one', 'storage', 5],
    ]);
    expect(found.map((one) => one.cards.map(({ scenario }) => scenario?.step))).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(gatherScenarios(cards, 'ckad')).toEqual([]);
  });

  it('leaves out those that lack a step or have one twice', () => {
    expect(gatherScenarios(cards.slice(1), 'cka').map(({ title }) => title)).toEqual(['two']);
    expect(gatherScenarios([...cards, ...cards.slice(0, 1)], 'cka').map(({ title }) => title)).toEqual(['two']);
  });
});

describe('gathering cards that stand alone', () => {
  const card = (id: number, more: Partial<TopicCard> = {}): TopicCard => ({
    id,
    kind: 'command',
    exams: [{ exam: 'cka', domain: 'storage', topic: 'claims' }],
    siblings: id,
    ...more,
  });
  const idsOf = (cards: TopicCard[]) => gatherCardTasks(cards, 'cka').map((task) => task.cards.map(({ id }) => id));

  it('makes tasks of two or three of one topic, from all over its notes', () => {
    expect(idsOf([1, 2, 3, 4, 5, 6, 7].map((id) => card(id)))).toEqual([
      [1, 4, 7],
      [2, 5],
      [3, 6],
    ]);
    expect(idsOf([card(1)])).toEqual([]);
    const [task] = gatherCardTasks([card(1), card(2, { kind: 'yaml' })], 'cka');
    expect(task).toMatchObject({ title: 'PersistentVolumes and claims', domain: 'storage', points: 6 });
  });

  it('takes what is graded, of this exam and of a known topic, and one card of a passage', () => {
    const elsewhere = { exams: [{ exam: 'ckad', domain: 'storage', topic: 'claims' }] };
    const unplaced = { exams: [{ exam: 'cka', domain: 'storage', topic: '' }] };
    expect(idsOf([card(1), card(2, { kind: 'concept' }), card(3, elsewhere), card(4, unplaced), card(5)])).toEqual([[1, 5]]);
    expect(idsOf([card(1), card(2, { siblings: 1 }), card(3)])).toEqual([[1, 3]]);
  });
});

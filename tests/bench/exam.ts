/**
 * Exam day: how long a plan takes, how often forecasts hold, and the plan against other ways to study at equal minutes,
 * on simulated learners: `npm run bench:exam`. `-- quick` takes fewer learners, `-- speed`, `-- forecasts` or a scenario that part alone.
 */
import { cardKinds } from '../../electron/core/card';
import { exams } from '../../electron/core/exams';
import { defaultFirst, defaultPass, type MemoryModel } from '../../electron/core/planning/memory-model';
import { planDays } from '../../electron/core/planning/plan-days';
import type { PlanCard } from '../../electron/core/planning/plan-scope';
import { assessReadiness } from '../../electron/core/planning/readiness';
import { scenarios, type Scenario } from '../../electron/core/planning/simulation/scenarios';
import { simulate } from '../../electron/core/planning/simulation/simulate';
import { defaultWeights } from '../../electron/core/scheduling/fsrs';
import { paceOf } from '../../electron/core/scheduling/pace';
import { hashShare } from '../../electron/core/scheduling/seeded';
import { coverageOf, judgeForecasts } from '../core/planning/simulated-forecasts';

const args = process.argv.slice(2);
const quick = args.includes('quick');
const wanted = args.filter((arg) => arg !== 'quick');
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

function measure<T>(work: () => T): { result: T; wall: number; cpu: number } {
  const before = performance.now();
  const cpu = process.cpuUsage();
  const result = work();
  return { result, wall: performance.now() - before, cpu: process.cpuUsage(cpu).user / 1000 };
}

function timePlans(): void {
  const today = 20_000;
  const model: MemoryModel = { weights: defaultWeights, first: defaultFirst, pass: defaultPass };
  const domains = exams[0]?.domains ?? [];
  console.log('\noperation | cards | days | seen before | milliseconds | of them on the processor');
  const line = (operation: string, cards: number, days: number, known: number, { wall, cpu }: { wall: number; cpu: number }) => {
    console.log([operation.padEnd(9), cards, days, `${100 * known} %`, wall.toFixed(1), cpu.toFixed(0)].join(' | '));
  };
  for (const [count, days] of [
    [800, 30],
    [3000, 90],
  ] as const) {
    for (const known of [0, 0.5, 1]) {
      const cards = Array.from({ length: count }, (_, id): PlanCard => {
        const seen = hashShare(1, id) < known;
        return {
          id,
          kind: cardKinds[id % cardKinds.length] ?? 'basic',
          domain: domains[id % domains.length]?.slug ?? null,
          memory: seen ? { stability: Math.exp(4 * hashShare(2, id)), difficulty: 1 + 9 * hashShare(3, id) } : null,
          lastDay: seen ? today - Math.floor(20 * hashShare(4, id)) : null,
          model,
        };
      });
      const input = { cards, domains, today, pace: paceOf([]), seed: 1 };
      const minutes = (each: number) => Array.from({ length: days }, () => each);
      const plan = measure(() => planDays({ ...input, minutes: minutes(30) }));
      line('plan', count, days, known, plan);
      line(
        'what-if',
        count,
        days,
        known,
        measure(() => planDays({ ...input, minutes: minutes(45), near: plan.result.price })),
      );
      line(
        'readiness',
        count,
        days,
        known,
        measure(() => assessReadiness({ plan: plan.result, cards, domains, today })),
      );
    }
  }
}

function judge(): void {
  const learners = quick ? 20 : 100;
  const trial = { cards: 200, days: 20, minutes: 12, asked: [0, 5, 10, 15] };
  console.log(
    `\nShare of ranges that hold the truth, meant to be 80 %; ${learners} learners each: ${trial.cards} cards, ${trial.days} days`,
  );
  console.log('scheduler believes | recall at the exam, forecast on days 0, 5, 10, 15 | recall today');
  const beliefs = ['equal', 'default', 'other'] as const;
  const judged = beliefs.map((belief, part) =>
    Array.from({ length: learners }, (_, index) =>
      judgeForecasts(80_000 + part * 1000 + index, { people: 1, belief, cards: { stability: 0.3, difficulty: 1 } }, trial),
    ).flat(),
  );
  const line = (name: string, weights: readonly number[]) => {
    const share = (about: string, day?: number) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const mean = weights.reduce((sum, weight, part) => {
        const chosen = judged[part]?.filter((each) => each.about === about && (day === undefined || each.day === day)) ?? [];
        return weight > 0 ? sum + weight * coverageOf(chosen) : sum;
      }, 0);
      return `${((100 * mean) / total).toFixed(0)} %`;
    };
    console.log([name, trial.asked.map((day) => share('exam', day)).join(', '), share('today')].join(' | '));
  };
  line('the truth', [1, 0, 0]);
  line('the defaults', [0, 1, 0]);
  line('a stranger’s weights', [0, 0, 1]);
  line('the truth 2 : the defaults 2 : a stranger’s 1', [2, 2, 1]);
}

function compare(scenario: Scenario): void {
  const options = quick ? { learners: 6, tuningLearners: 4, seed: 1 } : { learners: 20, tuningLearners: 10, seed: 1 };
  const { result: rows, wall } = measure(() => simulate(scenario, options));
  console.log(`\n${scenario.name} (${options.learners} learners, ${(wall / 1000).toFixed(0)} s)`);
  console.log('policy  | recall        | plan ahead by  | minutes used | never seen | settings');
  for (const { policy, recall, error, ahead, aheadError, used, unseen, settings } of rows) {
    const lead = policy === 'plan' ? '' : `${ahead >= 0 ? '+' : ''}${ahead.toFixed(2)} ± ${aheadError.toFixed(2)}`;
    console.log(
      [
        policy.padEnd(7),
        `${recall.toFixed(2)} ± ${error.toFixed(2)}`.padEnd(13),
        lead.padEnd(14),
        `${(100 * used).toFixed(0)} %`.padEnd(12),
        `${(100 * unseen).toFixed(1)} %`.padEnd(10),
        settings,
      ].join(' | '),
    );
  }
}

if (isWanted('speed')) timePlans();
if (isWanted('forecasts')) judge();
console.log(
  '\nExpected recall at the exam, percent of its weight, simulated; ± is one standard error; ahead: the plan less the policy, learner by learner.',
);
for (const scenario of scenarios) if (isWanted(scenario.slug)) compare(scenario);

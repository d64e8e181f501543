/**
 * Exam-day planning against other ways to study, at equal minutes, on simulated learners: `npm run bench:exam`.
 * `-- quick` takes fewer learners, `-- <scenario>` one scenario.
 */
import { scenarios } from '../../electron/core/planning/simulation/scenarios';
import { simulate } from '../../electron/core/planning/simulation/simulate';

const args = process.argv.slice(2);
const options = args.includes('quick') ? { learners: 6, tuningLearners: 3, seed: 1 } : { learners: 20, tuningLearners: 10, seed: 1 };
const wanted = args.filter((arg) => arg !== 'quick');

console.log(
  'Expected recall at the exam, percent of its weight, simulated; ± is one standard error; ahead is the plan less the policy, learner by learner.',
);
for (const scenario of scenarios) {
  if (wanted.length > 0 && !wanted.includes(scenario.slug)) continue;
  const before = performance.now();
  const rows = simulate(scenario, options);
  console.log(`\n${scenario.name} (${options.learners} learners, ${((performance.now() - before) / 1000).toFixed(1)} s)`);
  console.log('policy  | recall        | plan ahead by  | minutes used | never seen | settings');
  for (const { policy, recall, error, ahead, aheadError, used, unseen, settings } of rows) {
    console.log(
      [
        policy.padEnd(7),
        `${recall.toFixed(2)} ± ${error.toFixed(2)}`.padEnd(13),
        (policy === 'plan' ? '' : `${ahead >= 0 ? '+' : ''}${ahead.toFixed(2)} ± ${aheadError.toFixed(2)}`).padEnd(14),
        `${(100 * used).toFixed(0)} %`.padEnd(12),
        `${(100 * unseen).toFixed(1)} %`.padEnd(10),
        settings,
      ].join(' | '),
    );
  }
}

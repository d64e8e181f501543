import type * as Binding from '@open-spaced-repetition/binding';
import { createRequire } from 'node:module';
import type { Clock, JobProgress, OptimiseRequest, WorkloadRequest } from '../app/ports';
import type { OptimiseReport, WorkloadReport } from '../contract/optimise';
import { AppError } from '../core/errors';
import { forecastError } from '../core/optimise/forecast-error';
import { historiesOf, splitAt, trainingItems, type PastAnswer } from '../core/optimise/histories';
import { simulateWorkload } from '../core/optimise/workload';
import { convertWeights } from '../core/scheduling/fsrs';
import { paceOf } from '../core/scheduling/pace';
import { hashShare } from '../core/scheduling/seeded';
import { openStore, type Store } from '../store/store';

/** Of the answers, those that came first are learnt from; the rest is what the parameters have to forecast. */
const trainedShare = 0.8;
/** Fewer say more about chance than about a person. */
const fewestAnswers = 200;
/** Otherwise the optimiser asks so seldom whether to go on that it can't be heard. */
const pollMs = 20;
const recentAnswers = 1000;

/** The optimiser of this platform. Only here: what goes wrong in it ends the whole process. */
export function loadOptimiser(): typeof Binding {
  try {
    // Its own types say what the package holds.
    return createRequire(import.meta.url)('@open-spaced-repetition/binding') as typeof Binding;
  } catch {
    throw new AppError(
      'unsupported',
      'The optimiser is not made for this kind of computer. Studying goes on with the parameters you have.',
    );
  }
}

/** Finds parameters and says whether they forecast later answers better. Reads only. */
export async function runOptimise(
  { dataDir, decks, weights, relearningSteps }: OptimiseRequest,
  clock: Clock,
  report: (progress: JobProgress) => void,
): Promise<OptimiseReport> {
  const histories = read(dataDir, clock, (store) => historiesOf(store.statistics.histories(decks)));
  const cut = splitAt(histories, trainedShare);
  const items = trainingItems(histories, cut);
  const before = forecastError(histories, weights, cut);
  const answers = items.length + (before?.count ?? 0);
  if (before === null || answers < fewestAnswers) {
    throw new AppError(
      'unsupported',
      `There are ${answers} answers to cards you knew; at least ${fewestAnswers} are needed to learn from. Nothing was changed.`,
    );
  }
  const found = convertWeights(await train(items, relearningSteps, report));
  const { count: tried, ...error } = before;
  const after = forecastError(histories, found, cut) ?? before;
  return {
    trained: items.length,
    tried,
    before: error,
    after: { logLoss: after.logLoss, rmseBins: after.rmseBins },
    weights: found,
    better: after.logLoss < before.logLoss,
  };
}

function train(items: readonly PastAnswer[][], relearningSteps: number, report: (progress: JobProgress) => void): Promise<number[]> {
  const { FSRSBindingItem, FSRSBindingReview, computeParameters } = loadOptimiser();
  report({ done: 0, total: 0, label: `Learning from ${items.length} answers` });
  return computeParameters(
    items.map((answers) => new FSRSBindingItem(answers.map(({ rating, elapsed }) => new FSRSBindingReview(rating, elapsed)))),
    {
      enableShortTerm: true,
      numRelearningSteps: relearningSteps,
      timeout: pollMs,
      progress: (done, total) => {
        report({ done, total, label: `Learning from ${items.length} answers` });
        return true;
      },
    },
  );
}

/** What each desired retention would cost and bring. Reads only. */
export function runWorkload({ dataDir, decks, today, options }: WorkloadRequest, clock: Clock): WorkloadReport {
  return read(dataDir, clock, (store) => {
    const cards = store.exams
      .scope(new Set(decks), today)
      .map(({ memory, lastDay }) => ({ memory, elapsed: lastDay === null ? 0 : today - lastDay }));
    const rows = simulateWorkload({
      cards,
      weights: options.weights,
      present: options.retention,
      // The simulation asks no card for its kind: commands are the most.
      seconds: paceOf(store.counts.timings(recentAnswers)).command,
      newPerDay: options.newPerDay,
      maximumInterval: options.maximumInterval,
      random: () => {
        let drawn = 0;
        return () => hashShare(1, drawn++);
      },
    });
    return { present: options.retention, cards: cards.length, rows };
  });
}

function read<T>(dataDir: string, clock: Clock, work: (store: Store) => T): T {
  const store = openStore(dataDir, { now: clock.now(), readonly: true });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

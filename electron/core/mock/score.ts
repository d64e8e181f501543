import type { Verdict } from '../grading/verdict';

/** Percent that pass an exam. */
export const passLine = 66;

export interface MockStep {
  points: number;
  verdict: Verdict | 'unanswered';
}

export interface MockTask {
  domain: string;
  /** Its part of the whole, in any unit; a draw gives percent. */
  weight: number;
  steps: readonly MockStep[];
}

export interface Score {
  earned: number;
  possible: number;
  /** 0 to 100; 0 where nothing was possible. */
  percent: number;
}

export interface MockScore {
  /** In points, in the order of the tasks. */
  tasks: Score[];
  /** In the tasks' weights, by domain slug. */
  domains: Map<string, Score>;
  total: Score;
  passed: boolean;
}

/**
 * Half for a partly right step. A grade's parts are stretches of text to be marked, most of them boilerplate in a manifest, so their
 * share would give nearly all points for a wrong image.
 */
const credit: Readonly<Record<MockStep['verdict'], number>> = { correct: 1, partial: 0.5, wrong: 0, unanswered: 0 };

/** Scores a rehearsal: each step by its verdict, each task by its steps' points, domains and the whole by the tasks' weights. */
export function scoreMock(tasks: readonly MockTask[]): MockScore {
  const scored = tasks.map((task) => {
    const earned = task.steps.reduce((sum, { points, verdict }) => sum + points * credit[verdict], 0);
    const score = toScore(
      earned,
      task.steps.reduce((sum, { points }) => sum + points, 0),
    );
    const share = score.possible === 0 ? 0 : earned / score.possible;
    return { task, score, weighed: toScore(task.weight * share, score.possible === 0 ? 0 : task.weight) };
  });
  const byDomain = Map.groupBy(scored, ({ task }) => task.domain);
  const total = addUp(scored.map(({ weighed }) => weighed));
  return {
    tasks: scored.map(({ score }) => score),
    domains: new Map([...byDomain].map(([domain, list]) => [domain, addUp(list.map(({ weighed }) => weighed))])),
    total,
    passed: total.percent >= passLine,
  };
}

function addUp(scores: readonly Score[]): Score {
  return toScore(
    scores.reduce((sum, { earned }) => sum + earned, 0),
    scores.reduce((sum, { possible }) => sum + possible, 0),
  );
}

/** Sums of fractions are a hair off; at the pass line a hair must not decide. */
const tidy = (value: number): number => Math.round(value * 1e9) / 1e9;

function toScore(earned: number, possible: number): Score {
  return { earned: tidy(earned), possible: tidy(possible), percent: possible === 0 ? 0 : tidy((100 * earned) / possible) };
}

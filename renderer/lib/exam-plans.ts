import type { Client } from '../../electron/contract';
import type { ExamOutlook } from '../../electron/contract/exams';
import { ApiError } from './client';
import type { Clock } from './clock';

export type PlanClient = Pick<Client, 'planExam' | 'jobStatus' | 'cancelJob'>;
export type WhatIf = { date?: string; minutes?: number[] };

const pollMs = 25;

/** Has a plan worked out in the background and waits for it while it is wanted; null when it no longer is. @throws ApiError when it can not be */
export async function workOutPlan(
  client: PlanClient,
  clock: Clock,
  id: number,
  whatIf: WhatIf | null,
  isWanted: () => boolean = () => true,
): Promise<ExamOutlook | null> {
  const { job } = await client.planExam({ id, whatIf });
  for (;;) {
    const status = await client.jobStatus({ job });
    if (status.state === 'finished' && status.result.job === 'exam-plan') return status.result.report;
    if (status.state === 'failed') throw new ApiError('internal', status.message);
    if (status.state !== 'running') throw new ApiError('cancelled', 'The plan was not worked out. Nothing was changed.');
    if (!isWanted()) {
      await client.cancelJob({ job });
      return null;
    }
    await new Promise<void>((resolve) => void clock.after(pollMs, resolve));
  }
}

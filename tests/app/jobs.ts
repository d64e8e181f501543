import { expect, vi } from 'vitest';
import type { Client, JobResult, JobStatus } from '../../electron/contract';

type Ended = Exclude<JobStatus<JobResult>, { state: 'running' }>;
/** What begins a job says its number, or null when there was nothing to do. */
interface Started {
  job: number | null;
}
type Report<Kind extends JobResult['job']> = Extract<JobResult, { job: Kind }>['report'];

/** How a job ended. It may take as long as the test itself may: a slow machine is not a mistake. */
export function ended(client: Client, { job }: Started): Promise<Ended> {
  if (job === null) throw new Error('No job was begun.');
  return vi.waitFor(
    async () => {
      const status = await client.jobStatus({ job });
      expect(status.state).not.toBe('running');
      return status as Ended;
    },
    { timeout: 60_000, interval: 5 },
  );
}

/** What a job of this kind found or did; throws in its words when it failed. */
export async function reportOf<Kind extends JobResult['job']>(client: Client, kind: Kind, started: Started): Promise<Report<Kind>> {
  const status = await ended(client, started);
  if (status.state === 'failed') throw new Error(status.message);
  if (status.state !== 'finished' || status.result.job !== kind) throw new Error(JSON.stringify(status));
  return status.result.report as Report<Kind>;
}

/** Where the saved cards differ from what their log says; none when all is well. */
export const differences = async (client: Client) =>
  (await reportOf(client, 'verify', await client.startVerify({ repair: false }))).differences;

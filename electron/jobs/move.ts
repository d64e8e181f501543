import type { JobProgress, MoveRequest } from '../app/ports';
import { copyBesides } from '../store/move';

/** Copies what is large ahead of the move; changes nothing of what is copied. */
export async function runMove({ dataDir, to }: MoveRequest, report: (progress: JobProgress) => void): Promise<number> {
  return copyBesides(dataDir, to, (done, total) => report({ done, total, label: 'Files copied' }));
}

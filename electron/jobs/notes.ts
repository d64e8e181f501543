import { createNoteCache } from '../app/note-cache';
import { readFieldWords } from '../app/kubernetes';
import { doNow } from '../app/in-steps';
import type { Clock, JobProgress, NotesRequest } from '../app/ports';
import { addInSteps, syncInSteps, type SyncPlace } from '../app/sync-work';
import type { SyncReport } from '../contract/notes';
import { AppError } from '../core/errors';
import { openStore } from '../store/store';

/** Reads many notes and writes their cards as one step. */
export async function runNotes(
  { dataDir, decksDir, version, work }: NotesRequest,
  clock: Clock,
  report: (progress: JobProgress) => void,
): Promise<SyncReport> {
  const describeField = await readFieldWords();
  const store = openStore(dataDir, { now: clock.now(), forParent: true });
  try {
    // Nothing is read twice here.
    const place: SyncPlace = { store, cache: createNoteCache(0), decksDir, version, now: clock.now };
    const onProgress = (done: number, total: number) =>
      report({ done, total, label: done < total ? 'Reading the notes' : 'Writing the cards' });
    if (work.type === 'add') return doNow(addInSteps(place, work, { describeField, onProgress }));
    const source = store.sources.get(work.source);
    if (!source) throw new AppError('not-found', 'This folder is no longer there.');
    return doNow(syncInSteps(place, source, { ...work, describeField, onProgress }));
  } finally {
    store.close();
  }
}

import { dayStart } from '../core/scheduling/study-day';
import { createBackup, isBackupDue, keepPresentMedia, thinBackups } from '../store/backups';
import type { Store } from '../store/store';
import type { Context } from './context';

export interface BackupDays {
  /** Backs up if that is due, now and each study day. While the data is closed there is none to do: call it again once it is open. */
  keep: (report: (error: unknown) => void) => Promise<void>;
  stop: () => void;
}

/** `openStore` is the one that is open; null while the data is closed. */
export function createBackupDays(context: Context, openStore: () => Store | null): BackupDays {
  const { clock, readonly } = context.ports;
  let timer: NodeJS.Timeout | undefined;

  const keep = async (report: (error: unknown) => void, reason: 'start' | 'daily'): Promise<void> => {
    clearTimeout(timer);
    const store = openStore();
    if (!store || readonly) return;
    try {
      await backUpIfDue(context, reason);
    } catch (error) {
      // Closed meanwhile, it could not be read to its end.
      if (openStore() === store) report(error);
    }
    if (openStore() !== store) return;
    const { at, day } = context.now();
    const tomorrow = dayStart(day + 1, clock.offsetAt, context.settings().dayStartMinutes);
    timer = setTimeout(() => void keep(report, 'daily'), tomorrow - at + 60_000);
  };

  return { keep: (report) => keep(report, 'start'), stop: () => clearTimeout(timer) };
}

/** Backs up when something happened since the last time, and thins what is old. */
async function backUpIfDue(context: Context, reason: 'start' | 'daily'): Promise<void> {
  const { dataDir } = context.ports;
  if (!isBackupDue(dataDir)) {
    await keepPresentMedia(dataDir);
    return;
  }
  const { at } = context.now();
  await createBackup(dataDir, reason, at);
  thinBackups(dataDir, at);
}

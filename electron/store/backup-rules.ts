import type { Instant } from '../core/scheduling/types';

export const backupReasons = ['start', 'daily', 'manual', 'before-restore', 'before-upgrade', 'before-repair'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What the name of a backup file says. */
export interface NamedBackup {
  reason: BackupReason;
  /** To the second. */
  at: Instant;
}

const day = 86_400_000;
const namePattern = new RegExp(`^kubedeck-(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2})Z-(${backupReasons.join('|')})\\.db$`);

export function backupName({ at, reason }: NamedBackup): string {
  return `kubedeck-${fileTime(at)}-${reason}.db`;
}

/** Null for files that are no backups. */
export function parseBackupName(name: string): NamedBackup | null {
  const [, date, hours, minutes, seconds, word] = namePattern.exec(name) ?? [];
  const reason = backupReasons.find((known) => known === word);
  const at = Date.parse(`${date ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}Z`);
  return reason === undefined || Number.isNaN(at) ? null : { reason, at };
}

/** UTC to the second, as it may stand in a file name on every system. */
export function fileTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/**
 * Backups that may go. Kept are the newest of each of the last 7 days, 8 weeks and 12 months that have any, the newest 10
 * made by hand, and those made before something risky for 90 days.
 */
export function backupsToRemove<Backup extends NamedBackup>(backups: readonly Backup[], now: Instant): Backup[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const kept = new Set([
    ...newestOfEach(newestFirst, 7, ({ at }) => Math.floor(at / day)),
    // Days since 1970 start on a Thursday; weeks start on Monday.
    ...newestOfEach(newestFirst, 8, ({ at }) => Math.floor((at / day + 3) / 7)),
    ...newestOfEach(newestFirst, 12, ({ at }) => new Date(at).toISOString().slice(0, 7)),
    ...newestFirst.filter(({ reason }) => reason === 'manual').slice(0, 10),
    ...newestFirst.filter(({ reason, at }) => reason.startsWith('before-') && now - at < 90 * day),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}

function newestOfEach<Backup>(newestFirst: readonly Backup[], periods: number, periodOf: (backup: Backup) => number | string): Backup[] {
  const newest = new Map<number | string, Backup>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (!newest.has(period)) newest.set(period, backup);
  }
  return [...newest.values()].slice(0, periods);
}

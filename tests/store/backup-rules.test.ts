import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, backupReasons, backupsToRemove, parseBackupName } from '../../electron/store/backup-rules';
import type { NamedBackup } from '../../electron/store/backup-rules';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 8);
const at = fc.integer({ min: now / 1000 - 1_000 * 86_400, max: now / 1000 }).map((seconds) => seconds * 1000);
const backup = fc.record({ at, reason: fc.constantFrom(...backupReasons) });
const backups = fc.uniqueArray(backup, { maxLength: 120, selector: (each) => each.at });

const kept = (all: NamedBackup[]) => {
  const removed = new Set(backupsToRemove(all, now));
  return all.filter((each) => !removed.has(each)).toSorted((a, b) => b.at - a.at);
};
const dailyOver = (days: number, reason: NamedBackup['reason'] = 'daily') =>
  Array.from({ length: days }, (_, ago) => ({ at: now - ago * day, reason }));
const dates = (all: readonly NamedBackup[]) => all.map((each) => new Date(each.at).toISOString().slice(0, 10));

describe('names of backups', () => {
  it('say when and why, to the second', () => {
    fc.assert(
      fc.property(backup, (each) => {
        expect(parseBackupName(backupName(each))).toEqual(each);
      }),
    );
    expect(backupName({ at: Date.UTC(2026, 10, 21, 7, 35, 12, 999), reason: 'before-restore' })).toBe(
      'kubedeck-2026-11-21T07-35-12Z-before-restore.db',
    );
  });

  it.each([
    'kubedeck.db',
    'kubedeck-2026-11-21T07-35-12Z-other.db',
    'kubedeck-2026-13-41T07-35-12Z-daily.db',
    'kubedeck-2026-11-21T07-35-12Z-daily.db-wal',
    'x',
    '',
  ])('%s is none', (name) => expect(parseBackupName(name)).toBeNull());
});

describe('thinning', () => {
  it('keeps 7 days, 8 weeks and 12 months of daily backups', () => {
    const left = dates(kept(dailyOver(730)));
    expect(left.slice(0, 7)).toStrictEqual([
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
    ]);
    // Sundays, the newest of their weeks.
    expect(left).toEqual(expect.arrayContaining(['2026-11-08', '2026-11-01', '2026-10-25', '2026-10-18', '2026-10-11', '2026-10-04']));
    expect(left.slice(-9)).toStrictEqual([
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ]);
    expect(left).toHaveLength(7 + 6 + 2 + 9);
  });

  it('keeps the newest ten made by hand, and those before something risky for 90 days', () => {
    const manual = Array.from({ length: 30 }, (_, hours) => ({ at: now - hours * 1_000, reason: 'manual' as const }));
    expect(kept(manual)).toHaveLength(10);
    const risky = Array.from({ length: 10 }, (_, index) => ({ at: now - day * 85 - index * day - 1, reason: 'before-repair' as const }));
    expect(kept([...dailyOver(200), ...risky]).filter(({ reason }) => reason === 'before-repair')).toHaveLength(5);
  });

  it('keeps what there is when backups are rare', () => {
    const yearly = [0, 400, 800, 1_200].map((ago) => ({ at: now - ago * day, reason: 'daily' as const }));
    expect(kept(yearly)).toStrictEqual(yearly);
  });

  it('never removes the newest, keeps few, and once done has nothing to do', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const left = kept(all);
        const newest = all.toSorted((a, b) => b.at - a.at).slice(0, 1);
        expect(left.slice(0, 1)).toStrictEqual(newest);
        const risky = left.filter(({ reason, at: when }) => reason.startsWith('before-') && now - when < 90 * day);
        expect(left.length).toBeLessThanOrEqual(7 + 8 + 12 + 10 + risky.length);
        expect(backupsToRemove(left, now)).toStrictEqual([]);
      }),
    );
  });

  it('leaves a backup of every month of the year that had one', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const months = (list: readonly NamedBackup[]) => [...new Set(dates(list).map((date) => date.slice(0, 7)))].toSorted().slice(-12);
        expect(months(kept(all))).toStrictEqual(months(all));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReminderTime, reminderOf, type ReminderOptions } from '../../electron/core/reminding';

const minute = 60_000;
const day = 86_400_000;
/** A Wednesday, midnight in UTC. */
const wednesday = Date.UTC(2026, 2, 11);
const options: ReminderOptions = { on: true, atMinutes: 18 * 60, quietDays: [] };
const six = wednesday + 18 * 60 * minute;
const utc = () => 0;

describe('the time of a reminder', () => {
  it('comes once, when its minute is reached', () => {
    expect(isReminderTime(six - minute, six - 1, options, utc)).toBe(false);
    expect(isReminderTime(six - minute, six, options, utc)).toBe(true);
    expect(isReminderTime(six, six + minute, options, utc)).toBe(false);
  });

  it('follows the wall clock', () => {
    const east = () => 120;
    expect(isReminderTime(six - 121 * minute, six - 120 * minute, options, east)).toBe(true);
    expect(isReminderTime(six - minute, six, options, east)).toBe(false);
  });

  it('stays away on quiet days and when it is off', () => {
    expect(isReminderTime(six - minute, six, { ...options, quietDays: [3] }, utc)).toBe(false);
    expect(isReminderTime(six - minute, six, { ...options, quietDays: [0, 6] }, utc)).toBe(true);
    expect(isReminderTime(six - minute, six, { ...options, on: false }, utc)).toBe(false);
  });

  it('that was slept over comes on waking', () => {
    expect(isReminderTime(six - 60 * minute, six + 5 * 60 * minute, options, utc)).toBe(true);
    expect(isReminderTime(six - 3 * day, six - minute, options, utc)).toBe(true);
  });

  it('comes exactly once a day, however often and unevenly one looks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.array(fc.integer({ min: 1, max: 180 }), { minLength: 400, maxLength: 400 }),
        (atMinutes, pauses) => {
          let now = wednesday;
          let times = 0;
          for (const pause of pauses) {
            const since = now;
            now = Math.min(now + pause * minute, wednesday + 7 * day);
            if (isReminderTime(since, now, { ...options, atMinutes }, utc)) times++;
          }
          const passed = Math.floor((now - wednesday - atMinutes * minute) / day) + 1;
          // The first look is at the very start, which counts as looked at.
          expect(times).toBe(atMinutes === 0 ? passed - 1 : passed);
        },
      ),
    );
  });
});

describe('a reminder', () => {
  it('says how much and how long', () => {
    expect(reminderOf(12, 8.6)).toStrictEqual({ title: '12 cards are due', body: 'About 9 minutes. Choose this to start.' });
    expect(reminderOf(1, 0.1)).toStrictEqual({ title: '1 card is due', body: 'About 1 minute. Choose this to start.' });
  });

  it('is none when nothing is due', () => {
    expect(reminderOf(0, 0)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayStart, formatStudyDay, parseStudyDay, studyDay, studyDayAt, weekdayOf } from '../../../electron/core/scheduling/study-day';
import { offsetsOf, transitionsOf, zoneNames } from './zones';

const hour = 3_600_000;
const fourOClock = 240;
const zones = new Map(zoneNames.map((name) => [name, offsetsOf(name)]));
const offsetsAt = (name: (typeof zoneNames)[number]) => zones.get(name) ?? (() => 0);
const day = (text: string): number => parseStudyDay(text) ?? Number.NaN;
const hoursOf = (text: string, zone: (typeof zoneNames)[number], start = fourOClock): number =>
  (dayStart(day(text) + 1, offsetsAt(zone), start) - dayStart(day(text), offsetsAt(zone), start)) / hour;

const anInstant = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2037, 11, 31) });
const aDayStart = fc.integer({ min: 0, max: 1439 });
const transitions = zoneNames.flatMap((zone) => transitionsOf(offsetsAt(zone)).map((at) => ({ zone, at })));

/** Mostly hours around a change of the clock, with day starts around it too: that is where days go wrong. */
const aMoment = fc.oneof(
  fc.record({ zone: fc.constantFrom(...zoneNames), at: anInstant, start: aDayStart }),
  fc
    .record({
      transition: fc.constantFrom(...transitions),
      minutes: fc.integer({ min: -1500, max: 1500 }),
      offBy: fc.integer({ min: -90, max: 90 }),
    })
    .map(({ transition: { zone, at }, minutes, offBy }) => {
      const wallMinutes = Math.floor(at / 60_000) + offsetsAt(zone)(at);
      return { zone, at: at + minutes * 60_000, start: (((wallMinutes + offBy) % 1440) + 1440) % 1440 };
    }),
);

describe('studyDay', () => {
  it('keeps the small hours in the day before', () => {
    expect(formatStudyDay(studyDay(Date.parse('2026-03-10T03:59:59Z'), 0, fourOClock))).toBe('2026-03-09');
    expect(formatStudyDay(studyDay(Date.parse('2026-03-10T04:00:00Z'), 0, fourOClock))).toBe('2026-03-10');
  });

  it('counts offsets east of UTC as positive', () => {
    expect(formatStudyDay(studyDay(Date.parse('2026-03-09T23:00:00Z'), 330, fourOClock))).toBe('2026-03-10');
    expect(formatStudyDay(studyDay(Date.parse('2026-03-10T08:59:00Z'), -300, fourOClock))).toBe('2026-03-09');
  });

  it('works before 1970', () => {
    expect(formatStudyDay(studyDay(Date.parse('1969-12-31T12:00:00Z'), 0, fourOClock))).toBe('1969-12-31');
  });
});

describe('dayStart', () => {
  it('makes the days of a DST change 23 and 25 hours long', () => {
    expect(hoursOf('2026-03-28', 'Europe/Berlin')).toBe(23);
    expect(hoursOf('2026-03-29', 'Europe/Berlin')).toBe(24);
    expect(hoursOf('2026-10-24', 'Europe/Berlin')).toBe(25);
    expect(hoursOf('2026-03-07', 'America/New_York')).toBe(23);
    expect(hoursOf('2026-10-31', 'America/New_York')).toBe(25);
  });

  it('follows a change of half an hour', () => {
    expect(hoursOf('2026-10-03', 'Australia/Lord_Howe')).toBe(23.5);
    expect(hoursOf('2026-04-04', 'Australia/Lord_Howe')).toBe(24.5);
  });

  it('is the end of the gap when the clock skips the day start', () => {
    // 02:00 became 03:00 at 01:00 UTC.
    expect(dayStart(day('2026-03-29'), offsetsAt('Europe/Berlin'), 150)).toBe(Date.parse('2026-03-29T01:00:00Z'));
  });

  it('is the first pass when the clock repeats the day start', () => {
    // 03:00 became 02:00 at 01:00 UTC; 02:30 had come at 00:30 UTC.
    expect(dayStart(day('2026-10-25'), offsetsAt('Europe/Berlin'), 150)).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  it('survives a day the calendar skipped', () => {
    // Samoa went from 29 to 31 December 2011; what is left of the 30th are the small hours of the 31st.
    expect(hoursOf('2011-12-29', 'Pacific/Apia')).toBe(20);
    expect(hoursOf('2011-12-30', 'Pacific/Apia')).toBe(4);
    expect(hoursOf('2011-12-31', 'Pacific/Apia')).toBe(24);
  });

  it('is the first instant of its day, in every zone', () => {
    fc.assert(
      fc.property(aMoment, ({ zone, at, start }) => {
        const offsetAt = offsetsAt(zone);
        const today = studyDayAt(at, offsetAt, start);
        const first = dayStart(today, offsetAt, start);
        expect(first).toBeLessThanOrEqual(at);
        expect(at).toBeLessThan(dayStart(today + 1, offsetAt, start));
        expect(studyDayAt(first - 1, offsetAt, start)).toBeLessThan(today);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('studyDayAt', () => {
  it('never goes back, in every zone and with every day start', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 0, max: 3 * hour }), ({ zone, at, start }, later) => {
        expect(studyDayAt(at + later, offsetsAt(zone), start)).toBeGreaterThanOrEqual(studyDayAt(at, offsetsAt(zone), start));
      }),
      { numRuns: 1000 },
    );
  });

  it('stays in the day that has begun while the clock repeats its start', () => {
    const secondPass = Date.parse('2026-10-25T01:10:00Z');
    expect(formatStudyDay(studyDay(secondPass, 60, 150))).toBe('2026-10-24');
    expect(formatStudyDay(studyDayAt(secondPass, offsetsAt('Europe/Berlin'), 150))).toBe('2026-10-25');
  });

  it('is the plain study day wherever no clock changes at the day start', () => {
    fc.assert(
      fc.property(anInstant, (at) => {
        const offsetAt = offsetsAt('Europe/Berlin');
        expect(studyDayAt(at, offsetAt, fourOClock)).toBe(studyDay(at, offsetAt(at), fourOClock));
      }),
    );
  });
});

describe('weekdayOf', () => {
  it('agrees with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (any) => {
        expect(weekdayOf(any)).toBe(new Date(any * 24 * hour).getUTCDay());
      }),
    );
  });
});

describe('parseStudyDay', () => {
  it('reads back what formatStudyDay writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (any) => {
        expect(parseStudyDay(formatStudyDay(any))).toBe(any);
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', ' 2026-01-01', '', 'today'])(
    'refuses %j',
    (text) => {
      expect(parseStudyDay(text)).toBeNull();
    },
  );
});

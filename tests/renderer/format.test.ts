import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as format from '../../renderer/lib/format';
import { heatmap } from '../../renderer/lib/heatmap';
import { parseSteps, stepsText } from '../../renderer/lib/steps';

describe('intervals on a button', () => {
  it.each([
    [{ minutes: 0.5, days: null }, '< 1 min'],
    [{ minutes: 1, days: null }, '1 min'],
    [{ minutes: 10, days: null }, '10 min'],
    [{ minutes: 90, days: null }, '1.5 h'],
    [{ minutes: 1440, days: null }, '1 day'],
    [{ minutes: null, days: 1 }, '1 day'],
    [{ minutes: null, days: 17 }, '17 days'],
    [{ minutes: null, days: 48 }, '1.6 months'],
    [{ minutes: null, days: 730 }, '2 years'],
  ])('%j is %s', (choice, text) => expect(format.choiceText(choice)).toBe(text));

  it('never lose their order', () => {
    const size = (text: string) => {
      const [amount = '', unit = ''] = text.split(' ');
      return Number(amount) * (unit.startsWith('day') ? 1 : unit.startsWith('month') ? 30.4 : 365.25);
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36_500 }), fc.integer({ min: 1, max: 36_500 }), (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(size(format.intervalText(less))).toBeLessThanOrEqual(size(format.intervalText(more)) + 1e-9);
      }),
    );
  });
});

describe('durations', () => {
  it('are spoken', () => {
    expect(format.minutesText(0.2)).toBe('less than a minute');
    expect(format.minutesText(1)).toBe('1 minute');
    expect(format.minutesText(9.4)).toBe('9 minutes');
    expect(format.minutesText(80)).toBe('1 h 20 min');
    expect(format.minutesText(120)).toBe('2 h');
  });

  it('count down without ever showing nothing', () => {
    expect(format.countdownText(240_000)).toBe('4 minutes');
    expect(format.countdownText(59_001)).toBe('1 minute');
    expect(format.countdownText(1)).toBe('1 second');
    expect(format.countdownText(-5)).toBe('0 seconds');
  });

  it('on a card are seconds or minutes', () => {
    expect(format.durationText(7400)).toBe('7 s');
    expect(format.durationText(72_000)).toBe('1:12 min');
  });
});

describe('moments', () => {
  const now = new Date(2026, 10, 21, 8, 30).getTime();
  it('are said the way people say them', () => {
    expect(format.momentText(now - 20_000, now)).toBe('just now');
    expect(format.momentText(now - 12 * 60_000, now)).toBe('12 minutes ago');
    expect(format.momentText(new Date(2026, 10, 21, 4, 5).getTime(), now)).toBe('today 04:05');
    expect(format.momentText(new Date(2026, 10, 20, 23, 59).getTime(), now)).toBe('yesterday 23:59');
    expect(format.momentText(new Date(2026, 10, 3, 9, 0).getTime(), now)).toBe('3 Nov 2026 09:00');
  });

  it('a study day has its date whatever the time zone', () => expect(format.studyDayDate(20_778)).toBe('21 Nov 2026'));

  it('weeks begin on Monday', () => {
    expect(format.weekdayOf(20_778)).toBe(5);
    expect(format.weekdayOf(20_780)).toBe(0);
  });
});

describe('sizes', () => {
  it('are short', () => {
    expect(format.bytesText(512)).toBe('512 bytes');
    expect(format.bytesText(1_800_000)).toBe('1.8 MB');
    expect(format.bytesText(3.2e12)).toBe('3,200 GB');
  });
});

describe('learning steps', () => {
  it('are read as people write them', () => {
    expect(parseSteps('1m 10m')).toEqual([1, 10]);
    expect(parseSteps('30s, 1h; 2d')).toEqual([0.5, 60, 2880]);
    expect(parseSteps('5')).toEqual([5]);
    expect(parseSteps('  ')).toEqual([]);
  });

  it.each(['soon', '1x', '-5m', '31d', '1s', '1 2 3 4 5 6 7 8 9 10 11'])('%s is refused', (text) => expect(parseSteps(text)).toBeNull());

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 43_200 }), { maxLength: 10 }), (minutes) => {
        expect(parseSteps(stepsText(minutes))).toEqual(minutes);
      }),
    );
  });
});

describe('the heatmap', () => {
  it('ends today and holds every day of its weeks once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 40_000 }), fc.integer({ min: 1, max: 53 }), (today, weeks) => {
        const { cells } = heatmap(today, [], weeks);
        expect(cells.at(-1)?.day).toBe(today);
        expect(new Set(cells.map((cell) => `${cell.week}/${cell.weekday}`)).size).toBe(cells.length);
        expect(Math.max(...cells.map((cell) => cell.week))).toBe(weeks - 1);
        expect(cells[0]?.weekday).toBe(0);
      }),
    );
  });

  it('shows any review at all, and the ordinary days beside one huge one', () => {
    const history = Array.from({ length: 20 }, (_, index) => ({ day: 20_700 + index, reviews: 40 }));
    const { cells, most } = heatmap(20_778, [...history, { day: 20_750, reviews: 4000 }, { day: 20_751, reviews: 1 }], 53);
    const level = (day: number) => cells.find((cell) => cell.day === day)?.level;
    expect(level(20_700)).toBe(4);
    expect(level(20_751)).toBe(1);
    expect(level(20_752)).toBe(0);
    expect(most).toBe(4000);
  });
});

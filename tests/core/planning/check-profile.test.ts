import { describe, expect, it } from 'vitest';
import { checkProfile, type ExamProfile } from '../../../electron/core/planning/check-profile';
import { minutesUntil } from '../../../electron/core/planning/exam-time';

/** A Monday. */
const today = 20_003;
const profile: ExamProfile = {
  name: 'CKAD in autumn',
  examDay: today + 10,
  time: { minutes: [30, 30, 30, 30, 30, 30, 30], daysOff: [] },
  domains: [
    { slug: 'a', name: 'Storage', weight: 40 },
    { slug: 'b', name: 'Networking', weight: 60 },
  ],
};
const cards = [{ domain: 'a' }, { domain: 'b' }];
const problemsOf = (part: Partial<ExamProfile>, scope: readonly { domain: string | null }[] = cards) =>
  checkProfile({ ...profile, ...part }, scope, today).map(({ field, blocks, message }) => `${field}${blocks ? '' : '?'}: ${message}`);

describe('checkProfile', () => {
  it('finds nothing wrong with a profile that can be planned', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ examDay: today })).toEqual([]);
  });

  it('wants a name and a day that is neither past nor far away', () => {
    expect(problemsOf({ name: '  ' })).toEqual(['name: Give the exam a name.']);
    expect(problemsOf({ examDay: null })).toEqual(['date: Choose the day of the exam.']);
    expect(problemsOf({ examDay: today - 1 })[0]).toMatch(/^date: This date is in the past/);
    expect(problemsOf({ examDay: today + 1000 })[0]).toMatch(/^date: This date is more than a year away/);
  });

  it('wants minutes on some day before the exam', () => {
    expect(problemsOf({ time: { minutes: [0, 0, 0, 0, 0, 0, 0], daysOff: [] } })[0]).toMatch(/^minutes: There are no minutes/);
    expect(problemsOf({ time: { minutes: [30, 30, 30, 30, 30, 30, Number.NaN], daysOff: [] } })[0]).toMatch(/between 0 and 1,440/);
    expect(problemsOf({ examDay: today + 1, time: { ...profile.time, daysOff: [today] } })[0]).toMatch(
      /Every day before the exam is a day off/,
    );
  });

  it('wants weights that add up', () => {
    expect(problemsOf({ domains: [] })[0]).toMatch(/^domains: An exam needs/);
    expect(problemsOf({ domains: [{ slug: 'a', name: 'Storage', weight: 99.5 }] })[0]).toBe(
      'domains: The weights add up to 99.5 percent; they must add up to 100.',
    );
    expect(problemsOf({ domains: [...profile.domains, { slug: 'a', name: 'Again', weight: 0 }] })[0]).toMatch(/same short name/);
    expect(
      problemsOf({
        domains: [
          { slug: 'a', name: 'Storage', weight: -10 },
          { slug: 'b', name: 'Networking', weight: 110 },
        ],
      })[0],
    ).toMatch(/between 0 and 100/);
  });

  it('wants cards, and tells of domains without cards and cards without a domain', () => {
    expect(problemsOf({}, [])[0]).toMatch(/^scope: There are no cards/);
    expect(problemsOf({}, [{ domain: null }, { domain: 'gone' }])[0]).toMatch(/^scope: No card in scope belongs/);
    expect(problemsOf({}, [{ domain: 'a' }, { domain: null }])).toEqual([
      "scope?: No cards for Networking: 60 percent of the exam can't be planned or forecast.",
      'scope?: 1 card belongs to no domain and will not be asked by the plan.',
    ]);
  });
});

describe('minutesUntil', () => {
  const time = { minutes: [1, 2, 3, 4, 5, 6, 7], daysOff: [today + 2] };

  it('counts from today to the day before the exam, without days off', () => {
    expect(minutesUntil(today + 4, today, time)).toEqual([2, 3, 0, 5]);
    expect(minutesUntil(today, today, time)).toEqual([]);
  });

  it('refuses an exam in the past and minutes that are none', () => {
    expect(() => minutesUntil(today - 1, today, time)).toThrow('The exam is in the past');
    expect(() => minutesUntil(Number.NaN, today, time)).toThrow('needs a date');
    expect(() => minutesUntil(today + 1, today, { minutes: [30], daysOff: [] })).toThrow('seven weekdays');
  });
});

import { describe, expect, it } from 'vitest';
import type { Statistics, StatisticsInput, StatisticsResult } from '../../electron/contract/statistics';
import { createCalibration } from '../../electron/core/planning/calibration';
import { foldCards } from '../../electron/core/statistics/fold-cards';
import { foldReviews } from '../../electron/core/statistics/fold-reviews';
import { createReviewLog } from '../../electron/core/statistics/review-log';
import { toCsv } from '../../renderer/lib/csv';
import { daysRange, figureText, type Chart } from '../../renderer/lib/chart';
import { chartsOf, statesText } from '../../renderer/lib/statistics-charts';
import { StatisticsState } from '../../renderer/state/statistics.svelte';

const today = 20_778;

/** Statistics of an empty collection, changed where a test needs it. */
function statistics(changes: Partial<Statistics> = {}): Statistics {
  return {
    ...foldReviews(createReviewLog(), [], { cards: null, from: null, to: today, today }),
    ...foldCards([], { cards: null, today, weightsOf: () => [] }),
    today,
    byDeck: [],
    byKind: [],
    byDomain: [],
    ...changes,
  };
}

const chart = (changes: Partial<Statistics>, id: string): Chart => {
  const found = chartsOf(statistics(changes))
    .flatMap(({ charts }) => charts)
    .find((one) => one.id === id);
  if (!found) throw new Error(`There is no chart ${id}`);
  return found;
};

it('says how many cards there are with separators in every number', () => {
  const states = { ...statistics().states, new: 3679, learning: 1204, review: 1502, suspended: 1001 };
  expect(statesText(states)).toBe('6,385 cards: 3,679 new, 1,204 learning, 1,502 in review, 1,001 cards suspended.');
});

describe('charts', () => {
  it('of an empty collection say that there is nothing yet', () => {
    const charts = chartsOf(statistics()).flatMap((group) => group.charts);
    expect(charts.filter(({ empty }) => !empty)).toEqual([]);
    for (const { sentence } of charts) expect(sentence).not.toMatch(/NaN|undefined|Infinity|-1/);
  });

  it('have tables as wide as their heads, and ids of their own', () => {
    const charts = chartsOf(statistics()).flatMap((group) => group.charts);
    expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
    for (const { rows, columns } of charts) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('name the weakest deck only among those with enough answers', () => {
    const byDeck = [
      { name: 'Pods', answers: 200, passed: 180 },
      { name: 'Storage', answers: 40, passed: 28 },
      { name: 'Rare', answers: 2, passed: 0 },
    ];
    expect(chart({ byDeck }, 'retention-deck').sentence).toBe('Least is remembered of Storage: 70 % of 40.');
    expect(chart({ byDeck }, 'retention-deck').rows).toContainEqual(['Rare', 2, 0, 0]);
  });

  it('draw the backlog before today', () => {
    const forecast = { backlog: 7, days: [3, 9], later: 4 };
    const { sentence, drawing, rows } = chart({ forecast }, 'forecast');
    expect(sentence).toBe('7 cards from before today. 12 cards due in 60 days, 4 later. The most, 9, on 22 Nov 2026.');
    expect(drawing.type === 'bars' && drawing.bars.map(({ value }) => value)).toEqual([7, 3, 9]);
    expect(rows).toEqual([
      ['before today', 7],
      [today, 3],
      [today + 1, 9],
      ['later', 4],
    ]);
  });

  it('say how forecasts held', () => {
    const calibration = createCalibration();
    for (let index = 0; index < 10; index++) calibration.add(0.9, index > 1);
    expect(chart({ calibration: calibration.result() }, 'calibration').sentence).toContain('off by 10 % on average');
  });

  it('say ranges of days in words', () => {
    expect(
      [
        { low: 0, high: 1 },
        { low: 1, high: 2 },
        { low: 2, high: 4 },
        { low: 731, high: null },
      ].map(daysRange),
    ).toEqual(['less than a day', '1 day', '2 to 3 days', '731 days or more']);
    expect(figureText(0.8766, 'percent')).toBe('87.7 %');
  });

  it('say plainly that a period is empty', () => {
    const sentences = chartsOf(statistics())
      .flatMap(({ charts }) => charts)
      .filter(({ id }) => id === 'reviews' || id === 'time')
      .map(({ sentence }) => sentence);
    expect(sentences).toEqual(['No reviews in this period.', 'No time in this period.']);
  });
});

describe('CSV', () => {
  it('keeps commas, quotes and lines within their cell, and text from being a formula', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['x, "y"\nz', 1.5],
          ['=1+1', 0.1 + 0.2],
        ],
      ),
    ).toBe('a,b\r\n"x, ""y""\nz",1.5\r\n\'=1+1,0.3\r\n');
  });
});

describe('the screen', () => {
  function start(answer: (input: StatisticsInput) => Promise<StatisticsResult>) {
    const asked: StatisticsInput[] = [];
    const saved: { name: string; content: string }[] = [];
    const toasts: string[] = [];
    const client = {
      statistics: (input: StatisticsInput) => {
        asked.push(input);
        return answer(input);
      },
      searchNames: () => Promise.resolve({ decks: ['Pods "big"'], tags: [], files: [], sources: [] }),
      saveFile: (file: { name: string; content: string }) => {
        saved.push(file);
        return Promise.resolve({ path: `/there/${file.name}` });
      },
    };
    const state = new StatisticsState(client, { toast: (text) => toasts.push(text) });
    return { state, asked, saved, toasts };
  }
  const found = (changes: Partial<Statistics> = {}): StatisticsResult => ({ ok: true, statistics: statistics(changes) });

  it('asks for a deck and a search as one, and for the period', async () => {
    const { state, asked } = start(() => Promise.resolve(found()));
    await state.load();
    state.chooseDeck('Pods "big"');
    state.searchFor('kind:yaml or is:due');
    state.choosePeriod('all');
    state.choosePeriod('other');
    state.chooseDays({ from: today - 9, to: today - 30 });
    expect(asked).toEqual([
      { query: '', days: 365 },
      { query: 'deck:"Pods \\"big\\""', days: 365 },
      { query: 'deck:"Pods \\"big\\"" (kind:yaml or is:due)', days: 365 },
      { query: 'deck:"Pods \\"big\\"" (kind:yaml or is:due)', days: null },
      { query: 'deck:"Pods \\"big\\"" (kind:yaml or is:due)', days: 7, ended: 0 },
      { query: 'deck:"Pods \\"big\\"" (kind:yaml or is:due)', days: 22, ended: 9 },
    ]);
  });

  it('keeps what is shown beside a search that can not be read', async () => {
    const { state } = start(({ query }) =>
      Promise.resolve(query === '' ? found({ today: 5 }) : { ok: false, problem: { message: 'No such word.', offset: 0 } }),
    );
    await state.load();
    state.search = 'is:wrong';
    await state.load();
    expect(state.problem).toBe('No such word.');
    expect(state.statistics?.today).toBe(5);
  });

  it('shows the answer to the last question, whichever comes last', async () => {
    const waiting: ((result: StatisticsResult) => void)[] = [];
    const { state } = start(() => new Promise((resolve) => waiting.push(resolve)));
    const first = state.load();
    const second = state.load();
    waiting[1]?.(found({ today: 2 }));
    waiting[0]?.(found({ today: 1 }));
    await Promise.all([first, second]);
    expect(state.statistics?.today).toBe(2);
  });

  it('saves a table with days as dates, and says where', async () => {
    const { state, saved, toasts } = start(() => Promise.resolve(found()));
    await state.saveCsv(chart({ year: [{ day: today, reviews: 12 }] }, 'year'));
    expect(saved).toEqual([{ name: 'kubedeck-year.csv', content: 'Day,Reviews\r\n2026-11-21,12\r\n', encoding: 'utf8' }]);
    expect(toasts).toEqual(['Saved to /there/kubedeck-year.csv']);
  });
});

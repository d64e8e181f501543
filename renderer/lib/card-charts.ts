import type { Statistics } from '../../electron/contract/statistics';
import { count, daysRange, greatest, oneDecimal, shortDay, tenths, text, type Chart } from './chart';
import { countText, percentText, plural, studyDayDate } from './format';

/** How the cards stand now. */
export const cardCharts = (statistics: Statistics): Chart[] => [
  forecast(statistics),
  intervals(statistics),
  stability(statistics),
  difficulty(statistics),
  retrievability(statistics),
];

function forecast({ forecast: { backlog, days, later }, today }: Statistics): Chart {
  const total = days.reduce((sum, due) => sum + due, 0);
  const most = greatest(
    days.map((due, ahead) => ({ due, ahead })),
    ({ due }) => due,
  );
  const overdue = backlog > 0 ? `${plural(backlog, 'card')} from before today. ` : '';
  const peak = most && most.due > 0 ? ` The most, ${countText(most.due)}, on ${studyDayDate(today + most.ahead)}.` : '';
  return {
    id: 'forecast',
    title: 'Due in the next 60 days',
    sentence: `${overdue}${plural(total, 'card')} due in 60 days, ${countText(later)} later.${peak}`,
    empty: backlog + total + later === 0,
    drawing: {
      type: 'bars',
      unit: 'count',
      bars: [
        ...(backlog > 0 ? [{ label: 'before', value: backlog, title: `From before today: ${plural(backlog, 'card')}` }] : []),
        ...days.map((due, ahead) => ({
          label: shortDay(today + ahead),
          value: due,
          title: `${studyDayDate(today + ahead)}: ${plural(due, 'card')}`,
        })),
      ],
    },
    columns: [{ name: 'Day', as: 'day' }, count('Cards due')],
    rows: [['before today', backlog], ...days.map((due, ahead) => [today + ahead, due]), ['later', later]],
  };
}

interface Ranges {
  id: string;
  title: string;
  sentence: string;
  column: string;
  ranges: { name: string; short: string; cards: number }[];
}

function histogram({ id, title, sentence, column, ranges }: Ranges): Chart {
  return {
    id,
    title,
    sentence,
    empty: ranges.every(({ cards }) => cards === 0),
    drawing: {
      type: 'bars',
      unit: 'count',
      bars: ranges.map(({ name, short, cards }) => ({ label: short, value: cards, title: `${name}: ${plural(cards, 'card')}` })),
    },
    columns: [text(column), count('Cards')],
    rows: ranges.map(({ name, cards }) => [name, cards]),
  };
}

const dayRanges = (buckets: Statistics['intervals']) =>
  buckets.map((one) => ({
    name: daysRange(one),
    short: one.high === null ? `${countText(one.low)}+` : one.high - one.low <= 1 ? String(one.low) : `${one.low}–${one.high - 1}`,
    cards: one.cards,
  }));

function intervals({ intervals: all }: Statistics): Chart {
  const total = all.reduce((sum, { cards }) => sum + cards, 0);
  const long = all.filter(({ low }) => low >= 31).reduce((sum, { cards }) => sum + cards, 0);
  const sentence =
    total === 0
      ? 'No card is in review yet.'
      : `${plural(total, 'card')} in review, ${percentText(long / total)} of them a month or more apart.`;
  return histogram({ id: 'intervals', title: 'Days between answers', sentence, column: 'Days', ranges: dayRanges(all) });
}

function stability({ stability: all, means }: Statistics): Chart {
  const sentence = means
    ? `After ${oneDecimal.format(means.stability)} days on average the chance to remember a card is down to 90 %.`
    : 'No card has been answered yet.';
  return histogram({ id: 'stability', title: 'Stability', sentence, column: 'Days', ranges: dayRanges(all) });
}

function difficulty({ difficulty: all, means }: Statistics): Chart {
  const sentence = means ? `${oneDecimal.format(means.difficulty)} of 10 on average.` : 'No card has been answered yet.';
  const ranges = all.map(({ low, high, cards }) => ({ name: `${low} to ${high ?? ''}`, short: String(low), cards }));
  return histogram({ id: 'difficulty', title: 'Difficulty', sentence, column: 'Difficulty', ranges });
}

function retrievability({ retrievability: all, means, known, stability: seen }: Statistics): Chart {
  const total = seen.reduce((sum, { cards }) => sum + cards, 0);
  const sentence = means
    ? `Asked now, you would remember about ${countText(Math.round(known))} of ${plural(total, 'card')}: ${tenths(means.retrievability)}.`
    : 'No card has been answered yet.';
  const ranges = all.map(({ low, high, cards }) => ({
    name: `${percentText(low)} to ${percentText(high ?? 1)}`,
    short: percentText(low),
    cards,
  }));
  return histogram({ id: 'retrievability', title: 'Retrievability now', sentence, column: 'Chance to remember', ranges });
}

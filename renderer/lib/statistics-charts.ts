import type { Statistics } from '../../electron/contract/statistics';
import type { StudyDay } from '../../electron/core/scheduling/types';
import { cardCharts } from './card-charts';
import {
  count,
  daysRange,
  greatest,
  minutes,
  oneDecimal,
  percent,
  shareOf,
  shortDay,
  tenths,
  text,
  type Chart,
  type ChartGroup,
  type ShareRow,
} from './chart';
import { countText, minutesText, percentText, plural, studyDayDate } from './format';

const mostShares = 12;
const kindNames = { command: 'Command', yaml: 'YAML', concept: 'Concept', cloze: 'Cloze', basic: 'Basic' } as const;
const stageNames = {
  new: 'First answer',
  learning: 'Learning',
  young: 'Young (under 21 days)',
  mature: 'Mature (21 days or more)',
} as const;
/** How many cards there are and where they stand: the sentence above the charts. */
export function statesText({ new: fresh, learning, review, suspended }: Statistics['states']): string {
  const off = suspended > 0 ? `, ${plural(suspended, 'card')} suspended` : '';
  const now = `${countText(fresh)} new, ${countText(learning)} learning, ${countText(review)} in review`;
  return `${plural(fresh + learning + review, 'card')}: ${now}${off}.`;
}

export function chartsOf(statistics: Statistics): ChartGroup[] {
  return [
    { title: 'Study', charts: [year(statistics), reviews(statistics), time(statistics), hours(statistics)] },
    {
      title: 'True retention',
      charts: [overTime(statistics), byInterval(statistics), ...groups(statistics), buttons(statistics), calibration(statistics)],
    },
    { title: 'Cards now', charts: cardCharts(statistics) },
  ];
}

function year({ year: days, today }: Statistics): Chart {
  const total = days.reduce((sum, day) => sum + day.reviews, 0);
  const most = greatest(days, ({ reviews: made }) => made);
  return {
    id: 'year',
    title: 'The last year',
    sentence: most
      ? `${plural(total, 'review')} on ${plural(days.length, 'day')} of the last year; the most, ${countText(most.reviews)}, on ${studyDayDate(most.day)}.`
      : 'No reviews in the last year.',
    empty: days.length === 0 || today < 0,
    drawing: { type: 'year' },
    columns: [{ name: 'Day', as: 'day' }, count('Reviews')],
    rows: days.map(({ day, reviews: made }) => [day, made]),
  };
}

/** The first day of a stretch, with the last when it is longer than one. */
const stretchText = ({ from, days }: { from: StudyDay; days: number }) =>
  days === 1 ? studyDayDate(from) : `${studyDayDate(from)} to ${studyDayDate(from + days - 1)}`;
const stretchColumns = [{ name: 'From', as: 'day' as const }, count('Days')];
const unitOf = ({ stretches }: Statistics) => {
  const weeks = (stretches[0]?.days ?? 1) / 7;
  return weeks < 1 ? 'day' : weeks === 1 ? 'week' : `${weeks} weeks`;
};

function reviews(statistics: Statistics): Chart {
  const { stretches, total } = statistics;
  const perDay = total.daysStudied === 0 ? 0 : total.reviews / total.daysStudied;
  const practice = total.practice > 0 ? `, ${countText(total.practice)} of them practice` : '';
  return {
    id: 'reviews',
    title: `Reviews per ${unitOf(statistics)}`,
    sentence:
      total.reviews === 0
        ? 'No reviews in this period.'
        : `${plural(total.reviews, 'review')} of ${plural(total.cards, 'card')} on ${plural(total.daysStudied, 'day')}${practice}: ${oneDecimal.format(perDay)} on a day of study.`,
    empty: total.reviews === 0,
    drawing: {
      type: 'bars',
      unit: 'count',
      bars: stretches.map((one) => ({
        label: shortDay(one.from),
        value: one.reviews,
        title: `${stretchText(one)}: ${plural(one.reviews, 'review')}`,
      })),
    },
    columns: [...stretchColumns, count('Reviews')],
    rows: stretches.map(({ from, days, reviews: made }) => [from, days, made]),
  };
}

function time(statistics: Statistics): Chart {
  const { stretches, total } = statistics;
  const each = total.reviews === 0 ? 0 : total.milliseconds / total.reviews / 1000;
  const perDay = total.daysStudied === 0 ? 0 : total.milliseconds / total.daysStudied / 60_000;
  return {
    id: 'time',
    title: `Time per ${unitOf(statistics)}`,
    sentence:
      total.milliseconds === 0
        ? 'No time in this period.'
        : `${minutesText(total.milliseconds / 60_000)} in all: ${minutesText(perDay)} on a day of study, ${oneDecimal.format(each)} seconds a card.`,
    empty: total.milliseconds === 0,
    drawing: {
      type: 'bars',
      unit: 'minutes',
      bars: stretches.map((one) => ({
        label: shortDay(one.from),
        value: one.milliseconds / 60_000,
        title: `${stretchText(one)}: ${minutesText(one.milliseconds / 60_000)}`,
      })),
    },
    columns: [...stretchColumns, minutes('Minutes')],
    rows: stretches.map(({ from, days, milliseconds }) => [from, days, milliseconds / 60_000]),
  };
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

function hours({ hours: all }: Statistics): Chart {
  const busiest = greatest(all, ({ reviews: made }) => made);
  // Of a handful of answers a share says nothing.
  const best = greatest(
    all.filter(({ answers }) => answers >= 30),
    shareOf,
  );
  const remembered = best ? ` You remembered most from ${clock(best.hour)} on: ${percentText(shareOf(best))}.` : '';
  return {
    id: 'hours',
    title: 'Hours of the day',
    sentence: busiest?.reviews ? `You study most from ${clock(busiest.hour)} on.${remembered}` : 'No reviews in this period.',
    empty: !busiest?.reviews,
    drawing: {
      type: 'bars',
      unit: 'count',
      bars: all.map((one) => ({
        label: clock(one.hour),
        value: one.reviews,
        title: `${clock(one.hour)}: ${plural(one.reviews, 'review')}${one.answers > 0 ? `, ${percentText(shareOf(one))} remembered` : ''}`,
      })),
    },
    columns: [text('Hour'), count('Reviews'), minutes('Minutes'), count('Known cards'), percent('Remembered')],
    rows: all.map((one) => [clock(one.hour), one.reviews, one.milliseconds / 60_000, one.answers, shareOf(one)]),
  };
}

const passedColumns = [count('Answers'), count('Remembered'), percent('Share')];
interface Counted {
  answers: number;
  passed: number;
}
const passedCells = (one: Counted) => [one.answers, one.passed, shareOf(one)];
const passedRow = (label: string, one: Counted): ShareRow => ({
  label,
  parts: [shareOf(one)],
  text: `${percentText(shareOf(one))} of ${countText(one.answers)}`,
});

function overTime(statistics: Statistics): Chart {
  const { total } = statistics;
  const known = statistics.stretches.filter(({ answers }) => answers > 0);
  return {
    id: 'retention',
    title: 'Retention over time',
    sentence:
      total.answers === 0
        ? 'No known card has been asked again in this period.'
        : `Of ${plural(total.answers, 'answer')} to cards you knew, ${tenths(shareOf(total))} were remembered.${known.length > mostShares ? ' The latest are drawn.' : ''}`,
    empty: total.answers === 0,
    drawing: { type: 'shares', rows: known.slice(-mostShares).map((one) => passedRow(stretchText(one), one)) },
    columns: [...stretchColumns, ...passedColumns],
    rows: known.map((one) => [one.from, one.days, ...passedCells(one)]),
  };
}

function byInterval({ byInterval: all }: Statistics): Chart {
  const known = all.filter(({ answers }) => answers > 0);
  const last = known.at(-1);
  return {
    id: 'retention-interval',
    title: 'By days since the last answer',
    sentence: last
      ? `After ${daysRange(last)}, the longest there is, ${percentText(shareOf(last))} were remembered.`
      : 'No known card has been asked again in this period.',
    empty: known.length === 0,
    drawing: { type: 'shares', rows: known.map((one) => passedRow(daysRange(one), one)) },
    columns: [text('Days'), ...passedColumns],
    rows: known.map((one) => [daysRange(one), ...passedCells(one)]),
  };
}

function groups({ byKind, byDeck, byDomain }: Statistics): Chart[] {
  const kinds = byKind.map(({ name, ...one }) => ({ ...one, name: kindNames[name] }));
  const domains = byDomain.map(({ name, exam, ...one }) => ({ ...one, name: `${exam.toUpperCase()}: ${name}` }));
  return [
    grouped('kind', 'By kind of card', 'kind', kinds),
    grouped('deck', 'By deck', 'deck', byDeck),
    grouped('domain', 'By exam domain', 'domain', domains),
  ];
}

function grouped(id: string, title: string, what: string, all: (Counted & { name: string })[]): Chart {
  const weakest = greatest(
    all.filter(({ answers }) => answers >= 10),
    (one) => 1 - shareOf(one),
  );
  const rest = all.length > mostShares ? ` The ${mostShares} with the most answers are drawn.` : '';
  return {
    id: `retention-${id}`,
    title,
    sentence:
      weakest && all.length > 1
        ? `Least is remembered of ${weakest.name}: ${percentText(shareOf(weakest))} of ${countText(weakest.answers)}.${rest}`
        : `Too few answers yet to compare one ${what} with another.`,
    empty: all.length === 0,
    drawing: { type: 'shares', rows: all.slice(0, mostShares).map((one) => passedRow(one.name, one)) },
    columns: [text(what === 'domain' ? 'Exam domain' : `${what.charAt(0).toUpperCase()}${what.slice(1)}`), ...passedColumns],
    rows: all.map((one) => [one.name, ...passedCells(one)]),
  };
}

const ratingNames = ['Again', 'Hard', 'Good', 'Easy'] as const;

function buttons({ buttons: all }: Statistics): Chart {
  const rows = all.map(({ stage, ratings }) => ({ stage, ratings, total: ratings.reduce((sum, one) => sum + one, 0) }));
  const total = rows.reduce((sum, one) => sum + one.total, 0);
  const again = rows.reduce((sum, { ratings }) => sum + ratings[0], 0);
  return {
    id: 'buttons',
    title: 'Answer buttons',
    sentence: total === 0 ? 'No answers in this period.' : `${percentText(again / total)} of ${plural(total, 'answer')} were Again.`,
    empty: total === 0,
    drawing: {
      type: 'shares',
      rows: rows
        .filter((one) => one.total > 0)
        .map(({ stage, ratings, total: all4 }) => ({
          label: stageNames[stage],
          parts: ratings.map((one) => one / all4),
          text: ratings.map((one, index) => `${ratingNames[index] ?? ''} ${percentText(one / all4)}`).join(' · '),
        })),
    },
    columns: [text('Cards'), ...ratingNames.map(count)],
    rows: rows.map(({ stage, ratings }) => [stageNames[stage], ...ratings]),
  };
}

function calibration({ calibration: { bins, count: made, logLoss, rmseBins } }: Statistics): Chart {
  const filled = bins.flatMap(({ low, high, count: inBin, predicted, recalled }) =>
    predicted === null || recalled === null ? [] : [[low, high, inBin, predicted, recalled]],
  );
  const measures =
    logLoss === null || rmseBins === null
      ? ''
      : ` They are off by ${tenths(rmseBins)} on average (RMSE over bins); log loss ${logLoss.toFixed(3)}.`;
  return {
    id: 'calibration',
    title: 'Forecast and outcome',
    sentence: made === 0 ? 'No answer had a forecast yet.' : `${plural(made, 'forecast')} of recall, and what became of them.${measures}`,
    empty: made === 0,
    drawing: { type: 'calibration' },
    columns: [percent('From'), percent('To'), count('Answers'), percent('Forecast'), percent('Remembered')],
    rows: filled,
  };
}

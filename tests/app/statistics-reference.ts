import { calibrate } from '../../electron/core/planning/calibration';
import { retrievability } from '../../electron/core/scheduling/fsrs';
import { defaultSchedulingOptions } from '../../electron/core/scheduling/options';
import type { Store } from '../../electron/store/store';

interface Row {
  card: number;
  day: number;
  at: number;
  offset: number;
  rating: number;
  state: number;
  practice: number;
  duration: number | null;
  elapsed: number | null;
  predicted: number | null;
  deck: string | null;
  kind: string | null;
  exams: string | null;
}

interface CardRow {
  id: number;
  state: number;
  stability: number | null;
  difficulty: number | null;
  due: number | null;
  last: number | null;
  interval: number;
  suspended: number;
}

export interface Period {
  days: number | null;
  ended: number;
}

/** Statistics worked out anew from the rows, figure by figure, with no regard for time: what the real ones must agree with. */
export function naiveStatistics(store: Store, cards: ReadonlySet<number> | null, { days, ended }: Period, today: number) {
  const all = store.db
    .prepare<[], Row>(
      `SELECT review.card_id AS card, day, at, utc_offset AS offset, rating, state_before AS state, practice, duration_ms AS duration,
         elapsed_days AS elapsed, predicted, deck.name AS deck, card.kind, content.exams
       FROM review LEFT JOIN card ON card.id = review.card_id LEFT JOIN deck ON deck.id = deck_id LEFT JOIN content ON content.card_id = card.id
       WHERE type = 0 AND undone = 0`,
    )
    .all()
    .filter(({ card, day }) => day <= today && (cards === null || cards.has(card)));
  const rows = all.filter(({ day }) => day <= today - ended && (days === null || day > today - ended - days));
  const known = rows.filter((row) => row.practice === 0 && row.state === 2 && (row.elapsed ?? 0) > 0);
  const passed = (some: Row[]) => ({ answers: some.length, passed: some.filter(({ rating }) => rating > 1).length });
  const time = (some: Row[]) => some.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  const grouped = (keysOf: (row: Row) => string[]) => {
    const names = new Set(known.flatMap(keysOf));
    return Object.fromEntries([...names].map((name) => [name, passed(known.filter((row) => keysOf(row).includes(name)))]));
  };
  const hourOf = ({ at, offset }: Row) => new Date(at + offset * 60_000).getUTCHours();
  const stageOf = ({ state, elapsed }: Row) => (state === 0 ? 'new' : state !== 2 ? 'learning' : (elapsed ?? -1) < 21 ? 'young' : 'mature');
  const study = store.db
    .prepare<[], CardRow>(
      `SELECT id, state, stability, difficulty, due_day AS due, last_day AS last, interval, suspended FROM card WHERE aside_at IS NULL`,
    )
    .all()
    .filter(({ id }) => cards === null || cards.has(id));
  const asked = study.filter(({ suspended }) => suspended === 0);
  const due = asked.flatMap((card) => (card.state === 0 ? [] : (card.due ?? [])));
  const memories = asked.flatMap(({ stability, difficulty, last }) => {
    if (stability === null || difficulty === null) return [];
    return [
      {
        stability,
        difficulty,
        recall: retrievability({ stability, difficulty }, today - (last ?? today), defaultSchedulingOptions.weights),
      },
    ];
  });
  const inYear = all.filter(({ day }) => day >= today - 365);

  return {
    total: {
      ...passed(known),
      reviews: rows.length,
      practice: rows.filter(({ practice }) => practice === 1).length,
      milliseconds: time(rows),
      daysStudied: new Set(rows.map(({ day }) => day)).size,
      cards: new Set(rows.flatMap(({ card, deck }) => (deck === null ? [] : card))).size,
    },
    year: Object.fromEntries(
      [...new Set(inYear.map(({ day }) => day))].map((day) => [day, inYear.filter((row) => row.day === day).length]),
    ),
    perDay: (from: number, span: number) => {
      const some = rows.filter(({ day }) => day >= from && day < from + span);
      return { reviews: some.length, milliseconds: time(some), ...passed(known.filter((row) => some.includes(row))) };
    },
    byInterval: (low: number, high: number | null) =>
      passed(known.filter(({ elapsed }) => (elapsed ?? 0) >= low && (high === null || (elapsed ?? 0) < high))),
    byDeck: grouped(({ deck }) => (deck === null ? [] : [deck])),
    byKind: grouped(({ kind }) => (kind === null ? [] : [kind])),
    byDomain: grouped(({ exams }) => {
      const places = JSON.parse(exams ?? '[]') as { exam: string; domain: string }[];
      return [...new Set(places.map(({ exam, domain }) => `${exam}/${domain}`))];
    }),
    buttons: (stage: string, rating: number) =>
      rows.filter((row) => row.practice === 0 && stageOf(row) === stage && row.rating === rating).length,
    hour: (hour: number) => {
      const some = rows.filter((row) => hourOf(row) === hour);
      return { hour, reviews: some.length, milliseconds: time(some), ...passed(known.filter((row) => some.includes(row))) };
    },
    calibration: calibrate(known.flatMap(({ predicted, rating }) => (predicted === null ? [] : [{ predicted, recalled: rating > 1 }]))),
    states: {
      new: asked.filter(({ state }) => state === 0).length,
      learning: asked.filter(({ state }) => state === 1 || state === 3).length,
      review: asked.filter(({ state }) => state === 2).length,
      suspended: study.length - asked.length,
    },
    backlog: due.filter((day) => day < today).length,
    dueIn: (ahead: number) => due.filter((day) => day === today + ahead).length,
    dueAfter: (ahead: number) => due.filter((day) => day >= today + ahead).length,
    inRange: (what: 'interval' | 'stability' | 'difficulty' | 'recall', low: number, high: number | null) => {
      const values =
        what === 'interval' ? asked.flatMap((card) => (card.state === 2 ? [card.interval] : [])) : memories.map((one) => one[what]);
      return values.filter((value) => value >= low && (high === null || value < high)).length;
    },
    known: memories.reduce((sum, { recall }) => sum + recall, 0),
  };
}

import * as v from 'valibot';
import type { PlanChange } from '../contract/exams';
import { AppError } from '../core/errors';
import { weekdayOf, parseStudyDay } from '../core/scheduling/study-day';
import type { StudyDay } from '../core/scheduling/types';
import type { Context } from './context';
import type { Described } from './exam-profiles';
import type { PlannedExam } from './ports';

const finite = v.pipe(v.number(), v.finite());
const planChange = v.strictObject({ day: finite, expected: finite, missed: finite, moved: finite, otherTime: v.boolean(), cards: finite });
const planHead = v.strictObject({
  /** Tells the profile from one of the same number in another collection. */
  profileMadeAt: finite,
  /** What the plan was made of: another one is due when this differs. */
  madeOf: v.string(),
  today: finite,
  examDay: finite,
  time: v.string(),
  cards: finite,
  price: finite,
  expected: finite,
  since: v.nullable(planChange),
});
export type PlanHead = v.InferOutput<typeof planHead>;

/** What of a plan outlives the window: enough to order the next session at once, and to say what has changed since. */
export interface PlanHeads {
  get: (profile: Described) => PlanHead | null;
  /** Whether the plan was made today, of the profile and the cards as they are. */
  isCurrent: (profile: Described) => boolean;
  /** What a plan that begins now is made of. */
  madeOf: (profile: Described) => string;
  /** Keeps a new plan's, and says what made it differ from the one before. */
  keep: (profile: Described, madeOf: string, planned: PlannedExam) => PlanChange | null;
}

export function createPlanHeads(context: Context): PlanHeads {
  const nameOf = ({ id }: Described) => `exam-plan-${id}`;
  const timeOf = ({ minutes, daysOff }: Described) => JSON.stringify([minutes, daysOff]);
  const madeOf = (profile: Described) => {
    const { exam, domains, date, decks } = profile;
    return JSON.stringify([context.now().day, exam, domains, date, timeOf(profile), decks, context.store().cards.count()]);
  };
  const get = (profile: Described): PlanHead | null => {
    const read = v.safeParse(planHead, context.store().settings.get(nameOf(profile)));
    return read.success && read.output.profileMadeAt === profile.createdAt ? read.output : null;
  };

  const missedSince = ({ minutes, daysOff }: Described, from: StudyDay, today: StudyDay): number => {
    const off = new Set(daysOff.map(parseStudyDay));
    const studied = new Set(
      context
        .store()
        .counts.perDay(from, today - 1)
        .filter(({ reviews }) => reviews > 0)
        .map(({ day }) => day),
    );
    let missed = 0;
    for (let day = from; day < today; day++) if (!off.has(day) && !studied.has(day) && (minutes[weekdayOf(day)] ?? 0) > 0) missed++;
    return missed;
  };

  return {
    get,
    isCurrent: (profile) => get(profile)?.madeOf === madeOf(profile),
    madeOf,
    keep: (profile, made, { price, outlook }) => {
      const { today, examDay, total } = outlook;
      if (!total.exam || context.ports.readonly) return null;
      const before = get(profile);
      const change = before && {
        day: before.today,
        expected: before.expected,
        missed: missedSince(profile, before.today, today),
        moved: examDay - before.examDay,
        otherTime: before.time !== timeOf(profile),
        cards: total.cards - before.cards,
      };
      const isAsBefore = change === null || (change.missed === 0 && change.moved === 0 && !change.otherTime && change.cards === 0);
      // The same again on one day: what was new this morning still is.
      const since = !isAsBefore ? change : before?.today === today ? before.since : null;
      const head: PlanHead = {
        profileMadeAt: profile.createdAt,
        madeOf: made,
        today,
        examDay,
        time: timeOf(profile),
        cards: total.cards,
        price,
        expected: total.exam.expected,
        since,
      };
      const store = context.store();
      try {
        const step = { type: 'exam-plan', label: `Plan of ${profile.name}`, background: true };
        store.perform(step, context.now().at, () => store.settings.set(nameOf(profile), head));
      } catch (error) {
        // The plan is there all the same; without its head the next one only has nothing to compare itself with.
        if (!(error instanceof AppError)) throw error;
      }
      return since;
    },
  };
}

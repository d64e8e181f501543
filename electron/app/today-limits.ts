import * as v from 'valibot';
import type { CustomApi, TodayLimits } from '../contract/custom';
import type { StudyDay } from '../core/scheduling/types';
import type { Context } from './context';

const name = 'today-limits';
const stored = v.object({ day: v.number(), newCards: v.number(), reviews: v.number() });
const none: TodayLimits = { newCards: 0, reviews: 0 };

/** What a day has beyond the usual limits. */
export function limitsBeyond(context: Context, day: StudyDay): TodayLimits {
  const read = v.safeParse(stored, context.store().settings.get(name));
  if (!read.success || read.output.day !== day) return none;
  const { newCards, reviews } = read.output;
  return { newCards, reviews };
}

export function todayLimitMethods(context: Context): Pick<CustomApi, 'todayLimits' | 'setTodayLimits'> {
  const now = () => limitsBeyond(context, context.now().day);
  return {
    todayLimits: now,
    setTodayLimits: ({ newCards, reviews }) => {
      const { at, day } = context.now();
      const { perform, settings } = context.store();
      perform({ type: 'limits', label: 'More for today' }, at, () => settings.set(name, { day, newCards, reviews }));
      context.changed();
      return now();
    },
  };
}

import { isReminderTime, reminderOf } from '../core/reminding';
import type { Context } from './context';
import type { ExamPlans } from './exam-plans';
import { readToday } from './overview';

const lookEvery = 60_000;

export interface Presence {
  /** Looks whether to remind, and shows how much is due. */
  look: () => void;
  start: (report: (error: unknown) => void) => void;
  stop: () => void;
}

/** What the app does beside its window: reminders and the count in the tray. Nothing is read while both are off. */
export function createPresence(context: Context, plans: ExamPlans): Presence {
  const { clock, desktop } = context.ports;
  let looked = clock.now();
  let timer: ReturnType<typeof setInterval> | undefined;

  const look = () => {
    const now = clock.now();
    const since = looked;
    looked = now;
    const { reminder, tray } = context.settings();
    const isTime = isReminderTime(since, now, reminder, clock.offsetAt);
    if (!isTime && !tray) return;
    const { counts, minutes } = readToday(context, plans);
    const due = counts.new + counts.learning + counts.review;
    if (tray) desktop.showDue(due);
    const words = isTime ? reminderOf(due, minutes) : null;
    if (words) desktop.remind(words);
  };

  return {
    look,
    start: (report) => {
      const safely = () => {
        try {
          look();
        } catch (error) {
          report(error);
        }
      };
      safely();
      timer = setInterval(safely, lookEvery);
      // A reminder alone keeps no process alive.
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

import type { Counts, Today } from '../contract';
import { expectedMinutes, paceOf, type Workload } from '../core/scheduling/pace';
import { nextInQueue } from '../core/scheduling/queue';
import type { Context } from './context';
import { readQueue } from './day-queue';
import type { ExamPlans } from './exam-plans';

/** Answers that show a person's pace: recent enough to be theirs of today, enough to be steady. */
const paceAnswers = 1000;
const year = 365;

/** What today holds: counts, minutes, streak, the year behind and the day ahead. */
export function readToday(context: Context, plans: ExamPlans): Today {
  const store = context.store();
  const moment = context.now();
  const { day } = moment;
  const profile = plans.active();
  const queue = plans.queue() ?? readQueue(context, null, day);
  const pace = paceOf(store.counts.timings(paceAnswers));
  const counts: Counts = { new: 0, learning: queue.learning.length, review: 0 };
  for (const { state } of queue.main) counts[state === 'new' || state === 'review' ? state : 'learning']++;
  // The queue does not carry kinds; their mix in the answers so far stands for what is to come.
  const work = function* (): Generator<Workload> {
    for (const { state, retrievability } of [...queue.learning, ...queue.main]) yield { kind: 'command', state, retrievability };
  };
  const done = store.counts.totalOn(day);
  const learnAhead = context.settings().deckDefaults.learnAheadMinutes;
  const next = nextInQueue(queue, moment.at, learnAhead);
  const newest = store.counts.newest();
  return {
    day,
    counts,
    minutes: plans.minutesPlanned() ?? expectedMinutes(work(), pace),
    done: { reviews: done.reviews, minutes: done.durationMs / 60_000 },
    streak: done.reviews > 0 ? store.counts.streak(day) : store.counts.streak(day - 1),
    history: store.counts.perDay(day - year, day),
    tomorrow: store.queue.countDue(day + 1),
    total: store.cards.count(),
    exam: profile && {
      id: profile.id,
      name: profile.name,
      daysLeft: profile.examDay - day,
      expected: plans.expected(profile),
      minutes: plans.minutesLeft(),
    },
    nextLearningAt: next.type === 'wait' ? next.until : null,
    clockWarning:
      newest && newest.at > moment.at
        ? `Your clock is set to before your last review (${new Date(newest.at).toISOString().slice(0, 10)}). Reviews are stored as usual; please check the clock.`
        : null,
  };
}

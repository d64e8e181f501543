import type { JobResult } from '../contract';
import type { ExamApi, ExamInput, ExamProfile, StoredProfile } from '../contract/exams';
import { AppError } from '../core/errors';
import { exams as curricula } from '../core/exams';
import { isWithin } from '../core/planning/scope-cards';
import { planReschedule } from '../core/scheduling/reschedule';
import { formatStudyDay, parseStudyDay } from '../core/scheduling/study-day';
import { deckOf, performStep, type Context } from './context';
import type { ExamPlans } from './exam-plans';
import { decksInScope, problemsOf, profileOf, profiles, type Described } from './exam-profiles';
import type { Jobs } from './jobs';
import type { PlannedExam } from './ports';

type ProfileMethods = Pick<
  ExamApi,
  'exams' | 'examTemplate' | 'saveExam' | 'activateExam' | 'archiveExam' | 'removeExam' | 'planExam' | 'examOutlook'
>;

const usualMinutes = 30;
const usualDaysAhead = 30;

function view(context: Context, profile: Described): ExamProfile {
  const { day } = context.now();
  const cards = context.store().exams.scope(decksInScope(context, profile), day);
  const missing = (profile.decks ?? []).filter((name) => ![...context.decks().values()].some((deck) => isWithin(deck.name, name)));
  const gone = missing.map((name) => ({ field: 'scope' as const, message: `The deck ${name} is no longer there.`, blocks: false }));
  return {
    ...profile,
    daysLeft: profile.examDay - day,
    cards: cards.length,
    problems: profile.archivedAt === null ? [...problemsOf(context, profile, cards), ...gone] : [],
  };
}

function template(context: Context, exam: ExamInput['exam']): ExamInput {
  const known = curricula.find(({ slug }) => slug === exam);
  return {
    name: known ? exam.toUpperCase() : 'My exam',
    exam,
    domains: known
      ? known.domains.map(({ slug, name, weight }) => ({ slug, name, weight, decks: [], tags: [] }))
      : [{ slug: 'everything', name: 'Everything', weight: 100, decks: [], tags: [] }],
    date: formatStudyDay(context.now().day + usualDaysAhead),
    time: '10:00',
    minutes: Array.from({ length: 7 }, () => usualMinutes),
    daysOff: [],
    decks: null,
  };
}

export function profileMethods(context: Context, jobs: Jobs, plans: ExamPlans): ProfileMethods {
  const write = (profile: Described, changes: Partial<StoredProfile>) => {
    const { name, exam, domains, date, time, minutes, daysOff, decks, active } = { ...profile, ...changes };
    context.store().exams.update(profile.id, name, { name, exam, domains, date, time, minutes, daysOff, decks, active });
  };
  const step = <T>(type: string, label: string, work: () => T): T => performStep(context, { type, label }, work);

  return {
    exams: () => profiles(context).map((profile) => view(context, profile)),
    examTemplate: ({ exam }) => template(context, exam),

    saveExam: ({ id, profile }) => {
      const { at, day } = context.now();
      if (profile.name.trim() === '') throw new AppError('bad-input', 'Give the exam a name. Nothing was changed.');
      const examDay = parseStudyDay(profile.date);
      if (examDay === null) throw new AppError('bad-input', `There is no day ${profile.date}. Nothing was changed.`);
      const before = id === null ? null : profileOf(context, id);
      if (examDay < day && before?.date !== profile.date) {
        throw new AppError('bad-input', 'This date is in the past. Nothing was changed. Choose the day of the exam.');
      }
      const isFirst = !profiles(context).some(({ active, archivedAt }) => active && archivedAt === null);
      const saved = step('exam', before ? `Change of ${profile.name}` : `New exam ${profile.name}`, () => {
        if (before) {
          write(before, profile);
          return before.id;
        }
        return context.store().exams.insert(profile.name, { ...profile, active: isFirst }, at);
      });
      return view(context, profileOf(context, saved));
    },

    activateExam: ({ id, on }) => {
      const profile = profileOf(context, id);
      step('exam', on ? `Plan of ${profile.name} on` : `Plan of ${profile.name} off`, () => {
        for (const other of profiles(context)) if (other.id !== id && other.active && on) write(other, { active: false });
        write(profile, { active: on });
      });
      return view(context, profileOf(context, id));
    },

    archiveExam: ({ id, result, spread }) => {
      const profile = profileOf(context, id);
      const { at } = context.now();
      return step('exam', `End of ${profile.name}`, () => {
        context.store().exams.archive(id, at, result);
        return { moved: spread ? spreadOverdue(context, profile) : 0 };
      });
    },

    removeExam: ({ id }) => {
      const { name } = profileOf(context, id);
      step('exam', `Removal of ${name}`, () => context.store().exams.remove(id));
      return {};
    },

    planExam: ({ id, whatIf }) => {
      const profile = profileOf(context, id);
      const changed = {
        ...profile,
        ...(whatIf?.date !== undefined && { date: whatIf.date }),
        ...(whatIf?.minutes && { minutes: whatIf.minutes }),
      };
      const request = plans.requestFor(changed, whatIf !== null);
      const keep = whatIf === null ? plans.keeping(profile, request) : ({ outlook }: PlannedExam) => outlook;
      const finish = (result: unknown): JobResult => {
        // The job is ours and returns what `runExamPlan` returns.
        return { job: 'exam-plan', report: keep(result as PlannedExam) };
      };
      return { job: jobs.start(request, finish, 'The plan could not be worked out. Nothing was changed; try again.') };
    },

    examOutlook: ({ id }) => plans.latest(profileOf(context, id)),
  };
}

/** Gives what is overdue in an exam's decks new days, as many a day as the limits allow. Returns how many were moved. */
function spreadOverdue(context: Context, profile: Described): number {
  const store = context.store();
  const { at, day, offset } = context.now();
  const overdue = store.exams
    .scope(decksInScope(context, profile), day)
    .filter(({ state, dueDay, dueAt }) => state === 'review' && dueAt === null && dueDay !== null && dueDay < day);
  const byDeck = Map.groupBy(overdue, ({ deckId }) => deckId);
  const { reviewsPerDay } = context.settings().deckDefaults;
  let moved = 0;
  for (const [deck, cards] of byDeck) {
    const schedules = cards.flatMap(({ id }) => {
      const schedule = store.schedules.get(id);
      return schedule ? [{ id, schedule }] : [];
    });
    const share = Math.max(1, Math.floor((reviewsPerDay * cards.length) / overdue.length));
    const { moves } = planReschedule(schedules, { today: day, options: deckOf(context, deck).effective, reviewsPerDay: share, days: 1 });
    for (const { cardId, dueDay, interval } of moves) {
      const before = store.schedules.get(cardId);
      if (!before) continue;
      store.reviews.insert({
        card: cardId,
        entry: { type: 'reschedule', at, day, dueDay, interval },
        stateBefore: before.state,
        utcOffset: offset,
      });
      store.schedules.set(cardId, { ...before, state: 'review', step: 0, dueAt: null, dueDay, interval });
      moved++;
    }
  }
  return moved;
}

import type { JobResult } from '../contract';
import type { OptimiseApi, OptimiseReport, SpreadPlan, WorkloadReport } from '../contract/optimise';
import type { DeckOptions } from '../core/decks';
import { isWithin } from '../core/planning/scope-cards';
import { planReschedule, type Move } from '../core/scheduling/reschedule';
import { deckOf, type Context } from './context';
import type { Jobs } from './jobs';

/** Days whose load is shown. */
const shownDays = 60;

/** Parameters found from a person's answers, what retention costs, and due days that follow a change of either. */
export function optimiseMethods(context: Context, jobs: Jobs): OptimiseApi {
  /** The decks meant and the options that count for them as a whole. */
  const scope = (deck: number | null): { decks: number[]; options: DeckOptions } => {
    const all = [...context.decks().values()];
    if (deck === null) return { decks: all.map(({ id }) => id), options: context.settings().deckDefaults };
    const { name, effective } = deckOf(context, deck);
    return { decks: all.filter((each) => isWithin(each.name, name)).map(({ id }) => id), options: effective };
  };

  let available: Promise<boolean> | undefined;
  const isAvailable = () =>
    context.ports.jobs
      .run({ name: 'optimiser' }, () => undefined)
      .result.then(
        () => true,
        () => false,
      );

  return {
    // In a child: it may die of what it loads.
    optimiser: async () => ({ available: await (available ??= isAvailable()) }),
    startOptimise: ({ deck }) => {
      context.store();
      const { decks, options } = scope(deck);
      const { weights, relearningMinutes } = options;
      const request = {
        name: 'optimise',
        dataDir: context.ports.dataDir,
        decks,
        weights,
        relearningSteps: relearningMinutes.length,
      } as const;
      // The job is ours and returns what `runOptimise` returns.
      const finish = (result: unknown): JobResult => ({ job: 'optimise', report: result as OptimiseReport });
      return { job: jobs.start(request, finish, 'No parameters could be found. Nothing was changed.') };
    },
    startWorkload: ({ deck }) => {
      context.store();
      const request = { name: 'workload', dataDir: context.ports.dataDir, today: context.now().day, ...scope(deck) } as const;
      // The job is ours and returns what `runWorkload` returns.
      const finish = (result: unknown): JobResult => ({ job: 'workload', report: result as WorkloadReport });
      return { job: jobs.start(request, finish, 'The simulation could not be finished. Nothing was changed.') };
    },
    planSpread: ({ deck }) => {
      const { moves, before, after } = planMoves(context, scope(deck).decks);
      return { moved: moves.length, before, after };
    },
    spread: ({ deck }) => {
      const store = context.store();
      const { at, day, offset } = context.now();
      const { moves } = planMoves(context, scope(deck).decks);
      store.perform({ type: 'reschedule', label: 'New due days' }, at, () => {
        for (const { cardId, dueDay, interval } of moves) {
          const before = store.schedules.get(cardId);
          if (!before) continue;
          const entry = { type: 'reschedule', at, day, dueDay, interval } as const;
          store.reviews.insert({ card: cardId, entry, stateBefore: before.state, utcOffset: offset });
          store.schedules.set(cardId, { ...before, state: 'review', step: 0, dueAt: null, dueDay, interval });
        }
      });
      context.changed();
      return { moved: moves.length };
    },
  };
}

/** Where the cards of these decks would be due. Each deck has its share of the reviews a day. */
function planMoves(context: Context, decks: readonly number[]): Omit<SpreadPlan, 'moved'> & { moves: Move[] } {
  const store = context.store();
  const { day: today } = context.now();
  const cards = store.exams.scope(new Set(decks), today).filter(({ state }) => state === 'review');
  const { reviewsPerDay } = context.settings().deckDefaults;
  const total = { moves: [] as Move[], before: new Array<number>(shownDays).fill(0), after: new Array<number>(shownDays).fill(0) };
  const byOptions = Map.groupBy(cards, ({ deckId }) => JSON.stringify(deckOf(context, deckId).effective));
  for (const group of byOptions.values()) {
    const [first] = group;
    if (!first) continue;
    const schedules = group.flatMap(({ id }) => {
      const schedule = store.schedules.get(id);
      return schedule ? [{ id, schedule }] : [];
    });
    const plan = planReschedule(schedules, {
      today,
      options: deckOf(context, first.deckId).effective,
      reviewsPerDay: Math.max(1, Math.floor((reviewsPerDay * group.length) / cards.length)),
      days: shownDays,
    });
    total.moves.push(...plan.moves);
    plan.before.forEach((due, ahead) => (total.before[ahead] = (total.before[ahead] ?? 0) + due));
    plan.after.forEach((due, ahead) => (total.after[ahead] = (total.after[ahead] ?? 0) + due));
  }
  return total;
}

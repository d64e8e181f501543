import type { Clock, ExamPlanRequest, PlannedExam } from '../app/ports';
import { calibrate, correctionOf } from '../core/planning/calibration';
import { planDays } from '../core/planning/plan-days';
import { assessReadiness } from '../core/planning/readiness';
import { toPlanCards } from '../core/planning/scope-cards';
import { paceOf } from '../core/scheduling/pace';
import { openStore } from '../store/store';

/** Answers that show how a person studies: recent enough to be theirs of today. */
const recentAnswers = 1000;
/** Forecasts that the correction of the next ones is learnt from. */
const recentForecasts = 5000;
const shownLeftOut = 8;

/** Works out the road to an exam. Reads only. */
export function runExamPlan(request: ExamPlanRequest, clock: Clock): PlannedExam {
  const { dataDir, profile, domains, today, minutes, decks, near } = request;
  const store = openStore(dataDir, { now: clock.now(), readonly: true });
  try {
    const byId = new Map(decks.map((deck) => [deck.id, deck]));
    const inScope = store.exams.scope(new Set(decks.filter((deck) => deck.inScope).map(({ id }) => id)), today);
    const timings = store.counts.timings(recentAnswers);
    const names = { nameOf: (id: number) => byId.get(id)?.name ?? '', weightsOf: (id: number) => byId.get(id)?.weights ?? [] };
    const cards = toPlanCards(inScope, request, names, timings);
    const predictions = store.exams.predictions(recentForecasts);
    const correction = correctionOf(predictions);
    const plan = planDays({
      cards,
      domains,
      today,
      minutes,
      pace: paceOf(timings),
      correction,
      seed: profile,
      ...(near !== null && { near }),
    });
    const readiness = assessReadiness({ plan, cards, domains, today, correction });
    const { count, bins, logLoss, rmseBins } = calibrate(predictions);
    const front = (id: number) => store.cards.get(id)?.front ?? '';
    const nameOf = new Map(domains.map(({ slug, name }) => [slug, name]));
    return {
      price: plan.price,
      outlook: {
        profile,
        madeAt: clock.now(),
        today,
        examDay: plan.examDay,
        days: plan.days,
        domains: readiness.domains.map((domain) => ({ ...domain, name: nameOf.get(domain.slug) ?? domain.slug })),
        total: readiness.total,
        uncovered: readiness.uncovered,
        gainers: readiness.gainers.map(({ id, gain }) => ({ id, gain, front: front(id), deck: store.cards.get(id)?.deck.name ?? '' })),
        leftOut: {
          cards: plan.leftOut.ids.length,
          share: plan.leftOut.share,
          minutesMore: plan.leftOut.minutesMore,
          fronts: plan.leftOut.ids.slice(0, shownLeftOut).map(front),
        },
        calibration: { reviews: count, bins, logLoss, rmseBins },
        since: null,
      },
    };
  } finally {
    store.close();
  }
}

import type { Api, AcceptedAnswer, CardView, Graded } from '../contract';
import { AppError } from '../core/errors';
import { gradeAnswer } from '../core/grading/grade';
import { hintOf } from '../core/grading/hint';
import { suggestRating } from '../core/grading/suggest-rating';
import type { Grade } from '../core/grading/verdict';
import { fieldNames } from '../core/kubernetes/schema';
import { paceOf } from '../core/scheduling/pace';
import { cardView } from './cards';
import type { Context } from './context';
import { readKubernetes } from './kubernetes';

type GradingMethods = Pick<
  Api,
  'gradeAnswer' | 'gradeText' | 'hint' | 'fieldNames' | 'acceptAnswer' | 'acceptedAnswers' | 'removeAccepted'
>;

const paceAnswers = 1000;

/** A card's text as the grader wants it, with the answers the person has accepted. */
function gradedCard(context: Context, card: CardView) {
  const own = context
    .store()
    .accepted.of(card.id)
    .map(({ answer }) => answer);
  return { ...card, accept: [...card.accept, ...own] };
}

/** Grades what was typed for a card; by the note alone where `byNote` says that the person's own answers do not count. */
export async function gradeTyped(context: Context, card: CardView, text: string, byNote = false): Promise<Grade> {
  return gradeAnswer(byNote ? card : gradedCard(context, card), text, {
    ...(await readKubernetes()),
    kubernetes: context.settings().kubernetes,
  });
}

export function gradingMethods(context: Context): GradingMethods {
  const view = (id: number): AcceptedAnswer => {
    const accepted = context.store().accepted.get(id);
    if (!accepted) throw new AppError('not-found', 'This answer is no longer accepted.');
    const { kind, front } = cardView(context, accepted.card);
    return { ...accepted, kind, front };
  };
  return {
    gradeAnswer: async ({ card: id, text, hints, durationMs }): Promise<Graded> => {
      const card = cardView(context, id);
      const grade = await gradeTyped(context, card, text);
      const usual = paceOf(context.store().counts.timings(paceAnswers))[card.kind];
      const suggested = suggestRating({
        ...grade,
        hints,
        allHints: hintOf(card, 0).total,
        seconds: durationMs / 1000,
        usualSeconds: card.state === 'new' ? usual.new : usual.pass,
        state: card.state,
      });
      return { ...grade, suggested };
    },

    gradeText: async ({ card, text }) =>
      gradeAnswer(card, text, { ...(await readKubernetes()), kubernetes: context.settings().kubernetes }),

    hint: ({ card, count }) => hintOf(cardView(context, card), count),

    fieldNames: async () => fieldNames((await readKubernetes()).schema),

    acceptAnswer: ({ card, answer, reason }) => {
      cardView(context, card);
      const store = context.store();
      const { at } = context.now();
      const step = { type: 'accept', label: 'Acceptance of an answer', card };
      return view(store.perform(step, at, () => store.accepted.put(card, answer.trim(), reason.trim(), at)));
    },
    acceptedAnswers: () =>
      context
        .store()
        .accepted.list()
        .map(({ id }) => view(id)),
    removeAccepted: ({ id }) => {
      const { card } = view(id);
      const store = context.store();
      store.perform({ type: 'unaccept', label: 'Removal of an accepted answer', card }, context.now().at, () => store.accepted.remove(id));
      return {};
    },
  };
}

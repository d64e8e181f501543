import type { CardKind, ExamTopic } from '../card';
import { exams } from '../exams';
import type { Scenario } from './gather';

/** What of a card that stands alone says whether, and where, it can be a step of a task. */
export interface TopicCard {
  id: number;
  kind: CardKind;
  exams: readonly ExamTopic[];
  /** Cards of one passage share it: they would answer each other. */
  siblings: number;
}

/** As a step of a scenario of that kind is usually worth. */
export const pointsOf: Readonly<Partial<Record<CardKind, number>>> = { command: 2, yaml: 4 };
const stepsEach = 3;

/**
 * Tasks made of cards that stand alone: two or three commands and manifests of one topic of an exam, from all over its notes.
 * The same cards in the same order make the same tasks.
 */
export function gatherCardTasks<Card extends TopicCard>(cards: readonly Card[], exam: string): Scenario<Card>[] {
  const domains = exams.find(({ slug }) => slug === exam)?.domains ?? [];
  const placed = cards.flatMap((card) => {
    const place = card.exams.find((each) => each.exam === exam && each.topic !== '');
    return place && pointsOf[card.kind] !== undefined ? [{ card, place: `${place.domain}/${place.topic}` }] : [];
  });
  const byTopic = Map.groupBy(placed, ({ place }) => place);
  return domains.flatMap((domain) =>
    domain.topics.flatMap(({ slug, name }) =>
      share((byTopic.get(`${domain.slug}/${slug}`) ?? []).map(({ card }) => card)).map((steps) => ({
        key: `cards-${domain.slug}-${slug}-${steps[0]?.id ?? 0}`,
        title: name,
        domain: domain.slug,
        points: steps.reduce((sum, { kind }) => sum + (pointsOf[kind] ?? 0), 0),
        cards: steps,
      })),
    ),
  );
}

/** Steps far apart in the notes, so that one does not lead to the next; of one passage only the first. */
function share<Card extends TopicCard>(cards: readonly Card[]): Card[][] {
  const tasks = Math.ceil(cards.length / stepsEach);
  return Array.from({ length: tasks }, (_, task) => {
    const steps = cards.filter((_card, at) => at % tasks === task);
    return steps.filter((card, at) => steps.findIndex(({ siblings }) => siblings === card.siblings) === at);
  }).filter((steps) => steps.length > 1);
}

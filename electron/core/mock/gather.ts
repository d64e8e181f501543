import type { ExamTopic, ScenarioStep } from '../card';

/** What of a card says which step of which scenario it is. */
export interface StepCard {
  scenario: ScenarioStep | null;
  exams: readonly ExamTopic[];
}

/** A scenario that can be set as a task. */
export interface Scenario<Card> {
  key: string;
  title: string;
  /** Slug of the domain of the exam it was gathered for. */
  domain: string;
  /** Sum of its steps' points. */
  points: number;
  /** Its steps in order. */
  cards: Card[];
}

/** The scenarios of an exam among cards, in the cards' order. One that lacks a step, or has one twice, is no task and is left out. */
export function gatherScenarios<Card extends StepCard>(cards: readonly Card[], exam: string): Scenario<Card>[] {
  const found = new Map<string, { step: ScenarioStep; card: Card }[]>();
  for (const card of cards) {
    const { scenario: step } = card;
    if (step) found.set(step.key, [...(found.get(step.key) ?? []), { step, card }]);
  }
  return [...found].flatMap(([key, parts]) => {
    parts.sort((a, b) => a.step.step - b.step.step);
    const [first] = parts;
    const domain = first?.card.exams.find((place) => place.exam === exam)?.domain;
    const isWhole = parts.every(({ step }, at) => step.step === at + 1 && step.steps === parts.length);
    if (!first || domain === undefined || !isWhole) return [];
    const points = parts.reduce((sum, { step }) => sum + step.points, 0);
    return [{ key, title: first.step.title, domain, points, cards: parts.map(({ card }) => card) }];
  });
}

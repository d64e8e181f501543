import type { NoteCard } from '../../electron/core/card';
import { exams } from '../../electron/core/exams';

export const countedKinds = ['command', 'yaml', 'concept', 'cloze', 'fix-it'] as const;
type CountedKind = (typeof countedKinds)[number];
export type Count = Record<CountedKind | 'all', number>;

export interface PlaceCount {
  exam: string;
  domain: string;
  /** Empty for the whole domain. */
  topic: string;
  name: string;
  count: Count;
  /** How many cards the domain should have for its weight in the exam; null for a sub-topic. */
  wanted: number | null;
}

/** Cards by `exam/domain`: about 3.6 for each percent of CKAD and 4 for each percent of CKA. */
const wantedCards: Readonly<Record<string, number>> = {
  'ckad/design-build': 72,
  'ckad/deployment': 72,
  'ckad/observability': 54,
  'ckad/configuration': 90,
  'ckad/networking': 72,
  'cka/storage': 40,
  'cka/troubleshooting': 120,
  'cka/workloads': 60,
  'cka/architecture': 100,
  'cka/networking': 80,
};

/** A repair is its own kind of exercise; a question counts as a concept whichever way it is written. */
function countedKind(card: NoteCard): CountedKind {
  if (card.broken !== null) return 'fix-it';
  return card.kind === 'basic' ? 'concept' : card.kind;
}

export function countKinds(cards: readonly NoteCard[]): Count {
  const count: Count = { all: cards.length, command: 0, yaml: 0, concept: 0, cloze: 0, 'fix-it': 0 };
  for (const card of cards) count[countedKind(card)] += 1;
  return count;
}

/** Cards of every domain and sub-topic of the curricula, each domain before its sub-topics. */
export function countPlaces(cards: readonly NoteCard[]): PlaceCount[] {
  return exams.flatMap((exam) =>
    exam.domains.flatMap((domain) => {
      const ofDomain = cards.filter((card) => card.exams.some((place) => place.exam === exam.slug && place.domain === domain.slug));
      const place = { exam: exam.slug, domain: domain.slug };
      return [
        { ...place, topic: '', name: domain.name, count: countKinds(ofDomain), wanted: wantedCards[`${exam.slug}/${domain.slug}`] ?? 0 },
        ...domain.topics.map(({ slug, name }) => {
          const ofTopic = ofDomain.filter((card) =>
            card.exams.some((one) => one.exam === exam.slug && one.domain === domain.slug && one.topic === slug),
          );
          return { ...place, topic: slug, name, count: countKinds(ofTopic), wanted: null };
        }),
      ];
    }),
  );
}

/** Cards that serve both exams, and those that belong to no domain because they are about the exam itself. */
export function countShared(cards: readonly NoteCard[]): { both: number; technique: number } {
  const examsOf = (card: NoteCard): number => new Set(card.exams.map(({ exam }) => exam)).size;
  return { both: cards.filter((card) => examsOf(card) > 1).length, technique: cards.filter((card) => examsOf(card) === 0).length };
}

export interface ScenarioCount {
  exam: string;
  domain: string;
  name: string;
  /** The domain's weight in its exam, in percent. */
  weight: number;
  scenarios: number;
  steps: number;
  points: number;
}

/** Scenarios of every domain of the curricula. A scenario belongs where its steps do. */
export function countScenarios(cards: readonly NoteCard[]): ScenarioCount[] {
  return exams.flatMap((exam) =>
    exam.domains.map(({ slug, name, weight }) => {
      const steps = cards
        .filter((card) => card.exams.some((place) => place.exam === exam.slug && place.domain === slug))
        .flatMap(({ scenario }) => scenario ?? []);
      const scenarios = new Set(steps.map(({ key }) => key)).size;
      const points = steps.reduce((sum, step) => sum + step.points, 0);
      return { exam: exam.slug, domain: slug, name, weight, scenarios, steps: steps.length, points };
    }),
  );
}

import type { DomainWeight } from '../worth';
import type { LearnerOptions } from './learner';

/** What a simulated person has before them. */
export interface Scenario {
  slug: string;
  name: string;
  newCards: number;
  /** Cards in the middle of being learnt. */
  knownCards: number;
  /** Minutes on each day up to the one before the exam. */
  minutes: readonly number[];
  /** Weights in percent; cards take turns by `cards`. */
  domains: readonly (DomainWeight & { cards: number })[];
  learner: LearnerOptions;
}

const even = [{ slug: 'all', weight: 100, cards: 1 }];
const people: LearnerOptions = { people: 1, belief: 'equal', cards: { stability: 0.3, difficulty: 1 } };
const each = (days: number, minutes: number) => Array.from({ length: days }, () => minutes);

export const scenarios: readonly Scenario[] = [
  {
    slug: 'new',
    name: '800 new cards, 30 days, 30 min',
    newCards: 800,
    knownCards: 0,
    minutes: each(30, 30),
    domains: even,
    learner: people,
  },
  {
    slug: 'existing',
    name: 'existing deck of 800, 14 days, 30 min',
    newCards: 0,
    knownCards: 800,
    minutes: each(14, 30),
    domains: even,
    learner: people,
  },
  {
    slug: 'default-weights',
    name: 'new deck, wrong parameters: the defaults',
    newCards: 800,
    knownCards: 0,
    minutes: each(30, 30),
    domains: even,
    learner: { ...people, belief: 'default' },
  },
  {
    slug: 'other-weights',
    name: 'new deck, wrong parameters: of somebody else',
    newCards: 800,
    knownCards: 0,
    minutes: each(30, 30),
    domains: even,
    learner: { ...people, belief: 'other' },
  },
  { slug: 'little-time', name: 'new deck, 10 min', newCards: 800, knownCards: 0, minutes: each(30, 10), domains: even, learner: people },
  { slug: 'much-time', name: 'new deck, 90 min', newCards: 800, knownCards: 0, minutes: each(30, 90), domains: even, learner: people },
  {
    slug: 'days-off',
    name: 'new deck, 42 min, two days off a week',
    newCards: 800,
    knownCards: 0,
    minutes: Array.from({ length: 30 }, (_, day) => (day % 7 >= 5 ? 0 : 42)),
    domains: even,
    learner: people,
  },
  {
    slug: 'uneven-domains',
    name: 'new deck, uneven domains',
    newCards: 800,
    knownCards: 0,
    minutes: each(30, 30),
    domains: [
      { slug: 'a', weight: 40, cards: 2 },
      { slug: 'b', weight: 25, cards: 3 },
      { slug: 'c', weight: 20, cards: 1 },
      { slug: 'd', weight: 10, cards: 3 },
      { slug: 'e', weight: 5, cards: 1 },
    ],
    learner: people,
  },
  {
    slug: 'same-person',
    name: 'new deck, the default person',
    newCards: 800,
    knownCards: 0,
    minutes: each(30, 30),
    domains: even,
    learner: { ...people, people: 0 },
  },
];

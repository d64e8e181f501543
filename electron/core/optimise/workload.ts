import { intervalFor, nextMemory, retrievability } from '../scheduling/fsrs';
import type { Memory } from '../scheduling/types';

/** What a desired retention costs and brings. */
export interface Workload {
  retention: number;
  /** A day, on average over the simulated days. */
  minutes: number;
  /** Share of all cards known in the last weeks. */
  known: number;
}

export interface SimulatedCard {
  memory: Memory | null;
  /** Days since the last answer; 0 for a new card. */
  elapsed: number;
}

export interface WorkloadInput {
  cards: readonly SimulatedCard[];
  weights: readonly number[];
  /** In force: a row of its own beside the usual ones. */
  present: number;
  /** Seconds of an answer. */
  seconds: { new: number; pass: number; fail: number };
  newPerDay: number;
  maximumInterval: number;
  /** 0 up to 1, the same row of numbers for the same seed. */
  random: () => () => number;
}

const simulatedRetentions = [0.8, 0.83, 0.85, 0.87, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97];
const simulatedDays = 365;
/** What is known swings with the day cards come up: it is looked at on several. */
const looks = [0, 10, 20, 30, 40, 50, 60].map((before) => simulatedDays - before).reverse();
/** So many cards stand for all: the figures of a share are those of the whole. */
const mostCards = 1500;

/** A year of study at each desired retention: every card answered on its day, remembered as often as its memory says. */
export function simulateWorkload(input: WorkloadInput): Workload[] {
  const every = Math.max(1, Math.ceil(input.cards.length / mostCards));
  const cards = input.cards.filter((_, index) => index % every === 0);
  const scale = cards.length === 0 ? 0 : input.cards.length / cards.length;
  const retentions = simulatedRetentions.filter((each) => Math.abs(each - input.present) > 0.001);
  return [...retentions, input.present]
    .toSorted((a, b) => a - b)
    .map((retention) => {
      const { seconds, known } = simulate({ ...input, cards, newPerDay: input.newPerDay / Math.max(1, scale) }, retention);
      return { retention, minutes: (seconds * scale) / simulatedDays / 60, known };
    });
}

function simulate({ cards, weights, seconds, newPerDay, maximumInterval, random }: WorkloadInput, retention: number) {
  const chance = random();
  const interval = ({ stability }: Memory) =>
    Math.min(maximumInterval, Math.max(1, Math.round(intervalFor(stability, retention, weights))));
  let spent = 0;
  let known = 0;
  const lookOn = (memory: Memory, last: number, due: number) => {
    for (const day of looks) if (last < day && day <= due) known += retrievability(memory, day - last, weights) / looks.length;
  };
  let unseen = 0;
  for (const { memory: before, elapsed } of cards) {
    let memory = before;
    let last = -elapsed;
    if (memory === null) {
      unseen++;
      // New cards come in their order, as many a day as the limit allows.
      last = newPerDay > 0 ? Math.floor((unseen - 1) / newPerDay) : simulatedDays;
      if (last >= simulatedDays) continue;
      memory = nextMemory(null, 0, 3, weights);
      spent += seconds.new;
    }
    for (let due = Math.max(0, last + interval(memory)); due < simulatedDays; due = last + interval(memory)) {
      lookOn(memory, last, due);
      const remembered = chance() < retrievability(memory, due - last, weights);
      spent += remembered ? seconds.pass : seconds.fail;
      memory = nextMemory(memory, due - last, remembered ? 3 : 1, weights);
      // What was forgotten is asked once more the same day.
      if (!remembered) memory = nextMemory(memory, 0, 3, weights);
      last = due;
    }
    lookOn(memory, last, simulatedDays);
  }
  return { seconds: spent, known: cards.length === 0 ? 0 : known / cards.length };
}

import { defaultWeights } from './fsrs';
import type { QueueOptions, SchedulingOptions } from './types';

export const defaultSchedulingOptions: SchedulingOptions = {
  weights: defaultWeights,
  retention: 0.9,
  learningMinutes: [1, 10],
  relearningMinutes: [10],
  maximumInterval: 36_500,
  leechLapses: 8,
  leechAction: 'flag',
  fuzz: true,
  easyDays: {},
};

export const defaultQueueOptions: QueueOptions = {
  newPerDay: 20,
  reviewsPerDay: 200,
  newOrder: 'note',
  reviewOrder: 'due',
  mix: 'mixed',
  burySiblings: true,
  learnAheadMinutes: 20,
};

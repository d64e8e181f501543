import { emptySchedule } from '../../core/scheduling/fold';
import type { Schedule } from '../../core/scheduling/types';
import type { ReadContext } from '../collection';
import { count, dayOf, instantOf, reviewSchedule } from './review-schedule';

/** A card that was never asked has this date where one of its passage was. */
const neverAsked = '2000-01-01';
const percent = 100;

/** Where the cards of a passage stand, in their order: null for one never asked. `bad` counts those whose text means nothing. */
export function schedulesOf(history: string, context: ReadContext): { schedules: (Schedule | null)[]; bad: number } {
  let bad = 0;
  const groups = history.split('!').filter((group) => group.trim() !== '');
  const schedules = groups.map((group) => {
    const fields = group
      .trim()
      .split(',')
      .map((field) => field.trim());
    const schedule = fields[0] === 'fsrs' ? fsrsSchedule(fields, context) : easeSchedule(fields, context);
    if (schedule === undefined) bad += 1;
    return schedule ?? null;
  });
  return { schedules, bad };
}

/** Due day, interval in days, ease in percent. */
function easeSchedule([due = '', interval = '', ease = '']: readonly string[], context: ReadContext): Schedule | null | undefined {
  if (due === neverAsked) return null;
  const dueDay = dayOf(due, context);
  if (dueDay === null || interval === '') return undefined;
  const past = { dueDay, interval: Number(interval), lastAt: null, reps: 1, lapses: 0, ease: ease === '' ? null : Number(ease) / percent };
  return reviewSchedule(past, context) ?? undefined;
}

/** `fsrs`, due, interval, stability, difficulty, state, repetitions, lapses, learning steps, last review. */
function fsrsSchedule(fields: readonly string[], context: ReadContext): Schedule | null | undefined {
  const [, due = '', interval = '', stability = '', difficulty = '', state = '', reps = '', lapses = '', steps = '', last = ''] = fields;
  if (state === '0') return null;
  const dueDay = dayOf(due, context);
  if (dueDay === null) return undefined;
  const lastAt = instantOf(last, context) ?? null;
  const memory = { stability: Number(stability), difficulty: Number(difficulty) };
  const past = { dueDay, interval: Number(interval), lastAt, reps: Number(reps), lapses: Number(lapses), memory };
  const schedule = reviewSchedule(past, context) ?? undefined;
  if (!schedule || (state !== '1' && state !== '3')) return schedule;
  const dueAt = instantOf(due, context);
  const step = count(Number(steps), 0);
  return { ...emptySchedule, ...schedule, state: state === '1' ? 'learning' : 'relearning', step: Math.min(step, 9), dueAt, interval: 0 };
}

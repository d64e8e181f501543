import { applyEntry, emptySchedule } from './fold';
import { retrievability } from './fsrs';
import type { LogEntry, Memory, Rating, StudyDay } from './types';

/** What the log of a card says of its memory. */
export interface MemoryLine {
  /** Probability of recall on study days and parts of them, oldest first; a line for each stretch with a memory. */
  lines: { day: number; recall: number }[][];
  answers: { day: StudyDay; rating: Rating; stability: number | null; difficulty: number | null; practice: boolean }[];
}

const mostPoints = 600;
const mostInStretch = 24;

/** A card's memory from its first answer through `today`. */
export function memoryOverTime(log: readonly LogEntry[], today: StudyDay, weights: readonly number[]): MemoryLine {
  const stretches: { from: StudyDay; memory: Memory | null }[] = [];
  const answers: MemoryLine['answers'] = [];
  let schedule = emptySchedule;
  for (const entry of log) {
    const before = schedule.memory;
    schedule = applyEntry(schedule, entry, weights);
    const { memory } = schedule;
    if (memory !== before) stretches.push({ from: entry.type === 'import' ? (schedule.lastDay ?? entry.day) : entry.day, memory });
    if (entry.type === 'answer' || entry.type === 'practice')
      answers.push({
        day: entry.day,
        rating: entry.rating,
        stability: memory?.stability ?? null,
        difficulty: memory?.difficulty ?? null,
        practice: entry.type === 'practice',
      });
  }

  const points = Math.max(2, Math.min(mostInStretch, Math.floor(mostPoints / Math.max(1, stretches.length))));
  const lines: MemoryLine['lines'] = [];
  let line: MemoryLine['lines'][number] = [];
  for (const [index, { from, memory }] of stretches.entries()) {
    if (memory === null) {
      if (line.length > 0) lines.push(line);
      line = [];
      continue;
    }
    const days = Math.max(0, (stretches[index + 1]?.from ?? today) - from);
    for (let point = 0; point < points; point++) {
      const elapsed = (days * point) / (points - 1);
      line.push({ day: from + elapsed, recall: retrievability(memory, elapsed, weights) });
      if (days === 0) break;
    }
  }
  if (line.length > 0) lines.push(line);
  return { lines, answers };
}

import { replaceGaps } from '../../core/cloze';

/** A sentence in which only the gaps that are asked are gaps, the others plain words. */
export function onlyGaps(front: string, asked: ReadonlySet<number>): string {
  return replaceGaps(front, ({ number, text }, whole) => (asked.has(number) ? whole : text));
}

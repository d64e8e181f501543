/** A range of whole or real numbers from `low` up to, and without, `high`; null is without end. */
export interface Bucket {
  low: number;
  high: number | null;
}

const rangesFrom = (edges: readonly number[]): Bucket[] => edges.map((low, index) => ({ low, high: edges[index + 1] ?? null }));

/** Days: narrow where cards are young, wide where they are old. */
export const dayBuckets: readonly Bucket[] = rangesFrom([0, 1, 2, 4, 8, 15, 31, 61, 121, 366, 731]);

/** Days since the last answer, for retention: a known card is asked after one day at least. */
export const elapsedBuckets: readonly Bucket[] = dayBuckets.slice(1);

/** Index of the bucket that a number falls in; those below the first count in it. */
export function bucketOf(value: number, buckets: readonly Bucket[]): number {
  let index = 0;
  while (index + 1 < buckets.length && value >= (buckets[index + 1]?.low ?? Infinity)) index++;
  return index;
}

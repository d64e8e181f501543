const digit = 11;
const buckets = 1 << digit;

/** Positions of ranked things, least rank first; equal ranks keep the order they were added in. */
export interface Ranking {
  /** Ranks are whole numbers from 0; those above 32 bits count as the highest. */
  add: (position: number, rank: number) => void;
  sorted: () => Uint32Array;
}

/** A ranking of at most `size` things. A radix sort: 100,000 take about a millisecond, a comparing sort some ten. */
export function createRanking(size: number): Ranking {
  const ranks = new Uint32Array(size);
  const positions = new Uint32Array(size);
  let count = 0;
  return {
    add: (position, rank) => {
      ranks[count] = Math.min(rank, 0xffff_ffff);
      positions[count++] = position;
    },
    sorted: () => sortByRank(ranks.subarray(0, count), positions.subarray(0, count)),
  };
}

function sortByRank(ranks: Uint32Array, positions: Uint32Array): Uint32Array {
  let from: { ranks: Uint32Array; positions: Uint32Array } = { ranks, positions };
  let to: typeof from = { ranks: new Uint32Array(ranks.length), positions: new Uint32Array(ranks.length) };
  for (let shift = 0; shift < 32; shift += digit) {
    const starts = bucketStarts(from.ranks, shift);
    if (starts === null) continue;
    for (let i = 0; i < from.ranks.length; i++) {
      const rank = from.ranks[i] ?? 0;
      const bucket = (rank >>> shift) & (buckets - 1);
      const place = starts[bucket] ?? 0;
      starts[bucket] = place + 1;
      to.ranks[place] = rank;
      to.positions[place] = from.positions[i] ?? 0;
    }
    [from, to] = [to, from];
  }
  return from.positions;
}

/** Where each bucket begins; null when all ranks share one, so that there is nothing to sort. */
function bucketStarts(ranks: Uint32Array, shift: number): Uint32Array | null {
  const starts = new Uint32Array(buckets);
  for (const rank of ranks) {
    const bucket = (rank >>> shift) & (buckets - 1);
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  if (starts.includes(ranks.length)) return null;
  let start = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const size = starts[bucket] ?? 0;
    starts[bucket] = start;
    start += size;
  }
  return starts;
}

/** Two lists as one, the second spread evenly over the first. */
export function intersperse<T extends object>(one: readonly T[], two: readonly T[]): T[] {
  const ratio = (one.length + 1) / (two.length + 1);
  const mixed: T[] = [];
  let placed = 0;
  const placeUntil = (end: number): void => {
    for (let item = two[placed]; placed < end && item !== undefined; item = two[++placed]) mixed.push(item);
  };
  one.forEach((item, index) => {
    placeUntil(Math.ceil((index + 1) / ratio) - 1);
    mixed.push(item);
  });
  placeUntil(two.length);
  return mixed;
}

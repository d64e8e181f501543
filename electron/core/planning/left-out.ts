/** Cards that a plan will not reach. */
export interface LeftOut {
  /** Not seen in most of the ways the road may go. */
  ids: number[];
  /** Share of the exam's weight they stand for, 0 to 1. */
  share: number;
  /** Minutes more on each study day with which all of them could be seen once. */
  minutesMore: number;
}

/** What is left out and why that is best, for people; null when everything will be seen. */
export function explainLeftOut({ ids, share, minutesMore }: LeftOut): string | null {
  if (ids.length === 0) return null;
  const cards = ids.length === 1 ? '1 card' : `${ids.length} cards`;
  const weight = `${Math.max(1, Math.round(100 * share))} % of the exam’s weight`;
  const sentences = [`There is too little time for ${cards} (${weight}).`];
  if (minutesMore === 0) return [...sentences, 'No minutes are left before the exam.'].join(' ');
  const minutes = minutesMore === 1 ? '1 more minute' : `${minutesMore} more minutes`;
  sentences.push(
    'They are left out because a minute spent on the other cards adds more to the expected result than a first look at these.',
    `With at least ${minutes} on each study day all of them could be seen once.`,
  );
  return sentences.join(' ');
}

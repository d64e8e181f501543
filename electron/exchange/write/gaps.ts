/** Gaps of our notation, `{{c1::text::hint}}`. */
export const gapPattern = /\{\{c(\d{1,3})::([\s\S]*?)\}\}/g;

/** A sentence in which only the gaps that are asked are gaps, the others plain words. */
export function onlyGaps(front: string, asked: ReadonlySet<number>): string {
  return front.replace(gapPattern, (gap: string, digits: string, body: string) =>
    asked.has(Number(digits)) ? gap : (body.split('::', 1)[0] ?? ''),
  );
}

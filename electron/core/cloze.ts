const gapPattern = /\{\{c(\d+)::([\s\S]*?)\}\}/g;

/** What a gap of a cloze sentence hides; gaps of the same number are joined. Empty when there is no such gap. */
export const hiddenBy = (front: string, gap: number): string =>
  [...front.matchAll(gapPattern)]
    .filter(([, number]) => Number(number) === gap)
    .map(([, , inner = '']) => inner.split('::', 1)[0])
    .join(' … ');

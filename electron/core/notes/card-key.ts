import type { CardContent } from '../card';

/** A short hash of what makes a card the card it is: kind, question, answer and gap. 16 hex digits. */
export function contentKey({ kind, front, answer, gap }: Pick<CardContent, 'kind' | 'front' | 'answer' | 'gap'>): string {
  return hashText([kind, front, answer, String(gap)].join('\u0000'));
}

/** Two 32-bit lanes mixed over the UTF-16 units (cyrb53 by bryc, public domain, kept at its full 64 bits). */
export function hashText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  const mixedHigh = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const mixedLow = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return hex(mixedHigh) + hex(mixedLow);
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}

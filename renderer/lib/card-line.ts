import type { CardKind } from '../../electron/core/card';
import { replaceGaps } from '../../electron/core/cloze';

/** A question as one line of plain text, for tables and lists. */
export function cardLine(front: string, kind: CardKind): string {
  const open = kind === 'cloze' ? replaceGaps(front, ({ text }) => `[${text}]`) : front;
  return open
    .replace(/^```.*$/gm, ' ')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

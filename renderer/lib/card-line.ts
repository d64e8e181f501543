import type { CardKind } from '../../electron/core/card';

/** A question as one line of plain text, for tables and lists. */
export function cardLine(front: string, kind: CardKind): string {
  const open = kind === 'cloze' ? front.replace(/\{\{c\d+::([\s\S]*?)(?:::[\s\S]*?)?\}\}/g, '[$1]') : front;
  return open
    .replace(/^```.*$/gm, ' ')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The table that Kubedeck writes itself: its cells are Markdown, and its ids are the keys of the cards. */
import type { CardContent } from '../../core/card';
import { onlyGaps } from '../../core/cloze';
import type { ImportedCard } from '../collection';

export const ownColumns = ['deck', 'kind', 'question', 'answer', 'why', 'tags', 'id'] as const;

/** Only the very names that we write: other tables have these words too. */
export const isOwnHeader = (labels: readonly string[] | null): boolean =>
  labels?.length === ownColumns.length && ownColumns.every((name, index) => labels[index]?.trim() === name);

/** The question as a row shows it: what is to be repaired stands below it. */
export function questionOf({ front, broken, kind }: Pick<CardContent, 'front' | 'broken' | 'kind'>): string {
  return broken === null ? front : `${front}\n\n\`\`\`${kind === 'yaml' ? 'yaml' : 'bash'}\n${broken}\n\`\`\``;
}

/** A question of `questionOf` taken apart again; null where nothing to repair stands below it. */
export function repairOf(question: string): { front: string; broken: string } | null {
  const below = /\n\n```(?:bash|yaml)\n([\s\S]*)\n```$/.exec(question);
  return below && { front: question.slice(0, below.index), broken: below[1] ?? '' };
}

/** Whether a card is one of the gaps of a row. Templates leave words: their gaps are no longer marked as such. */
export const isGap = ({ content, made }: Pick<ImportedCard, 'content' | 'made'>): boolean => content.kind === 'cloze' && made === null;

/** The keys of a row's cards in one cell; null for keys that can not be told apart there. */
export function joinedKeys(keys: readonly string[]): string | null {
  return keys.length === 1 || keys.every((key) => /^\S+$/.test(key)) ? keys.join(' ') : null;
}

/** The keys that a row gives its cards, one for each; null where it names too few or none. */
export function keysOf(id: string, count: number): string[] | null {
  if (id === '') return null;
  const keys = count === 1 ? [id] : id.split(/\s+/);
  return keys.length === count && new Set(keys).size === count ? keys : null;
}

/** All that a row says of a card, to tell whether it says what is here already. */
export function wordsOf(card: Pick<ImportedCard, 'content' | 'made' | 'tags'>): string {
  const { content, tags } = card;
  const gap = isGap(card);
  const cells = [gap ? onlyGaps(content.front, new Set([content.gap])) : questionOf(content), gap ? '' : content.answer, content.why];
  return [...cells.map((cell) => cell.replace(/\r\n?/g, '\n').trim()), ...tags.flatMap((tag) => tag.split(/\s+/)).sort()].join('\0');
}

import { writeFile } from 'node:fs/promises';
import { onlyGaps } from '../../core/cloze';
import type { ImportedCard } from '../collection';
import { isGap, joinedKeys, ownColumns, questionOf } from '../delimited/own-table';
import { replaceFile } from './replace-file';
import { asShown, type WriteContext, type WriteReport, type WriteSource } from './writing';

/** Writes cards as rows of RFC 4180 in UTF-8, Markdown in the cells, the gaps of one sentence in one row. @throws AppError */
export async function writeCsv(target: string, { collection }: WriteSource, { signal }: WriteContext): Promise<WriteReport> {
  const rows = [ownColumns, ...toRows(collection.cards)];
  const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
  await replaceFile(target, (temporary) => writeFile(temporary, text, { flag: 'wx' }), signal);
  const { length } = collection.media;
  const reason = 'A table of text holds none.';
  const omitted = length === 0 ? [] : [{ what: length === 1 ? '1 media file' : `${length} media files`, reason }];
  return { cards: collection.cards.length, media: 0, omitted };
}

function toRows(cards: readonly ImportedCard[]): string[][] {
  const groups = Map.groupBy(cards.map(asShown), (card) => {
    const { key, deck, content, tags } = card;
    return isGap(card) ? ['gaps', deck, content.front, content.why, ...tags].join('\0') : `card\0${key}`;
  });
  return [...groups.values()].flatMap((group) => {
    const id = joinedKeys(group.map(({ key }) => key));
    return id === null ? group.flatMap((card) => rowOf([card], card.key)) : rowOf(group, id);
  });
}

/** A row, its `id` what its cards are found again by, so that a corrected row updates them. */
function rowOf(group: readonly ImportedCard[], id: string): string[][] {
  const [first] = group;
  if (!first) return [];
  const { deck, content, tags, made } = first;
  const gap = isGap(first);
  return [
    [
      deck,
      // Templates leave words: a sentence whose gap is no longer marked as one is a question like any other.
      made === null ? content.kind : 'basic',
      gap ? onlyGaps(content.front, new Set(group.map((card) => card.content.gap))) : questionOf(content),
      gap ? '' : content.answer,
      content.why,
      tags.join(' '),
      id,
    ],
  ];
}

function quoted(cell: string): string {
  return /[",\r\n]|^[ #]| $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

import { writeFile } from 'node:fs/promises';
import type { CardContent } from '../../core/card';
import type { ImportedCard } from '../collection';
import { onlyGaps } from './gaps';
import { replaceFile } from './replace-file';
import type { WriteContext, WriteReport, WriteSource } from './writing';

/** Names that the reader of CSV knows; `id` is the card's name, so that a corrected row updates it. */
const csvColumns = ['deck', 'kind', 'question', 'answer', 'why', 'tags', 'id'] as const;

/** Writes cards as rows of RFC 4180 in UTF-8, Markdown in the cells, the gaps of one sentence in one row. @throws AppError */
export async function writeCsv(target: string, { collection }: WriteSource, { signal }: WriteContext): Promise<WriteReport> {
  const rows = [csvColumns, ...toRows(collection.cards)];
  const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
  await replaceFile(target, (temporary) => writeFile(temporary, text, { flag: 'wx' }), signal);
  const { length } = collection.media;
  const reason = 'A table of text holds none.';
  const omitted = length === 0 ? [] : [{ what: length === 1 ? '1 media file' : `${length} media files`, reason }];
  return { cards: collection.cards.length, media: 0, omitted };
}

function toRows(cards: readonly ImportedCard[]): string[][] {
  const groups = Map.groupBy(cards, ({ key, deck, content, made }) =>
    content.kind === 'cloze' && made === null ? ['gaps', deck, content.front].join('\0') : `card\0${key}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { deck, content, tags, key, made } = first;
    const isGap = content.kind === 'cloze' && made === null;
    return [
      [
        deck,
        // Templates leave words: a sentence whose gap is no longer marked as one is a question like any other.
        made === null ? content.kind : 'basic',
        isGap ? onlyGaps(content.front, new Set(group.map((card) => card.content.gap))) : questionOf(content),
        isGap ? '' : content.answer,
        content.why,
        tags.join(' '),
        nameOf(key),
      ],
    ];
  });
}

function questionOf({ front, broken, kind }: CardContent): string {
  return broken === null ? front : `${front}\n\n\`\`\`${kind === 'yaml' ? 'yaml' : 'bash'}\n${broken}\n\`\`\``;
}

/** A row's name is the card's; one that came from a table goes back under the name it had there. */
function nameOf(key: string): string {
  return /^text:(.+):\d+$/.exec(key)?.[1] ?? key;
}

function quoted(cell: string): string {
  return /[",\r\n]|^[ #]| $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

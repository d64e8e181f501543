import type { CardContent } from '../../core/card';
import { cleanDeckName } from '../../core/decks';
import { hashText } from '../../core/notes/card-key';
import type { Instant, Schedule } from '../../core/scheduling/types';
import type { FormatName } from '../../core/formats';
import type { ImportedCard, ImportedReview, OpenCollection } from '../collection';
import { readDocument } from '../document';
import { damagedFile, oversizedFile } from '../failures';
import { limits } from '../limits';
import { newCard } from '../new-card';
import { gatherPictures } from './pictures';
import type { Notes } from './text-files';

/** A card as a reader of notes finds it. */
export interface MarkupCard {
  /** The same next time, even where the answer was corrected. */
  identity: string;
  deck: string;
  content: CardContent;
  /** Path of its note, below the folder that was opened. */
  note: string;
  tags: readonly string[];
  /** Same for cards of one passage. */
  siblings: string;
  modifiedAt: Instant | null;
  schedule?: Schedule | null;
  reviews?: ImportedReview[];
  suspended?: boolean;
  addedAt?: Instant | null;
}

/** What all readers of notes hand over. Two passages that say the very same are one card; others of one name are kept apart. */
export function toOpenCollection(
  format: FormatName,
  { root, refused }: Pick<Notes, 'root' | 'refused'>,
  found: readonly MarkupCard[],
): OpenCollection {
  const pictures = gatherPictures(root);
  const seen = new Map<string, Set<string>>();
  const cards: ImportedCard[] = [];
  let letters = 0;
  for (const card of found) {
    letters += card.content.front.length + card.content.answer.length;
    if (letters > limits.cardText) throw oversizedFile('The notes would make far more text than cards ever have.');
    const texts = seen.get(card.identity) ?? new Set();
    seen.set(card.identity, texts);
    const text = hashText([card.content.front, card.content.answer, card.content.gap, card.deck].join('\0'));
    if (texts.has(text)) continue;
    texts.add(text);
    cards.push(toCard(format, { ...card, content: pictures.place(card.content, card.note) }, texts.size, cards.length));
  }
  return {
    collection: { format, types: [], notes: [], cards, media: pictures.media, decks: [], refused: [...refused, ...pictures.refused()] },
    readMedia: (name) =>
      Promise.resolve().then(() => {
        const file = pictures.fileOf(name);
        if (file === null) throw damagedFile(`There is no media file ${name} beside the notes.`);
        return readDocument(file, limits.mediaBytes);
      }),
    close: () => undefined,
  };
}

function toCard(format: FormatName, card: MarkupCard, count: number, position: number): ImportedCard {
  const { identity, deck, content, tags, siblings, modifiedAt, schedule = null, reviews = [], suspended = false, addedAt = null } = card;
  return newCard({
    key: `${format}:${identity}${count === 1 ? '' : `~${count}`}`,
    deck: cleanDeckName(deck),
    content,
    tags: [...new Set(tags)],
    siblings: `${format}:${siblings}`,
    position,
    modifiedAt,
    schedule,
    reviews,
    suspended,
    addedAt,
  });
}

/** A name made of what is asked. */
export const nameOf = (...parts: (string | number)[]): string => hashText(parts.join('\0'));

/** A gap in our notation; marks within its text are written as entities. */
export function writeGap(number: number, text: string, hint = ''): string {
  const plain = (part: string) => part.replaceAll('::', ':&#58;').replaceAll('}}', '}&#125;').replaceAll('{{', '{&#123;');
  return `{{c${number}::${plain(text)}${hint === '' ? '' : `::${plain(hint)}`}}}`;
}

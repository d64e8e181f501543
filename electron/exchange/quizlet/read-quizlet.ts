import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Encoding } from '../../core/tables';
import { deckName } from '../anki/names';
import { createRefusals } from '../anki/refusals';
import type { ImportedCard, OpenCollection, ReadContext } from '../collection';
import { decodeText } from '../decode-text';
import { readDocument } from '../document';
import { damagedFile, oversizedFile, throwIfCancelled } from '../failures';
import { limits } from '../limits';
import { keyIn, newCard } from '../new-card';
import { plainCards } from '../text-cards';

/** What parts a term from its definition, and one card from the next; guessed where not chosen. */
export interface QuizletOptions {
  encoding?: Encoding;
  term?: string;
  card?: string;
}

const termSeparators = ['\t', ' - ', ';', ','];
const cardSeparators = ['\n\n', '\n', ';'];
const looked = 64 * 1024;

/** Text as Quizlet exports it: terms and definitions, never in quotation marks. @throws AppError */
export function openQuizlet(path: string, context: ReadContext, options: QuizletOptions = {}): Promise<OpenCollection> {
  return Promise.resolve().then(() => {
    const { text } = decodeText(readDocument(path), options.encoding);
    throwIfCancelled(context.signal);
    const separators = guessSeparators(text, options);
    const entries = splitEntries(text, separators);
    if (entries.length > limits.notes) throw oversizedFile(`The file has more than ${limits.notes} cards.`);
    const refusals = createRefusals();
    const cards = cardsOf(entries, separators.term, deckName(basename(path, extname(path))), Math.trunc(statSync(path).mtimeMs), refusals);
    if (cards.length === 0) throw damagedFile('There is no term with a definition in the file.');
    return {
      collection: { format: 'quizlet', types: [], notes: [], cards, media: [], decks: [], refused: refusals.list() },
      readMedia: (name) => Promise.reject(damagedFile(`The file has no media, so no ${name}.`)),
      close: () => undefined,
    };
  });
}

interface Separators {
  term: string;
  card: string;
}

/** The pair with which most entries are one term and one definition. */
function guessSeparators(text: string, { term, card }: QuizletOptions): Separators {
  const start = text.slice(0, looked);
  let best = { term: term ?? '\t', card: card ?? '\n', share: 0, entries: 0 };
  for (const eachTerm of term === undefined ? termSeparators : [term]) {
    for (const eachCard of card === undefined ? cardSeparators : [card]) {
      if (eachTerm === eachCard || eachTerm === '' || eachCard === '') continue;
      const entries = start.split(eachCard).filter((entry) => entry.trim() !== '');
      const share = entries.filter((entry) => entry.split(eachTerm).length === 2).length / Math.max(1, entries.length);
      const more = share > best.share || (share === best.share && share > 0 && entries.length > best.entries);
      if (more) best = { term: eachTerm, card: eachCard, share, entries: entries.length };
    }
  }
  return best;
}

/** A line without a term of its own goes on with the definition before it. */
function splitEntries(text: string, { term, card }: Separators): string[] {
  const entries: string[] = [];
  for (const part of text.split(card)) {
    const last = entries.at(-1);
    if (part.trim() === '') continue;
    if (part.includes(term) || last === undefined) entries.push(part);
    else entries[entries.length - 1] = last + card + part;
  }
  return entries;
}

function cardsOf(
  entries: readonly string[],
  separator: string,
  deck: string,
  modifiedAt: number,
  refusals: ReturnType<typeof createRefusals>,
): ImportedCard[] {
  const seen = new Map<string, number>();
  const whole = new Set<string>();
  return entries.flatMap((entry, position) => {
    const at = entry.indexOf(separator);
    const front = (at < 0 ? entry : entry.slice(0, at)).trim();
    const answer = at < 0 ? '' : entry.slice(at + separator.length).trim();
    if (entry.length > limits.fieldLength) {
      refusals.add('row', `“${front.slice(0, 60)}”`, 'It is longer than a card can be.');
      return [];
    }
    const contents = front === '' ? [] : plainCards(front, answer);
    if (front === '' || (answer === '' && contents[0]?.kind !== 'cloze')) {
      refusals.add('row', `“${entry.trim().slice(0, 60)}”`, front === '' ? 'It has no term.' : 'It has no definition.');
      return [];
    }
    if (whole.has(entry)) {
      refusals.add('row', `“${front.slice(0, 60)}”`, 'The same stands before it in the file.');
      return [];
    }
    whole.add(entry);
    const identity = hash('sha1', front.normalize('NFC'), 'base64url').slice(0, 20);
    const times = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, times);
    const name = `quizlet:${identity}${times === 1 ? '' : `~${times}`}`;
    return contents.map((content) => newCard({ key: keyIn(name, content), deck, content, siblings: name, position, modifiedAt }));
  });
}

import { basename, extname } from 'node:path';
import { cleanDeckName } from '../../core/decks';
import { createRefusals } from '../anki/refusals';
import type { Refusals } from '../anki/refusals';
import type { Collection, ImportedCard, ImportedMedia, ImportedReview, OpenCollection, ReadContext } from '../collection';
import { decodeText } from '../decode-text';
import { damagedFile, oversizedFile, throwIfCancelled, unsupportedFile } from '../failures';
import { isSafeFileName } from '../file-name';
import { limits } from '../limits';
import { keyIn, newCard } from '../new-card';
import { scheduleFromPast } from '../past-schedule';
import { markdownCards } from '../text-cards';
import { openZip } from '../zip';
import type { Zip } from '../zip';
import { contentOf, listOf, memberOf, numberOf, sidesOf, templateOf, textOf, withGaps } from './content';
import type { MochiTemplate } from './content';
import { readTransit } from './transit';
import type { Transit } from './transit';

const listName = 'data.json';

/** Mochi's export: an archive with a list of its cards, and its attachments. @throws AppError */
export async function openMochi(path: string, context: ReadContext): Promise<OpenCollection> {
  const zip = await openZip(path, context.signal);
  try {
    const entry = zip.entries.get(listName);
    if (!entry)
      throw unsupportedFile('The archive holds its cards as EDN, not as JSON. In Mochi, export the deck in its own format once more.');
    const document = readTransit(decodeText(await zip.read(entry)).text);
    throwIfCancelled(context.signal);
    const refusals = createRefusals();
    const { media, places } = mediaOf(zip, refusals);
    const collection = toCollection(document, basename(path, extname(path)), refusals, context);
    return {
      collection: { ...collection, media, refused: refusals.list() },
      readMedia: async (name) => {
        const found = zip.entries.get(places.get(name) ?? '');
        if (!found) throw damagedFile(`The archive has no ${name}.`);
        return zip.read(found, limits.mediaBytes);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function mediaOf(zip: Zip, refusals: Refusals): { media: ImportedMedia[]; places: Map<string, string> } {
  const places = new Map<string, string>();
  const media: ImportedMedia[] = [];
  for (const { name: place, bytes } of zip.entries.values()) {
    if (place === listName || place === 'data.edn') continue;
    const name = basename(place).normalize('NFC');
    if (!isSafeFileName(name) || places.has(name) || bytes > limits.mediaBytes) {
      refusals.add('media file', place, 'Its name is no plain file name of its own, or it is larger than 256 MiB.');
      continue;
    }
    places.set(name, place);
    media.push({ name, bytes, sha1: null });
  }
  return { media, places };
}

function toCollection(document: Transit, fileName: string, refusals: Refusals, context: ReadContext): Collection {
  const decks = listOf(memberOf(document, 'decks'));
  if (!(document instanceof Map) || decks.length === 0) throw damagedFile('There are no decks of Mochi in the archive.');
  const templates = new Map(listOf(memberOf(document, 'templates')).map((each) => [textOf(memberOf(each, 'id')), templateOf(each)]));
  const names = deckNames(decks, fileName);
  const cards: ImportedCard[] = [];
  const taken = new Set<string>();
  const loose = listOf(memberOf(document, 'cards'));
  for (const deck of [...decks, null]) {
    const id = deck === null ? '' : textOf(memberOf(deck, 'id'));
    const archived = memberOf(deck ?? undefined, 'archived?') === true;
    for (const card of deck === null ? loose : listOf(memberOf(deck, 'cards'))) {
      if (cards.length >= limits.cards) throw oversizedFile(`The archive has more than ${limits.cards} cards.`);
      const name = names.get(textOf(memberOf(card, 'deck-id'))) ?? names.get(id) ?? cleanDeckName(fileName);
      cards.push(...toCards(card, { deck: name, archived, position: cards.length }, { templates, taken, refusals, context }));
    }
  }
  return { format: 'mochi', types: [], notes: [], cards, media: [], decks: [], refused: [] };
}

interface Place {
  deck: string;
  archived: boolean;
  position: number;
}

interface Surroundings {
  templates: ReadonlyMap<string, MochiTemplate>;
  taken: Set<string>;
  refusals: Refusals;
  context: ReadContext;
}

function toCards(
  card: Transit,
  { deck, archived, position }: Place,
  { templates, taken, refusals, context }: Surroundings,
): ImportedCard[] {
  const { front, back } = sidesOf(contentOf(card, templates));
  const id = textOf(memberOf(card, 'id'));
  const contents = front === '' ? [] : markdownCards(withGaps(front), back);
  const named = textOf(memberOf(card, 'name')) || front || id;
  const reason = whyNot(card, id, taken, front, back, contents[0]?.kind === 'cloze');
  if (reason !== null) {
    refusals.add('card', named, reason);
    return [];
  }
  taken.add(id);
  const reviews = reviewsOf(memberOf(card, 'reviews'), context.now);
  const last = listOf(memberOf(card, 'reviews')).at(-1);
  return contents.map((content) => ({
    ...newCard({ key: keyIn(`mochi:${id}`, content), deck, content, siblings: `mochi:${id}` }),
    position,
    tags: tagsOf(memberOf(card, 'tags')),
    suspended: archived || memberOf(card, 'archived?') === true,
    addedAt: instantOf(memberOf(card, 'created-at')),
    modifiedAt: instantOf(memberOf(card, 'updated-at')),
    reviews,
    schedule: scheduleOf(reviews, instantOf(memberOf(last, 'due')), context),
  }));
}

function whyNot(card: Transit, id: string, taken: ReadonlySet<string>, front: string, back: string, cloze: boolean): string | null {
  const trashed = memberOf(card, 'trashed?');
  if (trashed !== undefined && trashed !== false && trashed !== null) return 'It was in the trash.';
  if (id === '' || taken.has(id)) return 'It has no identity of its own.';
  if (front === '') return 'Its front is empty.';
  return back === '' && !cloze ? 'It has one side only, and nothing in it is hidden.' : null;
}

function deckNames(decks: readonly Transit[], fileName: string): Map<string, string> {
  const byId = new Map(decks.map((deck) => [textOf(memberOf(deck, 'id')), deck]));
  const nameOf = (deck: Transit | undefined, seen: readonly string[]): string[] => {
    const id = textOf(memberOf(deck, 'id'));
    // Parents that go round in a circle, or deeper than anyone nests them.
    if (deck === undefined || seen.includes(id) || seen.length > 50) return [];
    return [
      ...nameOf(byId.get(textOf(memberOf(deck, 'parent-id'))), [...seen, id]),
      textOf(memberOf(deck, 'name')).replaceAll('/', '\u2215'),
    ];
  };
  return new Map(
    [...byId].map(([id, deck]) => {
      const parts = nameOf(deck, []);
      return [id, cleanDeckName(parts.join('/') || fileName)];
    }),
  );
}

function reviewsOf(reviews: Transit | undefined, now: number): ImportedReview[] {
  return listOf(reviews)
    .flatMap((review): ImportedReview[] => {
      const at = instantOf(memberOf(review, 'date'));
      const remembered = memberOf(review, 'remembered?') === true;
      const days = Math.round(numberOf(memberOf(review, 'interval')) ?? 0);
      if (at === null || at > now + 86_400_000) return [];
      const interval = remembered ? Math.min(Math.max(0, days), 36_500) : 0;
      return [{ type: 'answer', at, rating: remembered ? 3 : 1, durationMs: null, interval }];
    })
    .sort((one, other) => one.at - other.at);
}

function scheduleOf(reviews: readonly ImportedReview[], due: number | null, context: ReadContext): ImportedCard['schedule'] {
  const last = reviews.at(-1);
  if (!last) return null;
  const lapses = reviews.filter((review, index) => review.type === 'answer' && review.rating === 1 && index > 0).length;
  const dueAt = due ?? last.at + last.interval * 86_400_000;
  return scheduleFromPast({ lastAt: last.at, dueAt, reps: reviews.length, lapses, ease: null, reviews }, context);
}

const lastInstant = 4_102_444_800_000;

function instantOf(value: Transit | undefined): number | null {
  const at = numberOf(typeof value === 'string' ? Date.parse(value) || null : value);
  return at !== null && at > 0 && at < lastInstant ? Math.trunc(at) : null;
}

function tagsOf(value: Transit | undefined): string[] {
  return [...new Set(listOf(value).map((tag) => textOf(tag).replace(/^#/, '').trim().replace(/\s+/g, '-')))].filter((tag) => tag !== '');
}

import { importedContent } from '../../core/imported-card';
import { convertWeights } from '../../core/scheduling/fsrs';
import type { DeckOptions } from '../../core/decks';
import type { Instant } from '../../core/scheduling/types';
import type { Collection, ImportedCard, ImportedNote, ImportedReview, ImportedType, OpenCollection, ReadContext } from '../collection';
import { ownCardOf } from '../write/anki/own-notes';
import { readAnki } from './read-anki';
import { toMemory } from './history';
import type { CardHistory } from './history';
import { openAnkiMedia } from './media';
import type { PastReview } from './past-reviews';
import type { AnkiCollection, AnkiDeckOptions, AnkiNotetype } from './types';

/** Reads an Anki file into our terms. @throws AppError with one sentence */
export async function openAnki(file: string, context: ReadContext): Promise<OpenCollection> {
  const { tempDir, signal, onProgress } = context;
  const anki = await readAnki(file, { tempDir, signal, onProgress });
  const media = anki.media.length > 0 ? await openAnkiMedia(file) : null;
  const entries = new Map(anki.media.map((entry) => [entry.name, entry]));
  return {
    collection: toCollection(anki, context),
    readMedia: (name) => {
      const entry = entries.get(name);
      return media && entry ? media.read(entry) : Promise.reject(new Error(`No media file ${name}`));
    },
    close: () => media?.close(),
  };
}

function toCollection(anki: AnkiCollection, { now, studyDayAt, offsetAt, weights }: ReadContext): Collection {
  const history = toMemory(anki, { now, studyDayAt, offsetAt, weights });
  const types = new Map(anki.notetypes.map((type) => [type.id, toType(type)]));
  const notes = toNotes(anki, types, now);
  const decks = new Map(anki.decks.map(({ id, name }) => [id, name]));
  const today = studyDayAt(now);
  const seen = new Map<string, number>();
  const cards = anki.cards.flatMap((card, index): ImportedCard[] => {
    const note = notes.get(card.noteId);
    const past = history.cards[index];
    if (!note || !past) return [];
    const key = unique(`anki:${note.guid}:${card.ord}`, seen);
    return [toCard(key, card.ord, note, past, decks.get(past.deckId) ?? 'Default', today)];
  });
  const shown = new Set(cards.flatMap(({ made }) => made?.guid ?? []));
  const shownNotes = [...notes.values()].filter(({ guid }) => shown.has(guid));
  const shownTypes = new Set(shownNotes.map(({ type }) => type.key));
  return {
    format: anki.kind === 'collection' ? 'anki-collection' : 'anki-package',
    types: [...types.values()].filter(({ key }) => shownTypes.has(key)),
    notes: shownNotes.map(({ guid, type, fields, modifiedAt }): ImportedNote => ({ guid, type: type.key, fields, modifiedAt })),
    cards,
    media: anki.media.map(({ name, size, sha1 }) => ({ name, bytes: size, sha1 })),
    decks: toDecks(anki),
    refused: [...anki.refused, ...history.refused],
  };
}

interface Note {
  guid: string;
  type: ImportedType;
  fields: string[];
  tags: string[];
  modifiedAt: number;
  addedAt: number;
}

/** Files exist in which several notes have one guid: each keeps its text, under a name of its own. */
function toNotes(anki: AnkiCollection, types: ReadonlyMap<number, ImportedType>, now: Instant): Map<number, Note> {
  const seen = new Map<string, number>();
  const notes = new Map<number, Note>();
  for (const { id, guid, notetypeId, fields, tags, modified } of anki.notes) {
    const type = types.get(notetypeId);
    if (type) notes.set(id, { guid: unique(guid, seen), type, fields, tags, modifiedAt: modified * 1000, addedAt: Math.min(id, now) });
  }
  return notes;
}

function unique(name: string, seen: Map<string, number>): string {
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  return times === 1 ? name : `${name}~${times}`;
}

function toType({ id, originalId, name, cloze, fields, templates, css }: AnkiNotetype): ImportedType {
  return {
    key: `anki:${originalId ?? id}`,
    name,
    cloze,
    fields,
    templates: templates.map(({ name: template, front, back }) => ({ name: template, front, back })),
    css,
  };
}

function toCard(key: string, template: number, note: Note, past: CardHistory, deck: string, today: number): ImportedCard {
  const { type, fields, guid, modifiedAt, addedAt } = note;
  const tags = note.tags.filter((tag) => tag.toLowerCase() !== 'leech');
  const place = {
    deck,
    tags,
    position: past.position ?? 0,
    flag: past.flag,
    suspended: past.suspended,
    leech: tags.length < note.tags.length,
    buriedDay: past.buried ? today : null,
    addedAt,
    modifiedAt,
    reviews: past.reviews.map(toReview),
    schedule: past.schedule.state === 'new' ? null : past.schedule,
  };
  // A package that Kubedeck wrote: the card itself, not what Anki shows of it.
  const own = ownCardOf(type, fields, template);
  if (own) return { ...place, ...own, made: null };
  let content: ImportedCard['content'] | null = null;
  return {
    ...place,
    key,
    // Rendered when it is asked for: a card that is here already is not.
    get content() {
      return (content ??= importedContent({
        cloze: type.cloze,
        fields: type.fields,
        values: fields,
        templates: type.templates,
        typeName: type.name,
        template,
        tags,
        deck,
      }));
    },
    made: { guid, template },
    exams: [],
    kubernetes: { since: null, until: null },
    siblings: `anki:${guid}`,
  };
}

function toReview({ kind, at, rating, durationMs, after }: PastReview): ImportedReview {
  if (rating === null || kind === 'reset' || kind === 'reschedule') {
    return { type: kind === 'reset' ? 'reset' : 'reschedule', at, interval: after.interval };
  }
  return { type: kind === 'cram' ? 'practice' : 'answer', at, rating, durationMs, interval: after.interval };
}

/** Options of the decks that the file's own say something of. */
function toDecks(anki: AnkiCollection): Collection['decks'] {
  const options = new Map(anki.deckOptions.map((each) => [each.id, toOptions(each)]));
  return anki.decks.flatMap(({ name, optionsId, filtered }) => {
    const own = optionsId === null ? undefined : options.get(optionsId);
    return own && !filtered ? [{ name, options: own }] : [];
  });
}

export function toOptions(options: AnkiDeckOptions): Partial<DeckOptions> {
  const { newPerDay, reviewsPerDay, learningMinutes, relearningMinutes, maximumInterval, leechLapses, leechAction } = options;
  const { desiredRetention, weights } = options;
  const within = (value: number, from: number, to: number) => Math.min(Math.max(Math.round(value), from), to);
  const minutes = (steps: number[]) => steps.filter((step) => step >= 0.1 && step <= 43_200).slice(0, 10);
  return {
    newPerDay: within(newPerDay, 0, 9999),
    reviewsPerDay: within(reviewsPerDay, 0, 9999),
    learningMinutes: minutes(learningMinutes),
    relearningMinutes: minutes(relearningMinutes),
    maximumInterval: within(maximumInterval, 1, 36_500),
    leechLapses: within(leechLapses, 0, 99),
    leechAction: leechAction === 'suspend' ? 'suspend' : 'flag',
    ...(desiredRetention !== null && desiredRetention >= 0.7 && desiredRetention <= 0.99 && { retention: desiredRetention }),
    ...(weights && { weights: convertWeights(weights) }),
  };
}

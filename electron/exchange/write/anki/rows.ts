import { hash } from 'node:crypto';
import { comparableText } from '../../../core/anki-template/plain-text';
import type { DeckOptions } from '../../../core/decks';
import type { Schedule, StudyDay } from '../../../core/scheduling/types';
import { foldImported, toLogEntries } from '../../log-entries';
import type { Collection, ImportedCard, ImportedType, Refused } from '../../collection';
import type { WriteContext } from '../writing';
import { toCardRow } from './card-row';
import type { Schema11 } from './database';
import { makeDecks } from './decks';
import { createIds } from './ids';
import { newPlaces } from './new-places';
import { notetypeId, notetypeJson, unique } from './notetypes';
import { makeOwnNotes } from './own-notes';
import { toReviewRows } from './reviews';

interface Note {
  guid: string;
  type: ImportedType;
  fields: readonly string[];
  modifiedAt: number;
  cards: { card: ImportedCard; template: number }[];
}

const day = 86_400_000;
const notSynced = -1;
const tagsColumn = 5;

/** A collection's tables. Cards of Anki's go out as they came; others as notes of our own types. */
export function toSchema11(collection: Collection, context: WriteContext): { schema: Schema11; omitted: Refused[] } {
  const { now, studyDayAt, dayStart, offsetAt } = context;
  const modified = Math.floor(now / 1000);
  const today = studyDayAt(now);
  const { notes, omitted } = gatherNotes(collection, now);
  const written = notes.flatMap((note) => note.cards.map(({ card }) => card));
  const placeOf = newPlaces(written);
  const decks = makeDecks({ ...collection, cards: written }, context.options, modified);
  const notetypes = new Map([...collection.types, ...notes.map(({ type }) => type)].map((type) => [type.key, type]));
  const typeIds = idsOfTypes([...notetypes.values()]);
  const dayZero = firstDay(written, today, studyDayAt);
  const crt = dayStart(dayZero);

  const ids = { note: createIds(), card: createIds(), review: createIds() };
  const rows: Record<'notes' | 'cards' | 'reviews', (string | number)[][]> = { notes: [], cards: [], reviews: [] };
  for (const { guid, type, fields, modifiedAt, cards } of notes) {
    const addedAt = Math.min(...cards.map(({ card }) => card.addedAt ?? now - notes.length), now);
    const noteId = ids.note(Math.max(1, addedAt));
    const noteModified = Math.floor(modifiedAt / 1000);
    const typeId = typeIds.get(type.key) ?? 0;
    const sortText = comparableText(fields[0] ?? '');
    rows.notes.push([
      noteId,
      guid,
      typeId,
      noteModified,
      notSynced,
      tagsOf(cards.map(({ card }) => card)),
      fields.map((field) => field.replaceAll('\x1f', ' ')).join('\x1f'),
      sortText,
      checksum(sortText),
      0,
      '',
    ]);
    for (const { card, template } of cards) {
      const cardId = ids.card(noteId + template);
      const options = decks.optionsOf(card.deck);
      const schedule = scheduleOf(card, options, studyDayAt);
      const row = toCardRow({ ...card, position: placeOf(card.position) }, schedule, options, { dayZero, today });
      rows.cards.push([
        cardId,
        noteId,
        decks.idOf(card.deck),
        template,
        noteModified,
        notSynced,
        row.type,
        row.queue,
        row.due,
        row.interval,
        row.factor,
        row.reps,
        row.lapses,
        row.left,
        0,
        0,
        row.flags,
        row.data,
      ]);
      for (const [id, ...rest] of toReviewRows(card.reviews, options, studyDayAt, ids.review)) {
        rows.reviews.push([id, cardId, notSynced, ...rest]);
      }
    }
  }

  const names = unique([...notetypes.values()].map(({ name }) => name));
  const models = [...notetypes.values()].map((type, index) => {
    const id = typeIds.get(type.key) ?? 0;
    return [String(id), notetypeJson(type, id, names[index] ?? '', modified)] as const;
  });
  return {
    schema: {
      createdAt: Math.floor(crt / 1000),
      modifiedAt: now,
      settings: settingsOf(
        written.reduce((next, { position }) => Math.max(next, placeOf(position) + 1), 1),
        crt,
        offsetAt,
        typeIds.values().next().value ?? null,
      ),
      notetypes: Object.fromEntries(models),
      decks: decks.decks,
      options: decks.options,
      tags: [...new Set(rows.notes.flatMap((row) => String(row[tagsColumn]).split(' ')))].filter((tag) => tag !== ''),
      ...rows,
    },
    omitted,
  };
}

function gatherNotes({ notes, types, cards }: Collection, now: number): { notes: Note[]; omitted: Refused[] } {
  const typeOf = new Map(types.map((type) => [type.key, type]));
  const made = new Map<string, Note>();
  for (const { guid, type: key, fields, modifiedAt } of notes) {
    const type = typeOf.get(key);
    if (!type) continue;
    const padded = type.fields.map((_, index) => fields[index] ?? '');
    made.set(guid, { guid, type, fields: padded, modifiedAt, cards: [] });
  }
  const own: ImportedCard[] = [];
  for (const card of cards) {
    const note = card.made && made.get(card.made.guid);
    if (card.made && note) note.cards.push({ card, template: card.made.template });
    else own.push(card);
  }
  const ownNotes = makeOwnNotes(own).map((note): Note => {
    const changes = note.cards.map(({ card }) => card.modifiedAt ?? card.addedAt ?? now);
    return { ...note, modifiedAt: Math.max(...changes) };
  });
  const withCards = [...made.values()].filter((note) => note.cards.length > 0);
  const idle = made.size - withCards.length;
  return {
    notes: [...withCards, ...ownNotes],
    omitted: idle === 0 ? [] : [{ what: idle === 1 ? '1 note' : `${idle} notes`, reason: 'None of its cards is among those exported.' }],
  };
}

function idsOfTypes(types: readonly ImportedType[]): Map<string, number> {
  const ids = createIds();
  return new Map(types.map((type) => [type.key, ids(notetypeId(type))]));
}

/** The day to count from: none of the cards was there before it. */
function firstDay(cards: readonly ImportedCard[], today: StudyDay, studyDayAt: WriteContext['studyDayAt']): StudyDay {
  let first = today * day;
  for (const { addedAt, reviews } of cards) first = Math.min(first, addedAt ?? first, reviews[0]?.at ?? first);
  // Anki was made in 2006; an earlier date is a clock that was never set.
  return Math.min(today, studyDayAt(Math.max(first, Date.UTC(2007, 0, 1))));
}

/** Where only the reviews say where a card stands, what they lead to. */
function scheduleOf(card: ImportedCard, options: DeckOptions, studyDayAt: WriteContext['studyDayAt']): Schedule | null {
  if (card.schedule || card.reviews.length === 0) return card.schedule;
  return foldImported(toLogEntries(card.reviews, studyDayAt), options.weights);
}

function tagsOf(cards: readonly ImportedCard[]): string {
  const tags = new Set(cards.flatMap((card) => card.tags.map((tag) => tag.trim().replace(/[\s\u3000]+/g, '_'))));
  tags.delete('');
  if (cards.some((card) => card.leech)) tags.add('leech');
  return tags.size === 0 ? '' : ` ${[...tags].join(' ')} `;
}

/** Anki finds duplicates of a first field by this. */
function checksum(sortText: string): number {
  return Number.parseInt(hash('sha1', sortText, 'hex').slice(0, 8), 16);
}

function settingsOf(nextPos: number, crt: number, offsetAt: WriteContext['offsetAt'], currentType: number | null): object {
  const minutes = offsetAt(crt);
  const localMinutes = ((((crt / 60_000 + minutes) % 1440) + 1440) % 1440) / 60;
  return {
    activeDecks: [1],
    addToCur: true,
    collapseTime: 1200,
    curDeck: 1,
    curModel: currentType,
    dueCounts: true,
    estTimes: true,
    newSpread: 0,
    nextPos,
    sortBackwards: false,
    sortType: 'noteFld',
    timeLim: 0,
    schedVer: 2,
    sched2021: true,
    fsrs: true,
    rollover: Math.floor(localMinutes),
    creationOffset: -minutes,
  };
}

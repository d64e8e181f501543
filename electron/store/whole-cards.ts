import type Database from 'better-sqlite3';
import type { Verdict } from '../core/grading/verdict';
import type { CardState, Instant, LogEntry, Schedule, StudyDay } from '../core/scheduling/types';
import { ownTextOf, toStoredText, type CardRow, type OwnText, type StoredText } from './card-rows';
import { stateOf } from './codes';
import type { TypeData } from './imported';
import { fromJson } from './json';
import type { Json } from './json';
import { logColumns, toLogEntry, type LogRow } from './reviews';
import { scheduleColumns, toSchedule, type ScheduleRow } from './schedules';
import type { Source } from './sources';
import { prepareQuery } from './statement';

/** A card with all there is of it, as an export takes it. The text is the note's; the person's own is apart. */
export interface WholeCard extends StoredText {
  id: number;
  key: string;
  noteId: string | null;
  deck: string;
  /** The note it comes from; null for a card without one. */
  file: { path: string; source: string; line: number; endLine: number } | null;
  position: number;
  siblings: number;
  schedule: Schedule;
  suspended: boolean;
  leech: boolean;
  flag: 0 | 1 | 2 | 3 | 4;
  buriedDay: StudyDay | null;
  asideAt: Instant | null;
  addedAt: Instant;
  editedAt: Instant | null;
  own: OwnText | null;
  made: { guid: string; template: number } | null;
}

/** A row of a card's log that was not undone. */
export interface WholeReview {
  entry: LogEntry;
  utcOffset: number;
  stateBefore: CardState;
  durationMs: number | null;
  elapsedDays: number | null;
  predicted: number | null;
  typed: string | null;
  verdict: Verdict | null;
  hints: number;
  overruled: string | null;
}

export interface WholeType extends TypeData {
  key: string;
  name: string;
}

export interface WholeNote {
  guid: string;
  type: string;
  values: string[];
  modifiedAt: Instant;
}

export interface WholeCards {
  /** Every card, in the order of decks and of the cards in them. */
  cards: () => WholeCard[];
  /** A card's log, oldest first. */
  reviewsOf: (card: number) => WholeReview[];
  /** Cards that have a log. */
  withLog: () => Set<number>;
  types: () => WholeType[];
  notes: () => WholeNote[];
}

type Row = ScheduleRow &
  Pick<CardRow, 'kind' | 'front' | 'answer' | 'tags' | 'exams' | 'data' | 'own' | 'flag' | 'suspended' | 'leech'> & {
    id: number;
    key: string;
    noteId: string | null;
    deck: string;
    path: string | null;
    source: Source['path'] | null;
    line: number;
    endLine: number;
    position: number;
    siblings: number;
    buriedDay: StudyDay | null;
    asideAt: Instant | null;
    addedAt: Instant;
    editedAt: Instant | null;
    guid: string | null;
    template: number | null;
  };

type ReviewRow = LogRow & Omit<WholeReview, 'entry' | 'stateBefore'> & { stateBefore: number };

export function createWholeCards(db: Database.Database): WholeCards {
  const selectCards = prepareQuery<[], Row>(
    db,
    `SELECT card.id, note_key AS key, note_id AS noteId, deck.name AS deck, note_file.path, source.path AS source, line, end_line AS endLine,
       position, siblings, ${scheduleColumns}, suspended, leech, flag, buried_day AS buriedDay, aside_at AS asideAt, card.added_at AS addedAt,
       edited_at AS editedAt, card.kind, front, answer, tags, exams, content.data, own, guid, template
     FROM card JOIN content ON content.card_id = card.id JOIN deck ON deck.id = card.deck_id
     LEFT JOIN note_file ON note_file.id = card.file_id LEFT JOIN source ON source.id = note_file.source_id
     LEFT JOIN imported_note ON imported_note.id = card.imported_note
     ORDER BY deck.name, position, note_key, card.id`,
  );
  const selectReviews = prepareQuery<[number], ReviewRow>(
    db,
    `SELECT ${logColumns}, utc_offset AS utcOffset, state_before AS stateBefore, duration_ms AS durationMs, elapsed_days AS elapsedDays,
       predicted, typed, verdict, hints, overruled
     FROM review WHERE card_id = ? AND undone = 0 ORDER BY id`,
  );
  const selectWithLog = prepareQuery<[], { card: number }>(db, 'SELECT DISTINCT card_id AS card FROM review WHERE undone = 0');
  const selectTypes = prepareQuery<[], { key: string; name: string; data: Json<TypeData> }>(
    db,
    'SELECT key, name, data FROM imported_type ORDER BY key',
  );
  const selectNotes = prepareQuery<[], Omit<WholeNote, 'values'> & { values: Json<string[]> }>(
    db,
    `SELECT guid, imported_type.key AS type, fields AS "values", modified_at AS modifiedAt
     FROM imported_note JOIN imported_type ON imported_type.id = type_id ORDER BY guid`,
  );

  return {
    cards: () => selectCards.all().map(toWholeCard),
    reviewsOf: (card) =>
      selectReviews.all(card).map((row) => {
        const { utcOffset, durationMs, elapsedDays, predicted, typed, verdict, hints, overruled } = row;
        const stateBefore = stateOf(row.stateBefore);
        return { entry: toLogEntry(row), utcOffset, stateBefore, durationMs, elapsedDays, predicted, typed, verdict, hints, overruled };
      }),
    withLog: () => new Set(selectWithLog.all().map(({ card }) => card)),
    types: () => selectTypes.all().map(({ key, name, data }) => ({ key, name, ...fromJson(data) })),
    notes: () => selectNotes.all().map(({ values, ...row }) => ({ ...row, values: fromJson(values) })),
  };
}

function toWholeCard(row: Row): WholeCard {
  const { id, key, noteId, deck, path, source, line, endLine, position, siblings, flag, buriedDay, asideAt, addedAt, editedAt } = row;
  return {
    ...toStoredText(row),
    id,
    key,
    noteId,
    deck,
    file: path === null || source === null ? null : { path, source, line, endLine },
    position,
    siblings,
    schedule: toSchedule(row),
    suspended: row.suspended === 1,
    leech: row.leech === 1,
    flag,
    buriedDay,
    asideAt,
    addedAt,
    editedAt,
    own: ownTextOf(row),
    made: row.guid === null || row.template === null ? null : { guid: row.guid, template: row.template },
  };
}

import { hash } from 'node:crypto';
import type { CardContent, CardKind, CardSource, ExamTopic, NoteCard, ScenarioStep, VersionRange } from '../core/card';
import type { CardState, Instant, StudyDay } from '../core/scheduling/types';
import { stateOf } from './codes';
import { fromJson, toJson } from './json';
import type { Json } from './json';

/** Where a card belongs, apart from what its note says. */
export interface CardPlace {
  deckId: number;
  /** The note file it comes from; null for cards that came without one. */
  fileId: number | null;
  /** Its place among the new cards of its deck, from 0. */
  position: number;
}

/** What of a card a person can edit. */
export interface CardText {
  front: string;
  answer: string;
  why: string;
}

/** The person's own text for a card, and the note's text that it was written over. */
export interface OwnText extends CardText {
  base: CardText;
}

export interface StoredCard extends CardContent {
  id: number;
  deck: { id: number; name: string };
  tags: string[];
  exams: ExamTopic[];
  kubernetes: VersionRange;
  /** `file` is relative to the source's path. */
  source: CardSource | null;
  sourceId: number | null;
  state: CardState;
  flag: 0 | 1 | 2 | 3 | 4;
  suspended: boolean;
  leech: boolean;
  edited: boolean;
  /** The note's text when it is no longer the one that the person's own text was written over; null otherwise. */
  noteText: CardText | null;
  buriedDay: StudyDay | null;
  aside: boolean;
  addedAt: Instant;
  form: string;
  confidence: number;
  outdated: string | null;
  wrong: string[];
}

export interface CardRow {
  id: number;
  deckId: number;
  deckName: string;
  kind: CardKind;
  line: number;
  endLine: number;
  state: number;
  flag: StoredCard['flag'];
  suspended: number;
  leech: number;
  buriedDay: StudyDay | null;
  asideAt: Instant | null;
  addedAt: Instant;
  front: string;
  answer: string;
  tags: Json<string[]>;
  exams: Json<ExamTopic[]>;
  data: Json<Rest>;
  own: Json<OwnText> | null;
  file: string | null;
  sourceId: number | null;
}

type Rest = Pick<
  NoteCard,
  'accept' | 'broken' | 'blanks' | 'at' | 'gap' | 'list' | 'why' | 'link' | 'wrong' | 'form' | 'confidence' | 'outdated'
> & {
  since: string | null;
  until: string | null;
  heading: string[];
  /** Only where there is one. */
  scenario?: ScenarioStep;
};

/** The columns of `card` that its note decides. */
export interface PlaceColumns {
  deck: number;
  kind: CardKind;
  file: number | null;
  key: string;
  noteId: string | null;
  line: number;
  endLine: number;
  position: number;
  siblings: number;
}

/** The columns of `content` that its note decides. */
export interface TextColumns {
  front: string;
  answer: string;
  tags: Json<string[]>;
  exams: Json<ExamTopic[]>;
  data: Json<Rest>;
  hash: string;
}

export function toPlaceColumns(card: NoteCard, { deckId, fileId, position }: CardPlace): PlaceColumns {
  const { kind, key, id: noteId, source } = card;
  const siblings = siblingsNumber(card.siblings, fileId);
  return { deck: deckId, kind, file: fileId, key, noteId, line: source.line, endLine: source.endLine, position, siblings };
}

export function toTextColumns(card: NoteCard): TextColumns {
  const text = toText(card);
  return { ...text, hash: hash('sha1', Object.values(text).join('\0'), 'base64url') };
}

/** The text without what tells it from another: for cards that are told apart by something else. */
export function toText(card: NoteCard): Omit<TextColumns, 'hash'> {
  const { front, answer, accept, broken, blanks, at, gap, list, why, link, wrong, form, confidence, outdated } = card;
  const { since, until } = card.kubernetes;
  const { heading } = card.source;
  const scenario = card.scenario === null ? {} : { scenario: card.scenario };
  const rest = { accept, broken, blanks, at, gap, list, why, link, wrong, form, confidence, outdated, since, until, heading, ...scenario };
  return { front, answer, tags: toJson(card.tags), exams: toJson(card.exams), data: toJson(rest) };
}

/** Tells one text of a card from another. */
export const hashOfText = (card: NoteCard): string => toTextColumns(card).hash;

/** What a note says, and the rest of what stands with it. */
export interface StoredText
  extends CardContent, Pick<NoteCard, 'wrong' | 'form' | 'confidence' | 'outdated' | 'tags' | 'exams' | 'kubernetes'> {
  heading: string[];
}

type TextRow = Pick<CardRow, 'kind' | 'front' | 'answer' | 'tags' | 'exams' | 'data'>;

export function toStoredText({ kind, front, answer, tags, exams, data }: TextRow): StoredText {
  const { since, until, scenario, ...rest } = fromJson(data);
  const kubernetes = { since, until };
  return { ...rest, kind, front, answer, tags: fromJson(tags), exams: fromJson(exams), kubernetes, scenario: scenario ?? null };
}

export const ownTextOf = ({ own }: Pick<CardRow, 'own'>): OwnText | null => (own === null ? null : fromJson(own));

export function toStoredCard(row: CardRow): StoredCard {
  const { heading, ...stored } = toStoredText(row);
  const own = ownTextOf(row);
  const noteText = { front: row.front, answer: row.answer, why: stored.why };
  const text = own ?? noteText;
  return {
    ...stored,
    id: row.id,
    deck: { id: row.deckId, name: row.deckName },
    front: text.front,
    answer: text.answer,
    why: text.why,
    source: row.file === null ? null : { file: row.file, heading, line: row.line, endLine: row.endLine },
    sourceId: row.sourceId,
    state: stateOf(row.state),
    flag: row.flag,
    suspended: row.suspended === 1,
    leech: row.leech === 1,
    edited: own !== null,
    noteText: own === null || isSameText(own.base, noteText) ? null : noteText,
    buriedDay: row.buriedDay,
    aside: row.asideAt !== null,
    addedAt: row.addedAt,
  };
}

function isSameText(one: CardText, other: CardText): boolean {
  return one.front === other.front && one.answer === other.answer && one.why === other.why;
}

/** A passage whose name is not known any more, only its number. */
export const numberedPassage = (siblings: number): string => `passage:${siblings}`;

/** Passages are named within their file; as a number of 48 bits their names fit the indexes the queue is read from. */
function siblingsNumber(passage: string, fileId: number | null): number {
  const [, known] = /^passage:(\d{1,15})$/.exec(passage) ?? [];
  if (known !== undefined) return Number(known);
  return hash('sha1', `${fileId ?? ''}\0${passage}`, 'buffer').readUIntBE(0, 6);
}

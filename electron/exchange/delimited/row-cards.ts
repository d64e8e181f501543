import { hash } from 'node:crypto';
import { clozeNumbers } from '../../core/anki-template/cloze';
import { cardKinds } from '../../core/card';
import type { CardContent, CardKind } from '../../core/card';
import { cleanDeckName } from '../../core/decks';
import { deckName, splitTags } from '../anki/names';
import { createRefusals } from '../anki/refusals';
import type { Collection, ImportedCard, ImportedNote, ImportedType } from '../collection';
import { limits } from '../limits';
import { madeCard, ordinalsOf } from '../made-cards';
import { keyIn, unmarked } from '../new-card';
import { markdownCards, plainCards, plainContent } from '../text-cards';
import { typeOf } from './html-types';
import { keysOf } from './own-table';
import type { ColumnRole } from '../../core/tables';
import type { RowPlan } from './plan';
import { joinCells } from './row';
import type { Row } from './row';

const none: readonly number[] = [];

export type RowCards = Pick<Collection, 'types' | 'notes' | 'cards' | 'refused'>;

/** The cards that rows make. `fallbackDeck` is for those that name none. */
export function cardsOfRows(
  rows: readonly (readonly string[])[],
  plan: RowPlan,
  fallbackDeck: string,
  modifiedAt: number | null,
): RowCards {
  const refusals = createRefusals();
  const types = new Map<string, ImportedType>();
  const notes: ImportedNote[] = [];
  const cards: ImportedCard[] = [];
  const nameRow = namer('text:');
  const nameKey = namer('');
  const places = placesOf(plan.columns);
  const placeIn = placer(plan, fallbackDeck);

  rows.forEach((cells, position) => {
    const of = (role: ColumnRole) => (places.get(role) ?? none).map((column) => (cells[column] ?? '').trim());
    const row: Row = { cells, of, notetype: of('notetype').find((name) => name !== '') ?? plan.notetype };
    const front = joinCells(of('front'));
    const made = whyNot(row, front) ?? cardsOfRow(row, front, plan);
    const name = typeof made === 'string' ? null : nameRow(identityOf(row, front), cells);
    if (typeof made === 'string' || name === null) {
      const reason = typeof made === 'string' ? made : 'The same row stands before it in the file.';
      refusals.add('row', `“${shortened(front === '' ? cells : [front])}”`, reason);
      return;
    }
    const base = { ...placeIn(row), siblings: name, position, modifiedAt, ...(plan.own && { onlyWords: true as const }) };
    const count = made.contents.length + (made.templated?.ordinals.length ?? 0);
    const keys = (plan.own ? keysOf(of('guid').join(''), count) : null)?.map((key) => nameKey(key, cells) ?? key).values();
    if (made.templated) {
      const { type, values } = made.templated;
      types.set(type.key, type);
      const note = { guid: name, type: type.key, fields: values, modifiedAt: modifiedAt ?? 0 };
      notes.push(note);
      for (const template of made.templated.ordinals) {
        cards.push(madeCard({ ...base, key: keys?.next().value ?? `${name}:${template}` }, note, type, template));
      }
    }
    for (const content of made.contents) {
      cards.push({ ...base, key: keys?.next().value ?? keyIn(name, content), content });
    }
  });
  return { types: [...types.values()], notes, cards, refused: refusals.list() };
}

/** Gives each row a name that is the same next time: null for one that stands in the file already, another for one that differs. */
function namer(prefix: string): (identity: string, cells: readonly string[]) => string | null {
  const seen = new Map<string, Set<string>>();
  return (identity, cells) => {
    const rows = seen.get(identity) ?? new Set<string>();
    seen.set(identity, rows);
    const whole = cells.join('\x1f');
    if (rows.has(whole)) return null;
    rows.add(whole);
    return `${prefix}${identity}${rows.size === 1 ? '' : `~${rows.size}`}`;
  };
}

interface MadeOfRow {
  contents: CardContent[];
  templated: { type: ImportedType; values: string[]; ordinals: number[] } | null;
}

/** Enough to find it by. */
const shortened = (cells: readonly string[]) => cells.join(' ').trim().slice(0, 60);

function whyNot({ cells }: Row, front: string): string | null {
  if (front === '') return 'It has no question.';
  return cells.some((cell) => cell.length > limits.fieldLength) ? 'It is longer than a card can be.' : null;
}

/** What a row makes, or why it makes nothing. */
function cardsOfRow(row: Row, front: string, plan: RowPlan): MadeOfRow | string {
  if (plan.text !== 'html') {
    const contents = contentsOf(row, front, plan);
    return contents.length === 0 ? 'It has no answer.' : { contents, templated: null };
  }
  const { type, values } = typeOf(row, plan);
  const ordinals = type.cloze && clozeNumbers(values[0] ?? '').length === 0 ? [] : ordinalsOf(type, values, []);
  return ordinals.length === 0
    ? 'Its kind of note asks for gaps, and it has none.'
    : { contents: [], templated: { type, values, ordinals } };
}

/** Decks and tags come again and again: each is worked out once. */
function placer(plan: RowPlan, fallbackDeck: string): (row: Row) => Omit<ImportedCard, 'key' | 'content' | 'siblings'> {
  const decks = new Map<string, string>();
  const tags = new Map<string, string[]>();
  return ({ of }) => {
    const deckCells = of('deck');
    const deckKey = deckCells.join('\x1f');
    const deck = decks.get(deckKey) ?? deckOf(deckCells, plan, fallbackDeck);
    decks.set(deckKey, deck);
    const tagCells = of('tags');
    const tagKey = tagCells.join('\x1f');
    const own = tags.get(tagKey) ?? [...new Set([...plan.tags, ...tagCells.flatMap((cell) => tagsOf(cell, plan.ankiNames || plan.own))])];
    tags.set(tagKey, own);
    return { ...unmarked(), deck, tags: [...own] };
  };
}

function placesOf(columns: readonly ColumnRole[]): Map<ColumnRole, number[]> {
  const places = new Map<ColumnRole, number[]>();
  columns.forEach((role, index) => places.set(role, [...(places.get(role) ?? []), index]));
  return places;
}

/** The file's own name for the row, or what it asks: an answer that was corrected updates the card. */
function identityOf({ of, notetype }: Row, front: string): string {
  const guid = of('guid').find((cell) => cell !== '');
  return guid ?? hash('sha1', `${notetype ?? ''}\0${front.normalize('NFC')}`, 'base64url').slice(0, 20);
}

function contentsOf({ of }: Row, front: string, plan: RowPlan): CardContent[] {
  const [answer, why] = [joinCells(of('answer')), joinCells(of('why'))];
  const kind = kindOf(of('kind'));
  // Our own tables say what a card is: a command may hold what looks like a gap, a question of templates too.
  if (plan.own && plan.text === 'markdown' && kind !== null && kind !== 'cloze') {
    return answer === '' ? [] : [plainContent(kind, front, answer, why)];
  }
  if ((kind === 'command' || kind === 'yaml') && answer !== '') {
    return plainCards(front, '', why).map((content) => ({ ...content, kind, answer }));
  }
  const contents = plan.text === 'markdown' ? markdownCards(front, answer, why) : plainCards(front, answer, why);
  if (contents[0]?.kind === 'cloze') return contents;
  return answer === ''
    ? []
    : contents.map((content) =>
        kind === 'concept' ? { ...plainContent('concept', content.front, content.answer, content.why) } : content,
      );
}

function kindOf(cells: readonly string[]): CardKind | null {
  const said = cells.join('').toLowerCase();
  return cardKinds.find((kind) => kind === said) ?? null;
}

function deckOf(cells: readonly string[], plan: RowPlan, fallback: string): string {
  const name = cells.find((cell) => cell !== '') ?? plan.deck;
  if (name === null || /^\d{11,}$/.test(name)) return fallback;
  return plan.ankiNames ? deckName(name) : cleanDeckName(name.split('::').join('/'));
}

function tagsOf(cell: string, ankiNames: boolean): string[] {
  return splitTags(ankiNames ? cell : cell.replace(/[,;]/g, ' '));
}

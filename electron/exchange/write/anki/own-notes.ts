import * as v from 'valibot';
import { plainText } from '../../../core/anki-template/plain-text';
import { cardKinds } from '../../../core/card';
import type { CardContent } from '../../../core/card';
import { hashText } from '../../../core/notes/card-key';
import type { ImportedCard, ImportedType } from '../../collection';
import { asShown } from '../writing';
import { plainJson } from './escape';
import { answerHtml, clozeHtml, questionHtml, whyHtml } from './own-html';
import { ownClozeType, ownField, ownType } from './own-types';

const text = v.string();
const texts = v.array(v.string());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instant = v.pipe(v.number(), v.safeInteger());

const contentSchema = v.object({
  kind: v.picklist(cardKinds),
  front: text,
  answer: text,
  accept: texts,
  broken: v.nullable(text),
  blanks: v.array(count),
  at: text,
  gap: count,
  list: v.nullable(v.picklist(['set', 'ordered'])),
  why: text,
  link: text,
  scenario: v.nullable(v.object({ key: text, title: text, scene: text, points: count, step: count, steps: count })),
});

const cardSchema = v.object({
  key: text,
  siblings: text,
  content: contentSchema,
  exams: v.array(v.object({ exam: text, domain: text, topic: text })),
  kubernetes: v.object({ since: v.nullable(text), until: v.nullable(text) }),
  own: v.nullable(
    v.object({
      form: text,
      confidence: v.number(),
      outdated: v.nullable(text),
      wrong: texts,
      accepted: v.array(v.object({ answer: text, reason: text, at: instant })),
    }),
  ),
});

const noteSchema = v.object({ version: v.literal(1), cards: v.array(cardSchema) });

/** What a package of ours says of a card beside what Anki keeps of it. */
export type OwnNoteCard = Pick<ImportedCard, 'key' | 'siblings' | 'content' | 'exams' | 'kubernetes' | 'own'>;

/** A note of our own types. */
export interface OwnNote {
  guid: string;
  type: ImportedType;
  fields: string[];
  cards: { card: ImportedCard; template: number }[];
}

/** Notes for cards with text of their own. The gaps of one sentence are one note, as everything else in Anki expects. */
export function makeOwnNotes(cards: readonly ImportedCard[]): OwnNote[] {
  const groups = new Map<string, ImportedCard[]>();
  for (const card of cards) {
    const { kind, gap, front } = card.content;
    const group = kind === 'cloze' && gap > 0 ? ['gaps', card.deck, card.siblings, front].join('\0') : `card\0${card.key}`;
    const there = groups.get(group);
    if (!there) groups.set(group, [card]);
    else if (there.some(({ content }) => content.gap === gap)) groups.set(`${group}\0${card.key}`, [card]);
    else there.push(card);
  }
  const named = new Set<string>();
  return [...groups.values()].map((group) => makeNote(group, named));
}

/** The same card of two note folders is two notes: of two with one guid Anki would keep one. */
function guidOf({ key, own }: ImportedCard, named: Set<string>): string {
  const guid = `kd-${hashText(key)}`;
  const other = `kd-${hashText([key, own?.source?.path ?? '', own?.source?.file ?? ''].join('\0'))}`;
  let free = named.has(guid) ? other : guid;
  for (let times = 2; named.has(free); times++) free = `${other}~${times}`;
  named.add(free);
  return free;
}

function makeNote(group: readonly ImportedCard[], named: Set<string>): OwnNote {
  const cards = group.map(asShown).toSorted((a, b) => a.content.gap - b.content.gap);
  const [first] = cards;
  if (!first) throw new Error('A note needs a card');
  const cloze = first.content.kind === 'cloze' && first.content.gap > 0;
  return {
    guid: guidOf(first, named),
    type: cloze ? ownClozeType : ownType,
    fields: [...visibleFields(cards.map(({ content }) => content)), plainJson({ version: 1, cards: cards.map(toOwnJson) })],
    cards: cards.map((card) => ({ card, template: cloze ? card.content.gap - 1 : 0 })),
  };
}

/** The fields that Anki shows, without ours. */
function visibleFields(contents: readonly CardContent[]): string[] {
  const [content] = contents;
  if (!content) return [];
  if (content.kind === 'cloze' && content.gap > 0) {
    return [clozeHtml(content.front, new Set(contents.map(({ gap }) => gap))), whyHtml(content)];
  }
  return [questionHtml(content), answerHtml(content), whyHtml(content), content.kind];
}

function toOwnJson({ key, siblings, content, exams, kubernetes, own }: ImportedCard): v.InferInput<typeof cardSchema> {
  const { kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario } = content;
  return {
    key,
    siblings,
    content: { kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario },
    exams,
    kubernetes,
    own: own
      ? {
          form: own.form,
          confidence: own.confidence,
          outdated: own.outdated,
          wrong: own.wrong,
          accepted: own.accepted,
        }
      : null,
  };
}

/**
 * The card of ours that a note in a package holds, or null for a note of any other kind. `template` is the card's number in its note.
 * What was edited in Anki comes back as its words: there the Markdown behind it is no longer known.
 */
export function ownCardOf(type: Pick<ImportedType, 'fields'>, fields: readonly string[], template: number): OwnNoteCard | null {
  const at = type.fields.indexOf(ownField);
  const note = at < 0 ? null : parseNote(fields[at] ?? '');
  if (!note) return null;
  const isCloze = type.fields[0] === ownClozeType.fields[0];
  const found = note.cards.find(({ content }) => !isCloze || content.gap === template + 1);
  if (!found) return null;
  const { key, siblings, exams, kubernetes, own } = found;
  const written = visibleFields(note.cards.map(({ content }) => content)).map((field) => field.normalize('NFC'));
  const edited = type.fields.slice(0, at).filter((_, index) => fields[index]?.normalize('NFC') !== written[index]);
  const edit = (name: string) => (edited.includes(name) ? plainText(fields[type.fields.indexOf(name)] ?? '') : undefined);
  const front = edit('Question') ?? edit('Text');
  const answer = edit('Answer');
  const why = edit('Why');
  const content = {
    ...found.content,
    ...(front !== undefined && { front }),
    ...(answer !== undefined && { answer, accept: [], blanks: [] }),
    ...(why !== undefined && { why, link: '' }),
  };
  return {
    key,
    siblings,
    content,
    exams,
    kubernetes,
    ...(own && { own: { ...own, source: null, edited: null, asideAt: null } }),
  };
}

function parseNote(json: string): v.InferOutput<typeof noteSchema> | null {
  try {
    const parsed = v.safeParse(noteSchema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

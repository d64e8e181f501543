/** A file's cards with what templates make of them here. */
import { renameInCss, renameInHtml, renameInMarkdown, type RenamedMedia } from '../core/anki-template/rename-media';
import type { CardContent, NoteCard } from '../core/card';
import { cardHtml, type CardHtml, type TemplatedCard } from '../core/imported-card';
import type { ImportedCard, ImportedNote, ImportedType, OpenCollection } from '../exchange/collection';
import { hashOfText } from '../store/card-rows';
import { importHash } from '../store/imported';
import type { MediaPlan } from './import-media';

/** A file that could be read, with what its media become. */
export interface OpenedFile {
  path: string;
  open: OpenCollection;
  media: MediaPlan;
}

export interface MadeCard extends TemplatedCard {
  note: ImportedNote;
  type: ImportedType;
}

/** What a card is made of, with the names its media have here; null for a card with text of its own. */
export type MakingOf = (card: ImportedCard) => MadeCard | null;

export function makingOf({ open: { collection }, media }: OpenedFile): MakingOf {
  const { renamed } = media;
  const types = new Map(collection.types.map((type) => [type.key, typeHere(type, renamed)]));
  const notes = new Map(collection.notes.map((note) => [note.guid, note]));
  return ({ made, tags, deck }) => {
    const note = made && notes.get(made.guid);
    const type = note && types.get(note.type);
    if (!made || !note || !type) return null;
    const values = renamed.size === 0 ? note.fields : note.fields.map((field) => renameInHtml(field, renamed));
    const { cloze, fields, templates, name: typeName } = type;
    return { cloze, fields, values, templates, typeName, template: made.template, tags, deck, note, type };
  };
}

/** A type whose templates and style name media as they are named here. */
export function typeHere(type: ImportedType, renamed: RenamedMedia): ImportedType {
  if (renamed.size === 0) return type;
  const templates = type.templates.map(({ name, front, back }) => ({
    name,
    front: renameInHtml(front, renamed),
    back: renameInHtml(back, renamed),
  }));
  return { ...type, templates, css: renameInCss(type.css, renamed) };
}

/** Tells an unchanged card without making its text. How its type looks is no part of it: all cards of a type change with it. */
export function hashing(file: OpenedFile): (card: ImportedCard) => string {
  const making = makingOf(file);
  return (card) => {
    const made = making(card);
    if (!made) return hashOfText(toNoteCard(card, file.media.renamed));
    return importHash([made.type.key, String(made.template), ...card.tags, '', ...made.values]);
  };
}

export function toHtml(card: MadeCard): CardHtml {
  return cardHtml({ ...card, css: card.type.css });
}

/** A card's own text with the names its media have here. One that has a note names the files beside it. */
function contentHere({ content, made, own }: ImportedCard, renamed: RenamedMedia): CardContent {
  if (made || own?.source || renamed.size === 0) return content;
  const { front, answer, why } = content;
  return {
    ...content,
    front: renameInMarkdown(front, renamed),
    answer: renameInMarkdown(answer, renamed),
    why: renameInMarkdown(why, renamed),
  };
}

export function toNoteCard(card: ImportedCard, renamed: RenamedMedia): NoteCard {
  const { key, deck, tags, exams, kubernetes, siblings, own } = card;
  const { file = '', heading = [], line = 0, endLine = 0 } = own?.source ?? {};
  return {
    ...contentHere(card, renamed),
    key: own?.source?.key ?? key,
    id: own?.source?.id ?? null,
    deck,
    tags,
    exams,
    kubernetes,
    source: { file, heading, line, endLine },
    siblings,
    form: own?.form ?? 'imported',
    found: null,
    confidence: own?.confidence ?? 1,
    outdated: own?.outdated ?? null,
    wrong: own?.wrong ?? [],
  };
}

import { plainText } from '../../electron/core/anki-template/plain-text';
import type { CardHtml } from '../../electron/contract';

/** Where what is typed goes, with what stands there otherwise. */
const place = /<slot>.*?<\/slot>/gs;
/** A gap shown on the front is filled on the back, where it stands. */
const isCloze = /\bclass=["']?cloze/;

const words = (html: string) => plainText(html.replace(place, ' ')).replace(/\s+/g, ' ');

/** Whether the back repeats the question, so that it can take its place without anything getting lost. */
export function keepsQuestion({ front, back }: Pick<CardHtml, 'front' | 'back'>): boolean {
  if (isCloze.test(front) && isCloze.test(back)) return true;
  const question = words(front);
  return question === '' ? back.replace(place, '').includes(front.replace(place, '').trim()) : words(back).includes(question);
}

/** A side has a place for what is typed. */
export const hasTypedPlace = (side: string) => side.includes('<slot>');

/** A side has recordings that a key can play. */
export const hasRecordings = (side: string) => side.includes('data-sound=');

/** Where a media file of the decks is shown from. */
export const mediaAddress = (name: string) => `app://kubedeck/media/${encodeURIComponent(name)}`;

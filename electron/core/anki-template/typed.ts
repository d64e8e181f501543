import { clozeForTyping, type ClozeSide } from './cloze';
import { decodeEntities, escapeHtml } from './entities';
import { stripTags } from './plain-text';

/** An answer to type, as Anki compares it. */
export interface TypedAnswer {
  field: string;
  /** Plain text on one line. */
  expected: string;
  /** `type:nc`: accents and other combining marks don't count. */
  ignoreMarks: boolean;
}

const mark = /\[\[type:((?:cloze:|nc:)?)([^\]]+)\]\]/g;

const wholeText = (html: string) =>
  decodeEntities(stripTags(html.replace(/\[sound:[^\]]{1,500}\]/g, '').replace(/(?:\n|<br\s?\/?>|<\/?div>)+/gi, ' ')))
    .replaceAll('\u00A0', ' ')
    .trim();

/** What the first place to type on a front asks for; null when there is none, or nothing to type. */
export function findTyped(front: string, values: ReadonlyMap<string, string>, number: number): TypedAnswer | null {
  const [match] = front.matchAll(mark);
  const [, variant = '', field = ''] = match ?? [];
  const value = values.get(field);
  if (value === undefined) return null;
  const expected = wholeText(variant === 'cloze:' ? clozeForTyping(value, number) : value);
  return expected === '' ? null : { field, expected, ignoreMarks: variant === 'nc:' };
}

/** Where HtmlCard shows what its owner gives it: the field on the front, the comparison on the back. Without that the back shows the answer. */
const placeHtml = ({ expected }: TypedAnswer, side: ClozeSide) =>
  `<slot>${side === 'back' ? `<code>${escapeHtml(expected)}</code>` : ''}</slot>`;

const divider = /<hr id=["']?answer["']? ?\/?>/;

/** Puts the place to type where the template wants it; the comparison stands below the line that divides question and answer. */
export function placeTyped(html: string, typed: TypedAnswer | null, side: ClozeSide): string {
  if (!typed) return html.replace(mark, '');
  const at = html.search(mark);
  const line = divider.exec(html);
  const moves = side === 'back' && line !== null && at >= 0 && at < line.index;
  const text = moves ? html.replace(divider, '') : html;
  let first = true;
  return text.replace(mark, () => {
    const shown = first ? (moves ? line[0] : '') + placeHtml(typed, side) : '';
    first = false;
    return shown;
  });
}

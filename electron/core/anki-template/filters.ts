import { clozeOnly, renderCloze, type ClozeSide } from './cloze';
import { escapeHtml } from './entities';
import { stripTags } from './plain-text';
import { furigana, kana, kanji } from './ruby';
import { isBlank } from './template-fields';

export interface FilterContext {
  field: string;
  /** The gap number a cloze card asks: its ordinal + 1. */
  number: number;
  side: ClozeSide;
}

/** Shows on request, without a script. */
function hint(text: string, { field }: FilterContext): string {
  if (isBlank(text)) return '';
  return `<details class="hint"><summary>${escapeHtml(field)}</summary><div>${text}</div></details>`;
}

const filters: ReadonlyMap<string, (text: string, context: FilterContext) => string> = new Map([
  // Anki would decode entities here too, and so turn an escaped `<name>` into a tag: the words would be lost.
  ['text', (text) => stripTags(text).replaceAll('&nbsp;', ' ')],
  ['furigana', furigana],
  ['kanji', kanji],
  ['kana', kana],
  ['hint', hint],
  ['cloze', (text, { number, side }) => renderCloze(text, number, side)],
  ['cloze-only', (text, { number, side }) => clozeOnly(text, number, side)],
]);

/** The mark for a place to type: `[[type:cloze:Text]]`. */
function typeMark(names: readonly string[], field: string): string | null {
  if (names.at(-1) !== 'type') return null;
  const variant = names.length === 2 && (names[0] === 'cloze' || names[0] === 'nc') ? `${names[0]}:` : '';
  return `[[type:${variant}${field}]]`;
}

/** Applies a template's filters to a field, nearest first. Unknown ones change nothing; text to speech leaves nothing to see. */
export function applyFilters(text: string, names: readonly string[], context: FilterContext): string {
  const mark = typeMark(names, context.field);
  if (mark !== null) return mark;
  return names.reduce((filtered, name) => {
    if (/^tts(\s|$)/.test(name)) return '';
    return filters.get(name)?.(filtered, context) ?? filtered;
  }, text);
}

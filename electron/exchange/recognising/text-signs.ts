import type { FormatName } from '../../core/formats';
import { hasAnkiHeaders } from '../delimited/anki-headers';
import { evenness } from '../delimited/guess';

/** What a text is by what stands in it. `notes` is Markdown that no other program claims. */
export type TextFormat = FormatName | 'notes' | 'supermemo';

interface Sign {
  format: TextFormat;
  pattern: RegExp;
  /** Notes of Kubedeck's own have this form too, and mean the same by it. */
  shared?: true;
}

/** Marks that one program alone writes, the surest first. */
const sure: readonly Sign[] = [
  // The head that our own export gives each note: what stands in its cards is no mark of anybody's.
  { format: 'notes', pattern: /^---\ndeck: "(?:[^"\\\n]|\\.){0,4000}"\ncloze: false\n/ },
  { format: 'obsidian', pattern: /<!--SR:!|^sr-(?:due|interval|ease):/m },
  { format: 'logseq', pattern: /^[ \t]*card-(?:last-interval|next-schedule|repeats)::/m },
  { format: 'logseq', pattern: /^[ \t]*- .{0,2000}#card\b/m },
  { format: 'org-drill', pattern: /^\*+ .{0,500}:(?:drill|fc):/m },
  { format: 'supermemo', pattern: /^I: ?REP=\d/m },
  { format: 'notes', pattern: /^---\n(?:[^\n]*\n){0,60}?(?:exams|kubernetes|sections):/ },
];
/** Marks that others may write too. */
const likely: readonly Sign[] = [
  { format: 'logseq', pattern: /\{\{cloze / },
  { format: 'hashcards', pattern: /^C:\s[^[]{0,500}\[/m },
  { format: 'hashcards', pattern: /^Q: .{0,4000}\n(?:(?!Q:)[^\n]{0,4000}\n){0,40}?A: /m, shared: true },
  { format: 'obsidian', pattern: /(?:^|\s)#flashcards\b/m },
  // Not in code: a command in a list may well end in `>> file`.
  { format: 'remnote', pattern: /^[ \t]*- [^`\n]{1,500}(?: >> | << | ;; | :- |::\s*$|>>\s*$)/m },
  { format: 'remnote', pattern: /^[ \t]*- .{1,500} :: /m, shared: true },
  { format: 'obsidian', pattern: /^[^\n:|]{2,300}[^\s:]:{2,3}[^\s:]|\S\n\?{1,2}\n\S/m, shared: true },
];

const proseNames = /\.(?:md|markdown|mdx|org)$/i;
const plainNames = /\.txt$/i;
const tableNames = /\.(?:csv|tsv|tab)$/i;
const evenEnough = 0.8;

/** Whose marks count: anybody's, or only those that Kubedeck's own notes would not have. */
export type Marks = 'any' | 'foreign';

/** Null for text that is nothing a card can be made of. The name only decides where the text leaves it open. */
export function formatOfText(text: string, name: string, marks: Marks = 'any'): TextFormat | null {
  if (hasAnkiHeaders(text)) return 'anki-text';
  const isProse = proseNames.test(name);
  const table = isProse ? null : tableOf(text, tableNames.test(name));
  if (table !== null && tableNames.test(name)) return table;
  const signs = (table === null ? [...sure, ...likely] : sure).filter(({ shared }) => marks === 'any' || !shared);
  return signs.find(({ pattern }) => pattern.test(text))?.format ?? table ?? (isProse || plainNames.test(name) ? 'notes' : null);
}

/** Whether most of the first rows have the same columns, and whose rows they are. */
function tableOf(text: string, named: boolean): 'csv' | 'quizlet' | null {
  const tabs = evenness(text, '\t', false);
  if (tabs.columns > 1 && tabs.share >= evenEnough) return tabs.columns === 2 && !/(?:^|\t)"/m.test(text) ? 'quizlet' : 'csv';
  const least = named ? 0 : evenEnough;
  const even = [';', ',', '|'].some((separator) => {
    const { share, columns, rows } = evenness(text, separator, false);
    return columns > 1 && share >= least && (named || rows > 1);
  });
  return even || named ? 'csv' : null;
}

import type { ImportReport } from '../../electron/contract';
import { fileName, formatTitles } from './formats';
import { bytesText, plural } from './format';

type Change = keyof ImportReport['cards'];

/** What became of cards, in the order it is told. */
export const changeWords: Record<Change, { planned: string; done: string; help: string }> = {
  added: { planned: 'new', done: 'added', help: 'Not here so far.' },
  updated: { planned: 'to update', done: 'updated', help: 'Here already; the file’s text takes the place of the one here.' },
  unchanged: { planned: 'unchanged', done: 'unchanged', help: 'Here already, with the same text.' },
  kept: { planned: 'kept as they are', done: 'kept as they are', help: 'The file has another text; the one here stays.' },
};
export const changes: readonly Change[] = ['added', 'updated', 'unchanged', 'kept'];

/** "Anki package, 5 cards", or why nothing of it is taken in. */
export const fileText = ({ format, cards, refused }: ImportReport['files'][number]): string =>
  refused ?? `${format === null ? 'File' : formatTitles[format]}, ${plural(cards, 'card')}`;

/** What comes with the cards, as phrases. */
export function extras({ reviews, media }: Pick<ImportReport, 'reviews' | 'media'>): string[] {
  return [
    ...(reviews > 0 ? [plural(reviews, 'review')] : []),
    ...(media.added > 0 ? [`${plural(media.added, 'picture or recording', 'pictures and recordings')} (${bytesText(media.bytes)})`] : []),
    ...(media.present > 0 ? [`${plural(media.present, 'picture or recording', 'pictures and recordings')} here already`] : []),
  ];
}

/** Cards that an import would write. */
export const changing = ({ cards }: Pick<ImportReport, 'cards'>): number => cards.added + cards.updated;

/** The report as plain text, to be kept or sent. */
export function reportText(report: ImportReport): string {
  const { files, cards, decks, refused, written } = report;
  const words = (change: Change) => changeWords[change][written ? 'done' : 'planned'];
  return [
    written ? 'Imported into Kubedeck' : 'Import into Kubedeck, planned',
    '',
    ...files.map((file) => `${fileName(file.path)}: ${fileText(file)}`),
    '',
    ...changes.map((change) => `Cards ${words(change)}: ${cards[change]}`),
    ...extras(report).map((extra) => `Also: ${extra}`),
    ...(decks.length > 0 ? ['', 'Decks with new cards:', ...decks.map(({ name, cards: count }) => `  ${name}: ${count}`)] : []),
    ...(refused.length > 0 ? ['', 'Left out:', ...refused.map(({ what, reason }) => `  ${what}: ${reason}`)] : []),
    '',
  ].join('\n');
}

/** The deck that all these are in or below; null when they have none in common. */
export function commonDeck(names: readonly string[]): string | null {
  const [first = '', ...others] = names;
  const parts = first.split('/');
  while (parts.length > 0 && !others.every((name) => `${name}/`.startsWith(`${parts.join('/')}/`))) parts.pop();
  return parts.join('/') || null;
}

import type {
  CardLine,
  Choice,
  Counts,
  DeckRow,
  ExportReport,
  IdPlan,
  IdReport,
  ImportReport,
  StudyStep,
  Today,
  VerifyReport,
} from '../contract';
import type { Grade } from '../core/grading/verdict';

export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const sum = ({ new: fresh, learning, review }: Counts) => fresh + learning + review;
export const firstLine = (text: string) => text.trim().split('\n')[0] ?? '';

export const idPlan = ({ files, without }: IdPlan) => {
  const ids = files.reduce((total, file) => total + file.ids, 0);
  const left = without > 0 ? ` ${plural(without, 'card')} can take none.` : '';
  const told = ids === 0 ? 'There is no id to write.' : `${plural(ids, 'id')} for ${plural(files.length, 'note')}; --write writes them.`;
  return [...files.map(({ diff }) => diff), `${told}${left}`].join('\n');
};

export const idReport = ({ files }: IdReport) =>
  files.length === 0
    ? 'There is no id to write.'
    : files.map(({ file, ids, refused }) => `${file}: ${refused ?? `${plural(ids, 'id')} written.`}`).join('\n');

export function due(today: Today, decks: readonly DeckRow[]): string {
  const rows = decks.filter(({ counts }) => sum(counts) > 0).map(({ name, counts }) => `  ${String(sum(counts)).padStart(5)}  ${name}`);
  const { counts } = today;
  if (sum(counts) === 0) return 'Nothing is due.';
  return [
    `${sum(counts)} due, about ${plural(Math.max(1, Math.round(today.minutes)), 'minute')}: ${counts.new} new, ${counts.learning} learning, ${counts.review} to review.`,
    ...rows,
  ].join('\n');
}

const choice = ({ minutes, days }: Choice) => (days === null ? `${minutes ?? 0} min` : plural(days, 'day'));

export function step(next: StudyStep): string {
  if (next.type === 'done') return 'Done for today.';
  if (next.type === 'wait') return `The next learning card is due at ${new Date(next.until).toLocaleTimeString()}.`;
  const { card, choices } = next;
  return [
    `Card ${card.id} (${card.kind}, ${card.deck.name})`,
    '',
    card.front.trim(),
    ...(card.broken === null ? [] : ['', card.broken]),
    '',
    `again ${choice(choices[1])} · hard ${choice(choices[2])} · good ${choice(choices[3])} · easy ${choice(choices[4])}`,
  ].join('\n');
}

export function stats(today: Today): string {
  const last = (days: number) =>
    today.history.filter(({ day }) => day > today.day - days).reduce((total, { reviews }) => total + reviews, 0);
  return [
    `${plural(today.total, 'card')}, ${sum(today.counts)} due today, ${today.tomorrow} tomorrow`,
    `Today: ${plural(today.done.reviews, 'review')} in ${plural(Math.round(today.done.minutes), 'minute')}`,
    `Streak: ${plural(today.streak, 'day')}. Last 7 days: ${plural(last(7), 'review')}, last 30: ${last(30)}.`,
  ].join('\n');
}

export function verified(report: VerifyReport): string {
  return [
    `${plural(report.cards, 'card')} and ${plural(report.reviews, 'review')} checked. Database: ${report.integrity}.`,
    ...report.differences.map(({ card, front, what }) => `  card ${card} (${firstLine(front)}): ${what}`),
    report.differences.length === 0
      ? 'Every memory state equals what the log says.'
      : report.repaired
        ? `${plural(report.differences.length, 'difference')} repaired from the log.`
        : `${plural(report.differences.length, 'difference')}. \`kubedeck verify --repair\` puts them right from the log.`,
    ...mediaLines(report.media),
  ].join('\n');
}

function mediaLines({ files, damaged, restored }: VerifyReport['media']): string[] {
  if (files === 0) return [];
  const kept = damaged.filter((file) => file.kept).length;
  const hint = kept > restored ? ` \`kubedeck verify --repair\` brings ${kept} back.` : '';
  return [
    ...damaged.map(({ name, what, kept: copy }) => `  media file ${name} is ${what}, ${copy ? 'a copy is kept' : 'no copy is kept'}`),
    damaged.length === 0
      ? `${plural(files, 'media file')} checked: all are there and unchanged.`
      : `${plural(damaged.length, 'media file')} of ${files} damaged, ${restored} brought back.${hint}`,
  ];
}

export function imported(report: Omit<ImportReport, 'samples' | 'table'>): string {
  const { added, updated, unchanged, kept } = report.cards;
  const would = report.written ? '' : ' would be';
  return [
    ...report.files.map(({ path, format, cards: count, refused }) => `${path}: ${refused ?? `${format ?? ''}, ${plural(count, 'card')}`}`),
    `${added}${would} added, ${updated} updated, ${unchanged} unchanged, ${kept} kept as they are here, ${plural(report.reviews, 'review')}, ${plural(report.media.added, 'media file')}`,
    ...report.refused.map(({ what, reason }) => `  ${what}: ${reason}`),
  ].join('\n');
}

export const exported = ({ path, cards: count, media, omitted }: ExportReport): string =>
  [
    `${plural(count, 'card')} and ${plural(media, 'media file')} written to ${path}`,
    ...omitted.map(({ what, reason }) => `  ${what}: ${reason}`),
  ].join('\n');

export const grade = ({ verdict, reasons, note }: Grade) =>
  [verdict, ...reasons.map((reason) => `  ${reason}`), ...(note ? [`  ${note}`] : [])].join('\n');

export const found = (cards: readonly CardLine[]) =>
  [
    ...cards.map(({ id, kind, front, deck }) => `${String(id).padStart(6)}  ${kind.padEnd(8)} ${deck}: ${firstLine(front)}`),
    plural(cards.length, 'card'),
  ].join('\n');

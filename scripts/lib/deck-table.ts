import type { NoteCard } from '../../electron/core/card';
import { exams } from '../../electron/core/exams';
import { countedKinds, countKinds, countPlaces, countScenarios, countShared } from './count-cards';
import type { Count } from './count-cards';

const open = '<!-- counts: written by scripts/decks-table.ts -->';
const close = '<!-- /counts -->';
const columns = ['all', ...countedKinds] as const;
const titles: Readonly<Record<(typeof columns)[number], string>> = {
  all: 'Cards',
  command: 'Commands',
  yaml: 'YAML',
  concept: 'Concepts',
  cloze: 'Gaps',
  'fix-it': 'Repairs',
};

/** A Markdown table with its columns padded to one width, numbers to the right. */
function drawTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const draw = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [draw(head), rule, ...rows.map(draw)];
}

const numbers = (count: Count): string[] => columns.map((column) => String(count[column]));

/** Scenarios, their steps and points, by exam and domain, as Markdown. */
function writeScenarios(cards: readonly NoteCard[]): string[] {
  const steps = cards.flatMap(({ scenario }) => scenario ?? []);
  const counts = countScenarios(cards);
  const rows = counts.map(({ exam, name, weight, scenarios, steps: parts, points }) => {
    const ofExam = counts.filter((one) => one.exam === exam).reduce((sum, one) => sum + one.scenarios, 0);
    const share = `${Math.round((100 * scenarios) / ofExam)} %`;
    return [`${exam.toUpperCase()} ${name}`, ...[scenarios, parts, points].map(String), share, `${weight} %`];
  });
  return [
    '',
    '### Scenarios',
    '',
    `${new Set(steps.map(({ key }) => key)).size} scenarios with ${steps.length} steps, for rehearsals; a scenario may serve both exams.`,
    'Their steps are not counted above.',
    '',
    ...drawTable(['Domain', 'Scenarios', 'Steps', 'Points', 'Share', 'Weight'], rows),
  ];
}

/** Cards by exam, domain, sub-topic and kind, as Markdown. */
function writeCounts(all: readonly NoteCard[]): string {
  const cards = all.filter(({ scenario }) => scenario === null);
  const places = countPlaces(cards);
  const { both, technique } = countShared(cards);
  const tables = exams.flatMap((exam) => {
    const rows = places
      .filter((place) => place.exam === exam.slug)
      .map(({ topic, name, count }) => [topic === '' ? `**${name}**` : name, ...numbers(count)]);
    return ['', `### ${exam.name}`, '', ...drawTable(['Domain and sub-topic', ...columns.map((column) => titles[column])], rows)];
  });
  const count = countKinds(cards);
  const kinds = countedKinds.map((kind) => `${count[kind]} ${titles[kind].toLowerCase().replace('yaml', 'YAML')}`).join(', ');
  return [
    `${count.all} cards: ${kinds}.`,
    `${both} of them serve both exams, ${technique} are about the exam itself.`,
    ...tables,
    ...writeScenarios(all),
  ].join('\n');
}

/** The page with fresh counts between its two marks; without the marks they go to its end. */
export function replaceCounts(page: string, cards: readonly NoteCard[]): string {
  const block = `${open}\n\n${writeCounts(cards)}\n\n${close}\n`;
  const start = page.indexOf(open);
  const end = page.indexOf(close);
  return start === -1 || end < start
    ? `${page.trimEnd()}\n\n${block}`
    : page.slice(0, start) + block + page.slice(end + close.length).trimStart();
}

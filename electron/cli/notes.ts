import type { Client, NoteChoices, SyncReport } from '../contract';
import type { SyncPlanned } from '../contract/notes';
import type { NoteCard, ParsedNote, Problem, Skipped } from '../core/card';
import { AppError } from '../core/errors';
import { foundKinds, isFoundKind, type FoundKind } from '../core/notes/found-kinds';
import { firstLine, idPlan, idReport, plural } from './print';

interface Asked {
  client: Client;
  /** Absolute. */
  paths: string[];
  flags: Partial<Record<string, unknown>>;
  err: (text: string) => void;
}

export const addOptions = { 'dry-run': { type: 'boolean' }, found: { type: 'string' } } as const;

/** The cards that notes would make, or what makes none. */
export async function runCards({ client, paths, flags, err }: Asked) {
  const notes = await client.readNotes({ paths, found: true });
  const code = tellProblems(notes, err);
  const skipped = notes.flatMap((note) => note.skipped);
  if (flags['skipped'] === true) return { json: skipped, text: skippedText(skipped), code };
  const cards = notes.flatMap((note) => note.cards);
  return { json: cards, text: cardsText(cards, skipped.length), code };
}

/** The mistakes in notes that are written as cards. */
export async function runCheck(client: Client, paths: string[]) {
  const notes = await client.readNotes({ paths, found: false });
  const problems = notes.flatMap((note) => note.problems);
  const cards = notes.reduce((sum, note) => sum + note.cards.length, 0);
  const counts = `${plural(notes.length, 'file')}, ${plural(cards, 'card')}, ${problems.length === 0 ? 'no problems' : plural(problems.length, 'problem')}`;
  return {
    json: problems,
    text: [...problems.map(problemText), counts].join('\n'),
    code: problems.length > 0 ? (1 as const) : (0 as const),
  };
}

/** Adds notes, or with `--dry-run` shows what that would make. */
export async function runAdd({ client, paths, flags, err }: Asked) {
  const kinds = kindsOf(flags['found']);
  if (flags['dry-run'] === true) {
    const notes = await client.readNotes({ paths, found: true });
    const code = tellProblems(notes, err);
    const isMade = ({ found, outdated }: NoteCard) => outdated === null && (found === null || kinds === null || kinds.includes(found));
    return { json: notes.flatMap(({ cards }) => cards.filter(isMade)), text: previewText(notes, isMade), code };
  }
  const reports: SyncReport[] = [];
  for (const path of paths) reports.push(await client.addNotes({ path, choices: await choicesFor(client, path, kinds) }));
  return { json: reports, text: reports.map(syncText).join('\n') };
}

/** Reads all notes again, or says what that would change. */
export async function runSync(client: Client, dryRun: boolean) {
  if (dryRun) {
    const plans = await client.planSync({});
    return { json: plans, text: [...plans.map(plannedText), 'Nothing was changed.'].join('\n') };
  }
  const report = await client.sync({});
  return { json: report, text: syncText(report) };
}

/** Which ids would pin the cards of notes; writes them when that is wanted. */
export async function runIds(client: Client, path: string, write: boolean) {
  const plan = await client.planIds({ path });
  if (!write) return { json: plan, text: idPlan(plan) };
  const report = await client.writeIds({ path, files: plan.files.map(({ file, hash }) => ({ file, hash })) });
  return { json: report, text: idReport(report), code: report.files.some(({ refused }) => refused !== null) ? (1 as const) : (0 as const) };
}

/** What was switched off in a folder that is there already stays off. */
async function choicesFor(client: Client, path: string, kinds: FoundKind[] | null): Promise<NoteChoices | null> {
  if (kinds === null) return null;
  const known = (await client.noteFolders({})).find((folder) => folder.path === path);
  return { found: kinds, off: known?.choices.off ?? [] };
}

function kindsOf(given: unknown): FoundKind[] | null {
  if (typeof given !== 'string' || given === 'all') return null;
  if (given === 'none') return [];
  const words = given.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !isFoundKind(word));
  if (wrong !== undefined) throw new AppError('bad-input', `--found is all, none, or some of ${foundKinds.join(',')}, not “${wrong}”.`);
  return words.filter(isFoundKind);
}

/** Returns the exit code. */
function tellProblems(notes: readonly ParsedNote[], err: (text: string) => void): 0 | 1 {
  const problems = notes.flatMap((note) => note.problems);
  for (const each of problems) err(problemText(each));
  if (notes.length === 0) err('There is no Markdown or text file here.');
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const sureness = (confidence: number) => (confidence < 1 ? ` (${Math.round(confidence * 100)} %)` : '');

function cardsText(list: readonly NoteCard[], without: number): string {
  const told = without === 0 ? '' : `; ${plural(without, 'passage')} without one: --skipped lists them with the reason`;
  return [
    ...list.map(
      ({ kind, front, source, confidence, outdated }) =>
        `${source.file}:${source.line} ${kind}${sureness(confidence)}  ${firstLine(front)}${outdated ? `\n    outdated: ${outdated}` : ''}`,
    ),
    plural(list.length, 'card') + told,
  ].join('\n');
}

const skippedText = (list: readonly Skipped[]) =>
  [
    ...list.map(({ file, line, endLine, reason }) => `${file}:${line}${endLine > line ? `-${endLine}` : ''}: ${reason}`),
    `${plural(list.length, 'passage')} without a card`,
  ].join('\n');

/** By file and heading, as the preview in the window. */
function previewText(notes: readonly ParsedNote[], isMade: (card: NoteCard) => boolean): string {
  const lines: string[] = [];
  for (const { file, cards, skipped } of notes) {
    lines.push(file);
    let under = '';
    for (const card of cards.filter(isMade)) {
      const heading = card.source.heading.join(' › ');
      if (heading !== under) lines.push(`  ${heading}`);
      under = heading;
      const form = card.found === null ? 'written as a card' : `found: ${card.found}${sureness(card.confidence)}`;
      lines.push(`    ${firstLine(card.front)}  [${form}, line ${card.source.line}]`);
    }
    if (skipped.length > 0) lines.push(`  ${plural(skipped.length, 'passage')} without a card`);
  }
  const all = notes.flatMap(({ cards }) => cards);
  const made = all.filter(isMade);
  const counts = [
    `${made.filter(({ found }) => found === null).length} written as cards`,
    ...foundKinds.flatMap((kind) => {
      const count = made.filter(({ found }) => found === kind).length;
      return count === 0 ? [] : `${count} ${kind}`;
    }),
    ...(all.length > made.length ? [`${all.length - made.length} left out`] : []),
  ];
  return [...lines, `${plural(made.length, 'card')}: ${counts.join(', ')}. Nothing was added; without --dry-run they are.`].join('\n');
}

const problemText = ({ file, line, column, severity, message, fix }: Problem) =>
  `${file}:${line}:${column}: ${severity}: ${message}${fix ? ` ${fix}` : ''}`;

const plannedText = ({ folder, added, updated, moved, aside, problems }: SyncPlanned) =>
  [
    folder,
    ...added.map((front) => `  + ${firstLine(front)}`),
    ...updated.flatMap(({ before, after }) =>
      before === after ? [`  ~ ${firstLine(after)} (another answer)`] : [`  ~ ${firstLine(before)}`, `    → ${firstLine(after)}`],
    ),
    ...moved.map((front) => `  > ${firstLine(front)}`),
    ...aside.map((front) => `  - ${firstLine(front)}`),
    ...problems.map((each) => `  ${problemText(each)}`),
    `  ${added.length} added, ${updated.length} updated, ${moved.length} moved, ${aside.length} set aside`,
  ].join('\n');

const syncText = (report: SyncReport) =>
  [
    `${report.added} added, ${report.updated} updated, ${report.moved} moved, ${report.unchanged} unchanged, ${report.aside} set aside`,
    ...report.problems.map(problemText),
  ].join('\n');

/** Takes files of other programs in: reads them, says what would become of each card, and writes it as one step. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import type { Clock, ImportRequest, JobProgress } from '../app/ports';
import type { ImportReport } from '../contract';
import { AppError } from '../core/errors';
import type { FormatName } from '../core/formats';
import { isAnswer } from '../core/scheduling/fold';
import { dayStart, studyDayAt } from '../core/scheduling/study-day';
import type { TableOptions, TablePreview } from '../core/tables';
import type { OpenCollection, ReadContext, Refused } from '../exchange/collection';
import { previewDelimited } from '../exchange/delimited/read-delimited';
import { readBeginning } from '../exchange/document';
import { decide, deckBelow, takenTogether, type Decision, type Together } from '../exchange/merge';
import { openAs } from '../exchange/open';
import { canBeNotes, recognise } from '../exchange/recognise';
import { isFolder, wholeLetters } from '../exchange/recognising/folder-signs';
import { mediaFolder } from '../store/files';
import type { KnownImport } from '../store/imported';
import { openStore, type Store } from '../store/store';
import { hashing, makingOf, toHtml, type OpenedFile } from './import-cards';
import { planMedia, writeMedia } from './import-media';
import { besideCardsHere } from './import-words';
import { writeFile } from './import-write';

export interface ImportSurroundings {
  clock: Clock;
  report: (progress: JobProgress) => void;
}

/** Forms of these programs are Kubedeck's own too. */
const textFormats: ReadonlySet<FormatName> = new Set(['hashcards', 'obsidian', 'remnote']);
const mostRefusals = 500;
const mostSamples = 60;
/** Of a folder that is looked through. */
const mostFiles = 500;
const previewBytes = 1024 * 1024;

/** @throws AppError when none of the files can be taken in */
export async function runImport(request: ImportRequest, surroundings: ImportSurroundings): Promise<ImportReport> {
  const now = surroundings.clock.now();
  const tempDir = mkdtempSync(join(tmpdir(), 'kubedeck-import-'));
  const store = openStore(request.dataDir, request.write ? { now, forParent: true } : { now, readonly: true });
  const opened: OpenedFile[] = [];
  try {
    const report = emptyReport(request.write);
    const known = store.media.list();
    const context = readContext(request, surroundings, tempDir, now);
    for (const path of request.paths) {
      for (const { line, open } of await openAll(path, context)) {
        report.files.push(line);
        if (!open) continue;
        const media = await planMedia(open, known);
        known.push(...media.added);
        opened.push({ path: line.path, open: { ...open, collection: besideCardsHere(open.collection, store) }, media });
      }
    }
    const [first] = report.files;
    if (!request.write && first && request.paths.length === 1) report.table = await previewTable(first.path, request.table);
    if (opened.length === 0 && first && request.write) throw new AppError('bad-input', first.refused ?? 'There is nothing to take in.');
    const together = takenTogether(opened.map(({ open }) => open.collection));
    if (!request.write) {
      for (const each of opened) addToReport(report, planFile(store, each, request, together), each, request);
      return report;
    }
    for (const { media, open } of opened) await writeMedia(media, open, mediaFolder(request.dataDir));
    surroundings.report({ done: 0, total: 0, label: 'Writing' });
    const names = opened.map(({ path }) => basename(path));
    const label = `Import of ${names.length === 1 ? (names[0] ?? '') : `${names.length} files`}`;
    const cards = opened.reduce((sum, { open }) => sum + open.collection.cards.length, 0);
    const writeAll = () => {
      for (const each of opened) {
        const decisions = planFile(store, each, request, together);
        report.reviews += writeFile(store, each, decisions, { request, clock: surroundings.clock, now });
        addToReport(report, decisions, each, request);
      }
    };
    store.perform({ type: 'import', label }, now, () => store.imported.inserting(cards, writeAll));
    return report;
  } finally {
    for (const { open } of opened) open.close();
    store.close();
    rmSync(tempDir, { recursive: true, force: true });
  }
}

const emptyReport = (written: boolean): ImportReport => ({
  written,
  files: [],
  cards: { added: 0, updated: 0, unchanged: 0, kept: 0 },
  reviews: 0,
  media: { added: 0, present: 0, bytes: 0 },
  decks: [],
  refused: [],
  table: null,
  samples: [],
});

function readContext(request: ImportRequest, { clock, report }: ImportSurroundings, tempDir: string, now: number): ReadContext {
  const { dayStartMinutes, weights, table } = request;
  return {
    tempDir,
    now,
    weights,
    table,
    offsetAt: clock.offsetAt,
    studyDayAt: (at) => studyDayAt(at, clock.offsetAt, dayStartMinutes),
    dayStart: (day) => dayStart(day, clock.offsetAt, dayStartMinutes),
    onProgress: report,
  };
}

interface Tried {
  line: ImportReport['files'][number];
  open: OpenCollection | null;
}

/** A file, or a folder that is one thing; a folder that is none is looked through for files that are. */
async function openAll(path: string, context: ReadContext): Promise<Tried[]> {
  const tried = await openOne(path, context);
  if (tried.open || tried.line.notes || !isFolder(path)) return [tried];
  const within: Tried[] = [];
  for (const file of filesBelow(path)) {
    const each = await openOne(file, context);
    if (each.open) within.push(each);
  }
  return within.length > 0 ? within : [tried];
}

/** Regular files of a folder and those below it; hidden ones are left out. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !/(^|[/\\])\.[^/\\]/.test(relative(folder, file)))
    .sort()
    .slice(0, mostFiles);
}

async function openOne(path: string, context: ReadContext): Promise<Tried> {
  const line = { path, format: null, cards: 0, refused: null, notes: false };
  try {
    const format = await recognise(path);
    if (typeof format !== 'string') return { line: { ...line, refused: format.refused, notes: format.notes === true }, open: null };
    const open = await openAs(format, path, context);
    const { format: found, cards } = open.collection;
    return { line: { ...line, format: found, cards: cards.length, notes: textFormats.has(format) && canBeNotes(path) }, open };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { line: { ...line, refused: error.message }, open: null };
  }
}

/** How a table of text would be read; null for anything else. */
async function previewTable(path: string, options: TableOptions | undefined): Promise<TablePreview | null> {
  try {
    const format = await recognise(path);
    return format === 'csv' || format === 'anki-text' ? previewDelimited(wholeLetters(readBeginning(path, previewBytes)), options) : null;
  } catch (error) {
    // What can't be read at all is refused already.
    if (error instanceof AppError) return null;
    throw error;
  }
}

function planFile(store: Store, file: OpenedFile, request: ImportRequest, together: Together): Decision<KnownImport>[] {
  return decide(file.open.collection, store.imported.known(), hashing(file), request, together);
}

function addToReport(report: ImportReport, decisions: readonly Decision<KnownImport>[], opened: OpenedFile, request: ImportRequest): void {
  const making = makingOf(opened);
  const decks = new Map(report.decks.map(({ name, cards }) => [name, cards]));
  for (const { card, text } of decisions) {
    report.cards[text]++;
    const deck = deckBelow(request, card.deck);
    if (text === 'added') decks.set(deck, (decks.get(deck) ?? 0) + 1);
    if (text === 'unchanged' || report.written || report.samples.length >= mostSamples) continue;
    const made = making(card);
    const html = made && toHtml(made);
    const { kind, front, answer } = card.content;
    report.samples.push({ key: card.key, change: text, deck: card.deck, kind, front, answer, html });
  }
  report.decks = [...decks].map(([name, cards]) => ({ name, cards }));
  report.media.added += opened.media.added.length;
  report.media.present += opened.media.present;
  report.media.bytes += opened.media.added.reduce((sum, { bytes }) => sum + bytes, 0);
  if (!report.written)
    report.reviews += decisions.reduce((sum, { card, known }) => sum + (known ? 0 : card.reviews.filter(isAnswer).length), 0);
  const more: Refused[] = opened.open.collection.refused;
  report.refused.push(...more.slice(0, Math.max(0, mostRefusals - report.refused.length)));
}

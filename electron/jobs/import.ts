/** Takes files of other programs in: reads them, says what would become of each card, and writes it as one step. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Clock, ImportRequest, JobProgress } from '../app/ports';
import type { ImportReport } from '../contract';
import type { NoteCard } from '../core/card';
import { cleanDeckName } from '../core/decks';
import { AppError } from '../core/errors';
import { renderImported, type TemplatedCard } from '../core/imported-card';
import { emptySchedule } from '../core/scheduling/fold';
import { soundMemory } from '../core/scheduling/fsrs';
import { dayStart, studyDayAt } from '../core/scheduling/study-day';
import type { Schedule } from '../core/scheduling/types';
import type { ImportedCard, ImportedNote, ImportedType, OpenCollection, ReadContext, Refused } from '../exchange/collection';
import { foldImported, toLogEntries, type DatedEntry } from '../exchange/log-entries';
import { decide, deckBelow, newHistory, type Decision } from '../exchange/merge';
import { openAs } from '../exchange/open';
import { recognise } from '../exchange/recognise';
import { importHash } from '../store/imported';
import { hashOfText } from '../store/card-rows';
import { mediaFolder } from '../store/files';
import { openStore, type Store } from '../store/store';
import { planMedia, withNames, writeMedia, type MediaPlan } from './import-media';

export interface ImportSurroundings {
  clock: Clock;
  report: (progress: JobProgress) => void;
}

/** A file that could be read, with what its media become. */
interface Opened {
  path: string;
  open: OpenCollection;
  media: MediaPlan;
}

const mostRefusals = 500;
const mostSamples = 60;

/** @throws AppError when none of the files can be taken in */
export async function runImport(request: ImportRequest, surroundings: ImportSurroundings): Promise<ImportReport> {
  const now = surroundings.clock.now();
  const tempDir = mkdtempSync(join(tmpdir(), 'kubedeck-import-'));
  const store = openStore(request.dataDir, request.write ? { now, forParent: true } : { now, readonly: true });
  const opened: Opened[] = [];
  try {
    const report = emptyReport(request.write);
    for (const path of request.paths) {
      const file = await openOne(path, readContext(request, surroundings, tempDir, now));
      report.files.push(file.line);
      if (file.open) opened.push({ path, open: file.open, media: await planMedia(file.open, store.media.list()) });
    }
    const [first] = report.files;
    if (opened.length === 0 && first && request.write) throw new AppError('bad-input', first.refused ?? 'There is nothing to take in.');
    if (!request.write) {
      for (const each of opened) addToReport(report, planFile(store, each, request), each);
      return report;
    }
    for (const { media, open } of opened) await writeMedia(media, open, mediaFolder(request.dataDir));
    surroundings.report({ done: 0, total: 0, label: 'Writing' });
    const names = opened.map(({ path }) => basename(path));
    const label = `Import of ${names.length === 1 ? (names[0] ?? '') : `${names.length} files`}`;
    store.perform({ type: 'import', label }, now, () => {
      for (const each of opened) {
        const decisions = planFile(store, each, request);
        report.reviews += applyFile(store, each, decisions, request, surroundings.clock, now);
        addToReport(report, decisions, each);
      }
    });
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
  samples: [],
});

function readContext(request: ImportRequest, { clock, report }: ImportSurroundings, tempDir: string, now: number): ReadContext {
  const { dayStartMinutes, weights } = request;
  return {
    tempDir,
    now,
    weights,
    offsetAt: clock.offsetAt,
    studyDayAt: (at) => studyDayAt(at, clock.offsetAt, dayStartMinutes),
    dayStart: (day) => dayStart(day, clock.offsetAt, dayStartMinutes),
    onProgress: report,
  };
}

async function openOne(path: string, context: ReadContext): Promise<{ line: ImportReport['files'][number]; open: OpenCollection | null }> {
  const line = { path, format: null, cards: 0, refused: null };
  try {
    const format = await recognise(path);
    if (typeof format !== 'string') return { line: { ...line, refused: format.refused }, open: null };
    const open = await openAs(format, path, context);
    return { line: { ...line, format: open.collection.format, cards: open.collection.cards.length }, open };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { line: { ...line, refused: error.message }, open: null };
  }
}

/** What templates and fields make of a card, with the names its media have here. */
function templatesOf({
  open: { collection },
  media,
}: Opened): (card: ImportedCard) => (TemplatedCard & { note: ImportedNote; type: ImportedType }) | null {
  const types = new Map(collection.types.map((type) => [type.key, type]));
  const notes = new Map(collection.notes.map((note) => [note.guid, note]));
  return ({ made, tags, deck }) => {
    const note = made && notes.get(made.guid);
    const type = note && types.get(note.type);
    if (!made || !note || !type) return null;
    const values = media.renamed.size === 0 ? note.fields : note.fields.map((field) => withNames(field, media.renamed));
    const { cloze, fields, templates, name: typeName } = type;
    return { cloze, fields, values, templates, typeName, template: made.template, tags, deck, note, type };
  };
}

function planFile(store: Store, opened: Opened, request: ImportRequest): Decision[] {
  const templated = templatesOf(opened);
  const typeHashes = new Map(opened.open.collection.types.map((type) => [type.key, JSON.stringify(type)]));
  const hashOf = (card: ImportedCard): string => {
    const made = templated(card);
    if (!made) return hashOfText(toNoteCard(card));
    return importHash([typeHashes.get(made.type.key) ?? '', String(made.template), ...card.tags, '', ...made.values]);
  };
  return decide(opened.open.collection, store.imported.known(), hashOf, request);
}

function addToReport(report: ImportReport, decisions: readonly Decision[], opened: Opened): void {
  const templated = templatesOf(opened);
  const decks = new Map(report.decks.map(({ name, cards }) => [name, cards]));
  for (const { card, text } of decisions) {
    report.cards[text]++;
    if (text === 'added') decks.set(card.deck, (decks.get(card.deck) ?? 0) + 1);
    if (text === 'unchanged' || report.written || report.samples.length >= mostSamples) continue;
    const made = templated(card);
    const html = made && toHtml(made);
    const { kind, front, answer } = card.content;
    report.samples.push({ key: card.key, change: text, deck: card.deck, kind, front, answer, html });
  }
  report.decks = [...decks].map(([name, cards]) => ({ name, cards }));
  report.media.added += opened.media.added.length;
  report.media.present += opened.media.present;
  report.media.bytes += opened.media.added.reduce((sum, { bytes }) => sum + bytes, 0);
  if (!report.written) report.reviews += decisions.reduce((sum, { card, known }) => sum + (known ? 0 : card.reviews.length), 0);
  const more: Refused[] = opened.open.collection.refused;
  report.refused.push(...more.slice(0, Math.max(0, mostRefusals - report.refused.length)));
}

function toHtml(card: TemplatedCard & { type: ImportedType }) {
  const { front, back, typed } = renderImported(card);
  return { front, back, css: card.type.css, ordinal: card.template, typed: typed?.expected ?? null };
}

/** Writes what was decided. Returns the rows of history taken over. */
function applyFile(
  store: Store,
  opened: Opened,
  decisions: readonly Decision[],
  request: ImportRequest,
  clock: Clock,
  now: number,
): number {
  const { collection } = opened.open;
  const templated = templatesOf(opened);
  for (const { name, sha1, bytes } of opened.media.added) store.media.insert({ name, sha1, bytes });
  const typeRows = new Map(
    collection.types.map(({ key, name, ...data }) => {
      const css = withNames(data.css, opened.media.renamed);
      return [key, store.imported.putType(key, name, { ...data, css }).id];
    }),
  );
  const noteRows = new Map<string, number>();
  const noteRow = (card: ImportedCard): (Decision['card']['made'] & { note: number }) | null => {
    const made = templated(card);
    if (!card.made || !made) return null;
    const { guid, modifiedAt } = made.note;
    const row =
      noteRows.get(guid) ??
      store.imported.putNote({ guid, typeId: typeRows.get(made.type.key) ?? 0, values: [...made.values], modifiedAt });
    noteRows.set(guid, row);
    return { ...card.made, note: row };
  };
  const before = new Set(store.decks.list().map(({ name }) => name));
  const deckIds = new Map<string, number>();
  const deckId = (name: string): number => {
    const id = deckIds.get(name) ?? store.decks.ensure(name, now);
    deckIds.set(name, id);
    return id;
  };
  const history = historyWriter(store, request, clock, now);
  let rows = 0;

  for (const { card, known, text, hash } of decisions) {
    if (known) {
      if (text === 'updated') store.imported.update(known.id, { card: toNoteCard(card), made: noteRow(card), hash });
      if (request.history && card.reviews.length > 0) rows += history.merge(card, known);
      continue;
    }
    const past = request.history ? history.of(card) : { entries: [], schedule: emptySchedule, stored: null };
    const id = store.imported.insert({
      card: toNoteCard(card),
      deckId: deckId(cleanDeckName(deckBelow(request, card.deck))),
      position: card.position,
      made: noteRow(card),
      hash,
      addedAt: card.addedAt ?? now,
      editedAt: null,
      schedule: past.schedule,
      suspended: request.history && card.suspended,
      leech: request.history && card.leech,
      flag: request.history ? card.flag : 0,
      buriedDay: request.history ? card.buriedDay : null,
    });
    rows += history.write(id, past.entries, past.stored);
  }

  for (const { name, options } of collection.decks) {
    const here = cleanDeckName(deckBelow(request, name));
    const id = deckIds.get(here);
    if (request.history && id !== undefined && !before.has(here)) store.decks.setOptions(id, options);
  }
  return rows;
}

/** What stands behind a card's schedule here: its rows, then the state that the file had, where it had one. */
function historyWriter(store: Store, request: ImportRequest, clock: Clock, now: number) {
  const dayAt = (at: number) => studyDayAt(at, clock.offsetAt, request.dayStartMinutes);
  const today = dayAt(now);

  const write = (id: number, entries: readonly DatedEntry[], stored: Schedule | null): number => {
    for (const { entry, stateBefore, durationMs, elapsedDays } of entries) {
      store.reviews.insert({ card: id, entry, stateBefore, durationMs, elapsedDays, utcOffset: clock.offsetAt(entry.at) });
    }
    if (stored) {
      const entry = { type: 'import', at: now, day: today, schedule: stored } as const;
      store.reviews.insert({ card: id, entry, stateBefore: entries.at(-1)?.stateBefore ?? 'new', utcOffset: clock.offsetAt(now) });
    }
    return entries.length;
  };
  const sound = (schedule: Schedule): Schedule => ({ ...schedule, memory: soundMemory(schedule.memory) });

  return {
    write,
    of: (card: ImportedCard) => {
      const entries = toLogEntries(card.reviews, dayAt);
      const stored = card.schedule && sound(card.schedule);
      return { entries, stored, schedule: stored ?? foldImported(entries, request.weights) };
    },
    /** Adds what is not here yet; the later of the two memories counts. */
    merge: (card: ImportedCard, known: NonNullable<Decision['known']>): number => {
      const { reviews, isLater } = newHistory(card, store.imported.logTimes(known.id), known);
      if (reviews.length === 0) return 0;
      const entries = toLogEntries(reviews, dayAt);
      const schedule = isLater && card.schedule ? sound(card.schedule) : (store.schedules.get(known.id) ?? emptySchedule);
      const rows = write(known.id, entries, schedule);
      store.schedules.set(known.id, schedule);
      return rows;
    },
  };
}

function toNoteCard(card: ImportedCard): NoteCard {
  const { content, key, deck, tags, exams, kubernetes, siblings } = card;
  return {
    ...content,
    key,
    id: null,
    deck,
    tags,
    exams,
    kubernetes,
    source: { file: '', heading: [], line: 0, endLine: 0 },
    siblings,
    form: 'imported',
    found: null,
    confidence: 1,
    outdated: null,
    wrong: [],
  };
}

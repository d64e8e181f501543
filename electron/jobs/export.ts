/** Writes cards into a file that other programs, or another Kubedeck, can read. Reads the data folder only. */
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Clock, ExportRequest, JobProgress } from '../app/ports';
import type { ExportReport } from '../contract';
import { isWithin } from '../core/planning/scope-cards';
import { dayStart, studyDayAt } from '../core/scheduling/study-day';
import type { Collection, ImportedCard } from '../exchange/collection';
import { writeKubedeckJson } from '../exchange/kubedeck-json/write';
import { writeAnki } from '../exchange/write/anki/write-anki';
import { replaceFile } from '../exchange/write/replace-file';
import { writeCsv } from '../exchange/write/csv';
import { writeNotes } from '../exchange/write/notes/write-notes';
import type { WriteContext, WriteReport, WriteSource } from '../exchange/write/writing';
import { mediaFolder } from '../store/files';
import { openStore, type Store } from '../store/store';
import { collect } from './collect';

export async function runExport(request: ExportRequest, clock: Clock, report: (progress: JobProgress) => void): Promise<ExportReport> {
  const { dataDir, path, format, dayStartMinutes, options } = request;
  const now = clock.now();
  const store = openStore(dataDir, { now, readonly: true });
  try {
    report({ done: 0, total: 0, label: 'Reading cards' });
    const collection = chosen(store, request);
    const source: WriteSource = {
      collection,
      readMedia: (name) => Promise.resolve(readFileSync(join(mediaFolder(dataDir), name))),
    };
    const context: WriteContext = {
      now,
      options,
      studyDayAt: (at) => studyDayAt(at, clock.offsetAt, dayStartMinutes),
      dayStart: (day) => dayStart(day, clock.offsetAt, dayStartMinutes),
      offsetAt: clock.offsetAt,
      onProgress: report,
    };
    const written = await write(format, path, source, context, request.app);
    return { path, cards: written.cards, media: written.media, omitted: written.omitted };
  } finally {
    store.close();
  }
}

function write(
  format: ExportRequest['format'],
  path: string,
  source: WriteSource,
  context: WriteContext,
  app: string,
): Promise<WriteReport> {
  switch (format) {
    case 'apkg':
    case 'colpkg':
      return writeAnki(path, source, context);
    case 'csv':
      return writeCsv(path, source, context);
    case 'markdown':
      return writeNotes(path, source, context);
    case 'json':
      return writeJson(path, source, context, app);
  }
}

async function writeJson(path: string, { collection, readMedia }: WriteSource, context: WriteContext, app: string): Promise<WriteReport> {
  await replaceFile(path, async (temporary) => {
    const file = createWriteStream(temporary, { flags: 'wx' });
    const sink = async (text: string) => {
      if (!file.write(text)) await once(file, 'drain');
    };
    await writeKubedeckJson({ app, exportedAt: context.now, collection, readMedia }, sink);
    file.end();
    await finished(file);
  });
  return { cards: collection.cards.length, media: collection.media.length, omitted: [] };
}

/** The cards that were asked for, with as much of their past and media as was asked for. */
function chosen(store: Store, { deck, cards, history, media }: ExportRequest): Collection {
  const ids = cards && new Set(cards);
  const whole = collect(store, ids);
  const isTaken = (card: ImportedCard) => deck === null || isWithin(card.deck, deck);
  const taken = deck === null ? whole.cards : whole.cards.filter((card) => isTaken(card) && card.own?.asideAt === null);
  const isWhole = deck === null && cards === null;
  const guids = new Set(taken.flatMap(({ made }) => made?.guid ?? []));
  const notes = whole.notes.filter(({ guid }) => guids.has(guid));
  const typeKeys = new Set(notes.map(({ type }) => type));
  const types = whole.types.filter(({ key }) => typeKeys.has(key));
  return {
    ...whole,
    notes,
    types,
    cards: history ? taken : taken.map(withoutHistory),
    decks: whole.decks.filter(({ name }) => deck === null || isWithin(name, deck) || isWithin(deck, name)),
    media: media ? (isWhole ? whole.media : mediaOf(whole.media, { notes, types, cards: taken })) : [],
    ...(isWhole && { own: ownOf(store) }),
  };
}

const withoutHistory = (card: ImportedCard): ImportedCard => ({
  ...card,
  reviews: [],
  schedule: null,
  suspended: false,
  leech: false,
  flag: 0,
  buriedDay: null,
});

/** Media that these notes, types and cards name. */
function mediaOf(media: Collection['media'], { notes, types, cards }: Pick<Collection, 'notes' | 'types' | 'cards'>): Collection['media'] {
  const text = [
    ...cards.flatMap(({ content, own }) =>
      [content, own?.edited?.text].flatMap((each) => (each ? [each.front, each.answer, each.why] : [])),
    ),
    ...notes.flatMap(({ fields }) => fields),
    ...types.flatMap(({ css, templates }) => [css, ...templates.flatMap(({ front, back }) => [front, back])]),
  ].join('\n');
  return media.filter(({ name }) => text.includes(name) || text.includes(encodeURI(name)));
}

/** What stands beside the cards. */
function ownOf(store: Store): NonNullable<Collection['own']> {
  const sources = store.sources.list();
  const pathOf = new Map(sources.map(({ id, path }) => [id, path]));
  const profiles = store.exams.list();
  const places = new Map(profiles.map(({ id }, index) => [id, index]));
  // What these hold was written by this program as objects.
  const object = (value: unknown) => value as Record<string, unknown>;
  return {
    settings: store.settings.all(),
    sources: sources.map(({ kind, path, choices, addedAt, removedAt }) => ({ kind, path, choices, addedAt, removedAt })),
    unwanted: store.unwanted.all().map(({ sourceId, key, card }) => ({ path: pathOf.get(sourceId) ?? '', key, card: object(card) })),
    examProfiles: profiles.map(({ name, data, createdAt, archivedAt, result }) => ({
      name,
      data: object(data),
      createdAt,
      archivedAt,
      result: result === null ? null : object(result),
    })),
    mockExams: store.exams.mocks().map(({ profileId, startedAt, paper, finishedAt, score }) => ({
      profile: profileId === null ? null : (places.get(profileId) ?? null),
      startedAt,
      paper: object(paper),
      finishedAt,
      score: score === null ? null : object(score),
    })),
  };
}

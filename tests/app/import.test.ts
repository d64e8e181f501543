import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Clock, JobRunner } from '../../electron/app/ports';
import type { ImportInput } from '../../electron/contract';
import { mediaNames } from '../../electron/core/anki-template/media-names';
import { AppError } from '../../electron/core/errors';
import { runJob } from '../../electron/jobs/run-job';
import { makePackage, madeCollection, type MadeGeneration } from '../exchange/make-anki';
import { ended, reportOf } from './jobs';
import { startTestApp, temporaryFolder, type TestApp } from './test-app';

/** After the last review in the package that `madeCollection` makes. */
const later = { at: Date.UTC(2026, 5, 1, 9), offset: 120 };
const notes = { 'ports.md': '# Ports\n\nQ: Port of etcd?\nA: 2379\n' };

function packageFile(name: string, collection = madeCollection(), generation: MadeGeneration = 'latest'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, makePackage(generation, collection));
  return file;
}

const input = (paths: string[], more: Partial<ImportInput> = {}): ImportInput => ({
  paths,
  deck: null,
  history: true,
  wins: 'newer',
  ...more,
});

const plan = async ({ client }: TestApp, wanted: ImportInput) => reportOf(client, 'import', await client.planImport(wanted));
const take = async ({ client }: TestApp, wanted: ImportInput) => reportOf(client, 'import', await client.startImport(wanted));
const found = async ({ client }: TestApp, query: string) => (await client.search({ query })).map(({ id }) => id);
const start = () => startTestApp(notes, { clockAt: { ...later } });

it('a plan says what would happen and changes nothing', async () => {
  const app = start();
  const report = await plan(app, input([packageFile('mine.apkg')]));
  expect(report).toMatchObject({
    written: false,
    cards: { added: 5, updated: 0, unchanged: 0, kept: 0 },
    reviews: 3,
    media: { added: 2, present: 0, bytes: 13 },
  });
  expect(report.files).toMatchObject([{ format: 'anki-package', cards: 5, refused: null }]);
  expect(report.samples).toHaveLength(5);
  expect(report.samples[0]).toMatchObject({ change: 'added', deck: 'Default', front: 'Bell', answer: 'Glocke' });
  expect(report.samples[0]?.html?.front).toContain('<b>Bell</b>');
  expect(await found(app, '')).toHaveLength(1);
  expect(existsSync(join(app.dataDir, 'media'))).toBe(false);
});

it('an import is there with its memory, history, marks and media, and every memory is what the log says', async () => {
  const app = start();
  const report = await take(app, input([packageFile('mine.apkg')]));
  expect(report).toMatchObject({ written: true, cards: { added: 5 }, reviews: 3 });
  const [bell = 0] = await found(app, 'Bell deck:Default front:Bell');
  const info = await app.client.cardInfo({ card: bell });
  expect(info).toMatchObject({ stability: 12.3456, difficulty: 5.432, reps: 3, lapses: 1 });
  expect(info.reviews.map(({ type, rating, durationMs }) => [type, rating, durationMs])).toStrictEqual([
    ['import', null, null],
    ['answer', 3, 6500],
    ['answer', 3, 6500],
    ['answer', 3, 6500],
  ]);
  expect(info.card).toMatchObject({
    flag: 3,
    leech: true,
    suspended: false,
    tags: ['a::b'],
    deck: { name: 'Default' },
    html: { ordinal: 0 },
  });
  expect(readdirSync(join(app.dataDir, 'media')).sort()).toStrictEqual(['bell.mp3', 'grün.png']);
  expect(readFileSync(join(app.dataDir, 'media', 'bell.mp3'), 'utf8')).toBe('a short sound');
  const verified = await reportOf(app.client, 'verify', await app.client.startVerify({ repair: false }));
  expect(verified).toMatchObject({ integrity: 'ok', differences: [] });
});

it('options of a deck come with a deck that is new here', async () => {
  const app = start();
  await take(app, input([packageFile('mine.apkg')]));
  const decks = await app.client.decks({});
  expect(decks.find(({ name }) => name.startsWith('Languages/'))?.own).toMatchObject({
    newPerDay: 5,
    learningMinutes: [1.5],
    retention: 0.92,
  });
});

it('the same file again changes nothing, and has nothing to undo', async () => {
  const app = start();
  const file = packageFile('mine.apkg');
  await take(app, input([file]));
  const again = await take(app, input([file]));
  expect(again).toMatchObject({ cards: { added: 0, updated: 0, unchanged: 5, kept: 0 }, reviews: 0, media: { added: 0, present: 2 } });
  expect(await app.client.undo({})).toMatchObject({ label: 'Import of mine.apkg' });
  expect(await app.client.undo({})).toBeNull();
});

it('is one step that undo takes back, also after a restart', async () => {
  const app = start();
  const before = await app.client.decks({});
  await take(app, input([packageFile('mine.apkg')]));
  const again = app.restart();
  expect(await again.client.undo({})).toMatchObject({ label: 'Import of mine.apkg' });
  expect(await found(again, '')).toHaveLength(1);
  expect(await again.client.decks({})).toStrictEqual(before);
});

it('an updated file updates what it changed, and the schedule stays', async () => {
  const app = start();
  await take(app, input([packageFile('mine.apkg')]));
  const [bell = 0] = await found(app, 'front:Bell deck:Default');
  const made = madeCollection();
  const [first, ...others] = made.notes;
  if (!first) throw new Error('no note');
  const changed = { ...first, fields: ['<b>Big bell</b>', 'Glocke'], modified: first.modified + 60 };
  const newer = packageFile('newer.apkg', madeCollection({ notes: [changed, ...others] }));
  expect(await take(app, input([newer], { wins: 'mine' }))).toMatchObject({ cards: { updated: 0, kept: 2, unchanged: 3 } });
  expect(await take(app, input([newer]))).toMatchObject({ cards: { updated: 2, unchanged: 3 } });
  const info = await app.client.cardInfo({ card: bell });
  expect(info.card.front).toBe('Big bell');
  expect(info).toMatchObject({ stability: 12.3456, reps: 3 });
});

it('without history cards come as new, below the deck that was chosen', async () => {
  const app = start();
  await take(app, input([packageFile('mine.apkg')], { history: false, deck: 'From Anki' }));
  const [bell = 0] = await found(app, 'front:Bell deck:"From Anki"');
  expect(await app.client.cardInfo({ card: bell })).toMatchObject({
    stability: null,
    reps: 0,
    reviews: [],
    card: { state: 'new', flag: 0 },
  });
});

it('answers given here since are not lost to an older file', async () => {
  const app = start();
  const file = packageFile('mine.apkg');
  await take(app, input([file]));
  const [bell = 0] = await found(app, 'front:Bell deck:Default');
  app.clock.at += 10 * 86_400_000;
  await app.client.answerCard({ card: bell, deck: null, rating: 3, durationMs: 4000 });
  const after = await app.client.cardInfo({ card: bell });
  await take(app, input([file], { wins: 'file' }));
  expect(await app.client.cardInfo({ card: bell })).toMatchObject({ stability: after.stability, dueDay: after.dueDay, reps: 4 });
});

it('another file under a known media name gets a name of its own, and its card shows it', async () => {
  const app = start();
  await take(app, input([packageFile('mine.apkg')]));
  const made = madeCollection();
  const [first] = made.notes;
  if (!first) throw new Error('no note');
  const other = madeCollection({
    notes: [{ ...first, guid: 'other' }],
    cards: made.cards.slice(0, 1),
    reviews: [],
    media: [{ name: 'bell.mp3', bytes: Buffer.from('another sound') }],
  });
  await take(app, input([packageFile('other.apkg', other)]));
  const names = readdirSync(join(app.dataDir, 'media'));
  expect(names).toHaveLength(3);
  const renamed = names.find((name) => /^bell-[0-9a-f]{8}\.mp3$/.test(name)) ?? '';
  expect(readFileSync(join(app.dataDir, 'media', renamed), 'utf8')).toBe('another sound');
  const cards = await Promise.all((await found(app, 'front:Bell deck:Default')).map((card) => app.client.card({ card })));
  expect(cards.some(({ html }) => html?.front.includes(renamed))).toBe(true);
});

it('a card keeps naming the file it names when one whose name is a part of that gets another', async () => {
  const app = start();
  const pictures = (first: string) => {
    const made = madeCollection();
    const [note] = made.notes;
    if (!note) throw new Error('no note');
    return madeCollection({
      notes: [{ ...note, guid: first, fields: [`<img src="1.png"> <img src="11.png"> ${first}`, ...note.fields.slice(1)] }],
      cards: made.cards.slice(0, 1),
      reviews: [],
      media: [
        { name: '1.png', bytes: Buffer.from(first) },
        { name: '11.png', bytes: Buffer.from('eleven') },
      ],
    });
  };
  await take(app, input([packageFile('one.apkg', pictures('harbour'))]));
  await take(app, input([packageFile('two.apkg', pictures('lighthouse'))]));
  const [card = 0] = await found(app, 'lighthouse');
  const { html } = await app.client.card({ card });
  const names = mediaNames(html?.front ?? '');
  expect(names).toStrictEqual([expect.stringMatching(/^1-[0-9a-f]{8}\.png$/), '11.png']);
  expect(names.map((name) => readFileSync(join(app.dataDir, 'media', name), 'utf8'))).toStrictEqual(['lighthouse', 'eleven']);
});

it('pictures of notes of other programs are where the card looks for them, under names of their own', async () => {
  const app = start();
  const folder = (name: string, bytes: string) => {
    const path = join(temporaryFolder(), name);
    mkdirSync(path);
    writeFileSync(join(path, 'note.md'), `Q: ![](1.png) and ![](11.png) of ${name}?\nA: ![](<1.png>) 1.png\n`);
    writeFileSync(join(path, '1.png'), bytes);
    writeFileSync(join(path, '11.png'), 'eleven');
    return path;
  };
  const [harbour, lighthouse] = [folder('harbour', 'ships'), folder('lighthouse', 'a lamp')];
  await take(app, input([harbour]));
  await take(app, input([lighthouse]));
  const cardOf = async (name: string) => {
    const [card = 0] = await found(app, `front:${name}`);
    return app.client.card({ card });
  };
  const first = await cardOf('harbour');
  expect(first).toMatchObject({ source: null, html: null, pictures: 'app://kubedeck/media/', answer: '![](<1.png>) 1.png' });
  const second = await cardOf('lighthouse');
  const [, renamed = ''] = /^!\[\]\(<(1-[0-9a-f]{8}\.png)>\) 1\.png$/.exec(second.answer) ?? [];
  expect(second.front).toBe(`![](<${renamed}>) and ![](<11.png>) of lighthouse?`);
  expect(readFileSync(join(app.dataDir, 'media', '1.png'), 'utf8')).toBe('ships');
  expect(readFileSync(join(app.dataDir, 'media', renamed), 'utf8')).toBe('a lamp');
  expect(await take(app, input([lighthouse]))).toMatchObject({ cards: { added: 0, updated: 0, unchanged: 1 } });
});

it('a file that is no cards at all gets one sentence and changes nothing', async () => {
  const app = start();
  const file = join(temporaryFolder(), 'broken.apkg');
  writeFileSync(file, makePackage('latest').subarray(0, 400));
  const report = await plan(app, input([file]));
  expect(report.files).toMatchObject([{ cards: 0, refused: expect.stringContaining('Nothing was imported') as string }]);
  expect(await ended(app.client, await app.client.startImport(input([file])))).toMatchObject({ state: 'failed' });
  expect(await found(app, '')).toHaveLength(1);
});

it('an import that is cancelled just after it was stored says that it was, and one Undo takes it back', async () => {
  const clock: Clock = { now: () => later.at, offsetAt: () => later.offset };
  const cancelled = () => Promise.reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'));
  let mayWrite = true;
  const jobs: JobRunner = {
    run: (request, onProgress) => ({
      result: mayWrite ? runJob(request, clock, onProgress).then(cancelled) : cancelled(),
      cancel: () => undefined,
    }),
  };
  const app = startTestApp(notes, { clockAt: { ...later }, jobs });
  const file = packageFile('mine.apkg');
  expect(await ended(app.client, await app.client.startImport(input([file])))).toEqual({
    state: 'failed',
    message: 'The import was stored before it stopped. Undo takes it back.',
  });
  expect(await found(app, '')).toHaveLength(6);
  await app.client.undo({});
  expect(await found(app, '')).toHaveLength(1);
  mayWrite = false;
  expect(await ended(app.client, await app.client.startImport(input([file])))).toEqual({ state: 'cancelled' });
});

it('several files in one step: the same media once, and another file of the same name apart', async () => {
  const app = start();
  const [first] = madeCollection().notes;
  if (!first) throw new Error('no note');
  const cards = madeCollection().cards.slice(0, 1);
  const one = { notes: [{ ...first, guid: 'one' }], cards, reviews: [] };
  const files = [
    packageFile('mine.apkg'),
    packageFile('same.apkg', madeCollection(one)),
    packageFile(
      'other.apkg',
      madeCollection({ ...one, notes: [{ ...first, guid: 'two' }], media: [{ name: 'bell.mp3', bytes: Buffer.from('else') }] }),
    ),
  ];
  const report = await take(app, input(files));
  expect(report).toMatchObject({ cards: { added: 7 }, media: { added: 3, present: 2 } });
  expect(readdirSync(join(app.dataDir, 'media'))).toHaveLength(3);
  expect(await app.client.undo({})).toMatchObject({ label: 'Import of 3 files' });
  expect(await found(app, '')).toHaveLength(1);
});

it('of files that say different things of one card the later counts, else the first, and the next time nothing changes', async () => {
  const folder = temporaryFolder();
  const table = (name: string, answer: string, day: number) => {
    const file = join(folder, name);
    writeFileSync(file, `Question;Answer\nport of etcd;${answer}\nport of ${name};1\n`);
    utimesSync(file, day, day);
    return file;
  };
  const made = madeCollection();
  const changed = made.notes.map((note) => ({ ...note, fields: ['newer', ...note.fields.slice(1)], modified: note.modified + 60 }));
  const [older, newer] = [packageFile('older.apkg'), packageFile('newer.apkg', madeCollection({ notes: changed }))];
  const cases = [
    {
      files: [table('a.csv', '2379', 5), table('b.csv', '2380', 5)],
      first: { added: 3, kept: 1 },
      again: { unchanged: 3, kept: 1 },
      etcd: 0,
    },
    {
      files: [table('c.csv', '2379', 5), table('d.csv', '2380', 6)],
      first: { added: 3, updated: 1 },
      again: { unchanged: 3, kept: 1 },
      etcd: 1,
    },
    { files: [newer, older], first: { added: 5, kept: 5 }, again: { unchanged: 5, kept: 5 } },
    { files: [older, newer], first: { added: 5, updated: 5 }, again: { unchanged: 5, kept: 5 } },
  ];
  const nothing = { added: 0, updated: 0, unchanged: 0, kept: 0 };
  for (const { files, first, again, etcd } of cases) {
    const app = startTestApp({}, { clockAt: { ...later } });
    const cards = async () => Promise.all((await found(app, '')).map((card) => app.client.card({ card })));
    expect((await plan(app, input(files))).cards).toStrictEqual({ ...nothing, ...first });
    expect((await take(app, input(files))).cards).toStrictEqual({ ...nothing, ...first });
    const before = await cards();
    if (etcd !== undefined) expect(before.find(({ front }) => front.includes('etcd'))?.answer).toBe(['2379', '2380'][etcd]);
    for (const wins of ['newer', 'file'] as const)
      expect((await take(app, input(files, { wins }))).cards).toStrictEqual({ ...nothing, ...again });
    expect(await cards()).toStrictEqual(before);
  }
});

it('a folder that is nothing itself is looked through for files that are', async () => {
  const app = start();
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'old', '.hidden'), { recursive: true });
  writeFileSync(join(folder, 'old', 'mine.apkg'), makePackage('legacy2'));
  writeFileSync(join(folder, 'old', '.hidden', 'mine.apkg'), makePackage('legacy2'));
  writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
  const report = await plan(app, input([folder]));
  expect(report.files.map(({ path, refused }) => [path, refused])).toStrictEqual([[join(folder, 'old', 'mine.apkg'), null]]);
  expect(report.cards.added).toBe(5);
});

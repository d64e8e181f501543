import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExportInput } from '../../electron/contract';
import { makePackage } from '../exchange/make-anki';
import { differences, ended, reportOf } from './jobs';
import { startTestApp, temporaryFolder, type TestApp } from './test-app';

/** After the last review in the package that `makePackage` makes. */
const later = { at: Date.UTC(2026, 5, 1, 9), offset: 120 };
const notes = {
  'pods.md': [
    '# Pods',
    '',
    'List the Pods of all namespaces:',
    '',
    '```bash',
    'kubectl get pods -A',
    '```',
    '',
    'Q: What restarts a container?',
    'A: the kubelet',
    '',
    'C: The {{c1::kubelet}} runs on every {{c2::node}}.',
    '',
  ].join('\n'),
};

const write = async ({ client }: TestApp, more: Partial<ExportInput> & Pick<ExportInput, 'format' | 'path'>) =>
  reportOf(client, 'export', await client.startExport({ deck: null, cards: null, history: true, media: true, ...more }));

const take = async ({ client }: TestApp, path: string) =>
  reportOf(client, 'import', await client.startImport({ paths: [path], deck: null, history: true, wins: 'newer' }));

/** A profile with some of everything: cards of notes and of Anki, typed answers, an edit, an accepted answer, an exam. */
async function livedIn(): Promise<TestApp> {
  const app = startTestApp(notes, { clockAt: { ...later } });
  const { client, clock } = app;
  const file = join(temporaryFolder(), 'mine.apkg');
  writeFileSync(file, makePackage('latest'));
  await take(app, file);
  const command = (await client.search({ query: 'kind:command' }))[0]?.id ?? 0;
  const typed = { text: 'kubectl get po -A', hints: 1, overruled: null };
  await client.answerCard({ card: command, deck: null, rating: 3, durationMs: 9000, typed });
  clock.at += 86_400_000;
  await client.answerCard({ card: command, deck: null, rating: 1, durationMs: 12_000 });
  const basic = (await client.search({ query: 'restarts' }))[0]?.id ?? 0;
  await client.editCard({ card: basic, front: 'Who restarts a container?', answer: 'the kubelet', why: 'On its node.' });
  await client.acceptAnswer({ card: command, answer: 'kubectl get pods --all-namespaces', reason: 'The long flag.' });
  await client.flag({ cards: [basic], flag: 2 });
  await client.setSettings({ theme: 'dark' });
  await client.saveExam({ id: null, profile: { ...(await client.examTemplate({ exam: 'cka' })), date: '2026-07-01' } });
  return app;
}

/** Lines without the times at which a profile was made or written. */
const timeless = (file: string) => readFileSync(file, 'utf8').replace(/"(exportedAt|addedAt)":\s?\d+/g, '"$1":0');

it('one deck takes along the pictures that its cards name, of Markdown too, also when only an edit names them, and no others', async () => {
  const app = startTestApp(notes, { clockAt: { ...later } });
  const folder = temporaryFolder();
  for (const deck of ['harbour', 'bay']) {
    mkdirSync(join(folder, deck));
    writeFileSync(join(folder, deck, `${deck}.md`), `Q: ![](${deck}.png) Which?\nA: ${deck}\n`);
    writeFileSync(join(folder, deck, `${deck}.png`), deck);
    await take(app, join(folder, deck));
  }
  const exported = async () => {
    const file = join(folder, 'bay.json');
    const { media } = await write(app, { format: 'json', path: file, deck: 'bay' });
    return { media, names: ['bay.png', 'harbour.png'].filter((name) => readFileSync(file, 'utf8').includes(`"name":"${name}"`)) };
  };
  expect(await exported()).toEqual({ media: 1, names: ['bay.png'] });
  const card = (await app.client.search({ query: 'deck:bay' }))[0]?.id ?? 0;
  await app.client.editCard({ card, front: '![](bay.png) or ![](harbour.png)?', answer: 'bay', why: '' });
  expect(await exported()).toEqual({ media: 2, names: ['bay.png', 'harbour.png'] });
});

it('our own file: into an empty profile and out again are the same bytes, apart from times', async () => {
  const app = await livedIn();
  const folder = temporaryFolder();
  const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
  const report = await write(app, { format: 'json', path: first });
  expect(report).toMatchObject({ cards: 9, media: 2, omitted: [] });
  const other = startTestApp(notes, { clockAt: app.clock });
  await take(other, first);
  await write(other, { format: 'json', path: second });
  expect(timeless(second)).toBe(timeless(first));
  expect((await other.client.settings({})).theme).toBe('dark');
  expect(await other.client.exams({})).toHaveLength(1);
  expect(await take(other, first)).toMatchObject({ cards: { added: 0, updated: 0 }, reviews: 0 });
});

it('our own file into a new profile that has the same notes brings decks, tags, what is set aside and options along', async () => {
  const one = startTestApp(notes, { clockAt: { ...later } });
  const idOf = async ({ client }: TestApp, query: string) => (await client.search({ query }))[0]?.id ?? 0;
  await one.client.move({ cards: [await idOf(one, 'kind:command')], deck: 'Mine' });
  await one.client.tag({ cards: [await idOf(one, 'restarts')], add: ['mine'], remove: [] });
  await one.client.setAside({ cards: [await idOf(one, 'runs')] });
  const [pods] = (await one.client.decks({})).filter(({ name }) => name === 'pods');
  await one.client.setDeckOptions({ deck: pods?.id ?? 0, options: { newPerDay: 7 } });
  const file = join(temporaryFolder(), 'all.json');
  await write(one, { format: 'json', path: file });

  const two = startTestApp(notes, { clockAt: { ...later } });
  await two.client.setSettings({ theme: 'dark' });
  await take(two, file);
  const found = async (query: string) => (await two.client.search({ query })).length;
  expect([await found('deck:Mine'), await found('tag:mine'), await found('is:aside')]).toEqual([1, 1, 1]);
  expect((await two.client.decks({})).find(({ name }) => name === 'pods')?.effective.newPerDay).toBe(7);
  await two.client.sync({});
  expect([await found('deck:Mine'), await found('tag:mine'), await found('is:aside')]).toEqual([1, 1, 1]);

  await take(two, file);
  expect(await two.client.undo({})).toMatchObject({ label: 'Import of all.json' });
  expect([await found('deck:Mine'), await found('tag:mine'), await found('is:aside')]).toEqual([0, 0, 0]);
  await take(two, file);

  // Where something was done already, the older file changes nothing of it.
  await two.client.move({ cards: [await idOf(two, 'kind:command')], deck: 'Elsewhere' });
  await take(two, file);
  expect([await found('deck:Mine'), await found('deck:Elsewhere')]).toEqual([0, 1]);
});

it('the plan and the report of an import count answers as reviews, as the statistics do', async () => {
  const app = await livedIn();
  const cards = (await app.client.search({ query: 'kind:command' })).map(({ id }) => id);
  await app.client.resetCards({ cards });
  const path = join(temporaryFolder(), 'all.json');
  await write(app, { format: 'json', path });
  const { reviews: answers } = await reportOf(app.client, 'verify', await app.client.startVerify({ repair: false }));
  expect(answers).toBe(5);
  const other = startTestApp({}, { clockAt: app.clock });
  const plan = await other.client.planImport({ paths: [path], deck: null, history: true, wins: 'newer' });
  expect((await reportOf(other.client, 'import', plan)).reviews).toBe(answers);
  expect((await take(other, path)).reviews).toBe(answers);
});

it('without the notes at hand, cards of notes keep their place and their past', async () => {
  const app = await livedIn();
  const file = join(temporaryFolder(), 'all.json');
  await write(app, { format: 'json', path: file });
  const bare = startTestApp({ 'other.md': 'Q: Port of etcd?\nA: 2379\n' }, { clockAt: app.clock });
  await take(bare, file);
  const [command] = await bare.client.search({ query: 'kind:command' });
  const info = await bare.client.cardInfo({ card: command?.id ?? 0 });
  expect(info.reviews).toMatchObject([
    { rating: 1, durationMs: 12_000 },
    { rating: 3, typed: 'kubectl get po -A', verdict: 'correct', hints: 1 },
  ]);
  expect(info.card.source).toMatchObject({ file: 'pods.md' });
  expect(await differences(bare.client)).toEqual([]);
});

it('an Anki package: the very same cards come back with their memory, and again changes nothing', async () => {
  const app = await livedIn();
  const file = join(temporaryFolder(), 'out.apkg');
  expect(await write(app, { format: 'apkg', path: file })).toMatchObject({ cards: 9, media: 2 });
  expect(await take(app, file)).toMatchObject({ cards: { added: 0, updated: 0 }, reviews: 0, media: { added: 0 } });
  const other = startTestApp(notes, { clockAt: app.clock });
  await take(other, file);
  const memories = async ({ client }: TestApp) =>
    Promise.all(
      (await client.search({ query: '' })).map(async ({ id, front }) => {
        const { stability, difficulty, dueDay, reps, lapses, card } = await client.cardInfo({ card: id });
        return { front, kind: card.kind, stability, difficulty, dueDay, reps, lapses, flag: card.flag };
      }),
    );
  const close = (list: Awaited<ReturnType<typeof memories>>) =>
    list
      .filter(({ front }) => !front.includes('restarts'))
      .map(({ stability, difficulty, ...rest }) => ({ ...rest, s: stability?.toFixed(3), d: difficulty?.toFixed(2) }))
      .sort((a, b) => (a.front + a.kind < b.front + b.kind ? -1 : 1));
  expect(close(await memories(other))).toStrictEqual(close(await memories(app)));
});

it('a deck alone, without its past', async () => {
  const app = await livedIn();
  const file = join(temporaryFolder(), 'deck.json');
  expect(await write(app, { format: 'json', path: file, deck: 'pods', history: false, media: false })).toMatchObject({
    cards: 4,
    media: 0,
  });
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('Glocke');
  expect(text).not.toContain('"rating"');
});

it('notes and tables are written too, and say what they leave out', async () => {
  const app = await livedIn();
  const folder = temporaryFolder();
  expect(await write(app, { format: 'csv', path: join(folder, 'cards.csv') })).toMatchObject({ cards: 9 });
  const { omitted } = await write(app, { format: 'markdown', path: join(folder, 'notes') });
  expect(existsSync(join(folder, 'notes', 'pods.md'))).toBe(true);
  expect(omitted.length).toBeGreaterThan(0);
});

it('a table of our own: into the profile it came from changes nothing, beside the same notes it doubles nothing', async () => {
  const app = await livedIn();
  const words = join(temporaryFolder(), 'words.csv');
  writeFileSync(words, 'word,meaning,id\nquay `a`,where ships lie,12\n{{c1::buoy}} and {{c2::mark}},,13\n');
  await take(app, words);
  const html = join(temporaryFolder(), 'html.csv');
  writeFileSync(html, 'front,back\n<b>pier</b>,<i>of wood</i>\n');
  await take(app, html);
  const file = join(temporaryFolder(), 'cards.csv');
  expect(await write(app, { format: 'csv', path: file })).toMatchObject({ cards: 13 });
  const before = await app.client.search({ query: '' });
  for (const wins of ['newer', 'file', 'mine'] as const) {
    const again = await app.client.startImport({ paths: [file], deck: null, history: true, wins });
    expect(await reportOf(app.client, 'import', again)).toMatchObject({ cards: { added: 0, updated: 0, unchanged: 13 }, refused: [] });
  }
  expect(await app.client.search({ query: '' })).toEqual(before);

  const beside = startTestApp(notes, { clockAt: app.clock });
  expect(await take(beside, file)).toMatchObject({ cards: { added: 9, updated: 0, unchanged: 3, kept: 1 } });
  const empty = startTestApp({}, { clockAt: app.clock });
  expect(await take(empty, file)).toMatchObject({ cards: { added: 13, updated: 0 } });
  expect(await take(empty, file)).toMatchObject({ cards: { added: 0, updated: 0, unchanged: 13 } });
  const copy = join(temporaryFolder(), 'copy.csv');
  await write(empty, { format: 'csv', path: copy });
  const rows = (path: string) => readFileSync(path, 'utf8').split('\r\n').sort();
  expect(rows(copy)).toEqual(rows(file));
});

it('a corrected row of our own table updates its card, and what no row can say stays', async () => {
  const app = startTestApp({}, { clockAt: { ...later } });
  const all = join(temporaryFolder(), 'all.json');
  await write(await livedIn(), { format: 'json', path: all, deck: 'pods' });
  interface Written {
    cards: { content: { kind: string; accept: string[] }; own?: { source: unknown } }[];
  }
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Written;
  const bare = read(all);
  for (const { own, content } of bare.cards) {
    if (own) own.source = null;
    if (content.kind === 'command') content.accept = ['kubectl get po -A'];
  }
  writeFileSync(all, JSON.stringify(bare));
  await take(app, all);
  const file = join(temporaryFolder(), 'cards.csv');
  await write(app, { format: 'csv', path: file });
  writeFileSync(file, readFileSync(file, 'utf8').replace('List the Pods of all', 'Show the Pods of all'));
  const corrected = await app.client.startImport({ paths: [file], deck: null, history: true, wins: 'file' });
  expect(await reportOf(app.client, 'import', corrected)).toMatchObject({ cards: { added: 0, updated: 1, kept: 0 } });
  expect((await app.client.search({ query: 'kind:command' }))[0]?.front).toContain('Show the Pods of all');
  await write(app, { format: 'json', path: all });
  expect(read(all).cards.find(({ content }) => content.kind === 'command')?.content.accept).toEqual(['kubectl get po -A']);
});

it('notes that were written here are offered as notes when they are imported, whatever their cards say', async () => {
  const app = await livedIn();
  const folder = join(temporaryFolder(), 'notes');
  await write(app, { format: 'markdown', path: folder });
  for (const path of [folder, join(folder, 'pods.md')]) {
    const plan = await app.client.planImport({ paths: [path], deck: null, history: true, wins: 'newer' });
    const { files, cards } = await reportOf(app.client, 'import', plan);
    expect(files).toMatchObject([{ format: null, notes: true, refused: expect.stringContaining('Add them as notes') as string }]);
    expect(cards.added).toBe(0);
  }
});

it('a place that can not be written to is said, and nothing is left there', async () => {
  const app = await livedIn();
  const path = join(temporaryFolder(), 'missing', 'deep', 'out.apkg');
  const started = await app.client.startExport({ format: 'apkg', path, deck: null, cards: null, history: true, media: true });
  expect(await ended(app.client, started)).toMatchObject({ state: 'failed' });
  expect(existsSync(path)).toBe(false);
});

it('what the person wrote over a text is what they take with them', async () => {
  const app = await livedIn();
  const folder = temporaryFolder();
  await write(app, { format: 'markdown', path: join(folder, 'notes') });
  expect(readFileSync(join(folder, 'notes', 'pods.md'), 'utf8')).toContain('Who restarts a container?');
  const file = join(folder, 'out.apkg');
  await write(app, { format: 'apkg', path: file });
  const other = startTestApp({}, { clockAt: app.clock });
  await take(other, file);
  expect(await other.client.search({ query: 'front:"Who restarts"' })).toHaveLength(1);
  expect(await take(app, file)).toMatchObject({ cards: { added: 0, updated: 0 } });
  expect(await app.client.search({ query: 'front:"Who restarts"' })).toHaveLength(1);
});

import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportInput } from '../../electron/contract';
import { reportOf } from './jobs';
import { startTestApp, temporaryFolder, type TestApp } from './test-app';

function tableFile(name: string, content: string | Buffer): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

async function run({ client }: TestApp, method: 'planImport' | 'startImport', path: string, table: ImportInput['table'] = {}) {
  return reportOf(client, 'import', await client[method]({ paths: [path], deck: null, history: true, wins: 'newer', table }));
}

it('the plan for a table says how it is read, and what is chosen counts', async () => {
  const app = startTestApp({});
  const file = tableFile('words.csv', 'word;meaning;page\nquay;where ships lie;12\nbuoy;a floating mark;13\n');
  const plan = await run(app, 'planImport', file);
  expect(plan.table).toMatchObject({ separator: ';', labels: ['word', 'meaning', 'page'], encoding: 'utf-8', problems: [] });
  expect(plan.table?.rows[0]).toEqual(['quay', 'where ships lie', '12']);
  const table: ImportInput['table'] = { columns: ['answer', 'front', 'ignore'] };
  const changed = await run(app, 'planImport', file, table);
  expect(changed.table?.columns).toEqual(['answer', 'front', 'ignore']);
  expect(changed.samples[0]).toMatchObject({ front: 'where ships lie', answer: 'quay' });
  const report = await run(app, 'startImport', file, table);
  expect(report).toMatchObject({ written: true, table: null, cards: { added: 2 } });
  expect(await app.client.search({ query: 'front:"floating mark"' })).toHaveLength(1);
});

it('a table in another encoding is refused with its preview, and read once the encoding is chosen', async () => {
  const app = startTestApp({});
  const file = tableFile('words.csv', Buffer.from('front,back\nGr\xfc\xdfe,greetings\n', 'latin1'));
  const plan = await run(app, 'planImport', file);
  expect(plan.files[0]?.refused).not.toBeNull();
  expect(plan.table?.problems).toHaveLength(1);
  const chosen = await run(app, 'planImport', file, { encoding: 'windows-1252' });
  expect(chosen.samples[0]?.front).toBe('Grüße');
});

it.each([
  ['of another program', 'question,answer,id\nWhere do ships lie?,quay,12\nport,etcd: 2379,13\n'],
  [
    'of our own',
    'deck,kind,question,answer,why,tags,id\nHarbour,basic,Where do ships lie?,quay,,,k1\nHarbour,basic,port,etcd: 2379,,,k2\n',
  ],
])('a text that was written over here: a table %s takes it back only when the file is to win', async (_name, rows) => {
  const app = startTestApp({});
  const { client } = app;
  const file = tableFile('words.csv', rows);
  await run(app, 'startImport', file);
  const [card = 0] = (await client.search({ query: 'ships' })).map(({ id }) => id);
  app.clock.at += 60_000;
  utimesSync(file, new Date(app.clock.at - 30_000), new Date(app.clock.at - 30_000));
  await client.editCard({ card, front: 'Where do boats lie?', answer: 'quay', why: '' });
  const take = async (method: 'planImport' | 'startImport', wins: ImportInput['wins']) =>
    (await reportOf(client, 'import', await client[method]({ paths: [file], deck: null, history: true, wins }))).cards;
  for (const wins of ['mine', 'newer'] as const) {
    expect(await take('startImport', wins)).toEqual({ added: 0, updated: 0, unchanged: 1, kept: 1 });
    expect((await client.card({ card })).front).toBe('Where do boats lie?');
  }
  expect(await take('planImport', 'file')).toEqual({ added: 0, updated: 1, unchanged: 1, kept: 0 });
  expect(await take('startImport', 'file')).toEqual({ added: 0, updated: 1, unchanged: 1, kept: 0 });
  expect(await client.card({ card })).toMatchObject({ front: 'Where do ships lie?', edited: false });
  expect(await take('startImport', 'file')).toMatchObject({ updated: 0, unchanged: 2 });
  await client.undo({});
  expect((await client.card({ card })).front).toBe('Where do boats lie?');
});

it('other files have no table', async () => {
  const app = startTestApp({});
  expect((await run(app, 'planImport', tableFile('empty.csv', ''))).table).toBeNull();
});

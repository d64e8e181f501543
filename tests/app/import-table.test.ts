import { writeFileSync } from 'node:fs';
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

it('other files have no table', async () => {
  const app = startTestApp({});
  expect((await run(app, 'planImport', tableFile('empty.csv', ''))).table).toBeNull();
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportInput } from '../../electron/contract';
import { makePackage } from '../exchange/make-anki';
import { reportOf } from './jobs';
import { startTestApp, temporaryFolder, type TestApp } from './test-app';

const later = { at: Date.UTC(2026, 5, 1, 9), offset: 120 };

/** An app that has taken in a package of five cards, and the number of one whose note makes another too. */
async function withImport() {
  const app = startTestApp({ 'ports.md': 'Q: Port of etcd?\nA: 2379\n' }, { clockAt: { ...later } });
  const file = join(temporaryFolder(), 'mine.apkg');
  writeFileSync(file, makePackage('latest'));
  const input: ImportInput = { paths: [file], deck: null, history: true, wins: 'newer' };
  await take(app, input);
  const [bell = 0] = await found(app, 'front:Bell deck:Default');
  return { ...app, input, bell };
}

async function take({ client }: Pick<TestApp, 'client'>, input: ImportInput) {
  return reportOf(client, 'import', await client.startImport(input));
}

const found = async ({ client }: Pick<TestApp, 'client'>, query: string) => (await client.search({ query })).map(({ id }) => id);

it('a card says what it is filled with, and shows how it would look with something else', async () => {
  const { client, bell } = await withImport();
  const { html } = await client.card({ card: bell });
  expect(html?.fields).toEqual([
    { name: 'Front', value: '<b>Bell</b> [sound:bell.mp3]' },
    { name: 'Back', value: 'Glocke' },
  ]);
  const preview = await client.previewFields({ card: bell, fields: ['Gong', '<i>Gong</i>'] });
  expect(preview.front).toContain('Gong');
  expect(preview.back).toContain('<i>Gong</i>');
  expect((await client.card({ card: bell })).html).toEqual(html);
});

it('fields are changed for all cards of their note, as one step', async () => {
  const app = await withImport();
  const { client, bell } = app;
  const before = await client.card({ card: bell });
  const changed = await client.editFields({ card: bell, fields: ['Gong', 'der Gong'] });
  expect(changed).toMatchObject({ front: 'Gong', answer: 'der Gong', state: before.state });
  expect(changed.html?.front).toContain('Gong');
  const [back = 0] = await found(app, 'front:"der Gong"');
  expect(back).not.toBe(bell);
  expect((await client.card({ card: back })).html?.back).toContain('Gong');
  expect(await client.undo({})).toMatchObject({ card: bell });
  expect(await client.card({ card: bell })).toEqual(before);
  expect(await found(app, 'front:"der Gong"')).toEqual([]);
});

it('what was changed here stays when the same file comes again, unless the file shall count', async () => {
  const app = await withImport();
  const { client, bell, input } = app;
  await client.editFields({ card: bell, fields: ['Gong', 'der Gong'] });
  expect((await take(app, input)).cards).toMatchObject({ updated: 0, kept: 2 });
  expect((await client.card({ card: bell })).front).toBe('Gong');
  expect((await take(app, { ...input, wins: 'file' })).cards).toMatchObject({ updated: 2 });
  expect((await client.card({ card: bell })).front).toBe('Bell');
});

it('fields of another number, and those of a card without any, are refused in words', async () => {
  const app = await withImport();
  await expect(app.client.editFields({ card: app.bell, fields: ['one'] })).rejects.toThrow('This card has 2 fields, not 1.');
  const [own = 0] = await found(app, 'etcd');
  await expect(app.client.previewFields({ card: own, fields: [] })).rejects.toThrow('This card is not made of fields.');
});

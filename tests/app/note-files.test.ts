import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listNotes, readNote } from '../../electron/app/note-files';
import { questions, startTestApp, temporaryFolder, writeNotes } from './test-app';

const names = (folder: string) => listNotes(folder).files.map(({ name }) => name);

function only(folder: string) {
  const [file] = listNotes(folder).files;
  if (!file) throw new Error('no note');
  return file;
}

describe('the notes of a folder', () => {
  it('are its Markdown and its plain texts, without papers of programs and what is hidden', () => {
    const folder = temporaryFolder();
    writeNotes(folder, {
      'a.md': 'x',
      'b.markdown': 'x',
      'c.txt': 'x',
      'LICENSE.txt': 'x',
      'requirements-dev.txt': 'x',
      'd.png': 'x',
      '.e.md': 'x',
      '.obsidian/f.md': 'x',
      'node_modules/g.md': 'x',
    });
    expect(names(folder)).toEqual(['a.md', 'b.markdown', 'c.txt']);
  });

  it('are listed once, under the name that is no link, whatever links lead where', () => {
    const folder = temporaryFolder();
    writeNotes(folder, { 'b/one.md': 'x', 'c/two.md': 'x' });
    symlinkSync(join(folder, 'c'), join(folder, 'b', 'a link'));
    symlinkSync(folder, join(folder, 'c', 'up'));
    symlinkSync(join(folder, 'b'), join(folder, 'a'));
    expect(names(folder)).toEqual(['b/one.md', 'c/two.md']);
    const elsewhere = temporaryFolder();
    writeNotes(elsewhere, { 'three.md': 'x' });
    symlinkSync(elsewhere, join(folder, 'b', 'shared'));
    expect(names(folder)).toEqual(['b/one.md', 'b/shared/three.md', 'c/two.md']);
  });

  it('that lead nowhere are told', () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'none.md'), join(folder, 'a.md'));
    expect(listNotes(folder)).toMatchObject({
      files: [],
      problems: [{ file: 'a.md', message: expect.stringContaining('not there') as unknown }],
    });
  });
});

describe('a file that is no note', () => {
  it.each([
    ['of 50 MB', (path: string) => truncateSync(path, 50 * 1024 * 1024), /50 MB, too large/],
    ['of bytes', (path: string) => writeFileSync(path, Buffer.from([0x50, 0x4b, 3, 4, 0, 255])), /not text/],
    ['in another encoding', (path: string) => writeFileSync(path, Buffer.from('Q: Caf\xe9?\nA: yes\n', 'latin1')), /not UTF-8/],
  ])('%s is told in a sentence, and its cards stay', async (_what, spoil, says) => {
    const { client } = startTestApp({});
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': questions(2), 'b.md': questions(1, 'B') });
    await client.addNotes({ path: folder });
    spoil(join(folder, 'a.md'));
    const { aside, problems } = await client.sync({});
    expect(aside).toBe(0);
    expect(problems).toMatchObject([{ file: 'a.md', line: 1, message: expect.stringMatching(says) as unknown }]);
    expect((await client.today({})).total).toBe(3);
  });

  it('that went between being listed and being read is told', () => {
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': 'x' });
    const file = only(folder);
    rmSync(file.path);
    expect(readNote(file)).toMatchObject({ problem: { message: expect.stringContaining('not there') as unknown } });
  });
});

describe('a note that is written while it is read', () => {
  it('is read again until it is whole', () => {
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': 'half' });
    let reads = 0;
    const read = readNote(only(folder), (path) => {
      const bytes = readFileSync(path);
      if (++reads === 1) appendFileSync(path, ' and half');
      return bytes;
    });
    expect(read).toEqual({ text: 'half and half' });
  });

  it('is told when that never ends, instead of setting half of its cards aside', () => {
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': questions(1) });
    const read = readNote(only(folder), (path) => {
      const bytes = readFileSync(path);
      appendFileSync(path, 'more');
      return bytes;
    });
    expect(read).toMatchObject({ problem: { message: 'This file kept changing while it was read.' } });
  });
});

describe('line ends and a byte-order mark', () => {
  it('are no change of a card', async () => {
    const { client } = startTestApp({});
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': questions(3) });
    await client.addNotes({ path: folder });
    writeNotes(folder, { 'a.md': `\uFEFF${questions(3).replaceAll('\n', '\r\n')}` });
    expect(await client.sync({})).toMatchObject({ added: 0, updated: 0, aside: 0, unchanged: 3, problems: [] });
  });
});

describe('a folder in a folder that may not be opened', () => {
  it('keeps its cards', async () => {
    const { client } = startTestApp({});
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': questions(1), 'deep/b.md': questions(2, 'B') });
    await client.addNotes({ path: folder });
    // A link that leads to itself can't be opened by anybody, root included.
    rmSync(join(folder, 'deep'), { recursive: true });
    symlinkSync(join(folder, 'deep'), join(folder, 'deep'));
    mkdirSync(join(folder, 'other'));
    const report = await client.sync({});
    expect(report).toMatchObject({ aside: 0, problems: [{ file: 'deep' }] });
    expect((await client.today({})).total).toBe(3);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextCard, startTestApp, temporaryFolder, writeNotes } from './test-app';

const note = 'Q: What stores the state?\nA: etcd\n\nRWO :: read-write once\n';

async function start(notes: Record<string, string>) {
  const { client } = startTestApp({});
  const folder = temporaryFolder();
  writeNotes(folder, notes);
  await client.addNotes({ path: folder });
  const plan = await client.planIds({ path: folder });
  const write = () => client.writeIds({ path: folder, files: plan.files.map(({ file, hash }) => ({ file, hash })) });
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { client, folder, plan, write, text };
}

describe('ids written into notes', () => {
  it('are shown first, and nothing is written before', async () => {
    const { plan, text, folder } = await start({ 'a.md': note });
    expect(plan.files).toMatchObject([{ file: 'a.md', ids: 2 }]);
    expect(plan.files[0]?.diff).toContain('+A: etcd <!-- id: ');
    expect(text('a.md')).toBe(note);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('leave every card with its memory, and all of them with an id', async () => {
    const { client, folder, write } = await start({ 'a.md': note, 'b.md': `${note}\nQ: And more?\nA: yes\n` });
    for (let count = 0; count < 3; count++) {
      const { card } = await nextCard(client);
      await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
    }
    expect((await write()).files.every(({ refused }) => refused === null)).toBe(true);
    expect(await client.sync({})).toMatchObject({ added: 0, updated: 0, moved: 0, aside: 0, unchanged: 3, problems: [] });
    expect(await client.today({})).toMatchObject({ total: 3, counts: { new: 0 } });
    expect(await client.planIds({ path: folder })).toMatchObject({ files: [], without: 0 });
  });

  it('keep the file’s mode and the link to it, and leave nothing else behind', async () => {
    const elsewhere = temporaryFolder();
    writeNotes(elsewhere, { 'real.md': note });
    chmodSync(join(elsewhere, 'real.md'), 0o640);
    const { client } = startTestApp({});
    const folder = temporaryFolder();
    symlinkSync(join(elsewhere, 'real.md'), join(folder, 'link.md'));
    const { files } = await client.planIds({ path: folder });
    await client.writeIds({ path: folder, files: files.map(({ file, hash }) => ({ file, hash })) });
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    expect(statSync(join(elsewhere, 'real.md')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(elsewhere, 'real.md'), 'utf8')).toContain('<!-- id: ');
    expect(readdirSync(elsewhere)).toEqual(['real.md']);
  });

  it('are refused for a note that was changed since, and written into the others', async () => {
    const { write, folder, text } = await start({ 'a.md': note, 'b.md': 'Q: Other?\nA: one\n' });
    writeNotes(folder, { 'a.md': `${note}\nMore.\n` });
    const { files } = await write();
    expect(files).toMatchObject([
      { file: 'a.md', ids: 0, refused: expect.stringMatching(/changed since/) as unknown },
      { file: 'b.md', ids: 1, refused: null },
    ]);
    expect(text('a.md')).toBe(`${note}\nMore.\n`);
  });

  it('leave the note as it was when only a part of it fits on the disk', async () => {
    const long = `${note}\n${'A line of prose. '.repeat(20_000)}\n`;
    const { write, folder, text, plan } = await start({ 'a.md': long });
    expect(plan.files).toMatchObject([{ file: 'a.md', ids: 2 }]);
    // A write that crosses the limit is cut short without an error, as on a disk that fills up; the next one fails.
    limitFiles('200000:');
    const { files } = await write().finally(() => {
      limitFiles('unlimited:');
    });
    expect(files).toMatchObject([{ file: 'a.md', ids: 0, refused: expect.stringMatching(/could not be written.+as it was/) as unknown }]);
    expect(text('a.md')).toBe(long);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });
});

/** How long a file this process writes may become; what is before the colon, so that it can be taken back. */
function limitFiles(bytes: string) {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}`]);
}

import { appendFileSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../electron/contract';
import { reportOf } from './jobs';
import { nextCard, questions, startTestApp, temporaryFolder, writeNotes } from './test-app';

const folders = async (client: Client) => (await client.noteFolders({})).map(({ path }) => path);
const reviewOne = async (client: Client) => {
  const { card } = await nextCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
};

describe('a place within an added folder', () => {
  it('is not added again, by whatever way it is named', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'net/a.md': questions(2), 'b.md': questions(1, 'B') });
    await client.addNotes({ path: notes });
    const link = join(temporaryFolder(), 'link');
    symlinkSync(join(notes, 'net'), link);
    for (const path of [join(notes, 'net'), join(notes, 'b.md'), link]) {
      expect(await client.previewNotes({ path, patienceMs: 10_000 })).toMatchObject({ within: notes, contains: [] });
      await expect(client.addNotes({ path })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(notes) as unknown,
      });
    }
    expect((await client.today({})).total).toBe(3);
    expect(await folders(client)).toEqual([notes]);
  });

  it('is another place when only its name begins alike', async () => {
    const { client } = startTestApp({});
    const both = temporaryFolder();
    writeNotes(both, { 'net/a.md': questions(1, 'A'), 'net-2/b.md': questions(1, 'B') });
    await client.addNotes({ path: join(both, 'net') });
    expect(await client.addNotes({ path: join(both, 'net-2') })).toMatchObject({ added: 1 });
  });
});

describe('a folder around added ones', () => {
  it('takes them over: no card twice, every memory kept, what was off stays off; undo parts them again', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    const plain = 'A DaemonSet is an object that runs one Pod on every node.\n';
    writeNotes(notes, { 'net/a.md': `${questions(2)}\n${plain}`, 'one.md': questions(1, 'One'), 'rest.md': questions(1, 'Rest') });
    const inner = join(notes, 'net');
    const read = await client.readNotes({ paths: [inner], found: true });
    const off = read.flatMap(({ cards }) => cards.filter(({ found }) => found !== null).map(({ key }) => key));
    expect(off).toHaveLength(1);
    await client.addNotes({ path: inner, choices: { found: ['definitions'], off } });
    await client.addNotes({ path: join(notes, 'one.md') });
    for (let count = 0; count < 3; count++) await reviewOne(client);
    expect(await client.previewNotes({ path: notes, patienceMs: 10_000 })).toMatchObject({ contains: [inner, join(notes, 'one.md')] });
    expect(await client.addNotes({ path: notes })).toMatchObject({ added: 1, aside: 0 });
    expect(await client.today({})).toMatchObject({ total: 4, counts: { new: 1 } });
    expect(await folders(client)).toEqual([notes]);
    writeNotes(notes, { 'net/a.md': `${questions(2)}\n${plain.replace('runs', 'keeps')}` });
    await client.sync({});
    expect((await client.today({})).total).toBe(4);
    await client.undo({});
    await client.undo({});
    expect((await folders(client)).sort()).toEqual([inner, join(notes, 'one.md')]);
    expect(await client.today({})).toMatchObject({ total: 3, counts: { new: 0 } });
  });
});

describe('a folder that is looked at', () => {
  it('is read again although nobody tells of changes, and as before once it is told', async () => {
    const { app, client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(1) });
    await client.addNotes({ path: notes });
    const folder = (await client.noteFolders({}))[0];
    expect(folder?.watched).toEqual({ pollSeconds: null, trouble: null, unread: null });
    expect(await client.setPolling({ folder: folder?.id ?? 0, seconds: 2 })).toMatchObject({ pollSeconds: 2 });
    await app.keepHouse((error) => {
      throw error;
    });
    const change = client.waitForChange({ since: 0 });
    writeNotes(notes, { 'a.md': questions(2) });
    await change;
    expect((await client.today({})).total).toBe(2);
    await client.undo({});
    expect((await client.noteFolders({}))[0]?.watched.pollSeconds).toBeNull();
  });

  it('may lie in a hidden folder', async () => {
    const { app, client } = startTestApp({});
    const notes = join(temporaryFolder(), '.vault', 'notes');
    mkdirSync(notes, { recursive: true });
    writeNotes(notes, { 'a.md': questions(1) });
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    const change = client.waitForChange({ since: 0 });
    appendFileSync(join(notes, 'a.md'), `\n${questions(1, 'More')}`);
    await change;
    expect((await client.today({})).total).toBe(2);
  });
});

describe('a preview', () => {
  it('is read in parts when it takes long, and hears of changes', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(2, 'A'), 'b.md': questions(2, 'B') });
    expect(await client.previewNotes({ path: notes, patienceMs: 0 })).toMatchObject({ read: 1, total: 2 });
    const { version, read } = await client.previewNotes({ path: notes, patienceMs: 10_000 });
    expect(read).toBe(2);
    const change = client.previewChange({ path: notes, since: version });
    // Watching starts while this goes on; a write that comes too early for it is no change.
    const timer = setInterval(() => appendFileSync(join(notes, 'a.md'), '\nMore text.\n'), 400);
    try {
      expect((await change).version).toBeGreaterThan(version);
    } finally {
      clearInterval(timer);
    }
  });
});

describe('many notes', () => {
  it('are added by a job as one step, and read again as another', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    const many = (what: string) => Array.from({ length: 3 }, (_, index) => questions(700, `${what} ${index}`));
    writeNotes(notes, Object.fromEntries(many('First').map((text, index) => [`${index}.md`, text])));
    const started = await client.startAdding({ path: notes, choices: { found: [], off: [] } });
    expect(started.report).toBeNull();
    expect(await reportOf(client, 'notes', started)).toMatchObject({ added: 2100 });
    expect((await client.today({})).total).toBe(2100);
    writeNotes(notes, Object.fromEntries(many('First').map((text, index) => [`${index}.md`, `# Head\n\n${text}`])));
    expect(await client.sync({})).toMatchObject({ added: 0, aside: 0 });
    await client.undo({});
    await client.undo({});
    expect((await client.today({})).total).toBe(0);
  });
});

describe('a folder that goes away and comes back', () => {
  it('keeps its cards, says so, and is watched again', async () => {
    const { app, client } = startTestApp({});
    const place = temporaryFolder();
    const notes = join(place, 'drive', 'notes');
    writeNotes(notes, { 'a.md': questions(2) });
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    const trouble = async () => (await client.noteFolders({}))[0]?.trouble;
    const gone = client.waitForChange({ since: 0 });
    renameSync(join(place, 'drive'), join(place, 'away'));
    const { version } = await gone;
    expect(await trouble()).toMatch(/can't be opened/);
    expect((await client.today({})).total).toBe(2);
    const back = client.waitForChange({ since: version });
    renameSync(join(place, 'away'), join(place, 'drive'));
    const again = await back;
    expect(await trouble()).toBeNull();
    const changed = client.waitForChange({ since: again.version });
    writeNotes(notes, { 'a.md': questions(3) });
    await changed;
    expect((await client.today({})).total).toBe(3);
  });
});

describe('a note in a folder that can not be read', () => {
  it('keeps its cards, and the folder says so until it can be read', async () => {
    const { app, client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(2), 'b.md': questions(1, 'B') });
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    const unread = async () => (await client.noteFolders({}))[0]?.watched.unread;
    expect(await unread()).toBeNull();
    const broken = client.waitForChange({ since: 0 });
    writeFileSync(join(notes, 'a.md'), Buffer.from([0x51, 0x3a, 0x20, 0xff, 0xfe]));
    const { version } = await broken;
    expect(await unread()).toBe('a.md: This file is not UTF-8. Save it as UTF-8 in your editor.');
    expect((await client.today({})).total).toBe(3);
    const mended = client.waitForChange({ since: version });
    writeNotes(notes, { 'a.md': questions(2) });
    await mended;
    expect(await unread()).toBeNull();
    expect((await client.today({})).total).toBe(3);
  });
});

describe('a folder with links that lead back into it', () => {
  it('is watched, also where a link leads elsewhere', async () => {
    const { app, client } = startTestApp({});
    const notes = temporaryFolder();
    const elsewhere = temporaryFolder();
    writeNotes(notes, { 'deep/a.md': questions(1) });
    writeNotes(elsewhere, { 'b.md': questions(1, 'B') });
    symlinkSync(notes, join(notes, 'deep', 'loop'));
    symlinkSync(join(notes, 'deep'), join(notes, 'again'));
    symlinkSync(elsewhere, join(notes, 'shared'));
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    const first = client.waitForChange({ since: 0 });
    writeNotes(notes, { 'deep/a.md': questions(2) });
    const second = client.waitForChange({ since: (await first).version });
    expect((await client.today({})).total).toBe(3);
    writeNotes(elsewhere, { 'b.md': questions(2, 'B') });
    await second;
    expect((await client.today({})).total).toBe(4);
  });
});

describe('a folder of 5,000 notes', () => {
  it('is watched like a small one', async () => {
    const { app, client } = startTestApp({});
    const notes = temporaryFolder();
    const folders = Array.from({ length: 50 }, (_, folder) =>
      Object.fromEntries(
        Array.from({ length: 100 }, (_, note) => [`part ${folder}/note ${note}.md`, `# Note ${folder} ${note}\n\nText.\n`]),
      ),
    );
    writeNotes(notes, Object.assign({ 'part 7/cards.md': questions(1) }, ...folders) as Record<string, string>);
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    expect((await client.noteFolders({}))[0]?.watched.trouble).toBeNull();
    const change = client.waitForChange({ since: 0 });
    writeNotes(notes, { 'part 7/cards.md': questions(2) });
    await change;
    expect((await client.today({})).total).toBe(2);
  });
});

describe('notes that are changed while the app is closed', () => {
  it('are read at the next start', async () => {
    const notes = temporaryFolder();
    writeNotes(notes, { 'ports.md': questions(1) });
    const first = startTestApp({});
    await first.client.addNotes({ path: notes });
    writeNotes(notes, { 'ports.md': questions(2), 'more.md': questions(3, 'Other') });
    const { app, client } = first.restart();
    expect((await client.today({})).total).toBe(1);
    const change = client.waitForChange({ since: 0 });
    await app.keepHouse((error) => {
      throw error;
    });
    await change;
    expect((await client.today({})).total).toBe(5);
  });
});

describe('a folder that is being read', () => {
  const many = (each: number, more = '') =>
    Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`n${number}.md`, questions(each, `Topic ${number}`) + more]));

  it('stays removed when it is removed meanwhile', async () => {
    const { client } = startTestApp({ 'a.md': questions(2) });
    const notes = temporaryFolder();
    writeNotes(notes, many(25));
    await client.addNotes({ path: notes });
    const [folder] = (await client.noteFolders({})).filter(({ bundled }) => !bundled);
    writeNotes(notes, many(25, '\nQ: More?\nA: yes\n'));
    const reading = client.sync({});
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    await client.removeNotes({ folder: folder?.id ?? 0 });
    await reading;
    expect(await client.browse({ query: 'topic -is:aside', sort: null, descending: false })).toMatchObject({ ok: true, cards: [] });
  });
});

describe('watched notes', () => {
  it('are read again after a backup from before was put in place', async () => {
    const { app, client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(2) });
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    const { file } = await client.backUp({});
    const changed = client.waitForChange({ since: 0 });
    writeNotes(notes, { 'a.md': questions(5) });
    const { version } = await changed;
    const again = client.waitForChange({ since: version });
    await client.restore({ file });
    await again;
    expect((await client.today({})).total).toBe(5);
  });

  it('are those too that came with an import', async () => {
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(2) });
    const one = startTestApp({});
    await one.client.addNotes({ path: notes });
    const path = join(temporaryFolder(), 'all.json');
    const everything = { format: 'json', path, deck: null, cards: null, history: true, media: true } as const;
    await reportOf(one.client, 'export', await one.client.startExport(everything));
    const two = startTestApp({});
    await two.app.keepHouse((error) => {
      throw error;
    });
    await reportOf(two.client, 'import', await two.client.startImport({ paths: [path], deck: null, history: true, wins: 'newer' }));
    const changed = two.client.waitForChange({ since: 0 });
    writeNotes(notes, { 'a.md': questions(5) });
    await changed;
    expect((await two.client.today({})).total).toBe(5);
  });
});

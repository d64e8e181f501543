import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CardView, Client } from '../../electron/contract';
import { startTestApp, temporaryFolder, writeNotes } from './test-app';

const fact = 'Q: What stores the state?\nA: etcd\n';
const other = 'Q: And what runs Pods?\nA: the kubelet\n';
const third = 'Q: Who places Pods?\nA: the scheduler\n';

/** The card of the fact; every test has it reviewed once. */
async function factCard(client: Client): Promise<CardView> {
  const [line] = await client.search({ query: 'stores' });
  if (!line) throw new Error('the card is not there');
  return client.card({ card: line.id });
}

const places = ({ source, alsoIn }: CardView) => [source?.file, ...alsoIn.map(({ file }) => file)];

async function start(notes: Record<string, string>) {
  const { client, clock, opened, restart } = startTestApp({});
  const folder = temporaryFolder();
  writeNotes(folder, notes);
  await client.addNotes({ path: folder });
  const card = await factCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
  return { client, clock, folder, card, opened, restart };
}

/** The fact is still one card, the same one with its review, and stands just there. */
async function expectKept(client: Client, id: number, where: string[]) {
  const card = await factCard(client);
  expect(card).toMatchObject({ id, state: 'review' });
  expect(places(card)).toEqual(where);
  expect(await client.search({ query: 'stores' })).toHaveLength(1);
}

describe('a fact of several notes', () => {
  it('is one card that knows all its places, each with its line and heading', async () => {
    const { client, folder, card, opened } = await start({ 'a.md': fact, 'b.md': `# Control plane\n\n${other}\n${fact}` });
    expect(places(card)).toEqual(['a.md', 'b.md']);
    expect(card.alsoIn).toEqual([{ file: 'b.md', heading: ['Control plane'], line: 6, endLine: 7 }]);
    await client.openSource({ card: card.id, also: 0 });
    expect(opened).toEqual([`${join(folder, 'b.md')}:6`]);
    await expect(client.openSource({ card: card.id, also: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['is edited away', (folder: string) => writeNotes(folder, { 'a.md': other })],
    ['is emptied', (folder: string) => writeNotes(folder, { 'a.md': '' })],
    ['is deleted', (folder: string) => rmSync(join(folder, 'a.md'))],
  ])('moves to the next note with its memory when its note %s', async (_how, change) => {
    const { client, folder, card } = await start({ 'a.md': fact, 'b.md': fact, 'c.md': `${third}\n${fact}` });
    change(folder);
    expect(await client.sync({})).toMatchObject({ aside: 0, moved: 1 });
    await expectKept(client, card.id, ['b.md', 'c.md']);
    writeNotes(folder, { 'b.md': third.replace('Who', 'What') });
    await client.sync({});
    await expectKept(client, card.id, ['c.md']);
    writeNotes(folder, { 'c.md': third });
    expect(await client.sync({})).toMatchObject({ aside: 1 });
  });

  it('stays when its note is renamed, whichever note the new name comes after', async () => {
    for (const name of ['0.md', 'z.md']) {
      const { client, folder, card } = await start({ 'a.md': `${third}\n${fact}`, 'b.md': fact });
      renameSync(join(folder, 'a.md'), join(folder, name));
      await client.sync({});
      const now = await factCard(client);
      expect(now).toMatchObject({ id: card.id, state: 'review' });
      expect(places(now).sort()).toEqual([name, 'b.md'].sort());
    }
  });

  it('stays when the further note loses it, in any way', async () => {
    for (const change of [
      (folder: string) => writeNotes(folder, { 'b.md': third }),
      (folder: string) => rmSync(join(folder, 'b.md')),
      (folder: string) => writeNotes(folder, { 'a.md': `\n${fact}`, 'b.md': third }),
    ]) {
      const { client, folder, card } = await start({ 'a.md': fact, 'b.md': fact });
      change(folder);
      expect(await client.sync({})).toMatchObject({ aside: 0 });
      await expectKept(client, card.id, ['a.md']);
    }
  });

  it('stays where it is when the notes change places in the list, and when both lose and win it at once', async () => {
    const { client, folder, card } = await start({ 'b.md': fact });
    writeNotes(folder, { 'a.md': fact });
    expect(await client.sync({})).toMatchObject({ added: 0, moved: 0, aside: 0 });
    await expectKept(client, card.id, ['b.md', 'a.md']);
    writeNotes(folder, { 'b.md': other, 'c.md': fact });
    await client.sync({});
    await expectKept(client, card.id, ['a.md', 'c.md']);
  });

  it('is changed in one note: that one makes another card, the other keeps the memory', async () => {
    const { client, folder, card } = await start({ 'a.md': fact, 'b.md': fact });
    writeNotes(folder, { 'a.md': 'Q: What stores the state?\nA: etcd, a key-value store\n' });
    expect(await client.sync({})).toMatchObject({ added: 1, aside: 0 });
    const kept = await client.card({ card: card.id });
    expect(kept).toMatchObject({ state: 'review', answer: 'etcd', source: { file: 'b.md' }, alsoIn: [] });
    writeNotes(folder, { 'b.md': 'Q: What stores the state?\nA: etcd, a key-value store\n' });
    await client.sync({});
    expect(await client.search({ query: 'stores' })).toHaveLength(1);
  });

  it('is found again where only case, marks or the way of writing differ', async () => {
    const { client, folder, card } = await start({ 'a.md': fact, 'b.md': other });
    writeNotes(folder, { 'b.md': `${other}\nQ: **What** stores the state?\nA: Etcd\n` });
    expect(await client.sync({})).toMatchObject({ added: 0, aside: 0 });
    await expectKept(client, card.id, ['a.md', 'b.md']);
  });

  it('lists a passage once however often its note is read, and follows its line', async () => {
    const { client, folder, card } = await start({ 'a.md': fact, 'b.md': fact });
    for (const blank of ['\n', '\n\n', '\n\n\n']) {
      writeNotes(folder, { 'b.md': `${blank}${fact}` });
      await client.sync({});
      expect((await factCard(client)).alsoIn).toMatchObject([{ file: 'b.md', line: 1 + blank.length }]);
    }
    await expectKept(client, card.id, ['a.md', 'b.md']);
  });

  it('goes back to its first place with undo, also after a restart', async () => {
    const { client, folder, card, restart } = await start({ 'a.md': fact, 'b.md': fact });
    rmSync(join(folder, 'a.md'));
    await client.sync({});
    await expectKept(client, card.id, ['b.md']);
    const again = restart().client;
    await again.undo({});
    await expectKept(again, card.id, ['a.md', 'b.md']);
  });
});

describe('a card that was switched off', () => {
  const job = 'A Job is an object that runs Pods until enough of them have succeeded.\n';
  const daemons = 'A DaemonSet is an object that runs one Pod on every node.\n';
  const plain = (how: string) => `# Jobs\n\nA CronJob is an object that makes Jobs on ${how}.\n\n${job}`;

  async function startOff(text: string, front: string) {
    const { client, clock, restart } = startTestApp({});
    const folder = temporaryFolder();
    writeNotes(folder, { 'a.md': text });
    const read = await client.readNotes({ paths: [folder], found: true });
    const cards = read.flatMap((note) => note.cards);
    const off = cards.filter((card) => card.front.includes(front)).map(({ key }) => key);
    expect(off).toHaveLength(1);
    await client.addNotes({ path: folder, choices: { found: ['definitions', 'concepts'], off } });
    const total = async () => (await client.today({})).total;
    const keys = async () => (await client.noteFolders({})).find(({ path }) => path === folder)?.choices.off;
    return { client, clock, folder, off, total, keys, restart };
  }

  it('stays off when its passage is edited, moved in the note, and moved to another note', async () => {
    const { client, folder, off, total, keys } = await startOff(plain('a shedule'), 'CronJob');
    const made = await total();
    expect(made).toBeGreaterThan(0);
    writeNotes(folder, { 'a.md': plain('a schedule') });
    await client.sync({});
    expect(await total()).toBe(made);
    expect(await keys()).toHaveLength(1);
    expect(await keys()).not.toEqual(off);
    writeNotes(folder, { 'a.md': plain('a schedule that you give').split('\n\n').reverse().join('\n\n') });
    await client.sync({});
    expect(await total()).toBe(made);
    writeNotes(folder, {
      'a.md': `# Jobs\n\n${job}`,
      'b.md': plain('a schedule that you give').replace(job, ''),
    });
    await client.sync({});
    expect(await total()).toBe(made);
  });

  it('stays off when its text goes and comes back, and does not switch off what is put in its place', async () => {
    const { client, folder, total } = await startOff(plain('a schedule'), 'CronJob');
    const made = await total();
    writeNotes(folder, { 'a.md': plain('a schedule').replace(/A CronJob.*\n/, daemons) });
    await client.sync({});
    expect(await total()).toBe(made + 1);
    writeNotes(folder, { 'a.md': `${plain('a schedule')}\n${daemons}` });
    await client.sync({});
    expect(await total()).toBe(made + 1);
  });

  it('is made, and stays, when it is switched on again', async () => {
    const { client, folder, total } = await startOff(plain('a schedule'), 'CronJob');
    const made = await total();
    writeNotes(folder, { 'a.md': plain('a timetable') });
    await client.sync({});
    await client.addNotes({ path: folder, choices: { found: ['definitions', 'concepts'], off: [] } });
    expect(await total()).toBe(made + 1);
    await client.sync({});
    expect(await total()).toBe(made + 1);
  });

  it('stays off while its whole kind is off and it is edited meanwhile', async () => {
    const { client, folder, total, keys } = await startOff(plain('a shedule'), 'CronJob');
    const made = await total();
    await client.addNotes({ path: folder, choices: { found: [], off: (await keys()) ?? [] } });
    expect(await total()).toBe(0);
    writeNotes(folder, { 'a.md': plain('a schedule') });
    await client.sync({});
    await client.addNotes({ path: folder, choices: { found: ['definitions', 'concepts'], off: (await keys()) ?? [] } });
    expect(await total()).toBe(made);
  });

  it('is as it was after undo', async () => {
    const { client, folder, off, total, keys, restart } = await startOff(plain('a shedule'), 'CronJob');
    const made = await total();
    writeNotes(folder, { 'a.md': plain('a schedule') });
    await client.sync({});
    const again = restart().client;
    await again.undo({});
    expect((await again.noteFolders({})).find(({ path }) => path === folder)?.choices.off).toEqual(off);
    await again.sync({});
    expect((await again.today({})).total).toBe(made);
    expect(await keys().catch(() => null)).not.toEqual(off);
  });
});

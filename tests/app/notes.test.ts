import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextCard, questions, startTestApp, temporaryFolder, writeNotes } from './test-app';

const answerAll = async (client: ReturnType<typeof startTestApp>['client'], count: number) => {
  for (let index = 0; index < count; index++) {
    const { card } = await nextCard(client);
    await client.answerCard({ card: card.id, deck: null, rating: 4, durationMs: 1000 });
  }
};

describe('bundled decks', () => {
  it('are there on the first start, and a start without changes changes nothing', async () => {
    const first = startTestApp({ 'a.md': questions(4) });
    expect((await first.client.today({})).total).toBe(4);
    const second = first.restart();
    expect(await second.client.sync({})).toMatchObject({ added: 0, updated: 0, moved: 0, unchanged: 4, aside: 0 });
  });

  it('may be one README, which is a note as long as it links no other', async () => {
    const { client } = startTestApp({ 'README.md': questions(2) });
    expect(await client.today({})).toMatchObject({ total: 2 });
    const both = startTestApp({ 'README.md': `[B](b.md)\n\n${questions(2, 'A')}`, 'b.md': questions(1, 'B') });
    expect(await both.client.today({})).toMatchObject({ total: 1 });
  });

  it('come in the order in which the README links them', async () => {
    const { client } = startTestApp({ 'README.md': '- [B](b.md)\n- [A](a.md)\n', 'a.md': questions(1, 'A'), 'b.md': questions(1, 'B') });
    expect((await nextCard(client)).card.front).toContain('B 1');
    expect((await client.today({})).total).toBe(2);
  });

  it('are missed in one sentence when they are missing; cards and reviews stay', async () => {
    const first = startTestApp({ 'a.md': questions(4) });
    await answerAll(first.client, 1);
    rmSync(join(first.decksDir, 'a.md'));
    const second = first.restart();
    expect((await second.client.status({})).notice).toMatch(/bundled decks are missing/);
    expect(await second.client.today({})).toMatchObject({ total: 4, done: { reviews: 1 } });
  });
});

describe('a folder of notes', () => {
  it('becomes decks named after it, its folders and files', async () => {
    const { client } = startTestApp({});
    const notes = join(temporaryFolder(), 'Study');
    writeNotes(notes, { 'net/services.md': questions(2), 'pods.md': questions(1, 'Pod') });
    expect(await client.addNotes({ path: notes })).toMatchObject({ added: 3 });
    expect((await client.decks({})).map(({ name, total }) => [name, total])).toEqual([
      ['Study', 3],
      ['Study/net', 2],
      ['Study/net/services', 2],
      ['Study/pods', 1],
    ]);
  });

  it('keeps memory through a typo fix, a reorder and a renamed file', async () => {
    const { client, clock } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: Which componet assigns Pods to nodes?\nA: kube-scheduler\n\nQ: What stores the state?\nA: etcd\n' });
    await client.addNotes({ path: notes });
    await answerAll(client, 2);
    const before = (await client.today({})).done.reviews;

    clock.at += 1000;
    writeNotes(notes, { 'a.md': 'Q: What stores the state?\nA: etcd\n\nQ: Which component assigns Pods to nodes?\nA: kube-scheduler\n' });
    expect(await client.sync({})).toMatchObject({ added: 0, updated: 1, aside: 0 });
    renameSync(join(notes, 'a.md'), join(notes, 'b.md'));
    expect(await client.sync({})).toMatchObject({ added: 0, aside: 0 });
    expect((await client.today({})).counts.new).toBe(0);
    expect(before).toBe(2);
  });

  it('is read again as one step, undone as one, also after a restart', async () => {
    const app = startTestApp({});
    const notes = temporaryFolder();
    const before = { 'a.md': questions(4), 'b.md': questions(2, 'Other') };
    writeNotes(notes, before);
    await app.client.addNotes({ path: notes });
    await answerAll(app.client, 3);
    const state = async ({ client }: typeof app) => ({
      today: await client.today({}),
      aside: await client.asideCards({}),
      cards: await client.search({ query: '' }),
    });
    const first = await state(app);
    rmSync(join(notes, 'b.md'));
    writeNotes(notes, {
      'a.md': before['a.md'].replace('Question 1?', 'The first question?').replace(/Q: Question 4[^]*/, ''),
      'c.md': questions(1, 'New'),
    });
    expect(await app.client.sync({})).toMatchObject({ added: 1, updated: 1, aside: 3 });
    const after = app.restart();
    expect(await state(after)).not.toEqual(first);
    await after.client.undo({});
    expect(await state(after)).toEqual(first);
  });

  it('sets cards aside that vanish, and gives them their memory back when they return', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(2) });
    await client.addNotes({ path: notes });
    await answerAll(client, 2);
    writeNotes(notes, { 'a.md': questions(1) });
    expect(await client.sync({})).toMatchObject({ aside: 1 });
    expect((await client.today({})).total).toBe(1);
    writeNotes(notes, { 'a.md': `${questions(2)}\n` });
    await client.sync({});
    expect(await client.today({})).toMatchObject({ total: 2, counts: { new: 0 } });
  });

  it('reports a mistake with its line and still makes the other cards', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: Good?\nA: yes\n\nQ: No answer\nA:\n\nQ: Also good?\nA: yes, this one too\n' });
    const report = await client.addNotes({ path: notes });
    expect(report.added).toBe(2);
    expect(report.problems).toMatchObject([{ file: 'a.md', severity: 'error' }]);
    expect(report.problems[0]?.line).toBeGreaterThanOrEqual(4);
  });

  it('that disappears keeps its cards and says so', async () => {
    const { client } = startTestApp({});
    const notes = join(temporaryFolder(), 'gone');
    writeNotes(notes, { 'a.md': questions(2) });
    await client.addNotes({ path: notes });
    rmSync(notes, { recursive: true });
    const report = await client.sync({});
    expect(report.aside).toBe(0);
    expect((await client.today({})).total).toBe(2);
    expect((await client.noteFolders({})).find(({ path }) => path === notes)?.trouble).toMatch(/can't be opened/);
  });

  it('survives link loops, files that are no text, and files in other encodings', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(1), 'deep/b.md': questions(1, 'B') });
    symlinkSync(notes, join(notes, 'deep', 'loop'));
    writeFileSync(join(notes, 'binary.md'), Buffer.from([0, 1, 2, 255]));
    writeFileSync(join(notes, 'latin.md'), Buffer.from([0x51, 0x3a, 0x20, 0xe9]));
    mkdirSync(join(notes, '.hidden'));
    writeNotes(notes, { '.hidden/c.md': questions(1, 'C'), 'bom.md': `\uFEFF${questions(1, 'D')}`.replaceAll('\n', '\r\n') });
    const report = await client.addNotes({ path: notes });
    expect(report.added).toBe(3);
    expect(report.problems.map(({ file }) => file).sort()).toEqual(['binary.md', 'latin.md']);
  });

  it('can be removed, and the removal taken back', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(3) });
    await client.addNotes({ path: notes });
    const folder = (await client.noteFolders({})).find(({ path }) => path === notes);
    expect(await client.removeNotes({ folder: folder?.id ?? 0 })).toEqual({ aside: 3 });
    expect((await client.today({})).total).toBe(0);
    await client.undo({});
    expect((await client.today({})).total).toBe(3);
    expect((await client.noteFolders({})).map(({ path }) => path)).toEqual([notes]);
  });

  it('is refused with a sentence when it is not there', async () => {
    const { client } = startTestApp({});
    await expect(client.addNotes({ path: '/no/such/folder' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the exam’s version', () => {
  it('decides which cards there are; those of other versions keep their memory', async () => {
    const { client } = startTestApp({
      'a.md': 'Q: Old?\nA: old answer\n<!-- until: 1.33 -->\n\nQ: New?\nA: new answer\n<!-- since: 1.34 -->\n',
    });
    expect((await nextCard(client)).card.front).toContain('New?');
    await answerAll(client, 1);
    await client.setSettings({ kubernetes: '1.33' });
    expect((await nextCard(client)).card.front).toContain('Old?');
    expect((await client.today({})).total).toBe(1);
    await client.setSettings({ kubernetes: '1.35' });
    expect(await client.today({})).toMatchObject({ total: 1, counts: { new: 0 } });
  });
});

describe('cards found in ordinary notes', () => {
  it('are made as chosen, and single ones can be left out', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, {
      'plain.md':
        '# Jobs\n\nList the Jobs of the namespace mill:\n\n`kubectl get jobs -n mill`\n\n**CronJob** - makes Jobs on a schedule.\n\nQ: Who makes Pods?\nA: a Job\n',
    });
    const [read] = await client.readNotes({ paths: [notes], found: true });
    const found = read?.cards.filter(({ confidence }) => confidence < 1) ?? [];
    expect(found.length).toBeGreaterThan(0);
    await client.addNotes({ path: notes, choices: { found: [], off: [] } });
    expect((await client.today({})).total).toBe(1);
    await client.addNotes({ path: notes, choices: { found: ['commands', 'definitions', 'concepts'], off: [found[0]?.key ?? ''] } });
    expect((await client.today({})).total).toBe(found.length);
  });
});

describe('what is chosen in the preview', () => {
  const plain = '# Jobs\n\nList the Jobs of the namespace mill:\n\n`kubectl get jobs -n mill`\n\n**CronJob** - makes Jobs on a schedule.\n';

  it('makes exactly the cards that were shown: a note that is a deck is not searched because others are', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'deck.md': `---\ndeck: Own\n---\n${plain}\n${questions(1)}`, 'plain.md': plain });
    const read = await client.readNotes({ paths: [notes], found: true });
    const shown = read.flatMap(({ cards }) => cards).filter(({ outdated }) => outdated === null);
    expect(shown.filter(({ found }) => found === null)).toHaveLength(1);
    const kinds = [...new Set(shown.flatMap(({ found }) => (found === null ? [] : [found])))];
    expect(kinds.length).toBeGreaterThan(1);
    await client.addNotes({ path: notes, choices: { found: kinds, off: [] } });
    expect((await client.today({})).total).toBe(shown.length);
  });

  it('never leaves out what was written as a card', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(1) });
    const [read] = await client.readNotes({ paths: [notes], found: true });
    await client.addNotes({ path: notes, choices: { found: [], off: [read?.cards[0]?.key ?? ''] } });
    expect((await client.today({})).total).toBe(1);
  });
});

describe('a card without its note', () => {
  it('is listed with its history and can be brought back for good', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(1) });
    await client.addNotes({ path: notes });
    await answerAll(client, 1);
    writeNotes(notes, { 'a.md': 'Nothing to ask here any more.\n' });
    await client.sync({});
    const [aside] = await client.asideCards({});
    expect(aside).toMatchObject({ reviews: 1, file: 'a.md' });
    expect(await client.bringBack({ cards: [aside?.id ?? 0] })).toEqual({ changed: 1 });
    writeNotes(notes, { 'a.md': 'Still nothing to ask here.\n' });
    await client.sync({});
    expect((await client.today({})).total).toBe(1);
    expect(await client.asideCards({})).toEqual([]);
  });
});

describe('a card edited here', () => {
  it('asks about what its note became while the edit was open', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: What stores the state?\nA: etcd\n' });
    await client.addNotes({ path: notes });
    const { card } = await nextCard(client);
    const seen = { front: card.front, answer: card.answer, why: card.why };
    writeNotes(notes, { 'a.md': 'Q: What stores the state?\nA: etcd, a key-value store\n' });
    await client.sync({});
    await client.editCard({ card: card.id, ...seen, front: 'Where is the state of the cluster?', seen });
    expect(await client.card({ card: card.id })).toMatchObject({ answer: 'etcd', noteText: { answer: 'etcd, a key-value store' } });
  });

  it('keeps the person’s text over the note’s, and asks when the note changes too', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': 'Q: What stores the state?\nA: etcd\n' });
    await client.addNotes({ path: notes });
    const { card } = await nextCard(client);
    await client.editCard({ card: card.id, front: 'Where is the state of the cluster?', answer: 'etcd', why: '' });
    writeNotes(notes, { 'a.md': '\nQ: What stores the state?\nA: etcd\n' });
    await client.sync({});
    expect(await client.card({ card: card.id })).toMatchObject({ front: 'Where is the state of the cluster?', noteText: null });
    writeNotes(notes, { 'a.md': 'Q: What stores the state?\nA: etcd, a key-value store\n' });
    await client.sync({});
    expect(await client.card({ card: card.id })).toMatchObject({ answer: 'etcd', noteText: { answer: 'etcd, a key-value store' } });
    expect(await client.keepEdit({ card: card.id })).toMatchObject({ answer: 'etcd', noteText: null });
    expect(await client.revertCard({ card: card.id })).toMatchObject({ answer: 'etcd, a key-value store', edited: false });
  });
});

describe('watched notes', () => {
  it('reach the cards when a file is saved, whichever way the editor saves it', async () => {
    const { app, client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, { 'a.md': questions(1) });
    await client.addNotes({ path: notes });
    await app.keepHouse((error) => {
      throw error;
    });
    const first = client.waitForChange({ since: 0 });
    writeNotes(notes, { 'a.md': questions(2) });
    const { version } = await first;
    expect((await client.today({})).total).toBe(2);

    const second = client.waitForChange({ since: version });
    writeNotes(notes, { '.a.md.swp': questions(3) });
    renameSync(join(notes, '.a.md.swp'), join(notes, 'a.md'));
    const third = client.waitForChange({ since: (await second).version });
    expect((await client.today({})).total).toBe(3);

    rmSync(notes, { recursive: true });
    await third;
    expect((await client.today({})).total).toBe(3);
    expect((await client.noteFolders({}))[0]?.trouble).toMatch(/can't be opened/);
  });
});

describe('a fact that stands in two notes', () => {
  it('is one card, and stays one when either note is read again', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    const fact = 'Q: What stores the state?\nA: etcd\n';
    writeNotes(notes, { 'a.md': fact, 'b.md': `${fact}\nQ: And what runs Pods?\nA: the kubelet\n` });
    expect((await client.addNotes({ path: notes })).added).toBe(2);
    writeNotes(notes, { 'b.md': `Q: And what runs Pods?\nA: the kubelet\n\n${fact}` });
    expect(await client.sync({})).toMatchObject({ added: 0, aside: 0 });
    expect((await client.today({})).total).toBe(2);
  });

  it('loses the place that no longer has it, gets one that is new, and moves to the other when its own note loses it', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    const fact = 'Q: What stores the state?\nA: etcd\n';
    writeNotes(notes, { 'a.md': fact, 'b.md': fact, 'c.md': 'Nothing yet.\n' });
    await client.addNotes({ path: notes });
    const { card } = await nextCard(client);
    const places = async () => {
      const { source, alsoIn } = await client.card({ card: card.id });
      return [source?.file, ...alsoIn.map(({ file }) => file)];
    };
    expect(await places()).toEqual(['a.md', 'b.md']);
    writeNotes(notes, { 'b.md': 'Not here any more.\n' });
    await client.sync({});
    expect(await places()).toEqual(['a.md']);
    writeNotes(notes, { 'c.md': fact });
    expect(await client.sync({})).toMatchObject({ added: 0 });
    expect(await places()).toEqual(['a.md', 'c.md']);
    writeNotes(notes, { 'a.md': 'Not here any more either.\n' });
    expect(await client.sync({})).toMatchObject({ added: 0, aside: 0 });
    expect(await places()).toEqual(['c.md']);
  });
});

describe('fields of manifests', () => {
  it('are asked in the words of the API reference', async () => {
    const { client } = startTestApp({});
    const notes = temporaryFolder();
    writeNotes(notes, {
      'a.md':
        '# Rollouts\n\n```yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: mill\nspec:\n  replicas: 3\n  progressDeadlineSeconds: 60\n```\n',
    });
    const [read] = await client.readNotes({ paths: [notes], found: true });
    const fields = read?.cards.filter(({ found }) => found === 'fields') ?? [];
    expect(fields.map(({ answer }) => answer).join(' ')).toContain('progressDeadlineSeconds');
  });
});

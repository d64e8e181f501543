import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Desktop } from '../../electron/app/ports';
import type { Client } from '../../electron/contract';
import { databaseFile } from '../../electron/store/files';
import { heldJobs } from './held-jobs';
import { differences, reportOf } from './jobs';
import { nextCard, questions, startTestApp, temporaryFolder, writeNotes } from './test-app';

const versions = 'Q: Old?\nA: old answer\n<!-- until: 1.35 -->\n\nQ: New?\nA: new answer\n<!-- since: 1.36 -->\n';

async function questionsOf(client: Client): Promise<string[]> {
  const found = await client.browse({ query: '-is:aside', sort: 'front', descending: false });
  if (!found.ok) throw new Error(found.problem.message);
  return (await client.browseRows({ cards: found.cards })).map(({ front }) => front);
}

it('undo of another Kubernetes version brings the cards of the one before back', async () => {
  const { client } = startTestApp({ 'a.md': versions });
  const before = await questionsOf(client);
  expect(before).toEqual(['Old?']);
  await client.setSettings({ kubernetes: '1.36' });
  expect(await questionsOf(client)).toEqual(['New?']);
  await client.undo({});
  expect((await client.settings({})).kubernetes).toBe('1.35');
  expect(await questionsOf(client)).toEqual(before);
});

it('notes that are being added when the Kubernetes version is changed are of the new one', async () => {
  const { jobs, go } = heldJobs('notes');
  const { client } = startTestApp({ 'a.md': questions(1) }, { jobs });
  const folder = temporaryFolder();
  // So much text that a job reads it.
  const filler = Object.fromEntries(Array.from({ length: 10 }, (_, number) => [`f${number}.md`, 'word '.repeat(10_000)]));
  writeNotes(folder, { 'n.md': versions, ...filler });
  const adding = await client.startAdding({ path: folder });
  expect(adding.job).not.toBeNull();
  const changing = client.setSettings({ kubernetes: '1.36' });
  go();
  await reportOf(client, 'notes', adding);
  await changing;
  const asked = await questionsOf(client);
  expect(asked).toContain('New?');
  expect(asked).not.toContain('Old?');
});

it('undo of a setting reaches the desktop', async () => {
  const applied: boolean[] = [];
  // Nothing else of the desktop is asked.
  const desktop = { applySettings: ({ startAtLogin }) => void applied.push(startAtLogin) } as Partial<Desktop> as Desktop;
  const { client } = startTestApp({ 'a.md': questions(3) }, { desktop });
  await client.setSettings({ startAtLogin: true });
  await client.undo({});
  expect(applied).toEqual([false, true, false]);
});

it.each(['settings', 'options of a deck'])('%s that could not be stored are not in force', async (where) => {
  const { client, dataDir, restart } = startTestApp({ 'a.md': questions(3) });
  const { card } = await nextCard(client);
  await client.answerCard({ card: card.id, deck: null, rating: 3, durationMs: 900 });
  const [deck] = await client.decks({});
  const inForce = async () =>
    where === 'settings' ? (await client.settings({})).deckDefaults.weights : (await client.decks({}))[0]?.effective.weights;
  const before = (await client.settings({})).deckDefaults.weights;
  const weights = before.map((weight) => weight * 1.1);
  const other = new Database(databaseFile(dataDir));
  other.exec("CREATE TRIGGER full BEFORE UPDATE ON card BEGIN SELECT raise(ABORT, 'no room'); END");
  const changing =
    where === 'settings'
      ? client.setSettings({ deckDefaults: { weights } })
      : client.setDeckOptions({ deck: deck?.id ?? 0, options: { weights } });
  await expect(changing).rejects.toThrow();
  other.exec('DROP TRIGGER full');
  other.close();
  expect(await inForce()).toEqual(before);
  const next = await nextCard(client);
  await client.answerCard({ card: next.card.id, deck: null, rating: 3, durationMs: 900 });
  expect(await differences(restart().client)).toEqual([]);
});

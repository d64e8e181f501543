import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePackage } from '../exchange/make-anki';
import { brokenRules } from './accessibility';
import { appArguments, call, executable, newDataDir, painted, shot, startApp, windowEnvironment, until } from './app';

const database = (dataDir: string) => join(dataDir, 'kubedeck.db');

describe('one data folder', () => {
  it('has one window: a second start leaves and says why', async () => {
    const dataDir = newDataDir();
    await startApp(dataDir);
    const second = spawnSync(executable, appArguments(dataDir), { env: windowEnvironment(), encoding: 'utf8', timeout: 90_000 });
    expect(second.status).toBe(0);
    expect(second.stderr).toContain('already open');
  });

  it('has one writer: a writing command beside the open app says so, a reading one works', async () => {
    const dataDir = newDataDir();
    await startApp(dataDir);
    const command = (...args: string[]) =>
      spawnSync(process.execPath, ['out/main/cli.cjs', ...args, '--data', dataDir], { encoding: 'utf8', timeout: 90_000 });
    const writing = command('undo');
    expect(writing.status).toBe(1);
    expect(writing.stderr).toContain('already open');
    const reading = command('due', '--json');
    expect(reading.status).toBe(0);
    expect(JSON.parse(reading.stdout)).toMatchObject({ counts: { new: 20 } });
  });
});

describe('a database that cannot be used', () => {
  it('is never overwritten: the person is told, restores the latest backup, and the bad file is kept', async () => {
    const dataDir = newDataDir();
    const first = await startApp(dataDir);
    const step = await call(first.page, 'nextCard', { deck: null });
    if (step.type !== 'card') throw new Error('no card is due');
    await call(first.page, 'answerCard', { card: step.card.id, deck: null, rating: 3, durationMs: 2000 });
    await call(first.page, 'backUp', {});
    await first.app.close();
    const spoilt = 'this is no database '.repeat(500);
    writeFileSync(database(dataDir), spoilt);

    const { page } = await startApp(dataDir);
    await page.getByRole('heading', { name: 'Your cards could not be opened' }).waitFor();
    await shot(page, 'trouble');
    expect(readFileSync(database(dataDir), 'utf8')).toBe(spoilt);
    await page.keyboard.press('Enter');
    await painted(page, 'today');
    expect((await call(page, 'cardInfo', { card: step.card.id })).reviews).toHaveLength(1);
    const kept = readdirSync(dataDir).filter((name) => name.startsWith('kubedeck-damaged-'));
    expect(kept.map((name) => readFileSync(join(dataDir, name), 'utf8'))).toContain(spoilt);
  });

  it('says that data of a newer version needs the newer app', async () => {
    const dataDir = newDataDir();
    const first = await startApp(dataDir);
    await call(first.page, 'backUp', {});
    await first.app.close();
    const file = readFileSync(database(dataDir));
    // `user_version` stands in bytes 60 to 63 of the header.
    file.writeUInt32BE(99, 60);
    writeFileSync(database(dataDir), file);
    const { page } = await startApp(dataDir);
    await page.getByRole('heading', { name: 'These cards belong to a newer Kubedeck' }).waitFor();
    expect(readFileSync(database(dataDir)).equals(file)).toBe(true);
    expect(await brokenRules(page)).toEqual([]);
    await shot(page, 'trouble-newer');
    // The way back: a backup this version knows, with the newer file kept beside it.
    await page.getByRole('button', { name: 'Restore the latest' }).click();
    await painted(page, 'today');
    const kept = readdirSync(dataDir).filter((name) => name.startsWith('kubedeck-too-new-'));
    expect(kept.map((name) => readFileSync(join(dataDir, name)).equals(file))).toContain(true);
  });

  it('says so when the data folder is a file', () => {
    const dataDir = newDataDir();
    const taken = join(dataDir, 'taken');
    writeFileSync(taken, '');
    const command = spawnSync(process.execPath, ['out/main/cli.cjs', 'sync', '--data', taken], { encoding: 'utf8', timeout: 90_000 });
    expect(command.status).toBe(1);
    expect(command.stderr).toMatch(/cannot be written to|can.t be/);
    expect(readFileSync(taken, 'utf8')).toBe('');
  });
});

it('opens its window and says so when the data folder can’t be written', async () => {
  const taken = join(newDataDir(), 'taken');
  writeFileSync(taken, '');
  const { page } = await startApp(join(taken, 'data'));
  await page.getByRole('heading', { name: 'Kubedeck may not write to its data folder' }).waitFor();
  expect(readFileSync(taken, 'utf8')).toBe('');
});

describe('backups', () => {
  it('are made at start, listed, and restored from Settings', async () => {
    const dataDir = newDataDir();
    const { page, complaints } = await startApp(dataDir);
    await until(async () => (await call(page, 'backups', {})).length === 1);
    const [backup] = await call(page, 'backups', {});
    expect(backup).toMatchObject({ reason: 'start', reviews: 0 });
    const step = await call(page, 'nextCard', { deck: null });
    if (step.type !== 'card') throw new Error('no card is due');
    await call(page, 'answerCard', { card: step.card.id, deck: null, rating: 3, durationMs: 2000 });
    const { restored, kept } = await call(page, 'restore', { file: backup?.file ?? '' });
    expect(restored.reviews).toBe(0);
    expect(existsSync(kept)).toBe(true);
    expect((await call(page, 'cardInfo', { card: step.card.id })).reviews).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are not taken from elsewhere unchecked', async () => {
    const dataDir = newDataDir();
    const { page } = await startApp(dataDir);
    const foreign = join(dataDir, 'elsewhere.db');
    mkdirSync(join(dataDir, 'backups'), { recursive: true });
    copyFileSync('package.json', foreign);
    await expect(call(page, 'restore', { file: foreign })).rejects.toThrow(/damaged/);
    expect((await call(page, 'today', {})).total).toBeGreaterThan(100);
  });
});

describe('verification', () => {
  it('runs beside the window and finds nothing wrong', async () => {
    const { page } = await startApp(newDataDir());
    const { job } = await call(page, 'startVerify', { repair: false });
    await until(async () => (await call(page, 'jobStatus', { job })).state !== 'running');
    expect(await call(page, 'jobStatus', { job })).toMatchObject({
      state: 'finished',
      result: { job: 'verify', report: { integrity: 'ok', differences: [] } },
    });
  });
});

it('a restore shows what it would change, and a check finds and repairs a picture that is gone', async () => {
  const dataDir = newDataDir();
  const { page, complaints } = await startApp(dataDir);
  const file = join(dataDir, 'mine.apkg');
  writeFileSync(file, makePackage('latest'));
  const { job } = await call(page, 'startImport', { paths: [file], deck: null, history: true, wins: 'newer' });
  await until(async () => (await call(page, 'jobStatus', { job })).state !== 'running');
  await call(page, 'backUp', {});
  const step = await call(page, 'nextCard', { deck: null });
  if (step.type !== 'card') throw new Error('no card is due');
  const before = await call(page, 'cardInfo', { card: step.card.id });
  const answers = before.reviews.filter(({ type }) => type === 'answer').length;
  await call(page, 'answerCard', { card: step.card.id, deck: null, rating: 3, durationMs: 2000 });
  const sound = join(dataDir, 'media', 'bell.mp3');
  rmSync(sound);

  await page.keyboard.press(',');
  await painted(page, 'settings');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('In the media folder 1 picture or sound is gone.').waitFor();
  await shot(page, 'check-media');
  await page.getByRole('button', { name: 'Repair' }).click();
  await page.getByText('1 picture or sound brought back from the backups.').waitFor();
  expect(existsSync(sound)).toBe(true);

  await page.getByRole('listitem').filter({ hasText: 'by hand' }).getByRole('button').click();
  await page.getByText(/^1 review would be lost: /).waitFor();
  await page.getByRole('columnheader', { name: 'In the backup' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Cancel');
  expect(await brokenRules(page)).toEqual([]);
  await shot(page, 'restore-preview');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByText(/^Restored: /).waitFor();
  const { reviews } = await call(page, 'cardInfo', { card: step.card.id });
  expect(reviews.filter(({ type }) => type === 'answer')).toHaveLength(answers);
  expect(complaints).toEqual([]);
});

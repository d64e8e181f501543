import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished, vi } from 'vitest';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp, willChoose } from './app';

/** A home of its own, so that the list of profiles is none of this computer's. */
function newHome(): string {
  const home = newDataDir();
  for (const name of ['XDG_CONFIG_HOME', 'APPDATA']) vi.stubEnv(name, home);
  onTestFinished(() => void vi.unstubAllEnvs());
  return home;
}

async function toSettings(page: Page): Promise<void> {
  await page.keyboard.press(',');
  await painted(page, 'settings');
}

/** The window starts over. */
const reloaded = async (page: Page, act: () => Promise<void>) => {
  await page.evaluate(() => (document.documentElement.dataset['before'] = 'yes'));
  await act();
  await page.waitForFunction(() => document.documentElement.dataset['before'] === undefined);
  await painted(page, 'today');
};

it.skipIf(process.platform === 'darwin')(
  'several profiles: one is added, only looked at, opened, and its data moved; the next start finds it',
  async () => {
    newHome();
    const first = newDataDir();
    const { app, page, complaints } = await startApp(first);
    const work = join(newDataDir(), 'work');
    mkdirSync(work);
    await toSettings(page);
    await willChoose(app, work);
    await page.getByRole('button', { name: 'Add …' }).click();
    await page.getByText(work).waitFor();
    await page.getByRole('heading', { name: 'Profiles' }).scrollIntoViewIfNeeded();
    expect(await brokenRules(page)).toEqual([]);
    await shot(page, 'profiles');

    await reloaded(page, () => page.getByRole('button', { name: 'Open work', exact: true }).click());
    expect((await call(page, 'status', {})).dataFolder).toBe(work);
    await page.getByRole('navigation').getByText('work', { exact: true }).waitFor();
    const step = await call(page, 'nextCard', { deck: null });
    if (step.type !== 'card') throw new Error('no card is due');
    await call(page, 'answerCard', { card: step.card.id, deck: null, rating: 3, durationMs: 2000 });

    await toSettings(page);
    await reloaded(page, () => page.getByRole('button', { name: 'Open read-only', exact: true }).click());
    await page.getByRole('complementary', { name: 'Only looking' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await shot(page, 'only-looking');
    await expect(call(page, 'suspend', { cards: [step.card.id], on: true })).rejects.toThrow('Nothing was stored');
    expect((await call(page, 'cardInfo', { card: step.card.id })).reviews).toHaveLength(1);
    await reloaded(page, () => page.getByRole('button', { name: 'Open to study' }).click());

    const elsewhere = join(newDataDir(), 'elsewhere');
    await toSettings(page);
    await willChoose(app, elsewhere);
    await reloaded(page, () => page.getByRole('button', { name: 'Move …' }).click());
    expect((await call(page, 'status', {})).dataFolder).toBe(elsewhere);
    expect((await call(page, 'cardInfo', { card: step.card.id })).reviews).toHaveLength(1);
    expect(existsSync(join(work, 'kubedeck.db'))).toBe(false);
    expect(readdirSync(work).filter((name) => /^kubedeck-moved-.*\.db$/.test(name))).toHaveLength(1);
    await toSettings(page);
    await page.setViewportSize({ width: 640, height: 480 });
    await page.getByRole('heading', { name: 'Profiles' }).scrollIntoViewIfNeeded();
    await shot(page, 'profiles-small');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await app.close();

    const again = await startApp(null);
    expect((await call(again.page, 'status', {})).dataFolder).toBe(elsewhere);
    await again.page.keyboard.press('Control+k');
    await again.page.getByRole('combobox').fill('open the profile');
    await again.page.getByRole('option', { name: `Open the profile ${basename(first)}` }).waitFor();
    expect([...complaints, ...again.complaints]).toEqual([]);
  },
);

it('started to look only it stores nothing, also beside the one that writes', async () => {
  const dataDir = newDataDir();
  const writer = await startApp(dataDir);
  const reader = await startApp(dataDir, ['--read-only']);
  await reader.page.getByRole('complementary', { name: 'Only looking' }).waitFor();
  const step = await call(reader.page, 'nextCard', { deck: null });
  if (step.type !== 'card') throw new Error('no card is due');
  const answer = { card: step.card.id, deck: null, rating: 3, durationMs: 2000 } as const;
  await expect(call(reader.page, 'answerCard', answer)).rejects.toThrow('Nothing was stored');
  await call(writer.page, 'answerCard', answer);
  expect((await call(reader.page, 'cardInfo', { card: step.card.id })).reviews).toHaveLength(1);
  expect([...writer.complaints, ...reader.complaints]).toEqual([]);
});

it.skipIf(process.platform === 'darwin')('a data folder that has gone is told, and nothing new is begun there', async () => {
  const home = newHome();
  const dataDir = newDataDir();
  const first = await startApp(dataDir);
  const away = join(newDataDir(), 'stick');
  await toSettings(first.page);
  await willChoose(first.app, away);
  await reloaded(first.page, () => first.page.getByRole('button', { name: 'Move …' }).click());
  await first.app.close();
  renameSync(away, `${away}-unplugged`);

  const { page } = await startApp(null);
  await page.getByRole('heading', { name: 'Your data folder is not there' }).waitFor();
  await shot(page, 'trouble-gone');
  expect(existsSync(away)).toBe(false);
  expect(existsSync(join(home, 'Kubedeck', 'kubedeck.db'))).toBe(false);
  renameSync(`${away}-unplugged`, away);
  await page.getByRole('button', { name: 'Try again' }).click();
  await painted(page, 'today');
});

import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp, type RunningApp } from './app';
import { stopClock } from './clock';

/** The text that the first field of the shown task holds. */
const firstField = (page: Page) => page.locator('[data-step="0"] [data-answer-field]').first();
/** What a plain field or an editor holds. */
const shownText = (field: Locator) => field.evaluate((each) => (each instanceof HTMLTextAreaElement ? each.value : each.textContent));
const current = (page: Page) => page.locator('[data-task][aria-current="step"]').getAttribute('data-task');

/** Which tasks are drawn depends on the moment: at the same one they are the same each time. */
async function startMock({ app, page }: Pick<RunningApp, 'app' | 'page'>, exam: 'CKA' | 'CKAD', length: RegExp): Promise<void> {
  await page.keyboard.press('e');
  await painted(page, 'exam');
  for (const radio of [page.getByRole('radio', { name: exam, exact: true }), page.getByRole('radio', { name: length })]) {
    await radio.press('Space');
    expect(await radio.isChecked()).toBe(true);
  }
  await stopClock(app, Date.UTC(2026, 2, 2, 9));
  await page.getByRole('button', { name: 'Start the mock exam' }).press('Enter');
  await painted(page, /^mock-1-/);
  await stopClock(app, null);
}

describe.each(['light', 'dark'] as const)('a mock exam in %s', (theme) => {
  it('is sat with the keyboard, outlives a killed app, and ends in a post-mortem', async () => {
    const dataDir = newDataDir();
    const first = await startApp(dataDir);
    await call(first.page, 'setSettings', { theme });
    await first.page.reload();
    await painted(first.page, 'today');
    await startMock(first, 'CKA', /^Quarter/);
    expect(
      await firstField(first.page).evaluate((field) => field === document.activeElement || field.contains(document.activeElement)),
    ).toBe(true);
    await first.page.keyboard.type('kubectl get nodes');
    await shot(first.page, `mock-task-${theme}`);
    expect(await brokenRules(first.page)).toEqual([]);
    await first.page.keyboard.press('Control+Shift+F');
    await first.page.getByRole('button', { name: 'Flagged', exact: true }).waitFor();
    await first.page.keyboard.press('Control+Shift+N');
    await painted(first.page, /^mock-2-/);
    await first.page.keyboard.press('Escape');
    await first.page.keyboard.press('3');
    await painted(first.page, /^mock-3-/);
    expect(await current(first.page)).toBe('2');
    await shot(first.page, `mock-third-${theme}`);
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
    await call(first.page, 'setSettings', { textSize: 200 });
    const [{ id } = { id: 0 }] = await call(first.page, 'mocks', {});
    expect((await call(first.page, 'mock', { id })).progress).toMatchObject({ current: 2, tasks: [{ flagged: true }, {}, {}, {}] });

    const gone = new Promise((resolve) => first.app.process().once('exit', resolve));
    first.app.process().kill('SIGKILL');
    await gone;

    const { page, complaints } = await startApp(dataDir);
    await page.keyboard.press('e');
    await painted(page, 'exam');
    await page.getByText(/mock exam is running/).waitFor();
    await shot(page, `mock-running-large-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('m');
    await painted(page, /^mock-3-/);
    await shot(page, `mock-large-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 1200);
    await call(page, 'setSettings', { textSize: 100 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await painted(page, /^mock-1-/);
    const { progress } = await call(page, 'mock', { id });
    expect(progress.tasks[0]?.answers[0]).toContain('kubectl get nodes');
    expect(await shownText(firstField(page))).toContain('kubectl get nodes');
    await page.getByRole('button', { name: 'Flagged', exact: true }).waitFor();

    await page.keyboard.press('Control+Shift+E');
    await page.getByRole('dialog').waitFor();
    await page.getByText(/without an answer/).waitFor();
    await shot(page, `mock-finish-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Finish and grade' }).press('Enter');
    await painted(page, 'mock-result');
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('e');
    await painted(page, 'exam');
    await page.getByRole('button', { name: 'Look at it' }).press('Enter');
    await painted(page, 'mock-result');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('below the line');
    await page.locator('summary').first().press('Enter');
    await page.getByText('Model answer').first().waitFor();
    await page.getByText('Your answer').first().waitFor();
    await shot(page, `mock-result-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    expect((await call(page, 'mocks', {}))[0]).toMatchObject({ id, passed: false });

    // Wrong steps come first.
    const missed = (await call(page, 'mock', { id })).finished?.tasks.flatMap(({ steps }) => steps.map(({ card }) => card)) ?? [];
    await page.getByRole('button', { name: 'Study them now' }).press('Enter');
    const shown = await painted(page, /^card-\d+-question$/);
    expect(missed.map((card) => `card-${card}-question`)).toContain(shown);
    expect(complaints).toEqual([]);
  });
});

it.each(['CKA', 'CKAD'] as const)(
  'every task of a whole %s can be read and answered in a small window with large letters',
  async (exam) => {
    const running = await startApp(newDataDir());
    const { app, page, complaints } = running;
    await call(page, 'setSettings', { textSize: 200 });
    await page.reload();
    await painted(page, 'today');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
    await startMock(running, exam, /^Full/);
    const [{ id, tasks } = { id: 0, tasks: 0 }] = await call(page, 'mocks', {});
    expect(tasks).toBeGreaterThanOrEqual(15);
    expect(tasks).toBeLessThanOrEqual(20);
    const paper = await call(page, 'mock', { id });
    const broken: string[] = [];
    for (const [index, { title, steps }] of paper.tasks.entries()) {
      await painted(page, new RegExp(`^mock-${index + 1}-`));
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      // An editor for manifests takes the place of a plain field.
      await page.waitForFunction(
        (count) => document.querySelectorAll('textarea[data-answer-field], .cm-content[data-answer-field]').length === count,
        steps.length,
      );
      await page.waitForFunction(
        (count) => document.querySelectorAll('.cm-content[data-answer-field]').length === count,
        steps.filter(({ kind }) => kind === 'yaml').length,
      );
      broken.push(...(await brokenRules(page)).map((rule) => `${title}: ${rule}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
        broken.push(`${title}: wider than the window`);
      if (index + 1 < paper.tasks.length) await page.keyboard.press('Control+Shift+N');
    }
    expect(broken).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

it('pauses only when that was chosen, and its removal can be undone', async () => {
  const { page, complaints } = await startApp(newDataDir());
  await page.keyboard.press('e');
  await painted(page, 'exam');
  await page.getByLabel(/Let me pause/).check();
  await page.getByRole('button', { name: 'Start the mock exam' }).press('Enter');
  await painted(page, /^mock-1-/);
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  const left = await page.getByRole('timer').innerText();
  await shot(page, 'mock-paused');
  expect(await brokenRules(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Tasks' }).waitFor();
  expect(left).toMatch(/^(1:59:5\d|2:00:00)$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await painted(page, 'exam');
  await page.getByRole('button', { name: /^Remove the mock exam/ }).press('Enter');
  await page.getByText('The mock exam is removed.').waitFor();
  expect(await call(page, 'mocks', {})).toEqual([]);
  await page.keyboard.press('z');
  await page.getByText(/mock exam is running/).waitFor();
  expect(complaints).toEqual([]);
}, 180_000);

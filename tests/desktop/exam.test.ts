import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp } from './app';
import { stopClock } from './clock';

/** Fills in the form with the keyboard alone and waits for the plan. */
async function planExam(page: Page, name: string): Promise<void> {
  await page.keyboard.press('e');
  await painted(page, /^exam/);
  await page.keyboard.press('p');
  await painted(page, 'exam-form');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await painted(page, 'exam-planned');
}

const expectedRecall = async (page: Page) => {
  const text = await page.getByRole('row', { name: /^The whole exam/ }).innerText();
  return Number(/(\d+) %/.exec(text)?.[1]);
};

describe.each(['light', 'dark'] as const)('an exam in %s', (theme) => {
  it('goes from a date to a plan, a session in its order, and what other minutes would change', async () => {
    const { app, page, complaints } = await startApp(newDataDir());
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('e');
    await painted(page, 'exam');
    await shot(page, `exam-empty-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('p');
    await painted(page, 'exam-form');
    await page.getByText('Another exam').click();
    await page.getByRole('button', { name: 'Add a domain' }).click();
    await page.getByLabel('Weight in percent').first().fill('60');
    await page.keyboard.press('Tab');
    await page.getByText('add up to 60 percent').waitFor();
    await shot(page, `exam-form-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await painted(page, 'exam');

    await planExam(page, 'CKAD in spring');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('CKAD in spring');
    await page.getByText('30 days to go', { exact: true }).waitFor();
    await shot(page, `exam-plan-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    const before = await expectedRecall(page);

    // What if there were little time?
    const minutes = page.getByLabel(/^Minutes on each study day/);
    await minutes.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowLeft');
    await page.getByText(/^\d+ % instead of \d+ %/).waitFor();
    await shot(page, `exam-what-if-${theme}`);
    await page.getByRole('button', { name: 'Use this' }).click();
    await painted(page, 'exam-planned');
    await page.getByRole('heading', { name: 'Too little time for everything' }).waitFor();
    expect(await expectedRecall(page)).toBeLessThan(before);
    const [exam] = await call(page, 'exams', {});
    expect(exam?.minutes).toEqual([5, 5, 5, 5, 5, 5, 5]);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.querySelector('#left-out') === null || document.body.innerText.includes('Undone'));
    expect((await call(page, 'exams', {}))[0]?.minutes).toEqual([30, 30, 30, 30, 30, 30, 30]);

    for (const name of ['The road to the exam as a table', 'The road to the exam as a chart'])
      await page.getByRole('button', { name }).click();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
    await call(page, 'setSettings', { textSize: 200 });
    await page.reload();
    await painted(page, 'today');
    await page.waitForFunction(() => document.body.innerText.includes('expected recall'));
    await shot(page, `exam-today-large-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('e');
    await painted(page, 'exam-planned');
    await shot(page, `exam-plan-large-${theme}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900);
    await call(page, 'setSettings', { textSize: 100 });
    await page.reload();
    await painted(page, 'today');
    await page.waitForFunction(() => document.body.innerText.includes('expected recall'));
    await shot(page, `exam-today-${theme}`);
    await page.keyboard.press('e');
    await painted(page, 'exam-planned');
    await shot(page, `exam-plan-small-${theme}`);

    // The session asks what the plan asks first.
    const first = await call(page, 'nextCard', { deck: null });
    await page.keyboard.press('Enter');
    const shown = await painted(page, /^card-\d+-question$/);
    expect(shown).toBe(`card-${first.type === 'card' ? first.card.id : ''}-question`);
    expect(complaints).toEqual([]);
  });
});

it('days that were missed are said, with what they cost, and the plan is another one', async () => {
  const { app, page, complaints } = await startApp(newDataDir());
  await planExam(page, 'CKAD');
  await page.getByText('30 days to go', { exact: true }).waitFor();
  const before = await expectedRecall(page);
  await stopClock(app, Date.now() + 10 * 86_400_000);
  await page.reload();
  await painted(page, 'today');
  await page.waitForFunction(() => document.body.innerText.includes('expected recall'));
  await page.keyboard.press('e');
  await painted(page, 'exam-planned');
  await page.getByText('20 days to go', { exact: true }).waitFor();
  const said = await page.getByText(/^Planned anew/).innerText();
  expect(said).toContain('10 study days missed');
  expect(said).toContain(`instead of ${before} %`);
  expect(await expectedRecall(page)).toBeLessThan(before);
  await shot(page, 'exam-missed');
  expect(await brokenRules(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('several exams, their end and their removal', async () => {
  const { page, complaints } = await startApp(newDataDir());
  await planExam(page, 'CKAD');
  await planExam(page, 'CKA later');
  await page.getByText('Another plan, or none, orders your sessions.').waitFor();
  await page.getByRole('button', { name: 'Follow this plan' }).first().click();
  await page
    .getByRole('button', { name: /^Start/ })
    .first()
    .waitFor();
  expect((await call(page, 'exams', {})).map(({ active }) => active)).toEqual([false, true]);
  await page.getByRole('button', { name: 'Store the result of CKAD' }).click();
  await page.getByLabel('Score').fill('81');
  expect(await brokenRules(page)).toEqual([]);
  await shot(page, 'exam-end');
  await page.getByRole('button', { name: 'Archive the exam' }).click();
  await page.getByText('passed, 81 %').waitFor();
  await page.getByRole('button', { name: 'Remove CKA later' }).click();
  await page.getByText('CKA later is removed.').waitFor();
  await page.keyboard.press('z');
  await page.getByRole('heading', { name: 'CKA later', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

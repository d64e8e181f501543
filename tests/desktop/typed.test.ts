import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardKinds, type CardKind } from '../../electron/core/card';
import { call, newDataDir, painted, paintedAfter, shot, startApp, type RunningApp } from './app';

const scale = `Scale the Deployment \`ledger\` in namespace \`bank\` to 3 replicas.

\`\`\`bash
kubectl scale deployment ledger -n bank --replicas=3
# or
kubectl patch deployment ledger -n bank -p '{"spec":{"replicas":3}}'
\`\`\`

> **Why:** the controller of the Deployment only counts Pods; it is the ReplicaSet that makes them.
`;

const probe = `Give the container a readiness probe on \`/ready\`, port 8080, every 5 seconds.

\`\`\`yaml
# at: Deployment spec.template.spec.containers[0]
readinessProbe:
  httpGet:
    path: /ready
    port: 8080
  periodSeconds: 5
\`\`\`
`;

const volume = `Keep the volume \`scratch\` in memory, 32 MiB at most.

\`\`\`yaml
# at: Pod spec
volumes:
  - name: scratch
    emptyDir:
      medium: Memory # ?
      sizeLimit: 32Mi # ?
\`\`\`
`;

const repair = `This command is refused. Repair it.

\`\`\`bash broken
kubectl exec ledger -n bank cat /etc/hosts
\`\`\`

\`\`\`bash
kubectl exec ledger -n bank -- cat /etc/hosts
\`\`\`
`;

const repairManifest = `The API server knows no such field. Repair it.

\`\`\`yaml broken
# at: Deployment spec
strategy:
  rollingUpdate:
    matchSurge: 2
\`\`\`

\`\`\`yaml
# at: Deployment spec
strategy:
  rollingUpdate:
    maxSurge: 2
\`\`\`
`;

const gaps = `A claim that asks for {{c1::ReadWriteOnce::mode}} may be used by the Pods of one {{c1::node::where}} at a time.
`;

const concept = `Q: Which component starts the containers of a Pod on its node?
A: The kubelet
`;

/** The app with nothing but one note, on its first card. */
async function study(note: string, options: Parameters<typeof setUp>[1] = {}): Promise<RunningApp & { card: number }> {
  const running = await startApp(newDataDir());
  await setUp(running.page, options, note);
  await running.page.keyboard.press('Enter');
  return { ...running, card: await cardOf(running.page) };
}

async function setUp(page: Page, options: { theme?: 'light' | 'dark'; kinds?: CardKind[]; completeFields?: boolean }, note: string) {
  const folder = join(newDataDir(), 'own');
  mkdirSync(folder);
  writeFileSync(join(folder, 'bank.md'), `---\ndeck: Bank\nkubernetes: { since: "1.20" }\n---\n\n${note}`);
  for (const { id } of await call(page, 'noteFolders', {})) await call(page, 'removeNotes', { folder: id });
  await call(page, 'addNotes', { path: folder });
  await call(page, 'setSettings', {
    ...(options.theme && { theme: options.theme }),
    completeFields: options.completeFields,
    ...(options.kinds && { deckDefaults: { typedKinds: options.kinds } }),
  });
  await page.reload();
  await painted(page, 'today');
}

const cardOf = async (page: Page) => Number(/\d+/.exec(await painted(page, /^card-\d+-question$/))?.[0]);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const verdict = async (page: Page, card: number) => {
  await painted(page, `card-${card}-answer`);
  return page.evaluate(() => document.documentElement.dataset['paintedVerdict']);
};
const suggested = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-keyshortcuts'));

describe('a typed command', () => {
  it('is right in another spelling, and Enter goes on', async () => {
    const { page, card, complaints } = await study(scale);
    expect(await focused(page)).toBe('Command line');
    await page.keyboard.type('k -n=bank scale deploy/ledger --replicas 3');
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('correct');
    expect(await page.getByRole('status').allInnerTexts()).toContain('Correct.');
    expect(await suggested(page)).toMatch(/^[34]$/);
    await page.keyboard.press('Enter');
    await paintedAfter(page, `card-${card}-answer`);
    const [review] = (await call(page, 'cardInfo', { card })).reviews;
    expect(review).toMatchObject({ typed: 'k -n=bank scale deploy/ledger --replicas 3', verdict: 'correct', hints: 0, overruled: null });
    expect(complaints).toEqual([]);
  });

  it('is wrong for a reason, right by the person’s word, accepted the next time, and taken back', async () => {
    const { page, card, complaints } = await study(scale);
    const typed = 'kubectl scale deployment ledger --replicas=3';
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('wrong');
    expect(await page.getByRole('status').allInnerTexts()).toEqual([expect.stringMatching(/^Not right\. .*-n bank/), expect.any(String)]);
    expect(await suggested(page)).toBe('1');

    await page.keyboard.press('r');
    await page.keyboard.type('My context is set to that namespace.');
    await page.keyboard.press('Enter');
    await page.getByText('This answer is right from now on.').waitFor();
    expect(await suggested(page)).toBe('3');
    expect(await call(page, 'acceptedAnswers', {})).toMatchObject([
      { card, answer: typed, reason: 'My context is set to that namespace.' },
    ]);

    await page.keyboard.press('z');
    await page.getByText(/^Undone/).waitFor();
    expect(await call(page, 'acceptedAnswers', {})).toEqual([]);
    expect(await verdict(page, card)).toBe('wrong');
    expect(await suggested(page)).toBe('1');

    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await page.getByText('This answer is right from now on.').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction((shown) => document.documentElement.dataset['paintedWhat'] !== shown, `card-${card}-answer`);
    expect((await call(page, 'cardInfo', { card })).reviews[0]).toMatchObject({ typed, overruled: '', rating: 3 });
    expect((await call(page, 'gradeAnswer', { card, text: typed, hints: 0, durationMs: 9000 })).verdict).toBe('correct');
    expect(complaints).toEqual([]);
  });

  it('goes over lines, undoes typing, and gives its keys back', async () => {
    const { page, card } = await study(scale);
    const field = page.getByLabel('Command line');
    await page.keyboard.type('kubectl scale deployment ledger \\');
    await page.keyboard.press('Enter');
    await page.keyboard.type('-n bank --replicas=4');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('3');
    expect(await field.inputValue()).toBe('kubectl scale deployment ledger \\\n-n bank --replicas=3');
    await page.keyboard.press('Control+z');
    expect(await field.inputValue()).not.toBe('kubectl scale deployment ledger \\\n-n bank --replicas=3');
    await field.fill('kubectl scale deployment ledger \\\n-n bank --replicas=3');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await page.waitForFunction(() => document.querySelector('[aria-label="Flag, now red"]') !== null);
    await page.keyboard.press('f');
    await page.waitForFunction(() => document.querySelector('[aria-label="Flag, now amber"]') !== null);
    await field.focus();
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('correct');
  });

  it('takes hints, which count', async () => {
    const { page, card } = await study(scale);
    const mod = process.platform === 'darwin' ? 'Meta' : 'Control';
    await page.keyboard.press(`${mod}+Shift+H`);
    await page.getByText('Hint 1 of 7').waitFor();
    await page.keyboard.press(`${mod}+Shift+H`);
    await page.getByText('kubectl scale …').waitFor();
    expect(await focused(page)).toBe('Command line');
    await page.keyboard.type('kubectl scale deployment ledger -n bank --replicas=3');
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('correct');
    expect(await suggested(page)).toBe('2');
    await page.keyboard.press('Enter');
    await page.waitForFunction((shown) => document.documentElement.dataset['paintedWhat'] !== shown, `card-${card}-answer`);
    expect((await call(page, 'cardInfo', { card })).reviews[0]).toMatchObject({ hints: 2, rating: 2 });
  });

  it('may stay untyped: Space shows the answer and nothing is stored as typed', async () => {
    const { page, card } = await study(scale);
    await page.keyboard.press('Space');
    expect(await verdict(page, card)).toBeUndefined();
    expect(await suggested(page)).toBe('3');
    await page.keyboard.press('Enter');
    await page.waitForFunction((shown) => document.documentElement.dataset['paintedWhat'] !== shown, `card-${card}-answer`);
    expect((await call(page, 'cardInfo', { card })).reviews[0]).toMatchObject({ typed: null, verdict: null });
  });

  it('is broken at first where it has to be repaired', async () => {
    const { page, card } = await study(repair);
    const field = page.getByLabel('Command line, broken: repair it');
    expect(await field.inputValue()).toBe('kubectl exec ledger -n bank cat /etc/hosts');
    await field.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(28, 28));
    await page.keyboard.type('-- ');
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('correct');
    expect(await page.getByRole('region', { name: 'Result' }).innerText()).toContain('Repaired: ');
  });
});

describe('a typed manifest', () => {
  it('is written with the editor’s help and checked with Ctrl+Enter', async () => {
    const { page, card, complaints } = await study(probe);
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    expect(await focused(page)).toBe('Manifest');
    await page.keyboard.type('readinessProbe:\nhttpGet: {port: 8080, path: /ready');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('periodSeconds: 5');
    expect((await editor.innerText()).split('\n')).toEqual([
      'readinessProbe:',
      '  httpGet: {port: 8080, path: /ready}',
      '  periodSeconds: 5',
    ]);
    await page.keyboard.press('Control+Enter');
    expect(await verdict(page, card)).toBe('correct');
    expect(complaints).toEqual([]);
  });

  it('says what is wrong, is no trap for the keyboard, and takes Space at first', async () => {
    const { page, card } = await study(probe);
    await page.locator('.cm-content').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toMatch(/^Show answer/);
    await page.locator('.cm-content').focus();
    await page.keyboard.type('readinesProbe:\nhttpGet:\nport: 8080');
    await page.keyboard.press('Control+Enter');
    expect(await verdict(page, card)).not.toBe('correct');
    expect(await page.getByRole('region', { name: 'Result' }).innerText()).toContain('readinessProbe');
    await page.keyboard.press('1');
    expect(await cardOf(page)).toBe(card);
    await page.locator('.cm-content').waitFor();
    await page.keyboard.press('Space');
    expect(await verdict(page, card)).toBeUndefined();
  });

  it('is filled in where only its blanks are asked', async () => {
    const { page, card } = await study(volume);
    expect(await focused(page)).toBe('Blank 1 of 2, medium');
    await page.keyboard.type('Memory');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Blank 2 of 2, sizeLimit');
    await page.keyboard.type('32768Ki');
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('correct');
  });

  it('is repaired in place', async () => {
    const { page, card } = await study(repairManifest);
    await page.locator('.cm-content').waitFor();
    await page.keyboard.press('Control+End');
    for (let index = 0; index < 'matchSurge: 2'.length; index++) await page.keyboard.press('Backspace');
    await page.keyboard.type('maxSurge: 2');
    await page.keyboard.press('Control+Enter');
    expect(await verdict(page, card)).toBe('correct');
    expect(await page.getByRole('region', { name: 'Result' }).innerText()).toContain('matchSurge');
  });
});

describe('names of fields', () => {
  const offered = (page: Page) => page.getByRole('listbox', { name: 'Completions' });

  it('are offered once the settings say so', async () => {
    const { page, complaints } = await study(probe);
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    expect(await editor.getAttribute('aria-autocomplete')).toBeNull();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await painted(page, 'today');
    await page.keyboard.press(',');
    await painted(page, 'settings');
    await page.getByRole('radiogroup', { name: 'Offer field names while typing manifests' }).getByText('On').click();
    await page.getByText('The exam does not offer them.').scrollIntoViewIfNeeded();
    expect((await call(page, 'settings', {})).completeFields).toBe(true);
    await shot(page, 'fields-settings');
    await page.getByRole('heading', { name: 'Settings', level: 1 }).focus();
    await page.keyboard.press('t');
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    await editor.waitFor();
    await page.keyboard.type('readi');
    await offered(page).waitFor();
    expect(complaints).toEqual([]);
  });

  it('are taken with Enter, Tab or the mouse, and only while a key is typed', async () => {
    const { page, card, complaints } = await study(probe, { completeFields: true });
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    const take = async (typed: string, key: string) => {
      await page.keyboard.type(typed);
      await offered(page).waitFor();
      await page.keyboard.press(key);
      await offered(page).waitFor({ state: 'detached' });
    };
    await take('readinessP', 'Enter');
    await page.keyboard.type(':');
    await page.keyboard.press('Enter');
    await take('httpg', 'Tab');
    await page.keyboard.type(': {port: 8080, pat');
    await page.getByRole('option', { name: 'path', exact: true }).click();
    // A value is nobody's business, and Enter ends it.
    await page.keyboard.type(': /ready');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await take('periods', 'Enter');
    await page.keyboard.type(': 5');
    expect((await editor.innerText()).split('\n')).toEqual([
      'readinessProbe:',
      '  httpGet: {port: 8080, path: /ready}',
      '  periodSeconds: 5',
    ]);
    await page.keyboard.press('Control+Enter');
    expect(await verdict(page, card)).toBe('correct');
    expect(complaints).toEqual([]);
  });

  it('go with Escape first, stand in no way of a value behind a dash, and leave Ctrl+Enter its meaning', async () => {
    const { page, card } = await study(probe, { completeFields: true });
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    await page.keyboard.type('sh');
    await offered(page).waitFor();
    await page.keyboard.press('Escape');
    await offered(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Manifest');
    await page.keyboard.press('Escape');
    expect(await focused(page)).not.toBe('Manifest');
    await editor.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(':\n- sh');
    await offered(page).waitFor();
    await page.keyboard.press('Enter');
    expect(await editor.innerText()).toMatch(/^sh:\n *- sh\n/);
    await page.keyboard.type('rea');
    await offered(page).waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await verdict(page, card)).not.toBe('correct');
  });

  it.each(['light', 'dark'] as const)('break no accessibility rule and are pictured in %s', async (theme) => {
    const { page } = await study(probe, { completeFields: true, theme });
    await page.locator('.cm-content').waitFor();
    await page.keyboard.type('readinessProbe:\nhttpGet:\npo');
    await offered(page).waitFor();
    expect(await broken(page)).toEqual([]);
    await shot(page, `fields-${theme}`);
  });
});

describe('typed words', () => {
  it('fill the gaps of a sentence in place', async () => {
    const { page, card } = await study(gaps);
    expect(await focused(page)).toBe('Gap 1 of 2, hint: mode');
    await page.keyboard.type('RWO');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Gap 2 of 2, hint: where');
    await page.keyboard.type('node');
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('correct');
  });

  it('answer questions where the deck asks for it', async () => {
    const { page, card } = await study(concept, { kinds: [...cardKinds] });
    expect(await focused(page)).toBe('Your answer');
    await page.keyboard.type('kube-proxy');
    await page.keyboard.press('Enter');
    expect(await verdict(page, card)).toBe('wrong');
    await page.keyboard.press('i');
    await page.getByRole('heading', { name: 'Card info' }).waitFor();
  });
});

/** Accessibility rules of WCAG 2.2 AA that the present screen breaks. */
async function broken(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Electron has no second page in which axe would put its results together.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

const states: { name: string; note: string; type: (page: Page) => Promise<void> }[] = [
  { name: 'command-wrong', note: scale, type: (page) => page.keyboard.type('kubectl scale deploy ledger --replica=3 --timeout=5s') },
  { name: 'command-right', note: scale, type: (page) => page.keyboard.type('k scale deploy/ledger --replicas 3 -n bank') },
  { name: 'repair', note: repair, type: (page) => page.keyboard.type('time ') },
  {
    name: 'yaml',
    note: probe,
    type: async (page) => {
      await page.locator('.cm-content').waitFor();
      await page.keyboard.type('readinessProbe:\nhttpGet:\npath: /health\nport: "8080"\n');
      await page.keyboard.type('timeoutSeconds: 2');
    },
  },
  {
    name: 'blanks',
    note: volume,
    type: async (page) => {
      await page.keyboard.type('Ram');
      await page.keyboard.press('Enter');
      await page.keyboard.type('32Mi');
    },
  },
  {
    name: 'gaps',
    note: gaps,
    type: async (page) => {
      await page.keyboard.type('ReadWriteMany');
      await page.keyboard.press('Enter');
      await page.keyboard.type('node');
    },
  },
  { name: 'concept', note: concept, type: (page) => page.keyboard.type('kube proxy on each node') },
];

describe.each(['light', 'dark'] as const)('typed answers in %s', (theme) => {
  it.each(states)('$name breaks no accessibility rule and is pictured, small and large', async ({ name, note, type }) => {
    const { app, page, card, complaints } = await study(note, { theme, kinds: [...cardKinds] });
    const resize = async (width: number, height: number) => {
      await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [width, height] as [
        number,
        number,
      ]);
      await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
    };
    await resize(900, 600);
    await type(page);
    const before = await page.locator('#question').boundingBox();
    expect(await broken(page)).toEqual([]);
    await shot(page, `typed-${name}-question-${theme}`);
    await page.keyboard.press('Control+Enter');
    await verdict(page, card);
    expect(await page.locator('#question').boundingBox()).toMatchObject({ x: before?.x, y: before?.y });
    for (const [width, height] of [
      [900, 600],
      [1600, 1000],
    ] as const) {
      await resize(width, height);
      expect(await broken(page)).toEqual([]);
      await shot(page, `typed-${name}-${width}-${theme}`);
    }
    if (name === 'command-wrong') {
      await page.keyboard.press('r');
      expect(await broken(page)).toEqual([]);
      await shot(page, `typed-right-${theme}`);
      await page.keyboard.press('Enter');
      await page.getByText('This answer is right from now on.').waitFor();
      await page.keyboard.press('Enter');
      await paintedAfter(page, `card-${card}-answer`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('i');
      await page.getByText('“I was right”').waitFor();
      expect(await broken(page)).toEqual([]);
      await shot(page, `typed-info-${theme}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await painted(page, 'today');
      await page.keyboard.press(',');
      await painted(page, 'settings');
      const heading = page.getByRole('heading', { name: 'Answers you accepted' });
      await heading.scrollIntoViewIfNeeded();
      expect(await broken(page)).toEqual([]);
      await shot(page, `typed-settings-${theme}`);
      await page.getByRole('button', { name: /^Remove the answer/ }).click();
      await page.getByText('This answer is no longer accepted.').waitFor();
      expect(await call(page, 'acceptedAnswers', {})).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});

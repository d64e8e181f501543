import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, newDataDir, painted, paintedAfter, shot, startApp, until } from './app';

const hostile = `---
deck: Hostile
---

Q: <img src=x onerror="window.hacked=1"> Which tag is this? <script>window.hacked=2</script>
A: <svg onload="window.hacked=3"></svg> [run](javascript:window.hacked=4) <iframe src="https://example.com"></iframe>

Q: Does \`a < b && c > d\` and <name> survive, and "javascript: the good parts"?
A: ![remote](https://example.com/pixel.png) <a href="file:///etc/passwd">file</a> <style>body{display:none}</style> <form action="https://example.com"><input></form>

Q: Do sums show? $\\frac{a}{b}$ and <math><mi xlink:href="javascript:window.hacked=5">x</mi></math>
A: $$\\sum_{i=1}^n i$$ <a href="https://kubernetes.io/docs/" onclick="window.hacked=6">docs</a>
`;

describe('the window', () => {
  it('shows hostile notes as text: nothing runs, loads or navigates', async () => {
    const dataDir = newDataDir();
    const notes = join(dataDir, 'notes');
    mkdirSync(notes);
    writeFileSync(join(notes, 'hostile.md'), hostile);
    const { page } = await startApp(dataDir);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('app://') && !request.url().startsWith('data:')) requests.push(request.url());
    });
    await call(page, 'addNotes', { path: notes });
    const deck = (await call(page, 'decks', {})).find(({ name }) => name === 'Hostile');
    expect(deck?.total).toBe(3);

    await page.reload();
    await painted(page, 'today');
    for (const other of await call(page, 'decks', {})) {
      if (other.parent === null && other.name !== 'Hostile')
        await call(page, 'setDeckOptions', { deck: other.id, options: { newPerDay: 0 } });
    }
    await page.keyboard.press('Enter');
    let shown = await painted(page, /^card-\d+-question$/);
    for (let index = 0; index < 3; index++) {
      await page.keyboard.press('Space');
      const revealed = await painted(page, shown.replace('question', 'answer'));
      await shot(page, `hostile-${index}`);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(
        await page.locator('main iframe, main script, main form, main style, main [onerror], main [onload], main [onclick]').count(),
      ).toBe(0);
      expect(await page.locator('main a[href^="javascript:"], main a[href^="file:"]').count()).toBe(0);
      await page.keyboard.press('4');
      shown = await paintedAfter(page, revealed);
    }
    expect(requests).toEqual([]);
    expect(page.url()).toBe('app://kubedeck/index.html');
  });

  it('shows pictures that lie beside a note, and no others', async () => {
    const dataDir = newDataDir();
    const notes = join(dataDir, 'notes');
    mkdirSync(join(notes, 'sub'), { recursive: true });
    const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    writeFileSync(join(notes, 'dot.png'), dot);
    writeFileSync(join(dataDir, 'outside.png'), dot);
    writeFileSync(join(notes, 'secret.txt'), 'secret');
    const picture = (path: string) => `![p](${path})`;
    const answer = ['../dot.png', '../missing.png', '../../outside.png', '../secret.txt', '/notes/1/x.png', 'file:///etc/passwd']
      .map(picture)
      .join(' ');
    writeFileSync(join(notes, 'sub', 'a.md'), `---\ndeck: Pictures\n---\n\nQ: Which pictures show?\nA: ${answer}\n`);
    const { page } = await startApp(dataDir);
    await call(page, 'addNotes', { path: notes });
    for (const other of await call(page, 'decks', {})) {
      if (other.parent === null && other.name !== 'Pictures')
        await call(page, 'setDeckOptions', { deck: other.id, options: { newPerDay: 0 } });
    }
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    const shown = await painted(page, /^card-\d+-question$/);
    await page.keyboard.press('Space');
    await painted(page, shown.replace('question', 'answer'));
    const widths = () =>
      page.locator('main .card-text img').evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await until(async () => (await widths()).length === 1 && (await widths())[0] === 1);
    expect(await page.getByText('Picture not shown: p').count()).toBe(5);
    const source = (await call(page, 'noteFolders', {})).find(({ path }) => path === notes)?.id ?? 0;
    const statuses = await page.evaluate(
      (id) =>
        Promise.all(
          ['dot.png', 'secret.txt', '../outside.png', '%2e%2e/outside.png', 'sub/a.md'].map(
            async (path) => (await fetch(`app://kubedeck/notes/${id}/${path}`)).status,
          ),
        ),
      source,
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  it('has no Node, no way out and a strict policy', async () => {
    const { app, page } = await startApp(newDataDir());
    const policy = await page.evaluate(async () => (await fetch('app://kubedeck/index.html')).headers.get('Content-Security-Policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis))).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.kubedeck).sort())).toEqual(['call', 'onAsk', 'pathOf', 'platform']);

    const preferences = await app.evaluate(({ BrowserWindow, app: main }) => {
      const window = BrowserWindow.getAllWindows()[0];
      const contents = window?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
      return { ...contents.getLastWebPreferences(), root: main.commandLine.hasSwitch('no-sandbox') };
    });
    expect(preferences).toMatchObject({ contextIsolation: true, nodeIntegration: false, sandbox: true, webviewTag: false });
  });

  it('serves files below its root only', async () => {
    const { page } = await startApp(newDataDir());
    const statuses = await page.evaluate(async () => {
      const ask = async (url: string, method = 'GET') => {
        try {
          return (await fetch(url, { method })).status;
        } catch {
          return 'refused';
        }
      };
      return [
        await ask('app://kubedeck/../../package.json'),
        await ask('app://kubedeck/%2e%2e/%2e%2e/package.json'),
        await ask('app://kubedeck/..%2f..%2fpackage.json'),
        await ask('app://kubedeck/..%5c..%5cpackage.json'),
        await ask('app://elsewhere/index.html'),
        await ask('app://kubedeck/index.html', 'POST'),
        await ask('file:///etc/passwd'),
        await ask('https://example.com/'),
      ];
    });
    expect(statuses).toEqual([404, 404, 404, 404, 'refused', 403, 'refused', 'refused']);
  });

  it('does not navigate, open windows or get permissions', async () => {
    const { app, page } = await startApp(newDataDir());
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
    });
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(page.url()).toBe('app://kubedeck/index.html');
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied');
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  it('answers only methods of the contract, with inputs of their shape', async () => {
    const { page } = await startApp(newDataDir());
    const ask = (method: string, input: unknown) =>
      page.evaluate(
        async ([name, argument]) => {
          const answer = await window.kubedeck.call(name, argument);
          return answer.ok ? 'ok' : answer.error.code;
        },
        [method, input] as const,
      );
    expect(await ask('constructor', {})).toBe('bad-input');
    expect(await ask('__proto__', {})).toBe('bad-input');
    expect(await ask('toString', {})).toBe('bad-input');
    expect(await ask('answerCard', { card: 1, deck: null, rating: 5, durationMs: 1 })).toBe('bad-input');
    expect(await ask('answerCard', { card: 1.5, deck: null, rating: 3, durationMs: 1 })).toBe('bad-input');
    expect(await ask('today', { extra: 1 })).toBe('bad-input');
    expect(await ask('openLink', { url: 'file:///etc/passwd' })).toBe('bad-input');
    expect(await ask('openLink', { url: 'javascript:alert(1)' })).toBe('bad-input');
    expect(await ask('card', { card: 999_999 })).toBe('not-found');
  });

  it('answers its own page only: a frame of another page is refused', async () => {
    const { app, page } = await startApp(newDataDir());
    const answer = await app.evaluate(async ({ app: main, BrowserWindow }) => {
      const preload = `${main.getAppPath()}/out/preload/preload.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
      await other.loadURL('data:text/html,<p>elsewhere');
      const said: unknown = await other.webContents.executeJavaScript('window.kubedeck.call("today", {})');
      other.destroy();
      return said;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(page.url()).toBe('app://kubedeck/index.html');
  });

  it('takes along what it listened to when it closes', async () => {
    const { app } = await startApp(newDataDir());
    const [before, after] = await app.evaluate(({ app: desktop, BrowserWindow, nativeTheme }) => {
      // Otherwise the app quits with its last window.
      desktop.removeAllListeners('window-all-closed').on('window-all-closed', () => undefined);
      const listening = nativeTheme.listenerCount('updated');
      for (let times = 0; times < 3; times++) {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
        desktop.emit('activate');
      }
      return [listening, nativeTheme.listenerCount('updated')];
    });
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(before);
  });
});

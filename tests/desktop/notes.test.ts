import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp, until, willChoose } from './app';

/** Notes somebody wrote to read, not to be asked. */
const ordinary = {
  'batch/jobs.md': `# Batch work

## Jobs

Start a Job named tally in the namespace mill from the image busybox:

\`\`\`bash
kubectl create job tally -n mill --image=busybox
\`\`\`

A CronJob is an object that starts Jobs on a schedule.

\`\`\`yaml
apiVersion: batch/v1
kind: Job
metadata:
  name: sweep
spec:
  backoffLimit: 3
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: sweep
          image: busybox:1.36
          command: ["sh", "-c", "date"]
\`\`\`

See the picture in the next chapter.

Q: Who makes the Pods of a CronJob?
A: The Jobs it starts.
`,
  'pods.md': `# Pods

- List the Pods of the namespace mill: \`kubectl get pods -n mill\`
- Show the labels of every Pod in the namespace mill: \`kubectl get pods -n mill --show-labels\`

Run a Deployment from the image nginx:

\`kubectl run web --image=nginx --replicas=3\`
`,
};

function newNotes(notes: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubedeck notes '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeNotes(folder, notes);
  return folder;
}

function writeNotes(folder: string, notes: Record<string, string>): void {
  for (const [name, text] of Object.entries(notes)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Holds files over the window; what it returns lets go of them. */
async function draggingOver(page: Page, files: string[]) {
  const devtools = await page.context().newCDPSession(page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data: { items: [], files, dragOperationsMask: 7 } });
  await drag('dragEnter');
  await drag('dragOver');
  return drag;
}

/** Leaves only the cards of the test's own notes to study. */
async function removeBundled(page: Page): Promise<void> {
  for (const { id, bundled } of await call(page, 'noteFolders', {})) if (bundled) await call(page, 'removeNotes', { folder: id });
}

const fronts = (page: Page) => page.locator('main').innerText();

describe('a folder of ordinary notes', () => {
  it('shows its cards first, and makes those that are wanted', async () => {
    const { app, page, complaints } = await startApp(newDataDir());
    const folder = newNotes(ordinary);
    await removeBundled(page);
    await page.keyboard.press('d');
    await painted(page, 'decks');
    await willChoose(app, folder);
    await page.keyboard.press('a');
    await painted(page, 'preview');
    expect(await call(page, 'noteFolders', {})).toEqual([]);

    const [, summary = ''] = /^(\d+ cards): /m.exec(await page.getByRole('status').first().innerText()) ?? [];
    expect(summary).not.toBe('');
    await page.getByText('Who makes the Pods of a CronJob?').waitFor();
    expect(await fronts(page)).toContain('Written as a card');
    // The command that kubectl no longer knows is there with the reason, and can't be switched on.
    expect(await page.locator('li', { hasText: 'Left out.' }).count()).toBeGreaterThan(0);
    expect(await page.locator('li', { hasText: 'Left out.' }).getByRole('checkbox').count()).toBe(0);
    await page
      .getByText(/passages? without a card/)
      .first()
      .click();

    const all = await page.locator('[data-card]:checked').count();
    expect(all).toBeGreaterThan(3);
    // By keyboard: the first found card off, then all definitions.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    expect(await page.locator('[data-card]:checked').count()).toBe(all - 1);
    await page.getByRole('checkbox', { name: /^Definitions/ }).uncheck();
    const left = await page.locator('[data-card]:checked').count();
    expect(left).toBeLessThan(all - 1);
    await shot(page, 'preview-choosing');
    const written = 1;
    await page.getByRole('button', { name: `Add ${left + written} cards` }).waitFor();
    await page.keyboard.press('Enter');
    await painted(page, 'decks');
    await page.getByText(`${left + written} cards added.`).waitFor();
    expect((await call(page, 'today', {})).total).toBe(left + written);

    // What was chosen is there again, and more can be chosen.
    await page.getByRole('button', { name: /^Choose cards of/ }).click();
    await painted(page, 'preview');
    expect(await page.locator('[data-card]:checked').count()).toBe(left);
    await page.getByRole('checkbox', { name: /^Definitions/ }).check();
    await page.keyboard.press('Enter');
    await painted(page, 'decks');
    expect((await call(page, 'today', {})).total).toBe(all - 1 + written);

    await page.keyboard.press('z');
    await page.getByText(/^Undone/).waitFor();
    expect((await call(page, 'today', {})).total).toBe(left + written);
    expect(complaints).toEqual([]);
  });

  it('can be dropped onto the window, and cancelled', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const folder = newNotes(ordinary);
    const drag = await draggingOver(page, [folder]);
    await page.getByText('Drop to see the cards').waitFor();
    await shot(page, 'drop');
    await drag('drop');
    await painted(page, 'preview');
    expect(await fronts(page)).toContain(folder);
    await page.keyboard.press('Escape');
    await painted(page, 'today');
    expect((await call(page, 'noteFolders', {})).filter(({ bundled }) => !bundled)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are shown one after the other when several are dropped: notes, whatever their names end in', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const folder = newNotes({ ...ordinary, 'plain.txt': 'Q: What places Pods?\nA: kube-scheduler\n' });
    const files = [join(folder, 'pods.md'), join(folder, 'plain.txt')];
    await (
      await draggingOver(page, files)
    )('drop');
    for (const file of files) {
      await page.locator('main').getByText(file).waitFor();
      await painted(page, 'preview');
      await page.keyboard.press('Escape');
    }
    await painted(page, 'today');
    expect(complaints).toEqual([]);
  });

  it('is one thing among others when it is dropped with them', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const folder = newNotes({ 'notes/a.md': ordinary['pods.md'], 'sea.csv': 'front,back\nbuoy,a mark on the sea\n', 'odd.bin': '\0\x01' });
    await (
      await draggingOver(
        page,
        ['notes', 'sea.csv', 'odd.bin'].map((name) => join(folder, name)),
      )
    )('drop');
    await painted(page, 'import-plan');
    const odd = page.getByRole('listitem').filter({ hasText: 'odd.bin' });
    expect(await odd.innerText()).toContain('Nothing was imported.');
    await shot(page, 'drop-mixed');
    await page.getByRole('button', { name: 'Add notes as notes' }).click();
    await painted(page, 'preview');
    await page.keyboard.press('Escape');
    await painted(page, 'import-plan');
    await page.getByRole('button', { name: /^Import \d+ card/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Add notes as notes' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('says what to do when there is nothing in it', async () => {
    const { app, page } = await startApp(newDataDir());
    await willChoose(app, newNotes({}));
    await page.keyboard.press('d');
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'No notes here' }).waitFor();
    await shot(page, 'preview-empty');
  });
});

describe('a note that is saved in another program', () => {
  it('reaches Today and the card on the screen while they are shown', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const folder = newNotes({ 'a.md': 'Q: What keeps the state of a cluser?\nA: etcd\n' });
    await removeBundled(page);
    await call(page, 'addNotes', { path: folder });
    await page.reload();
    await page.getByText('1 due', { exact: false }).first().waitFor();
    const before = 'Q: What keeps the state of a cluser?\nA: etcd\n\nQ: What places Pods?\nA: kube-scheduler\n';
    writeNotes(folder, { 'a.md': before });
    await page.getByText('2 due', { exact: false }).first().waitFor();

    await page.keyboard.press('Enter');
    await painted(page, /^card-\d+-question$/);
    await page.getByText('state of a cluser?').waitFor();
    await page.keyboard.press('Space');
    const shown = await painted(page, /^card-\d+-answer$/);
    writeNotes(folder, { 'a.md': before.replace('cluser', 'cluster') });
    await page.getByText('state of a cluster?').waitFor();
    expect(await painted(page)).toBe(shown);
    expect(complaints).toEqual([]);
  });

  it('asks which text counts when the card was edited here too', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const folder = newNotes({ 'a.md': 'Q: What keeps the state?\nA: etcd\n' });
    await removeBundled(page);
    await call(page, 'addNotes', { path: folder });
    const step = await call(page, 'nextCard', { deck: null });
    if (step.type !== 'card') throw new Error('no card is due');
    const card = step.card.id;
    await call(page, 'editCard', { card, front: 'Where does the cluster keep its state?', answer: 'etcd', why: '' });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    await painted(page, `card-${card}-question`);
    writeNotes(folder, { 'a.md': 'Q: What keeps the state?\nA: etcd, a key-value store\n' });
    await until(async () => (await call(page, 'card', { card })).noteText !== null);
    await page.keyboard.press('Space');
    await page.getByText('The note has changed since you edited this card.').waitFor();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('cell', { name: 'etcd, a key-value store' }).waitFor();
    await shot(page, 'conflict');
    expect(await brokenRules(page)).toEqual([]);

    await page.keyboard.press('e');
    await page.getByRole('cell', { name: 'etcd, a key-value store' }).waitFor();
    await shot(page, 'conflict-edit');
    await page.getByRole('button', { name: 'Use the note’s text' }).click();
    await page.getByText('What keeps the state?').waitFor();
    expect(await call(page, 'card', { card })).toMatchObject({ edited: false, noteText: null, answer: 'etcd, a key-value store' });
    expect(complaints).toEqual([]);
  });
});

describe('a card whose note no longer has it', () => {
  it('is listed with its history and comes back, and goes again with undo', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const one = 'Q: What keeps the state?\nA: etcd\n';
    const folder = newNotes({ 'a.md': `${one}\nQ: What places Pods?\nA: kube-scheduler\n` });
    await call(page, 'addNotes', { path: folder });
    await page.keyboard.press('d');
    await painted(page, 'decks');
    writeNotes(folder, { 'a.md': one });
    await page.getByRole('heading', { name: /^Set aside/ }).waitFor();
    await page.getByText('never reviewed').scrollIntoViewIfNeeded();
    await shot(page, 'set-aside');
    await page.getByRole('button', { name: 'Bring back: What places Pods?' }).click();
    await page.getByText('The card is back.').waitFor();
    expect(await call(page, 'asideCards', {})).toEqual([]);
    await page.keyboard.press('z');
    await page.getByRole('heading', { name: /^Set aside/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('the preview in %s', (theme) => {
  it('breaks no accessibility rule, and shows well in a small window', async () => {
    const { app, page, complaints } = await startApp(newDataDir());
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await willChoose(app, newNotes(ordinary));
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]?.click();
    });
    await painted(page, 'preview');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('Show all').first().waitFor();
    await shot(page, `preview-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 600));
    await until(() => page.evaluate(() => window.innerWidth <= 900));
    await page.getByText('Left out.', { exact: true }).scrollIntoViewIfNeeded();
    await shot(page, `preview-small-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('text typed into the form of a card', () => {
  it('is still there when the menu led elsewhere, and goes when it is cancelled', async () => {
    const { app, page, complaints } = await startApp(newDataDir());
    const folder = newNotes({ 'a.md': 'Q: What keeps the state?\nA: etcd\n' });
    await removeBundled(page);
    await call(page, 'addNotes', { path: folder });
    await page.reload();
    await painted(page, 'today');
    const openForm = async () => {
      await page.keyboard.press('Enter');
      await painted(page, /^card-\d+-question$/);
      await page.keyboard.press('Space');
      await painted(page, /^card-\d+-answer$/);
      await page.keyboard.press('e');
      return page.getByLabel('Question');
    };
    const field = await openForm();
    await field.fill('Where is the state of the cluster kept?');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('ask', 'today'));
    await painted(page, 'today');
    const again = await openForm();
    await page.getByText('what you had typed before').waitFor();
    expect(await again.inputValue()).toBe('Where is the state of the cluster kept?');
    await shot(page, 'edit-resumed');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    expect(await page.getByLabel('Question').inputValue()).toBe('What keeps the state?');
    expect(complaints).toEqual([]);
  });
});

describe('a card from a note', () => {
  it('is edited with a live preview, or its note is opened at the line instead', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const folder = newNotes({ 'a.md': '# State\n\nQ: What keeps the state?\nA: etcd\n' });
    const opened = join(folder, 'opened');
    const editor = join(folder, 'editor.sh');
    writeFileSync(editor, `#!/bin/sh\necho "$@" > "${opened}.part" && mv "${opened}.part" "${opened}"\n`, { mode: 0o755 });
    await call(page, 'setSettings', { editor: `"${editor}" +{line} {file}` });
    await removeBundled(page);
    await call(page, 'addNotes', { path: folder });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    await painted(page, /^card-\d+-question$/);
    await page.keyboard.press('Space');
    await painted(page, /^card-\d+-answer$/);
    await page.keyboard.press('e');
    await page.getByLabel('Question').fill('Where is the **state** kept?');
    await page.getByRole('region', { name: 'Preview' }).getByText('state', { exact: true }).waitFor();
    await shot(page, 'edit-note-card');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit the note instead' }).click();
    await until(() => existsSync(opened));
    expect(readFileSync(opened, 'utf8')).toBe(`+3 ${join(folder, 'a.md')}\n`);
    await page.getByText('What keeps the state?').waitFor();
    expect(await page.getByLabel('Question').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('ids', () => {
  it('are shown before they are written into the notes of a folder', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const text = 'Q: What keeps the state?\nA: etcd\n';
    const folder = newNotes({ 'a.md': text });
    await call(page, 'addNotes', { path: folder });
    await page.keyboard.press('d');
    await painted(page, 'decks');
    await page.getByRole('button', { name: /^Write ids into/ }).click();
    await page.getByText('+A: etcd <!-- id:').waitFor();
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text);
    await shot(page, 'ids');
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write 1 id' }).click();
    await page.getByText('1 id written into 1 note.').waitFor();
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toMatch(/^Q: What keeps the state\?\nA: etcd <!-- id: k\w+ -->\n$/);
    await page.keyboard.press('Escape');
    await page.getByLabel(`How changes in ${folder} are noticed`).selectOption({ label: 'Look every 30 seconds' });
    await until(async () => (await call(page, 'noteFolders', {})).some(({ watched }) => watched.pollSeconds === 30));
    await page.getByRole('heading', { name: 'Note folders' }).scrollIntoViewIfNeeded();
    await shot(page, 'note-folders');
    expect(complaints).toEqual([]);
  });
});

describe('a fact that stands in two notes', () => {
  it('names both places under its answer', async () => {
    const { page, complaints } = await startApp(newDataDir());
    const fact = 'Q: What keeps the state?\nA: etcd\n';
    const folder = newNotes({ 'a.md': fact, 'b.md': `# Control plane\n\n${fact}` });
    await removeBundled(page);
    await call(page, 'addNotes', { path: folder });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    await painted(page, /^card-\d+-question$/);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'also in b.md Control plane › line 3' }).waitFor();
    await shot(page, 'also-in');
    expect(complaints).toEqual([]);
  });
});

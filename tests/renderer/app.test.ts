import { describe, expect, it } from 'vitest';
import type { Client, ImportReport, JobResult, JobStatus, SyncReport } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { AppState } from '../../renderer/state/app.svelte';
import { bindingsOf } from '../../renderer/state/bindings';
import { createFakeClient, fakeTrouble } from './fake-client';
import { createHeldClock, settled } from './held-clock';

async function start(over: Partial<Client> = {}) {
  const { client, calls, changeNotes } = createFakeClient();
  const clock = createHeldClock();
  const app = new AppState({ ...client, ...over }, clock);
  await app.start();
  return { app, clock, calls, changeNotes };
}

describe('the window', () => {
  it('opens on Today with the stored settings', async () => {
    const { app } = await start();
    await settled();
    expect(app.screen?.name).toBe('today');
    expect(app.screen?.name === 'today' && app.screen.state.due).toBe(7);
    expect(app.settings?.theme).toBe('system');
  });

  it('opens on the trouble when the data could not be opened, and on Today once a backup is restored', async () => {
    const { client } = createFakeClient();
    let trouble: typeof fakeTrouble | null = fakeTrouble;
    const { app } = await start({
      status: async () => ({ ...(await client.status({})), trouble }),
      restore: (input) => {
        trouble = null;
        return client.restore(input);
      },
    });
    expect(app.screen?.name).toBe('trouble');
    if (app.screen?.name !== 'trouble') return;
    const latest = app.screen.state.trouble.backups[0];
    expect(latest).toBeDefined();
    if (latest) await app.screen.state.restore(latest);
    expect(app.screen.name).toBe('today');
  });

  it('shows a failure of the start instead of nothing', async () => {
    const { app } = await start({ status: () => Promise.reject(new TypeError('broken')) });
    expect(app.screen).toBeNull();
    expect(app.failure?.details).toContain('broken');
  });

  it('says above a session of chosen cards that the schedule stays, where it does', async () => {
    const { app } = await start();
    const studied = () => (app.screen?.name === 'study' ? app.screen.state : null);
    const noteOf = async (mode: 'cram' | 'ahead') => {
      app.go('browse');
      await settled();
      if (app.screen?.name === 'browse') app.screen.state.bulk.study(mode, { flag: null, tag: null });
      await settled();
      expect(studied()).not.toBeNull();
      return studied()?.note;
    };
    expect(await noteOf('cram')).toBe('Cram: the schedule stays');
    expect(await noteOf('ahead')).toBeNull();
  });

  it('goes back from studying to where it came from', async () => {
    const { app } = await start();
    app.go('decks');
    app.study({ id: 5, name: 'Storage/Volumes' });
    expect(app.screen?.name).toBe('study');
    app.leave();
    expect(app.screen?.name).toBe('decks');
  });

  it('has field names offered only where that is wanted, and asks for them once', async () => {
    const { app, calls } = await start();
    expect(app.fieldNames).toBeNull();
    app.go('settings');
    await settled();
    if (app.screen?.name !== 'settings') throw new Error('not in the settings');
    await app.screen.state.set({ completeFields: true });
    const asked = () => calls.filter(({ method }) => method === 'fieldNames').length;
    expect(asked()).toBe(0);
    expect(await app.fieldNames?.()).toContain('containers');
    expect(await app.fieldNames?.()).toContain('containers');
    expect(asked()).toBe(1);
  });

  it('offers nothing after a failure, and asks again', async () => {
    const { client } = createFakeClient();
    let failures = 1;
    const { app } = await start({
      fieldNames: (input) => (failures-- > 0 ? Promise.reject(new ApiError('internal', 'Broken.')) : client.fieldNames(input)),
    });
    app.settings = await client.setSettings({ completeFields: true });
    expect(await app.fieldNames?.()).toEqual([]);
    expect(await app.fieldNames?.()).toContain('containers');
  });

  it('does what the menu asks, wherever it is', async () => {
    const { app, calls } = await start();
    app.ask('settings');
    expect(app.screen?.name).toBe('settings');
    app.ask('add-notes');
    await settled();
    expect(app.screen?.name).toBe('preview');
    expect(calls.some((call) => call.method === 'addNotes')).toBe(false);
    app.ask('study');
    expect(app.screen?.name).toBe('study');
    app.ask('keys');
    expect(app.dialog).toBe('keys');
    app.ask('no such thing');
    expect(app.screen?.name).toBe('study');
  });
});

describe('a toast', () => {
  it('goes away after a while, but not while it is held', async () => {
    const { app, clock } = await start();
    app.toast('Buried until tomorrow.', true);
    app.holdToast();
    clock.advance(60_000);
    expect(app.toasted?.text).toBe('Buried until tomorrow.');
    app.releaseToast();
    clock.advance(60_000);
    expect(app.toasted).toBeNull();
  });

  it('gives way to a newer one, which stays its full time', async () => {
    const { app, clock } = await start();
    app.toast('first');
    clock.advance(7000);
    app.toast('second');
    clock.advance(7000);
    expect(app.toasted?.text).toBe('second');
  });

  it('offers no undo once another step was made', async () => {
    const { app } = await start();
    app.study(null);
    await settled();
    if (app.screen?.name !== 'study') throw new Error('not studying');
    const study = app.screen.state;
    await study.bury();
    expect(app.toasted?.undo).toBe(true);
    study.reveal();
    await study.rate(3);
    expect(app.toasted).toBeNull();
  });
});

describe('adding notes', () => {
  it('shows each before anything is added, then goes to the decks with what came of the last', async () => {
    const { app, calls } = await start();
    app.preview(['/notes/one', '/notes/two']);
    await settled();
    if (app.screen?.name !== 'preview') throw new Error('no preview');
    expect(app.screen.state.path).toBe('/notes/one');
    app.screen.state.cancel();
    await settled();
    expect(app.screen.state.path).toBe('/notes/two');
    await app.screen.state.add();
    await settled();
    expect(calls.filter(({ method }) => method === 'startAdding').map(({ input }) => input)).toMatchObject([{ path: '/notes/two' }]);
    expect(app.screen).toMatchObject({ name: 'decks' });
    expect(app.toasted).toMatchObject({ text: '4 cards added.', undo: true });
  });

  it('says what came of it, and leaves the screen the person went on to', async () => {
    const added = Promise.withResolvers<{ job: null; report: SyncReport }>();
    const { app } = await start({ startAdding: () => added.promise });
    app.preview(['/notes/one', '/notes/two']);
    await settled();
    if (app.screen?.name !== 'preview') throw new Error('no preview');
    const adding = app.screen.state.add();
    app.study(null);
    added.resolve({ job: null, report: { added: 4, updated: 0, moved: 0, unchanged: 0, aside: 0, problems: [], unread: [] } });
    await adding;
    expect(app.screen).toMatchObject({ name: 'study' });
    expect(app.toasted).toMatchObject({ text: '4 cards added.', undo: true });
    app.leave();
    expect(app.screen).toMatchObject({ name: 'today' });
  });

  it('stays where it is when no folder is chosen, and goes back there when the preview is cancelled', async () => {
    const { app } = await start({ chooseFolder: () => Promise.resolve({ path: null }) });
    await app.addNotes();
    expect(app.screen?.name).toBe('today');
    app.preview(['/notes/one']);
    if (app.screen?.name === 'preview') app.screen.state.cancel();
    expect(app.screen?.name).toBe('today');
  });
});

describe('what is let go over the window', () => {
  /** Not narrowed by what was looked at before. */
  const shown = (app: AppState) => app.screen;
  const notes = { path: '/notes', format: null, cards: 0, refused: 'These are notes.', notes: true };
  const sea = { path: '/sea.apkg', format: 'anki-package' as const, cards: 1, refused: null, notes: false };
  const plan = (files: ImportReport['files']): JobStatus<JobResult> => ({
    state: 'finished',
    result: {
      job: 'import',
      report: {
        written: false,
        files,
        cards: { added: 1, updated: 0, unchanged: 0, kept: 0 },
        reviews: 0,
        media: { added: 0, present: 0, bytes: 0 },
        decks: [],
        refused: [],
        table: null,
        samples: [],
      },
    },
  });

  it('is shown as notes where all of it is', async () => {
    const { app } = await start({ jobStatus: () => Promise.resolve(plan([notes])) });
    app.drop(['/notes'], 0);
    await settled();
    expect(app.screen?.name === 'preview' && app.screen.state.path).toBe('/notes');
  });

  it('is an import where some of it is; after its notes the rest is gone on with', async () => {
    const plans = [plan([notes, sea]), plan([sea])];
    const { app } = await start({ jobStatus: () => Promise.resolve(plans.shift() ?? plan([sea])) });
    app.drop(['/notes', '/sea.apkg'], 0);
    await settled();
    expect(app.screen?.name === 'import' && app.screen.state.plan?.files).toHaveLength(2);
    app.previewBeside('/notes');
    await settled();
    if (app.screen?.name !== 'preview') throw new Error('no preview');
    app.screen.state.cancel();
    await settled();
    expect(shown(app)).toMatchObject({ name: 'import', state: { paths: ['/sea.apkg'] } });
  });

  it('is told to be no file where it is on no disk', async () => {
    const { app } = await start();
    app.drop([], 1);
    expect(app.screen?.name).toBe('today');
    expect(app.toasted?.text).toMatch(/no file on this computer/);
    app.dismissToast();
    app.drop([], 0);
    expect(app.toasted).toBeNull();
  });
});

describe('notes that change on the disk', () => {
  it('reach the screen there is', async () => {
    const { app, calls, changeNotes } = await start();
    const asked = (method: string) => calls.filter((call) => call.method === method).length;
    await settled();
    const before = asked('today');
    changeNotes();
    await settled();
    expect(asked('today')).toBe(before + 1);
    app.go('decks');
    await settled();
    const decks = asked('decks');
    changeNotes();
    await settled();
    expect(asked('decks')).toBe(decks + 1);
    expect(asked('waitForChange')).toBe(3);
  });

  it('reach the card that is shown and leave it revealed', async () => {
    const { client } = createFakeClient();
    let front = 'Before the note was saved';
    const card = async (input: { card: number }) => ({ ...(await client.card(input)), front });
    const { app, changeNotes } = await start({ card });
    app.study(null);
    await settled();
    if (app.screen?.name !== 'study') throw new Error('not studying');
    const study = app.screen.state;
    study.reveal();
    front = 'After the note was saved';
    changeNotes();
    await settled();
    expect(study.card?.front).toBe('After the note was saved');
    expect(study.revealed).toBe(true);
  });

  it('are asked for less and less often while that fails', async () => {
    let asked = 0;
    const waitForChange = () => {
      asked += 1;
      return asked < 4 ? Promise.reject(new ApiError('internal', 'No.')) : Promise.resolve({ version: 0 });
    };
    const { clock } = await start({ waitForChange });
    await settled();
    expect(asked).toBe(1);
    for (const [ms, count] of [
      [999, 1],
      [1, 2],
      [1999, 2],
      [1, 3],
      [4000, 4],
      // An answer at once without a change is no better than a failure.
      [7999, 4],
      [1, 5],
    ] as const) {
      clock.advance(ms);
      await settled();
      expect(asked).toBe(count);
    }
  });
});

describe('undo', () => {
  it('leaves a session for Today when it takes back the step that brought the deck', async () => {
    let deckIsThere = true;
    const { client } = createFakeClient();
    const { app } = await start({
      nextCard: (input) =>
        deckIsThere ? client.nextCard(input) : Promise.reject(new ApiError('not-found', 'This deck is no longer there.')),
      undo: () => {
        deckIsThere = false;
        return Promise.resolve({ label: 'Import of cards.csv', card: null });
      },
    });
    app.go('decks');
    app.study({ id: 5, name: 'cards' });
    await settled();
    expect(app.screen?.name === 'study' && app.screen.state.card).not.toBeNull();
    await app.undo();
    expect(app.screen?.name).toBe('today');
    expect(app.toasted?.text).toBe('Undone: Import of cards.csv');
  });

  it.each(['today', 'study'])('of a theme shows the theme it was, on the screen “%s” too', async (what) => {
    const { client } = createFakeClient();
    const before = await client.settings({});
    const { app } = await start({
      ...client,
      undo: async () => {
        await client.setSettings({ theme: before.theme });
        return { label: 'Change of settings', card: null };
      },
    });
    app.ask(what);
    await settled();
    await app.set({ theme: 'dark' });
    expect(app.settings?.theme).toBe('dark');
    if (app.screen?.name === 'study') await app.screen.state.undo();
    else await app.undo();
    await settled();
    expect(app.settings?.theme).toBe(before.theme);
  });

  it('says what was undone and reads the screen again', async () => {
    const { app, calls } = await start({ undo: () => Promise.resolve({ label: 'removing a folder', card: null }) });
    const before = calls.filter((call) => call.method === 'today').length;
    await app.undo();
    expect(app.toasted?.text).toBe('Undone: removing a folder');
    expect(calls.filter((call) => call.method === 'today').length).toBe(before + 1);
  });
});

describe('keys', () => {
  it('of a screen name each thing once', async () => {
    const { app } = await start();
    for (const show of [
      () => app.go('today'),
      () => app.go('decks'),
      () => app.go('settings'),
      () => app.study(null),
      () => app.preview(['/notes']),
    ]) {
      show();
      await settled();
      const labels = bindingsOf(app).map((binding) => binding.label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('never mean two things at once', async () => {
    const { app } = await start();
    const doubled = () => {
      const keys = bindingsOf(app)
        .filter((binding) => !binding.off)
        .flatMap((binding) => binding.keys);
      return keys.filter((key, index) => keys.indexOf(key) !== index);
    };
    app.study(null);
    await settled();
    expect(doubled()).toEqual([]);
    if (app.screen?.name === 'study') app.screen.state.reveal();
    expect(doubled()).toEqual([]);
    for (const screen of ['today', 'decks', 'settings'] as const) {
      app.go(screen);
      await settled();
      expect(doubled()).toEqual([]);
    }
  });

  it('for the card are off while it is edited', async () => {
    const { app } = await start();
    app.study(null);
    await settled();
    if (app.screen?.name !== 'study') throw new Error('not studying');
    app.screen.state.openEdit();
    const on = bindingsOf(app)
      .filter((binding) => !binding.off)
      .flatMap((binding) => binding.keys);
    for (const key of ['1', '3', 'b', 's', 'f', 'enter', 'space']) expect(on).not.toContain(key);
    expect(on).toContain('escape');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf, groups, keymap, realKey, refusal, withKey, withOwnKeys } from '../../renderer/lib/keymap';
import type { Binding } from '../../renderer/lib/keys';
import { AppState } from '../../renderer/state/app.svelte';
import { bindingsOf } from '../../renderer/state/bindings';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

async function startApp() {
  const { client } = createFakeClient();
  const app = new AppState(client, createHeldClock());
  await app.start();
  await settled();
  return app;
}

const anyKey = fc.constantFrom(...groups.flatMap((group) => Object.keys(keymap[group]).map((key) => ({ group, key }))));

describe('the keys that may be changed', () => {
  it('are those the screens have, with what they do', async () => {
    const app = await startApp();
    const labelled = (key: string) => bindingsOf(app).flatMap(({ keys, label }) => (keys.includes(key) ? [label] : []));
    for (const [key, label] of Object.entries({ ...keymap.go, ...keymap.everywhere })) expect(labelled(key)).toContain(label);
    app.go('decks');
    for (const [key, label] of Object.entries(keymap.decks)) expect(labelled(key)).toContain(label);
    app.go('exam');
    for (const [key, label] of Object.entries(keymap.exam)) expect(labelled(key)).toContain(label);
    app.study(null);
    for (const [key, label] of Object.entries(keymap.study)) {
      expect(labelled(key).some((each) => label.toLowerCase().includes(each.toLowerCase()))).toBe(true);
    }
  });

  it('answer where the person put them, in the palette and the sheet of keys too', async () => {
    const app = await startApp();
    if (app.settings) app.settings = { ...app.settings, keys: { 'go.d': 'k', 'everywhere.u': '-' } };
    const found = (label: string) => bindingsOf(app).find((binding) => binding.label === label)?.keys;
    expect(found('Go to Decks')).toEqual(['k', 'mod+2']);
    expect(found('Undo')).toEqual(['mod+z', '-']);
    expect(found('Go to Today')).toEqual(['t', 'mod+1']);
  });
});

describe('conflicts', () => {
  it('there are none to begin with', () => {
    expect(conflictsOf({})).toEqual([]);
  });

  it('are keys taken twice on one screen, not on two', () => {
    expect(conflictsOf({ 'study.e': 's' })).toEqual([{ one: 'study.e', other: 'study.s' }]);
    expect(conflictsOf({ 'study.e': 'u' })).toEqual([{ one: 'study.e', other: 'everywhere.u' }]);
    expect(conflictsOf({ 'study.e': 't' })).toEqual([]);
    expect(conflictsOf({ 'study.e': 's', 'study.s': 'e' })).toEqual([]);
    expect(conflictsOf({ 'decks.i': 't' })).toEqual([{ one: 'decks.i', other: 'go.t' }]);
  });

  it('never come from putting a key where none is on any screen', () => {
    fc.assert(
      fc.property(anyKey, ({ group, key }) => {
        expect(conflictsOf(withKey({}, group, key, '#'))).toEqual([]);
      }),
    );
  });
});

describe('choosing a key', () => {
  it('refuses what could not be told from other work', () => {
    expect(refusal('study', 'mod+x')).toContain('without Ctrl');
    expect(refusal('study', 'enter')).not.toBeNull();
    expect(refusal('study', 'space')).not.toBeNull();
    expect(refusal('study', '?')).toContain('stays as it is');
    expect(refusal('mock', '3')).toContain('tasks');
    expect(refusal('study', '5')).toBeNull();
  });

  it('is taken back by choosing the key it had', () => {
    fc.assert(
      fc.property(anyKey, fc.constantFrom('#', '+', 'q'), ({ group, key }, chosen) => {
        const own = withKey({ 'go.t': 'v' }, group, key, chosen);
        expect(realKey(own, group, key)).toBe(chosen);
        expect(realKey(withKey(own, group, key, key), group, key)).toBe(key);
      }),
    );
  });

  it('leaves keys with Ctrl and those of other groups alone', () => {
    const binding: Binding = { keys: ['mod+z', 'u'], label: 'Undo', run: () => undefined };
    const [mapped] = withOwnKeys({ 'everywhere.u': 'q', 'study.u': 'w' }, 'everywhere', [binding]);
    expect(mapped?.keys).toEqual(['mod+z', 'q']);
  });
});

describe('the palette', () => {
  it.each(['today', 'decks', 'browse', 'exam', 'stats', 'settings'] as const)(
    'offers from %s what can be done anywhere, each once',
    async (place) => {
      const app = new AppState(createFakeClient().client, createHeldClock());
      await app.start();
      app.go(place);
      await settled();
      const offered = bindingsOf(app).filter((binding) => binding.off !== true && binding.quiet !== true);
      const labels = offered.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of ['Undo', 'Back up now', 'Check everything', 'Find parameters of the memory model', 'Reduced motion'])
        expect(labels).toContain(label);
      for (const label of ['Import files', 'Export', 'Add a folder of notes', 'Read the notes again']) {
        expect(offered.find((binding) => binding.label === label)?.keys.some((key) => key.startsWith('mod+'))).toBe(true);
      }
      // A key has one meaning on one screen.
      const keys = offered.flatMap((binding) => binding.keys);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );
});

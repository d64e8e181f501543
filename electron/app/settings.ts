import type { Settings, SettingsChanges } from '../contract';
import { refoldCards } from '../store/verify';
import { deckOf, performStep, type Context } from './context';
import { writeSettings } from './stored-settings';
import { rereadAll } from './sync';

/** Changes settings as one step; memories follow when the weights they are computed with change. */
export async function setSettings(context: Context, changes: SettingsChanges): Promise<Settings> {
  const store = context.store();
  const before = context.settings();
  performStep(context, { type: 'settings', label: 'Change of settings' }, () => {
    writeSettings(store.settings, changes);
    context.changed();
    if (changes.deckDefaults?.weights) refoldCards(store, store.cards.ids(), (deck) => deckOf(context, deck).effective.weights);
  });
  await followSettings(context, before);
  return context.settings();
}

/** Does what goes with settings that are others than before: the desktop's part, and the notes' cards for another Kubernetes. */
export async function followSettings(context: Context, before: Settings): Promise<void> {
  const now = context.settings();
  if (JSON.stringify(now) !== JSON.stringify(before)) context.ports.desktop.applySettings(now);
  if (now.kubernetes !== before.kubernetes) await rereadAll(context);
}

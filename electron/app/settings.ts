import type { Settings, SettingsChanges } from '../contract';
import { refoldCards } from '../store/verify';
import { deckOf, type Context } from './context';
import { writeSettings } from './stored-settings';
import { rereadAll } from './sync';

/** Changes settings as one step; memories follow when the weights they are computed with change. */
export async function setSettings(context: Context, changes: SettingsChanges): Promise<Settings> {
  const store = context.store();
  const before = context.settings();
  try {
    store.perform({ type: 'settings', label: 'Change of settings' }, context.now().at, () => {
      writeSettings(store.settings, changes);
      context.changed();
      if (changes.deckDefaults?.weights) refoldCards(store, store.cards.ids(), (deck) => deckOf(context, deck).effective.weights);
    });
  } catch (error) {
    // What was derived within the step is of settings that were not stored.
    context.changed();
    throw error;
  }
  await followSettings(context, before);
  return context.settings();
}

/** Does what goes with settings that are others than before: the desktop's part, and the notes' cards for another Kubernetes. */
export async function followSettings(context: Context, before: Settings): Promise<void> {
  const now = context.settings();
  if (JSON.stringify(now) !== JSON.stringify(before)) context.ports.desktop.applySettings(now);
  if (now.kubernetes !== before.kubernetes) await rereadAll(context);
}

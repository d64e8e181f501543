import type { Settings, SettingsChanges } from '../contract';
import { refoldCards } from '../store/verify';
import { deckOf, type Context } from './context';

import { writeSettings } from './stored-settings';
import { rereadAll } from './sync';

/** Changes settings as one step; memories follow when the weights they are computed with change. */
export async function setSettings(context: Context, changes: SettingsChanges): Promise<Settings> {
  const store = context.store();
  store.perform({ type: 'settings', label: 'Change of settings' }, context.now().at, () => {
    writeSettings(store.settings, changes);
    context.changed();
    if (changes.deckDefaults?.weights) refoldCards(store, store.cards.ids(), (deck) => deckOf(context, deck).effective.weights);
  });
  if (changes.kubernetes) await rereadAll(context);
  context.ports.desktop.applySettings(context.settings());
  return context.settings();
}

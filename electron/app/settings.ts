import * as v from 'valibot';
import { inputs, type Settings, type SettingsChanges } from '../contract';
import { defaultQueueOptions, defaultSchedulingOptions } from '../core/scheduling/options';
import type { SettingValues } from '../store/settings';
import type { Context } from './context';

const name = 'settings';

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 100,
  dayStartMinutes: 4 * 60,
  deckDefaults: { ...defaultSchedulingOptions, ...defaultQueueOptions },
};

const withoutUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>;

function merge(settings: Settings, { deckDefaults, ...rest }: SettingsChanges): Settings {
  // The schema has checked each value; undefined means "leave it".
  return {
    ...settings,
    ...withoutUndefined(rest),
    deckDefaults: { ...settings.deckDefaults, ...withoutUndefined(deckDefaults ?? {}) },
  } as Settings;
}

/** What is stored over the defaults. Only changes are stored, so a better default reaches everybody who never touched it. */
export function readSettings(values: SettingValues): Settings {
  const stored = v.safeParse(inputs.setSettings, values.get(name) ?? {});
  return stored.success ? merge(defaultSettings, stored.output) : defaultSettings;
}

export function setSettings(context: Context, changes: SettingsChanges): Settings {
  const store = context.store();
  const before = v.safeParse(inputs.setSettings, store.settings.get(name) ?? {});
  const stored: SettingsChanges = before.success ? before.output : {};
  const next = {
    ...stored,
    ...withoutUndefined(changes),
    deckDefaults: { ...stored.deckDefaults, ...withoutUndefined(changes.deckDefaults ?? {}) },
  };
  store.perform({ type: 'settings', label: 'Change of settings' }, context.now().at, () => store.settings.set(name, next));
  context.changed();
  context.ports.desktop.applySettings(context.settings());
  return context.settings();
}

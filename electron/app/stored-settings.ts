import * as v from 'valibot';
import { inputs, type Settings, type SettingsChanges } from '../contract';
import { defaultStudyOptions } from '../core/decks';
import { defaultQueueOptions, defaultSchedulingOptions } from '../core/scheduling/options';
import type { SettingValues } from '../store/settings';

const name = 'settings';

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 100,
  dayStartMinutes: 4 * 60,
  kubernetes: '1.35',
  editor: 'system',
  completeFields: false,
  motion: 'system',
  contrast: 'system',
  keys: {},
  reminder: { on: false, atMinutes: 18 * 60, quietDays: [] },
  tray: false,
  startAtLogin: false,
  deckDefaults: { ...defaultSchedulingOptions, ...defaultQueueOptions, ...defaultStudyOptions },
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
  return merge(defaultSettings, readChanges(values));
}

/** What the person has changed so far. */
function readChanges(values: SettingValues): SettingsChanges {
  const stored = v.safeParse(inputs.setSettings, values.get(name) ?? {});
  return stored.success ? stored.output : {};
}

/** Adds changes to those stored before. */
export function writeSettings(values: SettingValues, changes: SettingsChanges): void {
  const stored = readChanges(values);
  const deckDefaults = { ...stored.deckDefaults, ...withoutUndefined(changes.deckDefaults ?? {}) };
  values.set(name, { ...stored, ...withoutUndefined(changes), deckDefaults });
}

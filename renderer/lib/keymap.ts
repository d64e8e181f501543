import type { Binding } from './keys';

/** Keys that work at the same time belong to one group or to groups of one screen. */
export type KeyGroup = 'everywhere' | 'go' | 'study' | 'decks' | 'browse' | 'exam' | 'mock';
/** The person's own keys by group and key as it is without them: `study.e`. */
export type OwnKeys = Readonly<Record<string, string>>;

export const groupNames: Record<KeyGroup, string> = {
  everywhere: 'Everywhere',
  go: 'Going from screen to screen',
  study: 'Study',
  decks: 'Decks',
  browse: 'Browse',
  exam: 'Exam',
  mock: 'Mock exam',
};

/** What each key that may be changed does. */
export const keymap: Record<KeyGroup, Readonly<Record<string, string>>> = {
  everywhere: { u: 'Undo' },
  go: {
    t: 'Go to Today',
    d: 'Go to Decks',
    b: 'Go to Browse',
    e: 'Go to Exam',
    s: 'Go to Stats',
    ',': 'Go to Settings',
  },
  study: {
    '1': 'Rate: Again',
    '2': 'Rate: Hard',
    '3': 'Rate: Good',
    '4': 'Rate: Easy',
    h: 'Hint',
    r: 'I was right; play the recordings',
    e: 'Edit the card',
    f: 'Next flag colour',
    i: 'Card info',
    o: 'Open the note',
    b: 'Bury until tomorrow',
    s: 'Suspend',
  },
  decks: { i: 'Import files', x: 'Export', a: 'Add a folder of notes', r: 'Read the notes again' },
  browse: {
    '/': 'Search cards',
    e: 'Edit the card',
    i: 'Card info',
    p: 'Card beside the table',
    o: 'Open the note',
    s: 'Suspend or resume',
    b: 'Bury or unbury',
    f: 'Next flag colour',
    l: 'Change tags',
    m: 'Move to a deck',
    n: 'Set the due day',
    h: 'Find and replace',
    y: 'Find duplicates',
    c: 'Study these cards',
    x: 'Export these cards',
  },
  exam: { p: 'Plan an exam', c: 'Change the plan', m: 'Resume the mock exam' },
  mock: { n: 'Next task', p: 'Previous task', f: 'Flag the task', j: 'Jump to a task' },
};

export const groups = Object.keys(keymap) as KeyGroup[];

const screens: readonly (readonly KeyGroup[])[] = [
  ['study', 'everywhere'],
  ['decks', 'go', 'everywhere'],
  ['browse', 'go', 'everywhere'],
  ['exam', 'go', 'everywhere'],
  ['mock'],
];

/** What these keys do can't be moved. */
const fixed: Readonly<Record<string, string>> = { '?': 'shows the keys of a screen', z: 'takes back what a message speaks of' };

export const realKey = (own: OwnKeys, group: KeyGroup, key: string): string => own[`${group}.${key}`] ?? key;

/** Bindings of a group with the person's own keys. */
export const withOwnKeys = (own: OwnKeys, group: KeyGroup, bindings: readonly Binding[]): Binding[] =>
  bindings.map((binding) => ({ ...binding, keys: binding.keys.map((key) => realKey(own, group, key)) }));

export interface Conflict {
  /** As in `OwnKeys`. */
  one: string;
  other: string;
}

/** Actions of one screen that share a key though they had different ones: only the first of them hears it. */
export function conflictsOf(own: OwnKeys): Conflict[] {
  const found = new Map<string, Conflict>();
  for (const screen of screens) {
    const actions = screen.flatMap((group) => Object.keys(keymap[group]).map((key) => ({ group, key })));
    actions.forEach((a, index) => {
      for (const b of actions.slice(index + 1)) {
        if (a.key === b.key || realKey(own, a.group, a.key) !== realKey(own, b.group, b.key)) continue;
        const conflict = { one: `${a.group}.${a.key}`, other: `${b.group}.${b.key}` };
        found.set(`${conflict.one} ${conflict.other}`, conflict);
      }
    });
  }
  return [...found.values()];
}

/** Why a key can't be taken, in words; null when it can. */
export function refusal(group: KeyGroup, key: string): string | null {
  if (key.length !== 1 || key === ' ') return 'Take a letter, a digit or a sign, without Ctrl or Alt.';
  if (group === 'mock' && /[1-9]/.test(key)) return 'The digits lead to the tasks of a mock exam.';
  const does = fixed[key];
  return does === undefined ? null : `${key.toUpperCase()} ${does} and stays as it is.`;
}

/** The own keys after one was chosen; choosing what it is without them takes the choice back. */
export function withKey(own: OwnKeys, group: KeyGroup, key: string, chosen: string): Record<string, string> {
  const id = `${group}.${key}`;
  const rest = Object.fromEntries(Object.entries(own).filter(([other]) => other !== id));
  return chosen === key ? rest : { ...rest, [id]: chosen };
}

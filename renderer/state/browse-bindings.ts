import type { Flag } from '../../electron/contract';
import { focusSearch, focusTable, linesSeen } from '../lib/browse-focus';
import type { Binding } from '../lib/keys';
import type { AppState } from './app.svelte';
import type { BrowseState } from './browse.svelte';

const nextFlag: Record<Flag, Flag> = { 0: 1, 1: 2, 2: 3, 3: 4, 4: 0 };

const moves = (browse: BrowseState): Binding[] => {
  const end = (browse.found?.length ?? 0) - 1;
  const by: [string, string, () => number][] = [
    ['arrowdown', 'Next card', () => browse.cursor + 1],
    ['arrowup', 'Card before', () => browse.cursor - 1],
    ['pagedown', 'A page down', () => browse.cursor + linesSeen()],
    ['pageup', 'A page up', () => browse.cursor - linesSeen()],
    ['home', 'First card', () => 0],
    ['end', 'Last card', () => end],
  ];
  return by.flatMap(([key, label, to]) => [
    { keys: [key], label, run: () => browse.go(to()), quiet: true },
    { keys: [`shift+${key}`], label: `${label}, choosing on the way`, run: () => browse.go(to(), true), quiet: true },
  ]);
};

/** What the keyboard can do with the table of cards. */
export function browseBindings(app: AppState, browse: BrowseState): Binding[] {
  const { bulk, card } = browse;
  const first = browse.targets[0] === undefined ? undefined : browse.rows.get(browse.targets[0]);
  const off = browse.targets.length === 0;
  const panel = (which: 'preview' | 'edit' | 'info') => async () => {
    await card.toggle(which);
    if (card.panel !== 'edit') focusTable();
  };
  const escape = () => {
    if (bulk.form) bulk.close();
    else browse.selectNone();
    focusTable();
  };
  return [
    { keys: ['/', 'mod+f'], label: 'Search cards', run: focusSearch, typing: true },
    { keys: [], label: 'How to search', run: () => (browse.help = true) },
    ...moves(browse),
    { keys: ['space'], label: 'Choose or let go', run: () => browse.toggle(), off, quiet: true },
    { keys: ['mod+a'], label: 'Select all', run: () => browse.selectAll(), off },
    { keys: ['escape'], label: 'Clear the selection', run: escape, quiet: true },
    { keys: ['enter', 'e'], label: 'Edit the card', run: () => void panel('edit')(), off },
    { keys: ['i'], label: 'Card info', run: () => void panel('info')(), off },
    { keys: ['p'], label: 'Card beside the table', run: () => void panel('preview')() },
    { keys: ['o'], label: 'Open the note', run: () => void card.openSource(), off: !card.view?.source },
    { keys: ['s'], label: first?.suspended ? 'Resume' : 'Suspend', run: () => void bulk.suspend(first?.suspended !== true), off },
    { keys: ['b'], label: first?.buried ? 'Unbury' : 'Bury until tomorrow', run: () => void bulk.bury(first?.buried !== true), off },
    { keys: ['f'], label: 'Next flag colour', run: () => void bulk.flag(nextFlag[first?.flag ?? 0]), off },
    { keys: ['l'], label: 'Change tags', run: () => bulk.open('tag'), off },
    { keys: ['m'], label: 'Move to a deck', run: () => bulk.open('move'), off },
    { keys: ['n'], label: 'Set the due day', run: () => bulk.open('due'), off },
    { keys: ['h'], label: 'Find and replace', run: () => bulk.open('replace'), off },
    { keys: ['y'], label: 'Find duplicates', run: () => bulk.open('duplicates'), off },
    { keys: ['c'], label: 'Study these cards', run: () => bulk.open('study'), off },
    { keys: ['x'], label: 'Export these cards', run: () => app.export({ cards: browse.targets }), off },
    { keys: [], label: 'Reset to new', run: () => void bulk.reset(), off },
    { keys: [], label: 'Set aside', run: () => void bulk.setAside(), off },
    { keys: [], label: 'Bring back', run: () => void bulk.bringBack(), off: off || first?.aside !== true },
    { keys: ['delete'], label: 'Delete', run: () => void bulk.remove(), off },
    ...browse.saved.map(({ name, query }) => ({ keys: [], label: `Search: ${name}`, run: () => void browse.open(query).then(focusTable) })),
    { keys: [], label: 'Keep this search', run: () => bulk.open('save'), off: browse.query.trim() === '' || browse.problem !== null },
  ];
}

import { moveAmongCards } from '../lib/card-focus';
import { changing } from '../lib/import-report';
import { withOwnKeys, type KeyGroup } from '../lib/keymap';
import type { Binding } from '../lib/keys';
import type { AppState } from './app.svelte';
import { browseBindings } from './browse-bindings';
import { examBindings, mockBindings } from './exam-bindings';
import type { ImportState } from './import.svelte';
import type { PreviewState } from './preview.svelte';
import type { StudyState } from './study.svelte';

/** In a field where nothing was typed so far Undo takes back the last step, else the field's own typing. */
const isUntouched = ({ screen }: AppState) => screen?.name === 'study' && screen.state.typing && screen.state.attempt?.untouched === true;

/** Keys that work everywhere. */
const globalBindings = (app: AppState): Binding[] => [
  { keys: ['mod+k'], label: 'Command palette', run: () => (app.dialog = 'palette'), quiet: true, typing: true },
  { keys: ['?'], label: 'Keys of this screen', run: () => (app.dialog = 'keys') },
  { keys: ['mod+z', 'u'], label: 'Undo', run: () => void app.undo(), typing: isUntouched(app) },
  { keys: ['z'], label: 'Undo what the message says', run: () => void app.undo(), off: !app.toasted?.undo, quiet: true },
];

/** Going from screen to screen and what needs no key of its own; while studying only Escape leads away. */
const navigation = (app: AppState): Binding[] => [
  { keys: ['t', 'mod+1'], label: 'Go to Today', run: () => app.go('today'), typing: true },
  { keys: ['d', 'mod+2'], label: 'Go to Decks', run: () => app.go('decks'), typing: true },
  { keys: ['b', 'mod+3'], label: 'Go to Browse', run: () => app.go('browse'), typing: true },
  { keys: ['e', 'mod+4'], label: 'Go to Exam', run: () => app.go('exam'), typing: true },
  { keys: ['s', 'mod+5'], label: 'Go to Stats', run: () => app.go('stats'), typing: true },
  { keys: [',', 'mod+,'], label: 'Go to Settings', run: () => app.go('settings'), typing: true },
  { keys: [], label: 'Study some cards on their own, or more today', run: () => app.customStudy() },
  { keys: [], label: 'Back up now', run: () => app.ask('back-up') },
  { keys: [], label: 'Check everything', run: () => app.ask('verify') },
  { keys: [], label: 'Find parameters of the memory model', run: () => app.ask('optimise') },
  { keys: [], label: 'About Kubedeck', run: () => app.ask('about') },
  ...profileBindings(app),
];

/** How it looks, to be changed from wherever one is. */
const looks = (app: AppState): Binding[] => {
  const { settings } = app;
  if (!settings) return [];
  const { theme: present, textSize, motion, contrast } = settings;
  const change = (label: string, changes: Parameters<AppState['set']>[0], off = false) => ({
    keys: [],
    label,
    off,
    run: () => void app.set(changes),
  });
  return [
    ...(['light', 'dark', 'system'] as const).filter((theme) => theme !== present).map((theme) => change(`Theme: ${theme}`, { theme })),
    change('Larger text', { textSize: Math.min(200, textSize + 10) }, textSize >= 200),
    change('Smaller text', { textSize: Math.max(80, textSize - 10) }, textSize <= 80),
    motion === 'reduced' ? change('Motion as the system says', { motion: 'system' }) : change('Reduced motion', { motion: 'reduced' }),
    contrast === 'more' ? change('Contrast as the system says', { contrast: 'system' }) : change('High contrast', { contrast: 'more' }),
  ];
};

const profileBindings = ({ profiles }: AppState): Binding[] => [
  ...profiles.others.map(({ name, folder }) => ({
    keys: [],
    label: `Open the profile ${name}`,
    run: () => void profiles.open(folder, false),
  })),
  profiles.readonly
    ? { keys: [], label: 'Open this profile to study', run: () => void profiles.reopen(false) }
    : { keys: [], label: 'Open this profile read-only', run: () => void profiles.reopen(true) },
];

const noteBindings = (app: AppState): Binding[] => [
  { keys: ['i', 'mod+i'], label: 'Import files', run: () => app.ask('import'), typing: true },
  { keys: [], label: 'Import a folder of another program', run: () => void app.importFiles('folder') },
  { keys: ['x', 'mod+e'], label: 'Export', run: () => app.export(), typing: true },
  { keys: ['a', 'mod+o'], label: 'Add a folder of notes', run: () => app.ask('add-notes'), typing: true },
  { keys: ['r', 'mod+shift+r'], label: 'Read the notes again', run: () => app.ask('sync'), typing: true },
];

const studyBindings = (study: StudyState): Binding[] => {
  const card = study.card;
  const noCard = card === null || study.editing;
  const asked = noCard || !study.revealed;
  const attempt = study.revealed ? null : study.attempt;
  const checks = attempt?.shape === 'yaml' ? ['mod+enter'] : ['enter', 'mod+enter'];
  const disputes = study.attempt?.disputable === true && study.attempt.overruled === null;
  return [
    { keys: checks, label: 'Check the answer', run: () => void study.check(), off: noCard || !attempt, quiet: true, typing: true },
    { keys: ['mod+shift+h', 'h'], label: 'Hint', run: () => void study.takeHint(), off: noCard || !attempt, typing: true },
    { keys: ['r'], label: 'I was right', run: () => study.openOverrule(), off: asked || !disputes },
    { keys: ['r', 'f5'], label: 'Play the recordings', run: () => study.replay(), off: noCard || !study.audible, typing: true },
    { keys: ['escape'], label: 'Leave the field', run: () => study.leaveField(), off: !study.typing, quiet: true, typing: true },
    { keys: ['enter', 'space'], label: 'Show the answer', run: () => study.reveal(), off: noCard || study.revealed, quiet: true },
    { keys: ['enter', 'space'], label: 'Take the suggested rating', run: () => void study.rate(study.suggested), off: asked, quiet: true },
    { keys: ['1'], label: 'Rate: Again', run: () => void study.rate(1), off: asked },
    { keys: ['2'], label: 'Rate: Hard', run: () => void study.rate(2), off: asked },
    { keys: ['3'], label: 'Rate: Good', run: () => void study.rate(3), off: asked },
    { keys: ['4'], label: 'Rate: Easy', run: () => void study.rate(4), off: asked },
    { keys: ['e'], label: 'Edit the card', run: () => study.openEdit(), off: noCard },
    { keys: ['f'], label: 'Next flag colour', run: () => void study.cycleFlag(), off: noCard },
    { keys: ['i'], label: 'Card info', run: () => void study.toggleInfo(), off: noCard },
    { keys: ['o'], label: 'Open the note', run: () => void study.openSource(), off: noCard || !card.source },
    { keys: ['b'], label: 'Bury until tomorrow', run: () => void study.bury(), off: noCard },
    { keys: ['s'], label: 'Suspend', run: () => void study.suspend(), off: noCard },
    { keys: ['escape'], label: study.panel ? 'Close the panel' : 'Leave', run: () => (study.panel ? study.closePanel() : study.leave()) },
  ];
};

const previewBindings = (preview: PreviewState): Binding[] => [
  { keys: ['enter', 'mod+enter'], label: 'Add the cards', run: () => void preview.add(), off: !preview.ready, typing: true },
  { keys: ['space'], label: 'Switch a found card off or on', run: () => moveAmongCards(1), quiet: true },
  { keys: ['arrowdown'], label: 'Next found card', run: () => moveAmongCards(1), quiet: true, typing: true },
  { keys: ['arrowup'], label: 'Found card before', run: () => moveAmongCards(-1), quiet: true, typing: true },
  { keys: ['escape'], label: 'Cancel', run: () => preview.cancel(), typing: true },
];

const importBindings = (app: AppState, state: ImportState): Binding[] => {
  const planned = state.readable && !state.report;
  const nothing = state.plan !== null && !state.readable;
  const studies = state.report !== null && changing(state.report) > 0;
  return [
    { keys: ['enter', 'mod+enter'], label: 'Import the cards', run: () => void state.start(), off: !planned, typing: true },
    { keys: ['enter', 'mod+enter'], label: 'Study what was imported', run: () => void state.study(), off: !studies },
    { keys: ['enter'], label: 'Choose other files', run: () => app.ask('import'), off: !nothing },
    { keys: ['escape'], label: state.report ? 'Done' : 'Cancel', run: () => void state.cancel(), typing: true },
  ];
};

/** What the keyboard can do on the present screen, most particular first. */
export function bindingsOf(app: AppState): Binding[] {
  const screen = app.screen;
  if (!screen || screen.name === 'trouble') return [];
  const own = (group: KeyGroup, bindings: readonly Binding[]) => withOwnKeys(app.settings?.keys ?? {}, group, bindings);
  const everywhere = own('everywhere', globalBindings(app));
  if (screen.name === 'study') return [...own('study', studyBindings(screen.state)), ...everywhere, ...looks(app)];
  if (screen.name === 'mock') return own('mock', mockBindings(app, screen.state, looks(app)));
  if (screen.name === 'preview' || screen.name === 'import') {
    const here = screen.name === 'preview' ? previewBindings(screen.state) : importBindings(app, screen.state);
    const away = navigation(app).map((each) => ({ ...each, keys: [] }));
    return [...here, ...everywhere, ...away, ...looks(app)];
  }
  const elsewhere = [...everywhere, ...own('go', navigation(app)), ...looks(app)];
  // Their letters belong to Decks; with Ctrl they work everywhere.
  const notes = noteBindings(app).map((each) => ({ ...each, keys: each.keys.filter((key) => key.startsWith('mod+')) }));
  const start: Binding = { keys: [], label: 'Start studying', run: () => app.study(null) };
  if (screen.name === 'today') {
    const due = screen.state.due > 0;
    return [{ ...start, keys: ['enter', 'space'], off: !due }, ...elsewhere, ...notes];
  }
  if (screen.name === 'decks') return [...own('decks', noteBindings(app)), start, ...elsewhere];
  if (screen.name === 'exam') return [...own('exam', examBindings(app, screen.state)), start, ...elsewhere, ...notes];
  if (screen.name === 'browse') {
    const table = own('browse', browseBindings(app, screen.state));
    const taken = new Set(table.flatMap(({ keys }) => keys));
    return [...table, start, ...[...elsewhere, ...notes].map((each) => ({ ...each, keys: each.keys.filter((key) => !taken.has(key)) }))];
  }
  return [start, ...elsewhere, ...notes];
}

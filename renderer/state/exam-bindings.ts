import type { Binding } from '../lib/keys';
import type { AppState } from './app.svelte';
import type { ExamState } from './exam.svelte';
import type { MockState } from './mock.svelte';

export function examBindings(app: AppState, exam: ExamState): Binding[] {
  const open = exam.form !== null || exam.ending !== null;
  const { profile, running } = exam;
  const close = () => {
    exam.closeForm();
    exam.ending = null;
  };
  return [
    {
      keys: ['enter', 'space'],
      label: 'Start studying',
      run: () => app.study(null),
      off: open || profile?.active !== true || profile.daysLeft <= 0,
    },
    { keys: ['p'], label: 'Plan an exam', run: () => void exam.openForm(null), off: open },
    { keys: ['c'], label: 'Change the plan', run: () => void exam.openForm(profile), off: open || !profile },
    { keys: ['m'], label: 'Resume the mock exam', run: () => running && void exam.openMock(running.id), off: open || !running },
    { keys: ['escape'], label: 'Close', run: close, off: !open, typing: true, quiet: true },
  ];
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** While a mock exam is sat nothing may be undone and no single key leads away. */
export function mockBindings(app: AppState, mock: MockState, themes: Binding[]): Binding[] {
  const still = mock.paused || mock.finishing || mock.confirming;
  const general: Binding[] = [
    { keys: ['mod+k'], label: 'Command palette', run: () => (app.dialog = 'palette'), quiet: true, typing: true },
    { keys: ['?'], label: 'Keys of this screen', run: () => (app.dialog = 'keys'), off: mock.confirming },
  ];
  const jumps = digits.map((digit, index): Binding => ({
    keys: [digit],
    label: `Task ${digit}`,
    run: () => mock.go(index),
    off: still || index >= mock.tasks.length,
    quiet: true,
  }));
  return [
    {
      keys: ['mod+enter', 'enter'],
      label: 'Next answer, then next task',
      run: () => mock.onward(),
      off: still || !mock.typing,
      quiet: true,
      typing: true,
    },
    { keys: ['mod+shift+n', 'n'], label: 'Next task', run: () => mock.go(mock.current + 1), off: still, typing: true },
    { keys: ['mod+shift+b', 'b'], label: 'Previous task', run: () => mock.go(mock.current - 1), off: still, typing: true },
    { keys: ['mod+shift+f', 'f'], label: 'Flag the task', run: () => mock.toggleFlag(), off: still, typing: true },
    { keys: ['mod+j', 'j'], label: 'Jump to a task', run: () => focusTask(mock.current), off: still, typing: true },
    ...jumps,
    { keys: ['mod+shift+p'], label: 'Pause', run: () => void mock.pause(), off: still || !mock.mock.pauses, typing: true },
    { keys: ['mod+shift+e'], label: 'Finish the mock exam', run: () => (mock.confirming = true), off: still, typing: true },
    { keys: ['escape'], label: 'Leave the field', run: leaveField, off: still || !mock.typing, quiet: true, typing: true },
    { keys: ['escape'], label: 'Leave, and come back later', run: () => void mock.leave(), off: mock.confirming || mock.finishing },
    ...general,
    ...themes,
  ];
}

const focusTask = (task: number) => document.querySelector<HTMLElement>(`[data-task="${task}"]`)?.focus();

function leaveField() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

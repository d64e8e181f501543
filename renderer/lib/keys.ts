/** One thing the keyboard can do on a screen; the same list answers key presses, fills the key dialog and the palette. */
export interface Binding {
  /** As `KeyboardEvent.key`, lower case; `mod+` is Ctrl, or Cmd on a Mac. Empty for what only the palette offers. */
  keys: readonly string[];
  label: string;
  run: () => void;
  /** Not offered now: the key stays free and the palette leaves it out. */
  off?: boolean;
  /** Shown in the key dialog but not in the palette. */
  quiet?: boolean;
  /** Also counts while a field has the keyboard, but for keys that write something there. */
  typing?: boolean;
}

export const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const isControl = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('a[href], summary') !== null;

/** The name of a key press in the notation of `Binding.keys`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, mac: boolean): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const mod = mac ? event.metaKey : event.ctrlKey;
  // Shift is part of what a printable key says already: "?" is Shift and "/" on one keyboard and something else on the next.
  const shift = event.shiftKey && (mod || key.length > 1) ? 'shift+' : '';
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

/**
 * Runs the binding a key press belongs to and says whether there was one. A field keeps every key but those of bindings
 * that say otherwise; Enter and Space on a focused control belong to that control.
 */
export function press(event: KeyboardEvent, bindings: readonly Binding[], mac: boolean): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const name = keyName(event, mac);
  const { target } = event;
  const activates = name === 'enter' || name === 'space';
  const found = find(bindings, name);
  if (isField(target) && (name.length === 1 || name === 'space' || found?.typing !== true)) return false;
  const run = activates ? activation(target, found) : found?.run;
  if (!run) return false;
  event.preventDefault();
  // A key held down would run through card after card.
  if (!(activates && event.repeat)) run();
  return true;
}

const find = (bindings: readonly Binding[], name: string) => bindings.find((each) => !each.off && each.keys.includes(name));

/** A focused button acts when the key goes down: by itself it would wait for Space to come up. */
function activation(target: EventTarget | null, found: Binding | undefined): (() => void) | undefined {
  if (target instanceof HTMLButtonElement) return () => target.click();
  return isControl(target) ? undefined : found?.run;
}

const names: Record<string, string> = {
  enter: '↵',
  space: 'Space',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  home: 'Home',
  end: 'End',
  delete: 'Del',
};

/** The parts of a key as printed on it: `mod+k` is ["Ctrl", "K"]. */
export function keyCaps(key: string, mac: boolean): string[] {
  return key.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    if (part === 'alt') return mac ? '⌥' : 'Alt';
    return names[part] ?? part.toUpperCase();
  });
}

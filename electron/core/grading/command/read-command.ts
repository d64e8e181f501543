import { blankFences } from '../fences';
import { canonicalPath, canonicalPayload } from './flag-values';
import { code } from './item';
import type { Item, Reading } from './item';
import { isKubectl, readKubectl, readKubectlAssignment } from './kubectl';
import type { KubectlContext } from './kubectl';
import { readable, readShell } from './shell';
import type { ShellRedirect, ShellScript, ShellStep, ShellWord } from './shell';
import { readTool } from './tool';

/** One simple command of an answer, read. */
export interface CommandStep extends Reading {
  start: number;
  end: number;
}

export interface CommandAnswer {
  steps: CommandStep[];
  /** Why a shell could not read it. */
  errors: string[];
}

/** Set in every exam shell or by default, so naming them changes nothing. */
const idleAssignments: ReadonlySet<string> = new Set(['ETCDCTL_API=3']);

function readRedirect(redirect: ShellRedirect): Item {
  const label = code(readable(`${redirect.operator.replace(/^[01]/, '')} ${redirect.target}`.trim()));
  if (redirect.operator === '<<') {
    const value = canonicalPayload(redirect.target).trim();
    return { slot: 'standard input', value, label: 'the text given to standard input', spans: [redirect] };
  }
  return { slot: `redirect ${redirect.operator}`, value: canonicalPath(redirect.target), label, spans: [redirect] };
}

interface Unwrapped {
  words: ShellWord[];
  sudo: ShellWord | null;
  assignments: ShellStep['assignments'];
}

/** `sudo -E` and `env` take variables before the command, as the shell does. */
function unwrap({ words, assignments }: ShellStep): Unwrapped {
  const left = [...words];
  const isNext = (value: string) => left[0]?.value === value && left.length > 1;
  const sudo = isNext('sudo') && (left[1]?.value === '-E' || !left[1]?.value.startsWith('-')) ? (left.shift() ?? null) : null;
  if (sudo && isNext('-E')) left.shift();
  const nameOf = (word: ShellWord | undefined) => /^([A-Za-z_]\w*)=/.exec(word?.value ?? '')?.[1];
  if (isNext('env') && nameOf(left[1]) !== undefined) left.shift();
  const more: Unwrapped['assignments'] = [];
  for (let [word] = left; word && left.length > 1; [word] = left) {
    const name = left.length === words.length ? undefined : nameOf(word);
    if (name === undefined) break;
    more.push({ ...word, name });
    left.shift();
  }
  return { words: left, sudo, assignments: [...assignments, ...more] };
}

/** Tools that run the command after their own flags. */
const wrappers: ReadonlySet<string> = new Set(['watch', 'xargs', 'nohup', 'time']);

/** `watch 'kubectl get pods'` is one word to the shell and a command to watch. */
function splitQuoted(words: readonly ShellWord[]): ShellWord[] {
  const [only] = words;
  if (words.length !== 1 || !only?.value.includes(' ')) return [...words];
  return only.value.split(/\s+/).map((value) => ({ ...only, value, text: value }));
}

function readWrapped(head: ShellWord, words: readonly ShellWord[], context: KubectlContext): Reading | null {
  const at = words.findIndex((word) => isKubectl(word.value.split(' ')[0] ?? ''));
  if (!wrappers.has(head.value) || at === -1) return null;
  const [inner, ...rest] = splitQuoted(words.slice(at));
  if (!inner) return null;
  const outer = readTool(head, words.slice(0, at));
  const reading = readKubectl(inner, rest, context);
  const items = outer.items.map((item) => ({ ...item, slot: item.slot === 'command' ? 'wrapper' : `wrapper ${item.slot}` }));
  return { ...reading, items: [...reading.items, ...items] };
}

function readWords(words: readonly ShellWord[], context: KubectlContext): Reading {
  const [head, ...rest] = words;
  if (!head) return { items: [], rejections: [], notes: [] };
  return isKubectl(head.value) ? readKubectl(head, rest, context) : (readWrapped(head, rest, context) ?? readTool(head, rest));
}

function readStep(step: ShellStep, context: KubectlContext): CommandStep {
  const { words, sudo, assignments } = unwrap(step);
  const [head] = words;
  const reading = readWords(words, context);
  const { items } = reading;
  if (sudo) items.push({ slot: 'sudo', value: 'sudo', label: code('sudo'), spans: [sudo], harmless: true });
  if (step.join !== '') items.push({ slot: 'join', value: step.join, label: code(step.join), spans: [] });
  for (const word of assignments) {
    if (idleAssignments.has(word.value)) continue;
    const item = head && isKubectl(head.value) ? readKubectlAssignment(word.name, word) : null;
    items.push(item ?? { slot: `variable ${word.name}`, value: word.value, label: code(word.text), spans: [word] });
  }
  items.push(...step.redirects.map(readRedirect));
  return { ...reading, start: step.start, end: step.end };
}

const isIdle = (step: ShellStep): boolean => {
  const [first, second, third] = step.words;
  const exported = first?.value === 'export' && second !== undefined && third === undefined && idleAssignments.has(second.value);
  return exported && step.redirects.length === 0;
};

function spellScript(script: ShellScript, context: KubectlContext): string {
  const steps = script.steps.map((step) => {
    const { items } = readStep(step, context);
    return items
      .map((item) => `${item.slot}=${item.value}`)
      .sort()
      .join('\u0001');
  });
  return [...steps, ...script.errors].join('\u0002');
}

/** Reads a whole answer, one step for each simple command in it. */
export function readCommandAnswer(text: string, context: KubectlContext): CommandAnswer {
  const script = readShell(blankFences(text), (inner) => spellScript(inner, context));
  const steps = script.steps.filter((step) => !isIdle(step));
  const [first] = steps;
  if (first) first.join = '';
  return { steps: steps.map((step) => readStep(step, context)), errors: script.errors };
}

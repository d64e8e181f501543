import { parseArguments } from '../grading/command/parse-flags';
import type { ShellWord } from '../grading/command/shell';
import { readGrammar, type KubectlCommand, type KubectlGrammar } from '../kubernetes/grammar';
import data from '../kubernetes/kubectl-grammar.json';

/** A kubectl call taken apart. */
export interface KubectlLine {
  /** Command words: `create deployment`. Empty when the first word is no command. */
  path: string;
  args: string[];
  /** Values of each flag by its long name; `true` for a flag given without one. */
  flags: ReadonlyMap<string, readonly string[]>;
  /** Words after `--`; null without it. */
  after: string[] | null;
  /** Flags and commands kubectl does not have. */
  unknown: string[];
}

let grammar: KubectlGrammar | null = null;

/** The grammar that ships with the app, read once. */
export function kubectlGrammar(): KubectlGrammar {
  grammar ??= readGrammar(data);
  return grammar;
}

/** Names people give kubectl: its own, the exam's alias and those of note takers. */
export function isKubectlName(word: string): boolean {
  return ['kubectl', 'k', 'kk', 'kc', 'ktl', 'kctl'].includes(word);
}

/** Reads the words after `kubectl`. */
export function readKubectlLine(words: readonly ShellWord[]): KubectlLine {
  let command: KubectlCommand = kubectlGrammar().root;
  const rest: ShellWord[] = [];
  let isPath = true;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    const child = isPath ? command.children.get(word.value) : undefined;
    if (child) {
      command = child;
      continue;
    }
    rest.push(word);
    if (!word.value.startsWith('-') || word.value === '--') isPath = false;
    else if (isPath && takesNext(word.value, command)) {
      const next = words[++index];
      if (next) rest.push(next);
    }
  }
  const parsed = parseArguments(rest, {
    long: (name) => command.flags.byName.get(name),
    short: (letter) => command.flags.byShort.get(letter),
    owner: `kubectl ${command.path}`.trim(),
    interspersed: true,
    singleDash: false,
  });
  const flags = new Map<string, string[]>();
  for (const { name, value, hasValue } of parsed.flags) flags.set(name, [...(flags.get(name) ?? []), hasValue ? value : 'true']);
  const unknown = parsed.flags
    .filter(({ spec }) => spec === null)
    .map(({ name, text }) => (text.startsWith('--') ? `--${name}` : `-${name}`));
  const args = parsed.positionals.map((word) => word.value);
  if (command.path === '' && args[0] !== undefined) unknown.push(args[0]);
  return { path: command.path, args, flags, after: parsed.afterDash?.map((word) => word.text) ?? null, unknown };
}

function takesNext(text: string, command: KubectlCommand): boolean {
  if (text.includes('=') || (!text.startsWith('--') && text.length > 2)) return false;
  const spec = text.startsWith('--') ? command.flags.byName.get(text.slice(2)) : command.flags.byShort.get(text.slice(1));
  return spec !== undefined && spec.type !== 'bool' && !spec.optionalValue;
}

import { isBefore } from '../../kubernetes/version';
import type { FlagSpec, KubectlCommand, KubectlGrammar } from '../../kubernetes/grammar';
import {
  deprecatedEverywhere,
  deprecatedSpelling,
  flagVersions,
  isPresenceMeaningful,
  quietDefaults,
  removedFlags,
  requiredFlags,
} from '../../kubernetes/kubectl-extras';
import { canonicalPath, explainPayload, orderedLists, spellFlagValue } from './flag-values';
import { code } from './item';
import type { Item, Reading } from './item';
import { readKubectlArguments } from './kubectl-arguments';
import { settleKubectl } from './kubectl-settle';
import { parseArguments } from './parse-flags';
import type { GivenFlag, ParsedArguments } from './parse-flags';
import { readable } from './shell';
import type { ShellWord } from './shell';

export interface KubectlContext {
  grammar: KubectlGrammar;
  /** Exam version, `1.35`. */
  kubernetes: string;
}

interface FoundCommand {
  command: KubectlCommand;
  path: ShellWord[];
  rest: ShellWord[];
}

/** Follows the command words down; flags may stand between them, as cobra allows. */
function findCommand(words: readonly ShellWord[], root: KubectlCommand): FoundCommand {
  let command = root;
  const path: ShellWord[] = [];
  const rest: ShellWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const { value } = word;
    const child = command.children.get(value);
    if (value === '--' || (!value.startsWith('-') && child === undefined)) return { command, path, rest: [...rest, ...words.slice(at)] };
    if (child) {
      command = child;
      path.push(word);
      continue;
    }
    rest.push(word);
    const next = words[at + 1];
    if (next && flagTakesNext(value, command)) {
      rest.push(next);
      at += 1;
    }
  }
  return { command, path, rest };
}

function flagTakesNext(text: string, command: KubectlCommand): boolean {
  if (text.includes('=')) return false;
  const spec = text.startsWith('--') ? command.flags.byName.get(text.slice(2)) : command.flags.byShort.get(text.slice(1, 2));
  if (!text.startsWith('--') && text.length > 2) return false;
  return spec === undefined || (spec.type !== 'bool' && !spec.optionalValue);
}

const flagItem = (flag: GivenFlag, value: string): Item => ({
  slot: `flag ${flag.name}`,
  value,
  label: code(readable(flag.text)),
  spans: flag.spans,
});

function fallbackOf(command: string, spec: FlagSpec): string {
  return quietDefaults[`${command} ${spec.name}`] ?? spec.fallback;
}

/** The items of all uses of one flag. */
function spellFlag(command: string, uses: readonly GivenFlag[]): Item[] {
  const last = uses.at(-1);
  if (!last) return [];
  const { spec } = last;
  if (!spec) return uses.map((use) => flagItem(use, use.value));
  if (spec.type !== 'slice' && spec.type !== 'array') {
    const values = spellFlagValue(command, spec, last.value);
    const fallback = fallbackOf(command, spec);
    const isDefault = values.length === 1 && values[0] === spellFlagValue(command, spec, fallback)[0];
    if (isDefault && (spec.type === 'bool' || fallback !== '') && !isPresenceMeaningful(command, spec.name)) return [];
    return values.map((value) => flagItem(last, value));
  }
  const entries = uses.flatMap((use) => spellFlagValue(command, spec, use.value).map((value) => flagItem(use, value)));
  const isOrdered = orderedLists.has(spec.name) || orderedLists.has(`${command} ${spec.name}`);
  if (isOrdered) return [{ ...flagItem(last, entries.map((entry) => entry.value).join(',')), spans: uses.flatMap((use) => use.spans) }];
  // Twice the same verb is one verb; twice the same literal is refused.
  if (spec.type === 'array') return entries;
  const seen = new Set<string>();
  return entries.filter((entry) => !seen.has(entry.value) && seen.add(entry.value));
}

function spellFlags(command: string, parsed: ParsedArguments): Item[] {
  return [...Map.groupBy(parsed.flags, (flag) => flag.name).values()].flatMap((uses) => spellFlag(command, uses));
}

function noteVersions(command: string, parsed: ParsedArguments, reading: Reading, kubernetes: string): void {
  for (const flag of parsed.flags) {
    const known = flagVersions.find((entry) => entry.command === command && entry.flag === flag.name);
    const everywhere = deprecatedEverywhere[flag.name];
    if (everywhere !== undefined && flag.spec) reading.notes.push(everywhere);
    const spelling = flag.spec ? deprecatedSpelling(flag.name, flag.value) : '';
    if (spelling !== '') reading.notes.push(spelling);
    if (!known) continue;
    const instead = known.instead === '' ? '' : `; use ${code(known.instead)}`;
    if (known.since !== '' && isBefore(kubernetes, known.since)) {
      reading.rejections.push(`${code(`--${flag.name}`)} exists from Kubernetes ${known.since} on${instead}`);
    }
    if (known.deprecated !== '' && !isBefore(kubernetes, known.deprecated)) {
      reading.notes.push(`${code(`--${flag.name}`)} is deprecated since ${known.deprecated}${instead}`);
    }
  }
}

function explainUnknown(command: string, parsed: ParsedArguments): void {
  parsed.rejections = parsed.rejections.map((rejection) => {
    const gone = removedFlags.find(
      (entry) => entry.command === command && rejection.startsWith(`${code(`--${entry.flag}`)} does not exist`),
    );
    return gone ? `${rejection} (it was removed in Kubernetes ${gone.removed})` : rejection;
  });
}

/** True when the word calls kubectl: its name, a path to it, or the exam's alias `k`. */
export function isKubectl(name: string): boolean {
  return name === 'k' || /(?:^|\/)kubectl(?:\.exe)?$/.test(name);
}

/** What kubectl would refuse about the flags it was given. */
function checkFlags(command: string, flags: readonly GivenFlag[]): string[] {
  const missing = (requiredFlags[command] ?? []).filter((name) => !flags.some((flag) => flag.name === name));
  const problems = missing.map((name) => `${code(`kubectl ${command}`)} needs ${code(`--${name}`)}`);
  for (const { spec, value, name } of flags) {
    const payload = name === 'patch' || name === 'overrides' ? explainPayload(value) : '';
    if (payload !== '') problems.push(`${code(`--${name}`)}: ${payload}`);
    const isNumber = spec?.type !== 'int' || /^[+-]?\d+$/.test(value);
    if (!isNumber) problems.push(`${code(`--${name}`)} takes a whole number, not ${code(readable(value))}`);
  }
  return problems;
}

/** Reads the words after `kubectl`. */
export function readKubectl(head: ShellWord, given: readonly ShellWord[], context: KubectlContext): Reading {
  const [first, ...others] = given;
  // `kubectl help create` is `kubectl create --help`.
  const words = first?.value === 'help' ? [...others, { ...first, value: '--help' }] : given;
  const { command, path, rest } = findCommand(words, context.grammar.root);
  const name = `kubectl ${command.path}`.trim();
  const parsed = parseArguments(rest, {
    long: (flag) => command.flags.byName.get(flag),
    short: (letter) => command.flags.byShort.get(letter),
    owner: name,
    interspersed: true,
    singleDash: false,
  });
  const items = [{ slot: 'command', value: name, label: code(name), spans: [head, ...path] }];
  const reading: Reading = { items, rejections: [], notes: [], hints: parsed.hints };
  const stray = parsed.positionals[0];
  if (command.children.size > 0 && stray && !runsItself.has(command.path)) {
    reading.rejections.push(`${code(name)} has no command ${code(readable(stray.text))}`);
  }
  explainUnknown(command.path, parsed);
  reading.rejections.push(...parsed.rejections, ...checkFlags(command.path, parsed.flags));
  noteVersions(command.path, parsed, reading, context.kubernetes);
  reading.items.push(...spellFlags(command.path, parsed));
  readKubectlArguments(command, parsed, reading);
  settleKubectl(command.path, reading);
  return reading;
}

/** Commands that do something themselves although they have commands below them. */
const runsItself: ReadonlySet<string> = new Set(['apply', 'cluster-info']);

/** `KUBECONFIG=x kubectl …` is `kubectl --kubeconfig=x …`. */
export function readKubectlAssignment(name: string, word: ShellWord): Item | null {
  if (name !== 'KUBECONFIG') return null;
  const value = canonicalPath(word.value.slice(word.value.indexOf('=') + 1));
  return { slot: 'flag kubeconfig', value, label: code(word.text), spans: [word] };
}

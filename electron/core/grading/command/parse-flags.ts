import type { FlagSpec } from '../../kubernetes/grammar';
import { code } from './item';
import type { Span } from './item';
import { readable } from './shell';
import type { ShellWord } from './shell';

export interface GivenFlag {
  /** Null when the tool has no such flag. */
  spec: FlagSpec | null;
  name: string;
  /** Empty for a flag given without a value. */
  value: string;
  hasValue: boolean;
  /** As typed, for example `-n dev`. */
  text: string;
  spans: Span[];
}

export interface ParsedArguments {
  flags: GivenFlag[];
  positionals: ShellWord[];
  /** Words after `--`; null when there is no `--`. */
  afterDash: ShellWord[] | null;
  rejections: string[];
  /** Slips that the tool takes for something else. */
  hints: string[];
}

export interface FlagRules {
  long: (name: string) => FlagSpec | undefined;
  short: (letter: string) => FlagSpec | undefined;
  /** Name of the command for messages. */
  owner: string;
  /** False: the first word that is no flag ends the flags (`docker run IMAGE …`). */
  interspersed: boolean;
  /** True: `-name` is one long flag, as Go's and OpenSSL's tools have it. */
  singleDash: boolean;
}

interface State {
  words: readonly ShellWord[];
  at: number;
  parsed: ParsedArguments;
  rules: FlagRules;
}

/** Values people type after a blank where pflag wants `=`. */
const looseValues = {
  bool: /^(?:true|false)$/,
  other: /^(?:client|server|none|orphan|background|foreground|strict|warn|ignore)$/,
} as const;

const takesValue = (spec: FlagSpec): boolean => spec.type !== 'bool' && !spec.optionalValue;

function addFlag(state: State, spec: FlagSpec | null, spelled: string, word: ShellWord, attached: string | null): void {
  const { parsed, words } = state;
  const name = spec?.name ?? spelled.replace(/^-+/, '');
  if (!spec) parsed.rejections.push(`${code(readable(spelled))} does not exist on ${code(state.rules.owner)}`);
  const stray = words[state.at + 1]?.value ?? '';
  if (spec && attached === null && !takesValue(spec) && (spec.type === 'bool' ? looseValues.bool : looseValues.other).test(stray)) {
    parsed.hints.push(`${code(spelled)} takes its value only after ${code('=')}: ${code(`${spelled}=${stray}`)}`);
  }
  if (spec === null || attached !== null || !takesValue(spec)) {
    const text = attached === null ? spelled : word.text;
    parsed.flags.push({ spec, name, value: attached ?? '', hasValue: attached !== null, text, spans: [word] });
    return;
  }
  const next = words[state.at + 1];
  if (!next) {
    parsed.rejections.push(`${code(spelled)} needs a value`);
    parsed.flags.push({ spec, name, value: '', hasValue: false, text: spelled, spans: [word] });
    return;
  }
  state.at += 1;
  parsed.flags.push({ spec, name, value: next.value, hasValue: true, text: `${spelled} ${next.text}`, spans: [word, next] });
}

function readLong(state: State, word: ShellWord, dashes: string): void {
  const body = word.value.slice(dashes.length);
  const equals = body.indexOf('=');
  const name = equals === -1 ? body : body.slice(0, equals);
  addFlag(state, state.rules.long(name) ?? null, dashes + name, word, equals === -1 ? null : body.slice(equals + 1));
}

/** `-it`, `-nshop`, `-n=shop`, `-n shop`: letters in a row until one takes the rest as its value. */
function readShorts(state: State, word: ShellWord): void {
  const letters = word.value.slice(1);
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charAt(at);
    const spec = state.rules.short(letter) ?? null;
    const rest = letters.slice(at + 1);
    if (spec === null) {
      addFlag(state, null, `-${letter}`, word, rest.startsWith('=') ? rest.slice(1) : null);
      if (rest.startsWith('=')) return;
    } else if (rest.startsWith('=')) {
      addFlag(state, spec, `-${letter}`, word, rest.slice(1));
      return;
    } else if (takesValue(spec)) {
      addFlag(state, spec, `-${letter}`, word, rest === '' ? null : rest);
      return;
    } else addFlag(state, spec, `-${letter}`, word, null);
  }
}

/** Splits words into flags and the rest the way pflag does; what the tool would refuse is in `rejections`. */
export function parseArguments(words: readonly ShellWord[], rules: FlagRules): ParsedArguments {
  const parsed: ParsedArguments = { flags: [], positionals: [], afterDash: null, rejections: [], hints: [] };
  const state: State = { words, at: 0, parsed, rules };
  for (; state.at < words.length; state.at += 1) {
    const word = words[state.at];
    if (!word) break;
    const { value } = word;
    if (value === '--') {
      parsed.afterDash = words.slice(state.at + 1);
      break;
    }
    if (value.startsWith('--')) readLong(state, word, '--');
    else if (!value.startsWith('-') || value === '-') {
      parsed.positionals.push(word);
      if (!rules.interspersed) {
        parsed.positionals.push(...words.slice(state.at + 1));
        break;
      }
    } else if (rules.singleDash) readLong(state, word, '-');
    else readShorts(state, word);
  }
  return parsed;
}

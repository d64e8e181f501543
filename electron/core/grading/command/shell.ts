import { parse } from 'unbash';
import type { CommandArgument, CommandNode, DoubleQuotedChild, Redirection, Statement, Word, WordPart } from 'unbash';
import { print } from 'unbash/printer';
import type { Span } from './item';

export interface ShellWord extends Span {
  /** As typed, quotes and all. */
  text: string;
  /** What the command receives; expansions and placeholders are marked with private characters. */
  value: string;
}

export interface ShellRedirect extends Span {
  /** File descriptor and operator, for example `1>`; `<<` for text given to standard input. */
  operator: string;
  target: string;
}

/** One simple command of a script, and how it hangs on the one before. */
export interface ShellStep extends Span {
  join: '' | ';' | '||' | '|' | '|&' | '&';
  words: ShellWord[];
  /** `NAME=value` before the command. */
  assignments: (ShellWord & { name: string })[];
  redirects: ShellRedirect[];
}

export interface ShellScript {
  steps: ShellStep[];
  errors: string[];
}

/** Spells the steps of a command substitution so that equal meanings have equal text. */
type SpellScript = (script: ShellScript) => string;

const maximumDepth = 6;
const mark = { expansion: '\uE010', end: '\uE011', glob: '\uE012', brace: '\uE013' };
const placeholder = { open: '\uE000', close: '\uE001', blank: '\uE002' };

/** A part an author left free, `<name>`, as it stands in a word's value. */
export const placeholderPattern = /\uE000[^\uE000\uE001]*\uE001/;

/** Signs with a meaning of their own must not be seen inside an expansion. */
const hide = (text: string): string => text.replace(/[/,=:-]/g, (sign) => String.fromCharCode(0xe100 + sign.charCodeAt(0)));

/** Back from private characters to what a person wrote. */
export function readable(value: string): string {
  return value
    .replaceAll(placeholder.open, '<')
    .replaceAll(placeholder.close, '>')
    .replaceAll(placeholder.blank, ' ')
    .replace(/[\uE100-\uE17F]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe100))
    .replace(/[\uE010-\uE013]/g, '');
}

/** Same length as the source, so that every position still holds: prompts, stray blanks and placeholders are made plain. */
function plainSource(source: string): string {
  return source
    .replace(/[\r\u00A0\u2007\u202F\u200B\uFEFF]/g, ' ')
    .replace(/^([ \t]*)\$(?=[ \t])/gm, '$1 ')
    .replace(/\\[ \t]+(?=\n)/g, (text) => ' '.repeat(text.length - 1) + '\\')
    .replace(
      /<(?!(?:none|default|unset|unknown|pending|nil|invalid)>)([A-Za-z][\w.-]*(?: [\w.-]+)*)>/g,
      (_all, name: string) => placeholder.open + name.replaceAll(' ', placeholder.blank) + placeholder.close,
    );
}

function spellParts(parts: readonly (WordPart | DoubleQuotedChild)[], spell: SpellScript, depth: number): string {
  return parts.map((part) => spellPart(part, spell, depth)).join('');
}

function spellPart(part: WordPart | DoubleQuotedChild, spell: SpellScript, depth: number): string {
  switch (part.type) {
    case 'DoubleQuoted':
    case 'LocaleString':
      return spellParts(part.parts, spell, depth);
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'Glob':
      return part.value;
    case 'SimpleExpansion':
      return mark.expansion + part.text + mark.end;
    case 'ParameterExpansion': {
      const plain = part.operation === undefined && part.prefix === undefined && part.index === undefined;
      return mark.expansion + (plain ? `$${part.parameter}` : hide(part.text)) + mark.end;
    }
    case 'CommandExpansion': {
      const inner = part.text.startsWith('`') ? part.text.slice(1, -1) : part.text.slice(2, -1);
      const spelled = depth >= maximumDepth ? inner : spell(readShell(inner, spell, depth + 1));
      return `${mark.expansion}$(${hide(spelled)})${mark.end}`;
    }
    case 'BraceExpansion':
      return mark.brace + part.text;
    default:
      return part.text;
  }
}

function spellWord(word: Word, spell: SpellScript, depth: number): string {
  if (!word.parts) return word.value.replace(/^~(?=\/|$)/, `${mark.expansion}$HOME${mark.end}`);
  if (word.text === '*') return mark.glob + word.value;
  const value = spellParts(word.parts, spell, depth);
  return word.text.startsWith('~') ? value.replace(/^~(?=\/|$)/, `${mark.expansion}$HOME${mark.end}`) : value;
}

interface Reader {
  source: string;
  spell: SpellScript;
  depth: number;
}

function readWord(word: Word, reader: Reader): ShellWord {
  return {
    start: word.pos,
    end: word.end,
    text: reader.source.slice(word.pos, word.end),
    value: spellWord(word, reader.spell, reader.depth),
  };
}

function readArgument(argument: CommandArgument, reader: Reader): ShellWord {
  if (argument.type === 'Word') return readWord(argument, reader);
  const value = argument.value.type === 'Word' ? spellWord(argument.value, reader.spell, reader.depth) : '';
  return { start: argument.pos, end: argument.end, text: argument.text, value: `${argument.name}=${value}` };
}

function readRedirect(redirect: Redirection, reader: Reader): ShellRedirect {
  const span = { start: redirect.pos, end: redirect.end };
  if (redirect.type === 'HereDoc') {
    return { start: redirect.body.pos, end: redirect.body.end, operator: '<<', target: redirect.body.text };
  }
  const target = redirect.target ? spellWord(redirect.target, reader.spell, reader.depth) : '';
  if (redirect.type === 'HereString') return { ...span, operator: '<<', target: `${target}\n` };
  const given = redirect.descriptor?.type === 'FileDescriptor' ? String(redirect.descriptor.value) : '';
  const usual = redirect.operator.startsWith('<') ? '0' : redirect.operator.startsWith('&') ? '' : '1';
  return { ...span, operator: `${given === '' ? usual : given}${redirect.operator === '>|' ? '>' : redirect.operator}`, target };
}

function readCommand(node: CommandNode, join: ShellStep['join'], reader: Reader): ShellStep {
  const step: ShellStep = { join, words: [], assignments: [], redirects: [], start: node.pos, end: node.end };
  if (node.type !== 'Command') {
    // Loops and conditions: compared as one printed text.
    const text = reader.source.slice(node.pos, node.end);
    const printed = print({
      type: 'Script',
      pos: 0,
      end: 0,
      shebang: undefined,
      commands: [{ type: 'Statement', pos: 0, end: 0, command: node, background: undefined }],
    });
    step.words = [{ start: node.pos, end: node.end, text, value: printed.trim() }];
    return step;
  }
  for (const part of node.prefix) {
    if (part.type !== 'Assignment') step.redirects.push(readRedirect(part, reader));
    else step.assignments.push({ ...readArgument(part, reader), name: part.name });
  }
  if (node.name) step.words.push(readWord(node.name, reader));
  for (const part of node.suffix) {
    if (part.type === 'Word' || part.type === 'Assignment') step.words.push(readArgument(part, reader));
    else step.redirects.push(readRedirect(part, reader));
  }
  return step;
}

function readStatement(statement: Statement, steps: ShellStep[], reader: Reader): void {
  const { command } = statement;
  const chain = command.type === 'AndOr' ? command.commands : [command];
  chain.forEach((link, index) => {
    const operator = command.type === 'AndOr' && index > 0 ? command.operators[index - 1] : undefined;
    const first: ShellStep['join'] = steps.length === 0 ? '' : operator === '||' ? '||' : ';';
    const stages = link.type === 'Pipeline' ? link.commands : [link];
    stages.forEach((stage, at) => {
      const pipe = link.type === 'Pipeline' && at > 0 ? (link.operators[at - 1] ?? '|') : first;
      steps.push(readCommand(stage, pipe, reader));
    });
  });
  if (statement.background === true) {
    const last = steps.at(-1);
    if (last) last.redirects.push({ start: statement.end - 1, end: statement.end, operator: '&', target: '' });
  }
}

/** Reads a command line as a shell would; every problem is in `errors`, nothing is thrown. Positions are those of `source`. */
export function readShell(source: string, spell: SpellScript, depth = 0): ShellScript {
  const plain = plainSource(source);
  const script = parse(plain);
  const steps: ShellStep[] = [];
  for (const statement of script.commands) readStatement(statement, steps, { source, spell, depth });
  return { steps: feedFromCat(steps), errors: (script.errors ?? []).map((error) => error.message) };
}

/** Tools that read a file they are given as they read what is piped to them. */
const filters: ReadonlySet<string> = new Set(['grep', 'base64', 'head', 'tail', 'sort', 'uniq', 'cut', 'jq']);

/** `cat <<EOF | tool` is `tool <<EOF`, and `cat FILE | grep X` is `grep X FILE`. */
function feedFromCat(steps: readonly ShellStep[]): ShellStep[] {
  const kept: ShellStep[] = [];
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    const [tool, file] = step.words;
    const isPlainCat = next?.join === '|' && tool?.value === 'cat' && step.assignments.length === 0;
    const isText = step.words.length === 1 && step.redirects.length === 1 && step.redirects[0]?.operator === '<<';
    const isFile = step.words.length === 2 && step.redirects.length === 0 && filters.has(next?.words[0]?.value ?? '');
    if (isPlainCat && isText) next.redirects.push(...step.redirects);
    else if (isPlainCat && isFile && file) next.words.push(file);
    else {
      kept.push(step);
      return;
    }
    next.join = step.join;
  });
  return kept;
}

import { parseDuration } from '../../kubernetes/duration';
import { readFlagTable } from '../../kubernetes/grammar';
import type { FlagTable } from '../../kubernetes/grammar';
import { canonicalPath } from './flag-values';
import { code } from './item';
import type { Item, Reading } from './item';
import { parseArguments } from './parse-flags';
import type { GivenFlag } from './parse-flags';
import { readable } from './shell';
import type { ShellWord } from './shell';
import { toolTables } from './tool-tables';
import type { ToolTable } from './tool-tables';

const tables = new Map<string, FlagTable>();

/** Words come from people, and `constructor` is one. */
const ownValue = (record: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

function flagTable(tool: string, table: ToolTable, command: string): FlagTable {
  const key = `${tool} ${command}`;
  const known = tables.get(key) ?? readFlagTable(table.flags, ownValue(table.commands, command) ?? '');
  tables.set(key, known);
  return known;
}

/** The words that name a subcommand, `repo add` or `install`; the tool's own flags may stand before them. */
function findCommand(
  tool: string,
  table: ToolTable,
  words: readonly ShellWord[],
): { command: string; used: ShellWord[]; rest: ShellWord[] } {
  const own = flagTable(tool, table, '');
  const depth = table.depth ?? 2;
  let command = '';
  const used: ShellWord[] = [];
  const rest: ShellWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    if (word.value === '--' || used.length >= depth) return { command, used, rest: [...rest, ...words.slice(at)] };
    if (word.value.startsWith('-')) {
      rest.push(word);
      const next = words[at + 1];
      if (next && takesNext(own, word.value)) {
        rest.push(next);
        at += 1;
      }
      continue;
    }
    const longer = `${command} ${word.value}`.trim();
    const name = ownValue(table.aliases, longer) ?? longer;
    if (used.length > 0 && !isCommand(table, name)) return { command, used, rest: [...rest, ...words.slice(at)] };
    command = name;
    used.push(word);
  }
  return { command, used, rest };
}

function takesNext(flags: FlagTable, text: string): boolean {
  if (text.includes('=') || (!text.startsWith('--') && text.length > 2)) return false;
  const spec = text.startsWith('--') ? flags.byName.get(text.slice(2)) : flags.byShort.get(text.slice(1));
  return spec !== undefined && spec.type !== 'bool' && !spec.optionalValue;
}

function isCommand(table: ToolTable, name: string): boolean {
  const known = [...Object.keys(table.commands ?? {}), ...Object.values(table.aliases ?? {})];
  return known.some((key) => key === name || key.startsWith(`${name} `));
}

function spellValue(type: string, flag: GivenFlag): string[] {
  if (type === 'bool') return [/^(?:1|t|true|)$/i.test(flag.value) ? 'true' : flag.value];
  if (type === 'int') return [/^\d{1,15}$/.test(flag.value) ? String(Number(flag.value)) : flag.value];
  if (type === 'duration') return [String(parseDuration(flag.value) ?? flag.value)];
  if (type === 'slice') return flag.value.split(',');
  return [/^(?:\.{0,2}\/|~)/.test(flag.value) ? canonicalPath(flag.value) : flag.value];
}

const unitFlags: ReadonlySet<string> = new Set(['journalctl unit']);

function flagItems(tool: string, flags: readonly GivenFlag[]): Item[] {
  const items = new Map<string, Item[]>();
  for (const flag of flags) {
    const type = flag.spec?.type ?? 'bool';
    const slot = `flag ${flag.name}`;
    const values = spellValue(type, flag).map((value) => (unitFlags.has(`${tool} ${flag.name}`) ? value.replace(/\.service$/, '') : value));
    const made = values.map((value) => ({ slot, value, label: code(readable(flag.text)), spans: flag.spans }));
    const repeats = type === 'slice' || type === 'array';
    items.set(slot, repeats ? [...(items.get(slot) ?? []), ...made] : made);
  }
  return [...items.values()].flat().filter((item) => item.value !== flagDefault(item.slot, flags));
}

function flagDefault(slot: string, flags: readonly GivenFlag[]): string {
  const fallback = flags.find((flag) => `flag ${flag.name}` === slot)?.spec?.fallback ?? '';
  return fallback === '' ? '\0' : fallback;
}

const wordItem = (slot: string, word: ShellWord, value = word.value): Item => ({
  slot,
  value,
  label: code(readable(word.text)),
  spans: [word],
});

/** A tool nobody described: every word counts, in its order. */
function readStrictly(head: ShellWord, words: readonly ShellWord[]): Reading {
  const items = words.map((word, index) => wordItem(`argument ${index + 1}`, word));
  return { items: [wordItem('command', head), ...items], rejections: [], notes: [] };
}

/** `head -5` is `head -n5`. */
const spellCount = (word: ShellWord): ShellWord => (/^-\d+$/.test(word.value) ? { ...word, value: word.value.replace('-', '-n') } : word);

/** Without a scheme it is HTTP, without a path the root. */
function canonicalUrl(text: string): string {
  const url = /^[a-z]+:\/\//.test(text) ? text : `http://${text}`;
  return /^[a-z]+:\/\/[^/?#]+$/.test(url) ? `${url}/` : url;
}

function argumentValue(tool: string, value: string): string {
  if (tool === 'systemctl') return value.replace(/\.service$/, '');
  if (tool === 'curl' || tool === 'wget') return canonicalUrl(value);
  return tool === 'apt' ? value : canonicalPath(value);
}

/** Tools with two names. */
const sameTools: Readonly<Record<string, string>> = { 'apt-get': 'apt' };

/** Reads a command of a tool other than kubectl. */
export function readTool(head: ShellWord, words: readonly ShellWord[]): Reading {
  const called = head.value.split('/').at(-1) ?? head.value;
  const tool = Object.hasOwn(sameTools, called) ? (sameTools[called] ?? called) : called;
  const table = Object.hasOwn(toolTables, tool) ? toolTables[tool] : undefined;
  if (!table) return readStrictly(head, words);
  const plain = tool === 'head' || tool === 'tail' ? words.map(spellCount) : words;
  const { command, used, rest } = findCommand(tool, table, plain);
  const flags = flagTable(tool, table, command);
  const owner = `${tool} ${command}`.trim();
  const parsed = parseArguments(rest, {
    long: (name) => flags.byName.get(name),
    short: (letter) => flags.byShort.get(letter),
    owner,
    interspersed: !(table.flagsFirst?.includes(command) ?? false),
    singleDash: table.singleDash ?? false,
  });
  if (parsed.rejections.length > 0) return readStrictly(head, words);
  const reading: Reading = { items: [], rejections: [], notes: [] };
  reading.items.push({ slot: 'command', value: owner, label: code(owner), spans: [head, ...used] });
  reading.items.push(...flagItems(tool, parsed.flags));
  parsed.positionals.forEach((word, index) => {
    reading.items.push(wordItem(table.anyOrder === true ? 'argument' : `argument ${index + 1}`, word, argumentValue(tool, word.value)));
  });
  parsed.afterDash?.forEach((word, index) => reading.items.push(wordItem(`after -- ${index + 1}`, word)));
  return reading;
}

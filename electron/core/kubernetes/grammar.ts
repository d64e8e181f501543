import { arrayFlags, hiddenFlags, unlistedCommands } from './kubectl-extras';

/**
 * The file `scripts/extract-kubectl-grammar.ts` writes. Flags are one string, parted by blanks, each
 * `name[,letter]:type[?][=default]`: `?` means the value may be left out, defaults are percent-encoded.
 */
export interface GrammarData {
  version: string;
  global: string;
  commands: Record<string, { aliases?: string; flags: string }>;
}

export type FlagType = 'bool' | 'string' | 'int' | 'float' | 'duration' | 'slice' | 'array';

export interface FlagSpec {
  name: string;
  /** One letter, or empty. */
  short: string;
  type: FlagType;
  /** `--dry-run` may stand without a value. */
  optionalValue: boolean;
  /** Value when the flag is not given, as a person would type it. */
  fallback: string;
}

export interface FlagTable {
  byName: ReadonlyMap<string, FlagSpec>;
  byShort: ReadonlyMap<string, FlagSpec>;
}

export interface KubectlCommand {
  /** Words after `kubectl`, blank-separated: `create deployment`. Empty for kubectl itself. */
  path: string;
  flags: FlagTable;
  /** Names and aliases of the commands below this one. */
  children: ReadonlyMap<string, KubectlCommand>;
}

export interface KubectlGrammar {
  version: string;
  root: KubectlCommand;
  commands: ReadonlyMap<string, KubectlCommand>;
}

const flagNotation = /^(?<name>[\w-]+)(?:,(?<short>\w))?:(?<type>[a-z]+)(?<optional>\?)?(?:=(?<fallback>\S*))?$/;
const zeroValues: Readonly<Record<string, string>> = { bool: 'false', int: '0', duration: '0s' };

function readType(type: string, name: string): FlagType {
  if (type === 'list') return arrayFlags.has(name) ? 'array' : 'slice';
  if (type === 'bool' || type === 'int' || type === 'float' || type === 'duration' || type === 'slice' || type === 'array') return type;
  return 'string';
}

/** Reads one flag of the notation; null when it does not fit, which a test rules out for the committed file. */
export function readFlag(notation: string): FlagSpec | null {
  const groups = flagNotation.exec(notation)?.groups;
  if (!groups) return null;
  const name = groups['name'] ?? '';
  const type = groups['type'] ?? 'string';
  return {
    name,
    short: groups['short'] ?? '',
    type: readType(type, name),
    optionalValue: groups['optional'] !== undefined,
    fallback: decodeURIComponent(groups['fallback'] ?? zeroValues[type] ?? ''),
  };
}

/** Reads a blank-separated list of flags in the grammar's notation. */
export function readFlagTable(...lists: readonly string[]): FlagTable {
  const byName = new Map<string, FlagSpec>();
  const byShort = new Map<string, FlagSpec>();
  for (const notation of lists.flatMap((list) => list.split(' '))) {
    const flag = readFlag(notation);
    if (!flag) continue;
    byName.set(flag.name, flag);
    if (flag.short !== '') byShort.set(flag.short, flag);
  }
  return { byName, byShort };
}

/** Builds the look-up tables from the committed data; do it once and keep the result. */
export function readGrammar(data: GrammarData): KubectlGrammar {
  const commands = new Map<string, KubectlCommand>();
  const childrenOf = new Map<string, Map<string, KubectlCommand>>();
  const childMap = (path: string): Map<string, KubectlCommand> => {
    const known = childrenOf.get(path) ?? new Map<string, KubectlCommand>();
    childrenOf.set(path, known);
    return known;
  };
  const unlisted = Object.entries(unlistedCommands).map(([path, flags]): [string, GrammarData['commands'][string]] => [path, { flags }]);
  for (const [path, { aliases = '', flags }] of [...unlisted, ...Object.entries(data.commands)]) {
    const words = path.split(' ');
    const own = words.at(-1) ?? '';
    const command = { path, flags: readFlagTable(data.global, hiddenFlags(path), flags), children: childMap(path) };
    commands.set(path, command);
    const siblings = childMap(words.slice(0, -1).join(' '));
    for (const name of [own, ...aliases.split(' ')]) if (name !== '') siblings.set(name, command);
  }
  const root = { path: '', flags: readFlagTable(data.global, hiddenFlags('')), children: childMap('') };
  return { version: data.version, root, commands };
}

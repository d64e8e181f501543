/**
 * Reads the command line of a real kubectl from its own help and writes it down as compact facts:
 *   node scripts/on-runtime.mjs scripts/extract-kubectl-grammar.ts /path/to/kubectl
 * The notation is described in electron/core/kubernetes/grammar.ts, which reads it.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface HelpFlag {
  name: string;
  short: string;
  fallback: string;
}

interface HelpPage {
  flags: HelpFlag[];
  aliases: string[];
  subcommands: string[];
}

interface GrammarFile {
  version: string;
  global: string;
  commands: Record<string, { aliases?: string; flags: string }>;
}

type Run = (args: readonly string[]) => Promise<{ out: string; err: string }>;

const flagLine = /^ {4}(?:-(?<short>\w), )?\s*--(?<name>[\w-]+)=(?<fallback>.*):\s*$/;
const subcommandLine = /^ {2}(?<name>[a-z][\w-]*) {2,}\S/;

/** Help text of one command, cut into its sections. */
export function parseHelp(text: string): HelpPage {
  const page: HelpPage = { flags: [], aliases: [], subcommands: [] };
  let section = '';
  for (const line of text.split('\n')) {
    const title = /^(?<title>[A-Z][\w ()]*|The following options can be passed to any command):\s*$/.exec(line)?.groups?.['title'];
    if (title !== undefined) {
      section = title;
      continue;
    }
    if (section === 'Aliases' && line.trim() !== '') page.aliases.push(...line.trim().split(/,\s*/));
    if (section.endsWith('ptions') || section.startsWith('The following options')) {
      const flag = flagLine.exec(line)?.groups;
      if (flag) page.flags.push({ name: flag['name'] ?? '', short: flag['short'] ?? '', fallback: flag['fallback'] ?? '' });
    }
    if (section.includes('Commands')) {
      const name = subcommandLine.exec(line)?.groups?.['name'];
      if (name !== undefined && name !== 'help') page.subcommands.push(name);
    }
  }
  return page;
}

function typeOf(fallback: string): string {
  if (fallback === 'true' || fallback === 'false') return 'bool';
  if (fallback === '[]' || /^\[.*\]$/.test(fallback)) return 'list';
  if (/^-?\d+$/.test(fallback)) return 'int';
  if (/^-?\d+\.\d+$/.test(fallback)) return 'float';
  if (/^(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?(?:s|ms|µs)$/.test(fallback)) return 'duration';
  return 'string';
}

/** Paths of this machine are no facts about kubectl. */
function plainDefault(fallback: string, type: string, home: string): string {
  const bare = type === 'string' ? fallback.replace(/^'(.*)'$/, '$1') : fallback.replace(/^\[(.*)\]$/, '$1');
  const zero = ['', 'false', '0', '0s', ':'].includes(bare) || bare.includes(home);
  return zero ? '' : `=${encodeURIComponent(bare)}`;
}

function writeFlag(flag: HelpFlag, optional: ReadonlySet<string>, home: string): string {
  const type = typeOf(flag.fallback);
  const short = flag.short === '' ? '' : `,${flag.short}`;
  return `${flag.name}${short}:${type}${optional.has(flag.name) ? '?' : ''}${plainDefault(flag.fallback, type, home)}`;
}

/** Flags whose value may be left out (`--dry-run`): kubectl does not complain when they stand alone. */
async function findOptionalValues(run: Run, pages: ReadonlyMap<string, HelpPage>): Promise<Set<string>> {
  const owners = new Map<string, string>();
  for (const [path, page] of pages) {
    for (const flag of page.flags) if (typeOf(flag.fallback) === 'string') owners.set(flag.name, path);
  }
  const optional = new Set<string>();
  for (const [name, path] of owners) {
    const { err } = await run([...path.split(' '), '--server=http://127.0.0.1:1', `--${name}`]);
    if (!err.includes('flag needs an argument')) optional.add(name);
  }
  return optional;
}

async function readPages(run: Run): Promise<Map<string, HelpPage>> {
  const pages = new Map<string, HelpPage>();
  const open = [''];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const words = path === '' ? [] : path.split(' ');
    const page = parseHelp((await run([...words, '--help'])).out);
    if (path !== '') pages.set(path, page);
    open.push(...page.subcommands.map((name) => [...words, name].join(' ')));
  }
  return pages;
}

/** The whole command line of the client that `run` calls. `home` is its HOME, left out of the defaults. */
export async function extractGrammar(run: Run, home: string): Promise<GrammarFile> {
  const version = /v(\d+\.\d+\.\d+)/.exec((await run(['version', '--client'])).out)?.[1] ?? 'unknown';
  const pages = await readPages(run);
  const global = parseHelp((await run(['options'])).out).flags;
  const optional = await findOptionalValues(run, pages);
  const commands: GrammarFile['commands'] = {};
  for (const [path, page] of [...pages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = path.split(' ').at(-1) ?? '';
    const aliases = page.aliases
      .filter((alias) => alias !== own)
      .sort()
      .join(' ');
    const flags = page.flags.map((flag) => writeFlag(flag, optional, home)).sort();
    commands[path] = { ...(aliases === '' ? {} : { aliases }), flags: flags.join(' ') };
  }
  return { version, global: global.map((flag) => writeFlag(flag, optional, home)).join(' '), commands };
}

/** Runs a client without a cluster, an editor or the person's own settings. */
export function runClient(client: string, home: string): Run {
  const env = { PATH: '/usr/bin:/bin', HOME: home, KUBECONFIG: join(home, 'config'), EDITOR: '/bin/true' };
  return (args) =>
    new Promise((resolve) => {
      const child = execFile(client, args, { env, timeout: 5000, maxBuffer: 1 << 24 }, (_error, out, err) => resolve({ out, err }));
      child.stdin?.end();
    });
}

async function main(): Promise<void> {
  const [client, target = fileURLToPath(new URL('../electron/core/kubernetes/kubectl-grammar.json', import.meta.url))] =
    process.argv.slice(2);
  if (client === undefined) {
    process.stderr.write('Say which kubectl to read: extract-kubectl-grammar.ts KUBECTL [OUT]\n');
    process.exitCode = 2;
    return;
  }
  const home = mkdtempSync(join(tmpdir(), 'kubectl-grammar-'));
  try {
    const grammar = await extractGrammar(runClient(client, home), home);
    writeFileSync(target, `${JSON.stringify(grammar, null, 2)}\n`);
    process.stdout.write(`kubectl ${grammar.version}: ${Object.keys(grammar.commands).length} commands\n`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

import { parseArgs } from 'node:util';
import type { Client, JobResult } from '../contract';
import { AppError } from '../core/errors';
import { exportFormats } from '../core/exporting';
import { whoWins } from '../core/importing';
import { examOptions, runExam } from './exam';
import { gradeLine, readGradeRequest } from './grade-request';
import { addOptions, runAdd, runCards, runCheck, runIds, runSync } from './notes';
import * as print from './print';

/** 0 all well, 1 problems found or the command failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Output {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Lines of standard input. */
  lines: () => AsyncIterable<string>;
}

/** How a command meets the data: not at all, looking only (also beside the open app), or as the one writer. */
export type Access = 'none' | 'read' | 'write';

interface Invocation {
  client: Client;
  positionals: string[];
  flags: Partial<Record<string, string | boolean | (string | boolean)[]>>;
  lines: Output['lines'];
  /** Makes a path absolute from where the person stands. */
  path: (given: string) => string;
}

/** What a command found: `json` for `--json`, `text` for people, `code` when it is not 0. */
interface Result {
  json: unknown;
  text: string;
  code?: ExitCode;
}

/** A command that prints as it goes, one JSON value a line, has nothing left to print. */
const printedAlready: Result = { json: undefined, text: '' };

interface Command {
  usage: string;
  does: string;
  access: (flags: Invocation['flags'], positionals: readonly string[]) => Access;
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;
  /** How many positional arguments: least and most. */
  arguments: [number, number];
  run: (invocation: Invocation, output: Output) => Promise<Result>;
}

const read = () => 'read' as const;
const write = () => 'write' as const;
const none = () => 'none' as const;

const wholeNumber = (text: string | undefined, what: string): number => {
  if (text === undefined || !/^\d+$/.test(text)) throw new AppError('bad-input', `${what} is a whole number, not “${text ?? ''}”.`);
  return Number(text);
};

const ratingWords: Partial<Record<string, 1 | 2 | 3 | 4>> = { 1: 1, 2: 2, 3: 3, 4: 4, again: 1, hard: 2, good: 3, easy: 4 };

async function deckNamed(client: Client, name: Invocation['flags'][string]): Promise<number | null> {
  if (typeof name !== 'string') return null;
  const found = (await client.decks({})).find((deck) => deck.name === name);
  if (!found) throw new AppError('not-found', `There is no deck “${name}”. \`kubedeck due\` lists them.`);
  return found.id;
}

type ReportOf<J extends JobResult['job']> = Extract<JobResult, { job: J }>['report'];

/** Waits for a job by asking, as the window does. */
async function finished<J extends JobResult['job']>(client: Client, kind: J, job: number): Promise<ReportOf<J>> {
  for (;;) {
    const status = await client.jobStatus({ job });
    if (status.state === 'finished') {
      if (status.result.job !== kind) throw new Error(`Job ${job} was ${status.result.job}`);
      // The line above has told which of the results it is.
      return status.result.report as ReportOf<J>;
    }
    if (status.state !== 'running')
      throw new AppError('cancelled', status.state === 'failed' ? status.message : 'Cancelled. Nothing was changed.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const commands: Record<string, Command> = {
  cards: {
    usage: 'cards PATH… [--skipped]',
    does: 'list the cards that notes would make; --skipped: what makes none, and why',
    access: none,
    options: { skipped: { type: 'boolean' } },
    arguments: [1, Infinity],
    run: ({ client, flags, positionals, path }, { err }) => runCards({ client, paths: positionals.map(path), flags, err }),
  },
  check: {
    usage: 'check PATH…',
    does: 'list problems in notes, with file, line and column',
    access: none,
    options: {},
    arguments: [1, Infinity],
    run: ({ client, positionals, path }) => runCheck(client, positionals.map(path)),
  },
  ids: {
    usage: 'ids PATH [--write]',
    does: 'show which ids would pin the cards of notes, as a diff; --write writes them',
    access: none,
    options: { write: { type: 'boolean' } },
    arguments: [1, 1],
    run: ({ client, flags, positionals, path }) => runIds(client, path(positionals[0] ?? ''), flags['write'] === true),
  },
  grade: {
    usage: 'grade --kind KIND --expected TEXT --answer TEXT',
    does: 'grade a typed answer (--at, --accept, or --batch: JSON lines in and out)',
    access: none,
    options: {
      kind: { type: 'string' },
      expected: { type: 'string' },
      answer: { type: 'string' },
      at: { type: 'string' },
      accept: { type: 'string', multiple: true },
      batch: { type: 'boolean' },
    },
    arguments: [0, 0],
    run: async ({ client, flags, lines }, output) => {
      if (flags['batch'] === true) {
        for await (const line of lines()) if (line.trim() !== '') output.out(JSON.stringify(await gradeLine(client, line)));
        return printedAlready;
      }
      const { card, text } = readGradeRequest(flags);
      const grade = await client.gradeText({ card, text });
      return { json: grade, text: print.grade(grade) };
    },
  },
  add: {
    usage: 'add PATH… [--dry-run] [--found KINDS]',
    does: 'add note folders or files (--dry-run shows what that would make; --found all, none, or commands,manifests,…)',
    access: (flags) => (flags['dry-run'] === true ? 'none' : 'write'),
    options: addOptions,
    arguments: [1, Infinity],
    run: ({ client, flags, positionals, path }, { err }) => runAdd({ client, paths: positionals.map(path), flags, err }),
  },
  sync: {
    usage: 'sync [--dry-run]',
    does: 're-read all notes (--dry-run shows what that would change)',
    access: (flags) => (flags['dry-run'] === true ? 'read' : 'write'),
    options: { 'dry-run': { type: 'boolean' } },
    arguments: [0, 0],
    run: ({ client, flags }) => runSync(client, flags['dry-run'] === true),
  },
  due: {
    usage: 'due',
    does: 'say what is due today, deck by deck',
    access: read,
    options: {},
    arguments: [0, 0],
    run: async ({ client }) => {
      const [today, decks] = await Promise.all([client.today({}), client.decks({})]);
      return {
        json: {
          counts: today.counts,
          minutes: today.minutes,
          decks: decks.map(({ id, name, counts, total }) => ({ id, name, counts, total })),
        },
        text: print.due(today, decks),
      };
    },
  },
  next: {
    usage: 'next [--deck NAME]',
    does: 'show the card to study now',
    access: read,
    options: { deck: { type: 'string' } },
    arguments: [0, 0],
    run: async ({ client, flags }) => {
      const step = await client.nextCard({ deck: await deckNamed(client, flags['deck']) });
      return { json: step, text: print.step(step) };
    },
  },
  answer: {
    usage: 'answer CARD RATING',
    does: 'store a rating: again, hard, good, easy or 1 to 4',
    access: write,
    options: { seconds: { type: 'string' } },
    arguments: [2, 2],
    run: async ({ client, positionals, flags }) => {
      const rating = ratingWords[positionals[1]?.toLowerCase() ?? ''];
      if (!rating) throw new AppError('bad-input', 'A rating is again, hard, good, easy or 1 to 4. Nothing was stored.');
      const durationMs = flags['seconds'] === undefined ? 0 : wholeNumber(String(flags['seconds']), '--seconds') * 1000;
      const answered = await client.answerCard({ card: wholeNumber(positionals[0], 'CARD'), deck: null, rating, durationMs });
      return { json: answered, text: `Stored.\n${print.step(answered.next)}` };
    },
  },
  undo: {
    usage: 'undo',
    does: 'take back the last step',
    access: write,
    options: {},
    arguments: [0, 0],
    run: async ({ client }) => {
      const undone = await client.undo({});
      return { json: undone, text: undone ? `Taken back: ${undone.label}.` : 'There is nothing to take back.' };
    },
  },
  stats: {
    usage: 'stats',
    does: 'show today, the streak and the last weeks',
    access: read,
    options: {},
    arguments: [0, 0],
    run: async ({ client }) => {
      const today = await client.today({});
      return { json: today, text: print.stats(today) };
    },
  },
  search: {
    usage: 'search QUERY',
    does: 'find cards as Browse does: words, "phrases", -not, or, deck: tag: is: rated: prop: and more',
    access: read,
    options: {},
    arguments: [1, Infinity],
    run: async ({ client, positionals }) => {
      const found = await client.search({ query: positionals.join(' ') });
      return { json: found, text: print.found(found) };
    },
  },
  import: {
    usage: 'import FILE… [--dry-run]',
    does: 'take in cards of other programs (--deck NAME, --without-history, --wins newer|file|mine)',
    access: write,
    options: {
      'dry-run': { type: 'boolean' },
      'without-history': { type: 'boolean' },
      deck: { type: 'string' },
      wins: { type: 'string' },
    },
    arguments: [1, Infinity],
    run: async ({ client, flags, positionals, path }) => {
      const { deck, wins = 'newer' } = flags;
      const winner = whoWins.find((each) => each === wins);
      if (!winner) throw new AppError('bad-input', `--wins is ${whoWins.join(', ')}, not “${String(wins)}”.`);
      const input = {
        paths: positionals.map(path),
        deck: typeof deck === 'string' ? deck : null,
        history: flags['without-history'] !== true,
        wins: winner,
      };
      const { job } = await (flags['dry-run'] === true ? client.planImport(input) : client.startImport(input));
      const { written, files, cards, reviews, media, decks, refused } = await finished(client, 'import', job);
      const report = { written, files, cards, reviews, media, decks, refused };
      return { json: report, text: print.imported(report), code: report.files.some(({ refused }) => refused !== null) ? 1 : 0 };
    },
  },
  export: {
    usage: 'export --format FORMAT OUT',
    does: 'write cards for other programs (--deck NAME, --without-history, --without-media)',
    access: read,
    options: {
      format: { type: 'string' },
      deck: { type: 'string' },
      'without-history': { type: 'boolean' },
      'without-media': { type: 'boolean' },
    },
    arguments: [1, 1],
    run: async ({ client, flags, positionals, path }) => {
      const format = exportFormats.find((each) => each === flags['format']);
      if (!format) throw new AppError('bad-input', `--format is one of ${exportFormats.join(', ')}.`);
      const { job } = await client.startExport({
        format,
        path: path(positionals[0] ?? ''),
        deck: typeof flags['deck'] === 'string' ? flags['deck'] : null,
        cards: null,
        history: flags['without-history'] !== true,
        media: flags['without-media'] !== true,
      });
      const report = await finished(client, 'export', job);
      return { json: report, text: print.exported(report) };
    },
  },
  exam: {
    usage: 'exam list|plan|readiness|simulate [NAME]',
    does: 'show exams, the road to one (what if: --minutes N, --date DAY), or simulated learners (--learners N, --seed N)',
    access: (_flags, positionals) => (positionals[0] === 'simulate' ? 'none' : 'read'),
    options: examOptions,
    arguments: [1, 2],
    run: (invocation) => runExam(invocation, (job) => finished(invocation.client, 'exam-plan', job)),
  },
  verify: {
    usage: 'verify [--repair]',
    does: 'recompute every memory from the log and compare',
    access: (flags) => (flags['repair'] === true ? 'write' : 'read'),
    options: { repair: { type: 'boolean' } },
    arguments: [0, 0],
    run: async ({ client, flags }) => {
      const { job } = await client.startVerify({ repair: flags['repair'] === true });
      const report = await finished(client, 'verify', job);
      const memories = report.differences.length === 0 || report.repaired;
      const sound = report.integrity === 'ok' && memories && report.media.damaged.length === report.media.restored;
      return { json: report, text: print.verified(report), code: sound ? 0 : 1 };
    },
  },
  backup: {
    usage: 'backup',
    does: 'write a backup now',
    access: read,
    options: {},
    arguments: [0, 0],
    run: async ({ client }) => {
      const backup = await client.backUp({});
      return { json: backup, text: `Backed up ${backup.cards} cards and ${backup.reviews} reviews: ${backup.file}` };
    },
  },
  restore: {
    usage: 'restore FILE',
    does: 'put a backup in place; the present file is kept',
    access: write,
    options: {},
    arguments: [1, 1],
    run: async ({ client, positionals, path }) => {
      const given = positionals[0] ?? '';
      const known = (await client.backups({})).find((backup) => backup.file.endsWith(given));
      const { restored, kept } = await client.restore({ file: known?.file ?? path(given) });
      return {
        json: { restored, kept },
        text: `Restored ${restored.cards} cards and ${restored.reviews} reviews.\nThe file from before is kept: ${kept}`,
      };
    },
  },
};

const shared = { json: { type: 'boolean' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

export interface Parsed {
  name: string;
  command: Command;
  access: Access;
  json: boolean;
  dataDir: string | undefined;
  positionals: string[];
  flags: Invocation['flags'];
}

function usage(): string {
  const rows = Object.values(commands).map(({ usage, does }) => `  ${usage.padEnd(26)} ${does}`);
  return [
    'Usage: kubedeck COMMAND [--json] [--data DIR]',
    '',
    ...rows,
    '',
    '  --json      one JSON value on standard output',
    '  --data DIR  the data folder (default: the app’s own)',
  ].join('\n');
}

/** Reads the arguments after the program's name; a string is what is wrong with them, for people. */
export function parseCommand(args: readonly string[]): Parsed | { wrong: string } {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    return {
      wrong:
        name === '' || name === 'help' || name === '--help' || name === '-h' ? usage() : `There is no command “${name}”.\n\n${usage()}`,
    };
  try {
    const { values, positionals } = parseArgs({ args: rest, options: { ...command.options, ...shared }, allowPositionals: true });
    const [least, most] = command.arguments;
    if (values.help === true || positionals.length < least || positionals.length > most)
      return { wrong: `Usage: kubedeck ${command.usage}\n  ${command.does}` };
    return {
      name,
      command,
      access: command.access(values, positionals),
      json: values.json === true,
      dataDir: values.data,
      positionals,
      flags: values,
    };
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\nUsage: kubedeck ${command.usage}` };
  }
}

/** Runs a parsed command. Answers go to `out`, everything else to `err`. */
export async function runCommand(parsed: Parsed, client: Client, path: (given: string) => string, output: Output): Promise<ExitCode> {
  try {
    const { positionals, flags } = parsed;
    const result = await parsed.command.run({ client, positionals, flags, path, lines: output.lines }, output);
    if (result !== printedAlready) output.out(parsed.json ? JSON.stringify(result.json, null, 2) : result.text);
    return result.code ?? 0;
  } catch (error) {
    output.err(error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    return error instanceof AppError && error.code === 'bad-input' ? 2 : 1;
  }
}

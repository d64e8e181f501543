import { findResourceType } from '../kubernetes/resources';
import type { CommandLine } from './command-lines';
import { correctCommand } from './corrections';
import { describeCommand, describeIntent, readCommand, type ReadCommand } from './describe-command';
import { newDraft, type Draft } from './draft';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { hasValues, saysAll, taskFromHint } from './command-hints';
import { fillPlaceholders, leavesOpen } from './placeholders';
import type { KubectlLine } from './kubectl-line';
import { plainText } from './plain-text';
import { toolOf } from './tools';

/** How sure the finder is: a task in the note's own words, or one made from the command itself. */
const confidenceOf = { hint: 0.85, described: 0.9 };

/** Makes cards of commands. `hints` are texts of the note that may say what all of them do, best first. */
export function findCommands(commands: readonly CommandLine[], hints: readonly string[], spot: Spot, finds: Finds): void {
  let latest: FoundCommand | null = null;
  for (const command of commands) {
    const { line, endLine } = command;
    const found = readOne(command, commands.length === 1 ? hints : []);
    if (typeof found === 'string') {
      finds.skips.push({ line, endLine, reason: found });
      latest = null;
      continue;
    }
    // Another way counts only where it does just what the question says; else it is a card of its own.
    if (command.isAlternative && latest && answersToo(found, latest)) {
      latest.draft.accept.push(found.draft.answer);
      latest.draft.endLine = endLine;
      continue;
    }
    latest = found;
    finds.cards.push({ kind: 'commands', ...found, section: spot.section, group: `command#${found.fact}` });
  }
}

interface FoundCommand {
  draft: Draft;
  /** What the command does, in one wording; the command itself where nobody can say. */
  fact: string;
}

function answersToo(other: FoundCommand, { draft, fact }: FoundCommand): boolean {
  if (other.draft.outdated !== null) return false;
  const read = readCommand(other.draft.answer);
  return other.fact === fact || (draft.form === 'found-command-hint' && read !== null && saysAll(plainText(draft.front), read));
}

/** A card of one command, or why it is none. */
function readOne(command: CommandLine, hints: readonly string[]): FoundCommand | string {
  const { line, endLine } = command;
  const tool = toolOf(command.text);
  if (tool !== 'exam') return 'a command of a tool no exam asks for';
  const filled = fillPlaceholders(command.text);
  if (!filled || leavesOpen(filled.text) || needsVariable(filled.text)) return 'a command that leaves something open';
  if (/\s(?:-h|--help)\b/.test(filled.text)) return 'a call for help';
  const normal = normaliseCommand(filled.text);
  const first = readCommand(normal);
  const text = dropIdleNamespace(normal, first?.kubectl ?? null);
  const read = text === normal ? first : readCommand(text);
  if (!read) return 'a command no shell can read';
  const outdated = correctCommand(text, read.kubectl);
  const described = outdated === null ? describeCommand(read) : (describeCommand(read) ?? describeIntent(read));
  // The note's own words only where they name what the command names; else they lean on the text around them.
  const tasks =
    hasValues(read) || described === null
      ? [command.remark, ...hints].map((one) => (one === '' ? null : taskFromHint(one, read, filled.names)))
      : [];
  const hint = tasks.find((task) => task !== null) ?? null;
  const front = hint ?? described;
  if (front === null) return reasonFor(read, outdated);
  const draft = newDraft({
    form: hint === null ? 'found-command' : 'found-command-hint',
    kind: 'command',
    front,
    answer: text,
    line,
    endLine,
    confidence: hint === null ? confidenceOf.described : confidenceOf.hint,
    outdated,
  });
  return { draft, fact: described === null || outdated !== null ? text : described };
}

/** The command as a card shows it: `kubectl` by its own name, nothing that only pages the output */
function normaliseCommand(text: string): string {
  return text
    .replace(/\s*\|\s*(?:more|less)\s*$/, '')
    .replace(/(?<=--\s+(?:\S+\/)?(?:sh|bash|ash))\.$/, '')
    .replace(/(^|[|;&(]\s*)(?:k|kk|kc|ktl|kctl)(?=\s)/g, '$1kubectl')
    .replace(/(?<=\S)[ \t]{2,}(?=\S)/g, ' ')
    .trim();
}

/** Whether a shell would unfold the command, or put something in that only the author's shell knows; text in single quotes stays. */
function needsVariable(text: string): boolean {
  return /\$(?!HOME\b)[A-Za-z_{(]|\{\w+\.\.\w+\}/.test(text.replace(/'[^']*'/g, ''));
}

/** A namespace says nothing about objects that live in none. */
function dropIdleNamespace(text: string, kubectl: KubectlLine | null): string {
  if (!kubectl?.flags.has('namespace')) return text;
  const [first = ''] = kubectl.args;
  const types = /^(?:get|describe|delete|edit|label|annotate)$/.test(kubectl.path)
    ? first.split(',').map((type) => findResourceType(type.split('/')[0] ?? ''))
    : [];
  const isIdle = kubectl.path === 'top node' || (types.length > 0 && types.every((type) => type?.namespaced === false));
  return isIdle ? text.replace(/\s+(?:-n|--namespace)[ =]\S+/, '') : text;
}

function reasonFor({ kubectl }: ReadCommand, outdated: string | null): string {
  if (outdated !== null) return `a command that no longer works: ${outdated}`;
  if (!kubectl) return 'a command no task sentence could be made for';
  if (kubectl.unknown.length > 0) return `kubectl does not know \`${kubectl.unknown.join('`, `')}\``;
  const file = kubectl.flags.get('filename')?.[0];
  if (file !== undefined) return `it needs the file \`${file}\`, which only the author has`;
  return 'a command no task sentence could be made for';
}

import { readShell, type ShellRedirect, type ShellStep } from '../grading/command/shell';
import { changeDescriptions } from './describe-change';
import { clusterDescriptions } from './describe-cluster';
import { createDescriptions } from './describe-create';
import { describeDescribe, describeExplain, describeGet, describeLogs, describeTop } from './describe-get';
import { code, partsOf, type Parts } from './describe-phrases';
import { describeAttach, describeCopy, describeDebug, describeExec, describePortForward, describeRun } from './describe-run';
import { describeTool } from './describe-tools';
import { isKubectlName, readKubectlLine, type KubectlLine } from './kubectl-line';

const descriptions: Readonly<Record<string, (parts: Parts) => string | null>> = {
  get: describeGet,
  describe: describeDescribe,
  explain: describeExplain,
  logs: describeLogs,
  'top pod': describeTop,
  'top node': describeTop,
  exec: describeExec,
  run: describeRun,
  attach: describeAttach,
  cp: describeCopy,
  'port-forward': describePortForward,
  debug: describeDebug,
  ...createDescriptions,
  ...changeDescriptions,
  ...clusterDescriptions,
};

/** A command line read as a shell would, its first command taken apart when it calls kubectl. */
export interface ReadCommand {
  steps: ShellStep[];
  /** Null when the first command is another tool. */
  kubectl: KubectlLine | null;
}

/** Reads a command line; null when a shell could not. */
export function readCommand(text: string): ReadCommand | null {
  const { steps, errors } = readShell(text, () => '');
  const [first] = steps;
  const [head, ...rest] = first?.words ?? [];
  if (errors.length > 0 || !head) return null;
  return { steps, kubectl: isKubectlName(head.value) ? readKubectlLine(rest) : null };
}

/** What a command that no longer works was meant to do: flags kubectl does not know are left out. */
export function describeIntent(command: ReadCommand): string | null {
  const { kubectl } = command;
  if (!kubectl) return describeCommand(command);
  const flags = new Map(
    [...kubectl.flags].filter(([name]) => !kubectl.unknown.includes(`--${name}`) && !kubectl.unknown.includes(`-${name}`)),
  );
  const [pod = '', ...words] = kubectl.args;
  const line: KubectlLine = kubectl.path === 'exec' && kubectl.after === null ? { ...kubectl, args: [pod], after: words } : kubectl;
  return describeCommand({ ...command, kubectl: { ...line, flags, unknown: [] } });
}

/** What a command does, as a task in one sentence that leads to exactly this command; null when no such sentence is known. */
export function describeCommand({ steps, kubectl }: ReadCommand): string | null {
  const [first, ...pipes] = steps;
  if (!first || first.assignments.length > 0) return null;
  const task = kubectl ? describeKubectl(kubectl) : describeTool(first.words.map((word) => word.value));
  if (task === null) return null;
  const extras: string[] = [];
  for (const [index, step] of [first, ...pipes].entries()) {
    const pipe = index === 0 ? '' : sayPipe(step);
    const redirects = step.redirects.map(sayRedirect);
    if (pipe === null || redirects.includes(null)) return null;
    extras.push(pipe, ...redirects.map((say) => say ?? ''));
  }
  const said = extras.filter((extra) => extra !== '').map((extra) => `, ${extra}`);
  return `${task.slice(0, -1)}${said.join('')}.`;
}

function describeKubectl(line: KubectlLine): string | null {
  if (line.unknown.length > 0) return null;
  const parts = partsOf(line);
  const task = descriptions[line.path]?.(parts) ?? null;
  return task !== null && parts.allSaid() ? task : null;
}

/** What a command behind a pipe adds to the task; null when it cannot be said in a few words. */
function sayPipe(step: ShellStep): string | null {
  if (step.join !== '|') return null;
  const [tool, ...args] = step.words.map((word) => word.value);
  if (tool === 'wc' && args.join(' ') === '-l') return 'and count the lines with `wc`';
  if (tool === 'base64' && ['-d', '--decode', '-D'].includes(args.join(' '))) return 'and decode it from base64';
  if ((tool === 'head' || tool === 'tail') && args.length === 1) {
    const count = /^-(?:n)?(\d+)$/.exec(args[0] ?? '')?.[1];
    return count === undefined ? null : `and keep only the ${tool === 'head' ? 'first' : 'last'} ${count} lines`;
  }
  if (tool !== 'grep') return null;
  const after = args.indexOf('-A');
  const count = after < 0 ? null : (args[after + 1] ?? '');
  const rest = after < 0 ? args : args.filter((_, index) => index !== after && index !== after + 1);
  const flags = rest.filter((arg) => arg.startsWith('-'));
  const patterns = rest.filter((arg) => !arg.startsWith('-'));
  if (patterns.length !== 1 || flags.some((flag) => !['-i', '-v'].includes(flag))) return null;
  const lines = flags.includes('-v') ? 'lines without' : 'lines with';
  const more = count === null ? '' : ` and the ${count} after each`;
  return `and keep only the ${lines} ${code(patterns[0] ?? '')}${more}${flags.includes('-i') ? ' (any case)' : ''}`;
}

function sayRedirect({ operator, target }: ShellRedirect): string | null {
  if (operator === '1>') return target === '/dev/null' ? null : `into the file ${code(target)}`;
  if (operator === '1>>') return `at the end of the file ${code(target)}`;
  return operator === '&' ? 'in the background' : null;
}

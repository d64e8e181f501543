import { findResourceType } from '../kubernetes/resources';
import { readSelector } from '../kubernetes/selector';
import type { KubectlLine } from './kubectl-line';

/**
 * Hands out the parts of a call and remembers which were asked for: a description counts only when it said everything,
 * because a question must lead to exactly one answer.
 */
export interface Parts {
  line: KubectlLine;
  /** The flag's last value, or null; marks it as said. */
  flag: (name: string) => string | null;
  /** All values of a flag, commas split; marks it as said. */
  list: (name: string) => string[];
  /** All values of a flag as given; marks it as said. */
  values: (name: string) => readonly string[];
  has: (name: string) => boolean;
  /** The arguments; marks them as said. */
  args: () => readonly string[];
  /** The words after `--`; marks them as said. */
  after: () => readonly string[] | null;
  /** Whether every part was asked for. */
  allSaid: () => boolean;
}

export function partsOf(line: KubectlLine): Parts {
  const open = new Set<string>(line.flags.keys());
  if (line.args.length > 0) open.add('<args>');
  if (line.after !== null) open.add('<after>');
  const values = (name: string) => {
    open.delete(name);
    return line.flags.get(name) ?? [];
  };
  return {
    line,
    values,
    flag: (name) => values(name).at(-1) ?? null,
    list: (name) => values(name).flatMap((value) => value.split(',')),
    has: (name) => values(name).length > 0,
    args: () => {
      open.delete('<args>');
      return line.args;
    },
    after: () => {
      open.delete('<after>');
      return line.after;
    },
    allSaid: () => open.size === 0,
  };
}

export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** `a`, `b` and `c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

export function kindOf(resource: string): string {
  return findResourceType(resource)?.kind ?? code(resource);
}

export function pluralOf(resource: string): string {
  const kind = kindOf(resource);
  if (kind === 'Endpoints') return kind;
  if (/(?:s|ss|ch)$/.test(kind)) return `${kind}es`;
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
  return kind.endsWith('`') ? `${kind} objects` : `${kind}s`;
}

export interface Targets {
  /** One for each type asked for; without names all of that type. */
  groups: { resource: string; names: string[] }[];
}

/** Reads `pods`, `pods a b`, `pod/a svc/b` and `pods,services`; null when it is none of them. */
export function readTargets(args: readonly string[]): Targets | null {
  const [first, ...names] = args;
  if (first === undefined) return null;
  if (first.includes('/') && !first.startsWith('/')) {
    const groups = args.map((arg) => {
      const [resource = '', name = ''] = arg.split('/');
      return { resource, names: [name] };
    });
    return groups.every(({ resource, names: [name] }) => resource !== '' && name !== '') ? { groups } : null;
  }
  const resources = first.split(',').filter((resource) => resource !== '');
  if (resources.length > 1) return names.length === 0 ? { groups: resources.map((resource) => ({ resource, names: [] })) } : null;
  if (names.some((name) => name.includes('/'))) return null;
  return { groups: [{ resource: first, names }] };
}

export function sayTargets(targets: Targets, every = 'the'): string {
  return joinWords(
    targets.groups.map(({ resource, names }) => {
      if (resource === 'all') return 'the workloads and Services (`all`)';
      if (names.length === 0) return `${every} ${pluralOf(resource)}`;
      return `the ${names.length === 1 ? kindOf(resource) : pluralOf(resource)} ${joinWords(names.map(code))}`;
    }),
  );
}

/** Where: ` in namespace …`, ` in all namespaces`, or nothing. */
export function sayNamespace(parts: Parts): string {
  const namespace = parts.flag('namespace');
  if (parts.flag('all-namespaces') === 'true') return ' in all namespaces';
  return namespace === null ? '' : ` in namespace ${code(namespace)}`;
}

/** Which by label and field; null when a selector cannot be read. */
export function sayWhich(parts: Parts): string | null {
  const says: string[] = [];
  const selector = parts.flag('selector');
  if (selector !== null) {
    const terms = readSelector(selector);
    if (!terms) return null;
    says.push(joinWords(terms.map(saySelectorTerm)));
  }
  const fields = parts.flag('field-selector');
  if (fields !== null) {
    const terms = fields.split(',').map((term) => /^([\w.-]+?)(!=|==?)(.*)$/.exec(term));
    for (const term of terms) {
      if (!term) return null;
      says.push(`whose field ${code(term[1] ?? '')} is ${term[2] === '!=' ? 'not ' : ''}${code(term[3] ?? '')}`);
    }
  }
  return says.length === 0 ? '' : ` ${joinWords(says)}`;
}

function saySelectorTerm(term: string): string {
  const [key = '', operator, list = ''] = term.split(' ');
  const values = joinWords(
    list
      .replace(/^\(|\)$/g, '')
      .split(',')
      .map(code),
    'or',
  );
  if (operator === 'in') return `whose label ${code(key)} is ${values}`;
  if (operator === 'notin') return `whose label ${code(key)} is not ${values}`;
  if (operator !== undefined) return `whose label ${code(key)} is ${operator === '<' ? 'below' : 'above'} ${list}`;
  return key.startsWith('!') ? `without the label ${code(key.slice(1))}` : `that have the label ${code(key)}`;
}

/** `a=b` pairs as words. */
export function sayPairs(pairs: readonly string[]): string {
  return joinWords(pairs.map(code));
}

interface DryRun {
  /** How the sentence begins: the verb itself, or that its result is only printed. */
  lead: string;
  tail: string;
}

/** `--dry-run` and `-o` of a command that makes an object; null when they are used in an unusual way. */
export function sayDryRun(parts: Parts, verb: string): DryRun | null {
  const dryRun = parts.flag('dry-run');
  const output = parts.flag('output');
  if (output !== null && !['yaml', 'json', 'name'].includes(output)) return null;
  const format = output === null || output === 'name' ? null : output.toUpperCase();
  if (dryRun === null)
    return {
      lead: verb,
      tail: output === null ? '' : format === null ? ', and print only its name' : `, and print the result as ${format}`,
    };
  const trial = dryRun === 'server' ? ' only as a trial that the API server checks' : ' only as a trial on the client';
  if (format === null) return { lead: verb, tail: `,${trial}` };
  return {
    lead: `Print the ${format} to ${verb.charAt(0).toLowerCase()}${verb.slice(1)}`,
    tail: dryRun === 'server' ? `,${trial}` : ', without creating anything',
  };
}

/** The parts as one sentence: first letter large, a full stop at its end. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.?!]$/.test(trimmed) ? '' : '.'}`;
}

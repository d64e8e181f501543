import { canonicalResource, findResourceType } from '../kubernetes/resources';
import type { ReadCommand } from './describe-command';
import { kindOf } from './describe-phrases';

import { plainText, tidyMarkdown } from './plain-text';
import { isTask, pointsElsewhere } from './task-sentences';

/** Words of a hint that say a flag. */
const flagWords: Readonly<Record<string, RegExp>> = {
  'all-namespaces': /all namespaces|every namespace|cluster|across/i,
  watch: /watch|stream|follow|live/i,
  follow: /stream|follow|live|tail/i,
  previous: /previous|last|crash|before/i,
  force: /force|immediately|at once|quick/i,
  'show-labels': /label/i,
  overwrite: /overwrite|change|update|existing|replace/i,
  rm: /delete|remove|temporary|one.?off|clean/i,
  expose: /expose|service/i,
  recursive: /recursive|all fields|nested/i,
  stdin: /./,
  tty: /./,
  command: /./,
};

/** Values of flags that are words of a hint rather than names. */
const valueWords: Readonly<Record<string, RegExp>> = {
  yaml: /yaml/i,
  json: /json/i,
  wide: /wide|node|ip\b|detail|more/i,
  client: /yaml|dry|without creat|don't create|not create|preview|generate|file/i,
  server: /server/i,
  Never: /pod|never/i,
};

/** A remark or sentence of the note as a task; null when it is none, or does not lead to exactly this command. */
export function taskFromHint(hint: string, command: ReadCommand, names: ReadonlyMap<string, string>): string | null {
  let text = tidyMarkdown(hint).replace(/\s+/g, ' ');
  for (const [placeholder, value] of names) text = text.replaceAll(placeholder, value);
  text = text
    .replace(/^\W*(?:example|eg|e\.g\.|ex|note|step|task|question)\s*\d*\s*[:.)-]\s*/i, '')
    .replace(/^\d+[.)]\s*/, '')
    .replace(
      /,?\s*(?:(?:you can )?(?:run|use|execute|type|enter)(?: the following(?: command)?)?|with|using(?: the following(?: command)?)?|by running|like (?:this|so))?\s*:\s*$/i,
      '',
    )
    .replace(/^(?:in order )?to (?=[a-z])/i, '')
    .replace(
      /^(?:you can|we can|you need to|you should|let's|now,? (?:we )?|then,? (?:we )?|next,? (?:we )?|first,? (?:we )?|we'll|we will|this will|this command will|this|it will|it) (?=[a-z]+)/i,
      '',
    )
    .trim();
  text = imperative(text);
  const words = text.split(' ').length;
  if (words < 4 || words > 45 || !isTask(text) || pointsElsewhere(text) || leansOnOthers(text)) return null;
  if (!saysAll(plainText(text), command)) return null;
  if (namesOtherKinds(plainText(text), command)) return null;
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Whether a command has values of its own, such as names, that a task in the note's words could say. */
export function hasValues({ kubectl }: ReadCommand): boolean {
  if (!kubectl) return false;
  const names = kubectl.args.length - (/^(?:run|exec|logs|create|cordon|drain|cp|port-forward|attach)\b/.test(kubectl.path) ? 0 : 1);
  return names > 0 || kubectl.after !== null || kubectl.args.some((arg) => arg.includes('/'));
}

/** "lists all pods" and "Creating a role" say the same as "List all pods" and "Create a role". */
function imperative(text: string): string {
  const match = /^([A-Za-z]+)(.*)$/s.exec(text);
  const word = match?.[1] ?? '';
  const rest = match?.[2] ?? '';
  const lower = word.toLowerCase();
  const stems = lower.endsWith('ing')
    ? [lower.slice(0, -3), `${lower.slice(0, -3)}e`, lower.slice(0, -4)]
    : lower.endsWith('s') && !lower.endsWith('ss')
      ? [lower.slice(0, -1), lower.slice(0, -2)]
      : [];
  const stem = stems.find((one) => isTask(`${one} it`));
  return stem === undefined || isTask(text) ? text : stem + rest;
}

function leansOnOthers(text: string): boolean {
  const plain = plainText(text);
  return /\b(?:its|it|them|their|these|those|this|that (?:pod|file)|our|my|i|me|we|he|she|again|also|same|created|others?|given|specified|specific|certain|desired)\b|\ban? \w+'s\b|;/i.test(
    plain.replace(/\bthat (?:is|are|has|have)\b/g, ''),
  );
}

/** Whether a task is about resources its command has nothing to do with: then it asks for more than the command. */
function namesOtherKinds(text: string, { kubectl }: ReadCommand): boolean {
  if (!kubectl) return false;
  const types = kubectl.args.filter(
    (arg, index) => arg.includes('/') || (index === 0 && !/^(?:create|run|exec|logs|cordon|drain)\b/.test(kubectl.path)),
  );
  const own = new Set([kubectl.path, ...types].flatMap((part) => part.split(/[\s/,]/)).map(canonicalResource));
  for (const known of [...aliases(kubectl.path), 'pods', 'nodes', 'events', 'services']) own.add(known);
  if (kubectl.flags.has('namespace') || kubectl.flags.has('all-namespaces')) own.add('namespaces');
  return text
    .split(/[^A-Za-z]+/)
    .filter((word) => word.length > 3 && findResourceType(word) !== null)
    .some((word) => !own.has(canonicalResource(word)));
}

/** Types a command word makes that it does not name in full. */
function aliases(path: string): string[] {
  if (path === 'create quota') return ['resourcequotas'];
  return path.startsWith('autoscale') ? ['horizontalpodautoscalers'] : [];
}

/** Whether a text says all the values and telling flags of a command. */
export function saysAll(text: string, { kubectl, steps }: ReadCommand): boolean {
  const said = text.toLowerCase();
  const has = (value: string) => value === '' || said.includes(value.toLowerCase());
  if (steps.length > 1) return false;
  const targets = steps.flatMap((step) => step.redirects.map((redirect) => redirect.target));
  if (!targets.every(has)) return false;
  if (!kubectl) return (steps[0]?.words ?? []).slice(1).every(({ value }) => value.startsWith('-') || has(value));
  const [first = '', ...args] = kubectl.args;
  const isType = /^(?:get|describe|delete|edit|label|annotate|scale|expose|autoscale|patch|rollout|set|taint|explain|auth|wait)\b/.test(
    kubectl.path,
  );
  const names = isType && !first.includes('/') ? args : kubectl.args.flatMap((arg) => arg.split('/'));
  if (
    isType &&
    !kubectl.path.startsWith('auth') &&
    !first.split(',').every((type) => said.replace(/[\s-]/g, '').includes(kindOf(type.split('/')[0] ?? '').toLowerCase()))
  )
    return false;
  if (!names.every((name) => name.split(/[=:,/]/).every((part) => has(part.replace(/-$/, ''))))) return false;
  if (!(kubectl.after ?? []).every((word) => has(word.replace(/^["']|["']$/g, '')))) return false;
  return [...kubectl.flags].every(([flag, given]) =>
    given.every((value) => {
      if (value === 'true') return flagWords[flag]?.test(text) ?? has(flag.replaceAll('-', ' '));
      return valueWords[value]?.test(text) ?? value.split(/[=:,/]/).every(has);
    }),
  );
}

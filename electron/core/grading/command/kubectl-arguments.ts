import type { KubectlCommand } from '../../kubernetes/grammar';
import { commandsWithDash } from '../../kubernetes/kubectl-extras';
import { canonicalResource, findResourceType } from '../../kubernetes/resources';
import { readSelector } from '../../kubernetes/selector';
import { canonicalPath } from './flag-values';
import { code } from './item';
import type { Item, Reading } from './item';
import { readNamed, readTargets } from './kubectl-targets';
import type { ParsedArguments } from './parse-flags';
import { readable } from './shell';
import type { ShellWord } from './shell';

type ReadWords = (words: readonly ShellWord[], reading: Reading, command: string) => void;

const plainItem = (slot: string, word: ShellWord, value = word.value): Item => ({
  slot,
  value,
  label: code(readable(word.text)),
  spans: [word],
});

const inOrder: ReadWords = (words, reading) => {
  words.forEach((word, index) => reading.items.push(plainItem(`argument ${index + 1}`, word)));
};

/** `KEY=VALUE` and `KEY-` after the resources: a set. Of two for the same `keyOf` the last counts. */
function readPairs(isPair: (text: string) => boolean, keyOf: (pair: ShellWord) => unknown): ReadWords {
  return (words, reading) => {
    const from = words.findIndex((word) => isPair(word.value));
    const pairs = from === -1 ? [] : words.slice(from);
    readTargets(from === -1 ? words : words.slice(0, from), reading);
    for (const pair of pairs) {
      if (!isPair(pair.value)) reading.rejections.push(`${code(readable(pair.text))} must stand before the changes`);
    }
    const last = new Map(pairs.map((pair) => [keyOf(pair), pair]));
    for (const pair of last.values()) reading.items.push(plainItem('change', pair));
  };
}

const keyOfAssignment = ({ value }: ShellWord): string => value.replace(/=.*$|-$/s, '');
const isAssignment = (text: string): boolean => (text.includes('=') && !text.startsWith('=')) || (text.endsWith('-') && text !== '-');
const isTaint = (text: string): boolean => text.includes('=') || text.includes(':') || text.endsWith('-');

/** `taint` alone wants the type and the name as two words. */
const taint: ReadWords = (words, reading, command) => {
  const joined = words.find((word) => !isTaint(word.value) && word.value.includes('/'));
  // One key may taint with several effects.
  readPairs(isTaint, (pair) => pair)(words, reading, command);
  if (!joined) return;
  reading.rejections.push(`${code(readable(joined.text))} must be two words here, ${code(readable(joined.text.replace('/', ' ')))}`);
  reading.items.push(plainItem('argument', joined));
};

const lastIsValue =
  (slot: string, read: (text: string) => string[]): ReadWords =>
  (words, reading) => {
    const last = words.at(-1);
    const isValue = last !== undefined && (words.length > 2 || (words.length === 2 && words[0]?.value.includes('/') === true));
    readTargets(isValue ? words.slice(0, -1) : words, reading);
    if (isValue) for (const value of read(last.value)) reading.items.push(plainItem(slot, last, value));
  };

const exec: ReadWords = (words, reading) => {
  readNamed('pods', words.slice(0, 1), reading);
  words.slice(1).forEach((word, index) => reading.items.push(plainItem(`argument ${index + 2}`, word)));
};

const logs: ReadWords = (words, reading) => {
  readNamed('pods', words.slice(0, 1), reading);
  const [, container, ...more] = words;
  if (container) reading.items.push({ ...plainItem('flag container', container), label: `container ${code(container.value)}` });
  if (more.length > 0) reading.rejections.push('it takes one Pod and at most one container');
};

const portForward: ReadWords = (words, reading) => {
  readNamed('pods', words.slice(0, 1), reading);
  for (const word of words.slice(1)) {
    const port = /^\d+$/.test(word.value) ? `${word.value}:${word.value}` : word.value;
    reading.items.push({ ...plainItem('ports', word, port), label: `ports ${code(word.value)}` });
  }
};

/** `[NAMESPACE/]POD:PATH` or a local path. */
const copy: ReadWords = (words, reading) => {
  words.forEach((word, index) => {
    const remote = /^(?:([^/:]+)\/)?([^/:]+):(.*)$/s.exec(word.value);
    const slot = `argument ${index + 1}`;
    if (!remote) return reading.items.push(plainItem(slot, word, canonicalPath(word.value)));
    const [, namespace, pod = '', path = ''] = remote;
    if (namespace !== undefined) {
      reading.items = reading.items.filter((item) => item.slot !== 'namespace');
      reading.items.push({ slot: 'namespace', value: namespace, label: `namespace ${code(namespace)}`, spans: [word] });
    }
    return reading.items.push(plainItem(slot, word, `${pod}:${path}`));
  });
};

const canI: ReadWords = (words, reading) => {
  const [verb, what, ...more] = words;
  if (verb) reading.items.push({ ...plainItem('verb', verb), label: `verb ${code(verb.value)}` });
  if (what) {
    const slash = what.value.indexOf('/');
    const resource = slash === -1 ? what.value : what.value.slice(0, slash);
    const name = slash === -1 ? '' : what.value.slice(slash + 1);
    const value = slash === 0 ? what.value : `${canonicalResource(resource)}/${name}`;
    reading.items.push({ ...plainItem('resource', what, value), label: `resource ${code(readable(what.text))}` });
  }
  if (more.length > 0) reading.rejections.push('it takes a verb and one resource (`TYPE` or `TYPE/NAME`)');
  more.forEach((word, index) => reading.items.push(plainItem(`argument ${index + 3}`, word)));
};

const explain: ReadWords = (words, reading) => {
  words.forEach((word, index) => {
    const [first = '', ...fields] = word.value.split('.');
    const whole = findResourceType(word.value);
    const value = whole ? whole.plural : [canonicalResource(first), ...fields].join('.');
    reading.items.push(plainItem(`argument ${index + 1}`, word, value));
  });
};

const kustomize: ReadWords = (words, reading) => {
  const [directory] = words;
  const value = directory ? canonicalPath(directory.value) : '.';
  reading.items.push({ slot: 'argument 1', value, label: code(value), spans: directory ? [directory] : [] });
};

const named =
  (resource: string): ReadWords =>
  (words, reading) =>
    readNamed(resource, words, reading);

const run: ReadWords = (words, reading) => {
  const [name, ...rest] = words;
  if (name) reading.items.push({ ...plainItem('name', name), label: `name ${code(readable(name.text))}` });
  readAfterDash(rest, reading);
};

/** `kubectl create TYPE NAME`: one name and no more. */
const create: ReadWords = (words, reading) => {
  const [name, ...more] = words;
  if (name) reading.items.push({ ...plainItem('name', name), label: `name ${code(readable(name.text))}` });
  if (more.length > 0) reading.rejections.push(`exactly one name is expected, and ${code(readable(more[0]?.text ?? ''))} is another`);
  more.forEach((word, index) => reading.items.push(plainItem(`argument ${index + 2}`, word)));
};

const setContext: ReadWords = (words, reading) => {
  words.forEach((word, index) => {
    const current = readable(word.value).includes('command=kubectl config current-context');
    if (current) reading.items.push({ slot: 'flag current', value: 'true', label: code('--current'), spans: [word] });
    else reading.items.push(plainItem(`argument ${index + 1}`, word));
  });
};

const readers: Readonly<Record<string, ReadWords>> = {
  annotate: readPairs(isAssignment, keyOfAssignment),
  label: readPairs(isAssignment, keyOfAssignment),
  'set env': readPairs(isAssignment, keyOfAssignment),
  'set image': readPairs(isAssignment, keyOfAssignment),
  taint,
  'set selector': lastIsValue('selector', (text) => readSelector(text) ?? [text]),
  'set serviceaccount': lastIsValue('service account', (text) => [text]),
  exec,
  logs,
  attach: exec,
  'port-forward': portForward,
  debug: named('pods'),
  cp: copy,
  cordon: named('nodes'),
  uncordon: named('nodes'),
  drain: named('nodes'),
  'top pod': named('pods'),
  'top node': named('nodes'),
  'certificate approve': named('certificatesigningrequests'),
  'certificate deny': named('certificatesigningrequests'),
  'auth can-i': canI,
  explain,
  kustomize,
  run,
  'config set-context': setContext,
};

const takesResources =
  /^(?:autoscale|delete|describe|edit|expose|get|patch|rollout \w+|scale|set resources|set subject|wait|apply (?:view|edit)-last-applied)$/;

function readerFor(path: string): ReadWords {
  const own = readers[path];
  if (own) return own;
  if (takesResources.test(path)) return readTargets;
  return path.startsWith('create ') ? create : inOrder;
}

function readAfterDash(words: readonly ShellWord[], reading: Reading): void {
  words.forEach((word, index) => reading.items.push(plainItem(`after -- ${index + 1}`, word)));
}

/** The words of a kubectl command that are no flags, as items. */
export function readKubectlArguments(command: KubectlCommand, parsed: ParsedArguments, reading: Reading): void {
  const { path } = command;
  const keepsDash = commandsWithDash.has(path);
  const words = keepsDash ? parsed.positionals : [...parsed.positionals, ...(parsed.afterDash ?? [])];
  readerFor(path)(words, reading, path);
  if (keepsDash && parsed.afterDash) readAfterDash(parsed.afterDash, reading);
  if (path === 'exec' && words.length > 1) reading.rejections.push(`the command to run must follow ${code('--')}`);
}

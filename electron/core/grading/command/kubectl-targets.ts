import { canonicalResource, findResourceType } from '../../kubernetes/resources';
import { code } from './item';
import type { Item, Reading } from './item';
import { readable } from './shell';
import type { ShellWord } from './shell';

/** No person types more; every type goes with every name. */
const maximumTargets = 500;

const noun = (resource: string): string => findResourceType(resource)?.kind ?? resource;

function target(resource: string, name: string, word: ShellWord, also: readonly ShellWord[] = []): Item {
  const plural = canonicalResource(resource);
  const label = name === '' ? `the type ${code(readable(resource))}` : `${noun(resource)} ${code(readable(name))}`;
  return { slot: 'target', value: `${plural}/${name}`, label, spans: [...also, word] };
}

/** `TYPE NAME…`, `TYPE1,TYPE2`, `TYPE/NAME…`: kubectl takes either all with a slash or none. */
export function readTargets(words: readonly ShellWord[], reading: Reading): void {
  const [first, ...names] = words;
  if (!first) return;
  if (words.some((word) => word.value.includes('/'))) {
    for (const word of words) {
      const [resource = '', name = '', ...more] = word.value.split('/');
      if (resource === '' || name === '' || more.length > 0) {
        reading.rejections.push(`with ${code('TYPE/NAME')} every argument must have that form, and ${code(readable(word.text))} has not`);
        reading.items.push({ slot: 'argument', value: word.value, label: code(readable(word.text)), spans: [word] });
      } else reading.items.push(target(resource, name, word));
    }
    return;
  }
  const resources = [...new Set(first.value.split(','))];
  if (resources.includes('')) reading.rejections.push(`${code(readable(first.text))} names a type that has no name`);
  if (resources.length * names.length > maximumTargets) {
    reading.rejections.push('it names too many objects');
    return;
  }
  for (const resource of resources) {
    if (names.length === 0) reading.items.push(target(resource, '', first));
    for (const name of names) reading.items.push(target(resource, name.value, name, [first]));
  }
}

/** Where the type is known and only names are asked for: `cordon NODE`, but `node/NODE` works too. */
export function readNamed(resource: string, words: readonly ShellWord[], reading: Reading): void {
  for (const word of words) {
    const slash = word.value.indexOf('/');
    if (slash === -1) reading.items.push(target(resource, word.value, word));
    else reading.items.push(target(word.value.slice(0, slash), word.value.slice(slash + 1), word));
  }
}

/** True when every target lives outside namespaces, so that `-n` changes nothing. */
export function areAllClusterScoped(items: readonly Item[]): boolean {
  const types = items
    .filter((item) => item.slot === 'target')
    .map((item) => findResourceType(item.value.slice(0, item.value.indexOf('/'))));
  return types.length > 0 && types.every((type) => type?.namespaced === false);
}

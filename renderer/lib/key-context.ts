import { getContext, setContext } from 'svelte';
import { realKey, type KeyGroup, type OwnKeys } from './keymap';

const name = Symbol('own keys');

/** Lets everything below show the keys as the person has them. */
export const provideOwnKeys = (own: () => OwnKeys) => setContext(name, own);

/** Tells the present key of an action; to be called while a component is made. */
export function presentKeys(): (group: KeyGroup, key: string) => string {
  const own = getContext<(() => OwnKeys) | undefined>(name);
  return (group, key) => realKey(own?.() ?? {}, group, key);
}

import { code, readTargets, sayNamespace, sayTargets, sayWhich, type Parts, type Targets } from './describe-phrases';

export type Describe = (parts: Parts) => string | null;

/** Targets first, then changes such as `key=value` or `key-`. */
export function splitChanges(args: readonly string[], isChange: (arg: string) => boolean): { targets: Targets; changes: string[] } | null {
  const at = args.findIndex(isChange);
  const targets = readTargets(at < 0 ? args : args.slice(0, at));
  return targets && at > 0 ? { targets, changes: args.slice(at) } : null;
}

export const isPair = (arg: string): boolean => /^[^=/][^=]*=/.test(arg) || /^[^-].*-$/.test(arg);

/** What the command works on: named objects, or all that a selector finds. */
export function sayObjects(parts: Parts, targets: Targets): string | null {
  const which = sayWhich(parts);
  const all = parts.has('all');
  if (which === null) return null;
  const unnamed = targets.groups.some(({ names }) => names.length === 0);
  if (unnamed && !all && which === '') return null;
  return `${sayTargets(targets, all ? 'all' : 'the')}${sayNamespace(parts)}${which}`;
}

/** `key=value` as words. */
export function sayPair(pair: string): string {
  const [key = '', ...value] = pair.split('=');
  return `${code(key)} to ${code(value.join('='))}`;
}

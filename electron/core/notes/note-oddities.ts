import { sayCorrection } from './corrections';
import type { Draft } from './draft';
import { editDistance } from './nearest';

/** Names shorter than this are too easily like one another. */
const shortestName = 8;

/** Marks what only shows when the commands of a note are seen together: misspelt namespaces and Pods named the old way. */
export function markOddities(drafts: readonly Draft[]): void {
  const commands = drafts.filter((draft) => draft.kind === 'command');
  markNamespaces(commands);
  markOldPodNames(commands);
}

function namespaceOf({ answer }: Draft): string | null {
  return /\s(?:-n|--namespace)[ =]([\w-]+)/.exec(answer)?.[1] ?? null;
}

function markNamespaces(commands: readonly Draft[]): void {
  const counts = new Map<string, number>();
  for (const command of commands) {
    const namespace = namespaceOf(command);
    if (namespace !== null) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  for (const command of commands) {
    const namespace = namespaceOf(command);
    if (namespace === null || namespace.length < shortestName) continue;
    const meant = [...counts].find(
      ([name, count]) => name !== namespace && count > (counts.get(namespace) ?? 0) && editDistance(name, namespace, 3) <= 2,
    )?.[0];
    if (meant !== undefined)
      command.outdated ??= sayCorrection(null, `the namespace looks misspelt; elsewhere in this note it is \`${meant}\`.`);
  }
}

/** `kubectl run` once made Deployments, whose Pods carry two hashes in their names. */
function markOldPodNames(commands: readonly Draft[]): void {
  const started = new Set(commands.flatMap(({ answer }) => /^kubectl run ([\w-]+)/.exec(answer)?.[1] ?? []));
  for (const command of commands) {
    const base = /\s([a-z][\w-]*?)-[0-9a-f]{6,10}-[a-z0-9]{5}(?=\s|$)/.exec(command.answer)?.[1];
    if (base !== undefined && started.has(base))
      command.outdated ??= sayCorrection('1.18', `\`kubectl run ${base}\` makes a Pod that is called \`${base}\`.`);
  }
}

import type { KubectlLine } from './kubectl-line';
import { commandCorrections } from './corrections-commands';
import { manifestCorrections } from './corrections-manifests';
import { statementCorrections } from './corrections-statements';
import type { Fields } from './manifest-fields';

/** What is no longer, or never was, right about a command, with the truth; null when nothing is known against it. */
export function correctCommand(text: string, kubectl: KubectlLine | null): string | null {
  const found = commandCorrections.find((one) => one.applies(text, kubectl));
  return found ? sayCorrection(found.since, found.truth) : null;
}

/** What is no longer, or never was, right about a manifest or fragment, with the truth; null when nothing is known against it. */
export function correctManifest(manifest: Fields, text: string): string | null {
  const found = manifestCorrections.find((one) => one.applies(manifest, text));
  return found ? sayCorrection(found.since, found.truth) : null;
}

/** What is no longer, or never was, right about a statement, with the truth; null when nothing is known against it. */
export function correctStatement(text: string, topics: readonly string[]): string | null {
  const found = statementCorrections.find(
    ({ pattern, topic }) => pattern.test(text) && (topic === undefined || topics.some((one) => topic.test(one))),
  );
  return found ? sayCorrection(found.since, found.truth) : null;
}

export function sayCorrection(since: string | null, truth: string): string {
  return since === null ? `Not right: ${truth}` : `Outdated since ${since}: ${truth}`;
}

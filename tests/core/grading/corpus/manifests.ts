import { parseAllDocuments, stringify } from 'yaml';
import { clusterManifests } from './manifests-cluster';
import { workloadManifests } from './manifests-workloads';
import type { Pair } from './pair';

export interface ManifestPair extends Pair {
  at: string;
  blanks: number[];
}

/** The same objects as JSON, in flow style, and with every key in the opposite order. */
function otherForms(text: string): string[] {
  const documents = parseAllDocuments(text, { version: '1.1' });
  const values = Array.isArray(documents) ? documents.map((document) => document.toJS() as unknown) : [];
  const reverse = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reverse);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, reverse(item)]),
    );
  };
  const join = (write: (value: unknown) => string): string => values.map((value) => write(value).trimEnd()).join('\n---\n');
  return [
    join((value) => JSON.stringify(value, null, 2)),
    join((value) => stringify(value, { version: '1.1', collectionStyle: 'flow', lineWidth: 0 })),
    join((value) => stringify(reverse(value), { version: '1.1', indentSeq: false, lineWidth: 0 })),
    join((value) => stringify(value, { version: '1.1', indent: 4, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })),
  ];
}

export function listManifestPairs(): ManifestPair[] {
  return Object.entries({ ...workloadManifests, ...clusterManifests }).flatMap(([category, entries]) =>
    entries.flatMap(({ expected, same, different, at = '', blanks = [] }) => [
      ...[...new Set([...same, ...otherForms(expected)])].map((typed) => ({ category, expected, typed, right: true, at, blanks })),
      ...different.map((typed) => ({ category, expected, typed, right: false, at, blanks })),
    ]),
  );
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { listManifestPairs } from './corpus/manifests';
import { grade } from './context';

const wholes = [...new Map(listManifestPairs().map(({ expected, at, blanks }) => [expected, { expected, at, blanks }])).values()];
const read = (text: string): unknown[] => {
  const documents = parseAllDocuments(text, { version: '1.1' });
  return Array.isArray(documents) ? documents.map((document) => document.toJS() as unknown) : [];
};
const write = (values: readonly unknown[], flow: boolean): string =>
  values.map((value) => stringify(value, { version: '1.1', lineWidth: 0, collectionStyle: flow ? 'flow' : 'block' })).join('---\n');

/** The same value with its keys in another order, chosen by `numbers`. */
function shuffleKeys(value: unknown, numbers: readonly number[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, numbers));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item], index): [string, unknown, number] => [
    key,
    shuffleKeys(item, numbers),
    numbers[(index + key.length) % numbers.length] ?? 0,
  ]);
  return Object.fromEntries(entries.sort(([, , a], [, , b]) => a - b).map(([key, item]) => [key, item]));
}

function change(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? `${value}x` : value;
}

/** Every value that differs from this one in one scalar, or lacks one key. */
function listChanges(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      listChanges(item).map((changed) => value.map((old: unknown, at) => (at === index ? changed : old))),
    );
  if (typeof value !== 'object' || value === null) return [change(value)];
  return Object.entries(value).flatMap(([key, item]) => listChanges(item).map((changed) => ({ ...value, [key]: changed })));
}

describe('manifests', () => {
  it('are right with their keys in any order, in block or flow style', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...wholes),
        fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
        fc.boolean(),
        ({ expected, at, blanks }, numbers, flow) => {
          const typed = write(
            read(expected).map((value) => shuffleKeys(value, numbers)),
            flow,
          );
          expect(grade('yaml', expected, typed, { at, blanks }).reasons).toEqual([]);
        },
      ),
    );
  });

  it('are not right when any one value differs', () => {
    for (const { expected, at, blanks } of wholes) {
      for (const changed of listChanges(read(expected))) {
        const typed = write(changed as unknown[], false);
        expect([typed, grade('yaml', expected, typed, { at, blanks }).verdict]).not.toEqual([typed, 'correct']);
      }
    }
  });

  it('are not right when any one field is missing, unless it says what is so anyway', () => {
    const kept: string[] = [];
    for (const { expected, at, blanks } of wholes) {
      const lines = expected.split('\n');
      lines.forEach((line, index) => {
        if (!/^ +[\w-]+: \S/.test(line)) return;
        const typed = lines.filter((_other, other) => other !== index).join('\n');
        if (grade('yaml', expected, typed, { at, blanks }).verdict === 'correct') kept.push(line.trim());
      });
    }
    expect([...new Set(kept)].sort()).toEqual([
      'apiGroup: rbac.authorization.k8s.io',
      'memory: 256Mi',
      'operator: Equal',
      'persistentVolumeReclaimPolicy: Retain',
      'policyTypes: [Ingress, Egress]',
      'type: PathPrefix',
    ]);
  });
});

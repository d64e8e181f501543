import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { readYaml } from '../../electron/core/grading/yaml/read-yaml';
import { cards, placeOf, schema } from './decks';
import { validateManifest } from './validate-manifest';

const yamlCards = cards.filter((card) => card.kind === 'yaml');

/** An alternative may leave out the kind that the model answer states. */
function placeOfAlternative({ at, answer }: NoteCard): string {
  const stated = (field: string): string => new RegExp(`^${field}: *(\\S+)`, 'm').exec(answer)?.[1] ?? '';
  return at === '' ? `${stated('apiVersion')} ${stated('kind')}`.trim() : at;
}

const checked = yamlCards.flatMap((card) =>
  [card.answer, ...card.accept].map((answer) => ({ card, ...validateManifest(answer, placeOfAlternative(card), schema) })),
);

/** Configuration files of tools, and kinds that a CustomResourceDefinition brings. */
const foreignKinds =
  /^(?:kubeadm\.k8s\.io|kubelet\.config\.k8s\.io|kubeproxy\.config\.k8s\.io|kustomize\.config\.k8s\.io|gateway\.networking\.k8s\.io|sea\.example\.com)\/v\w+ [A-Z]|^(?:Gateway|HTTPRoute|Kustomization|KubeletConfiguration|ClusterConfiguration|InitConfiguration|Buoy)\b/;

describe('every manifest and fragment', () => {
  it('validates against the API', () => {
    expect(checked.flatMap(({ card, faults }) => faults.map((fault) => `${placeOf(card)} | ${fault}`))).toEqual([]);
  });

  it('is checked, unless its kind is none of the API', () => {
    const unchecked = checked.flatMap(({ card, foreign }) => foreign.filter((name) => !foreignKinds.test(name)).map((name) => `${placeOf(card)} | ${name}`));
    expect(unchecked).toEqual([]);
    expect(checked.filter(({ foreign }) => foreign.length === 0).length / checked.length).toBeGreaterThan(0.75);
  });

  it('that is broken on purpose can be read as YAML, or the card is about its YAML', () => {
    const unreadable = yamlCards.filter((card) => card.broken !== null && readYaml(card.broken).problems.length > 0);
    expect(unreadable.filter((card) => !/error converting YAML|yaml:|did not find/i.test(card.front)).map(placeOf)).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: b, imagePolicy: Always}]', '.spec.containers[0].imagePolicy does not exist'],
    ['apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{image: b}]', '.spec.containers[0].name is missing'],
    ['apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: "2", selector: {}, template: {}}', '.spec.replicas: 2 is no integer'],
  ])('finds what the API server would refuse', (manifest, fault) => {
    expect(validateManifest(manifest, '', schema).faults).toContain(fault);
  });

  it('knows where a fragment sits', () => {
    expect(validateManifest('medium: Memory\nsize: 1', 'Pod spec.volumes[0].emptyDir', schema).faults).toEqual(['Pod spec.volumes[0].emptyDir.size does not exist']);
  });
});

import { code, joinWords } from './describe-phrases';
import { sayMetadata, sayPodSpec, saySelector } from './describe-pod-spec';
import { workloadWishes } from './describe-workloads';
import { networkWishes } from './describe-network';
import { inner, isFields, isSaid, items, takeEmpty, takePairs, takeText, takeTexts, type Fields } from './manifest-fields';

type Wishes = (manifest: Fields) => string[];

/** What a manifest asks for, beside its kind and name: lines that lead to exactly this manifest; null when they cannot be made. */
export function describeManifest(manifest: Fields): { title: string; wishes: string[] } | null {
  const copy = copyFields(manifest);
  const kind = takeText(copy, 'kind');
  const version = takeText(copy, 'apiVersion');
  const metadata = inner(copy, 'metadata');
  const name = takeText(metadata, 'name');
  const namespace = takeText(metadata, 'namespace');
  const wishesOf = kind === null ? undefined : kinds[kind];
  if (kind === null || version === null || name === null || !wishesOf) return null;
  const wishes = [...sayMetadata(metadata), ...wishesOf(copy)];
  if (!isSaid(copy)) return null;
  return { title: `${kind} ${code(name)}${namespace === null ? '' : ` in namespace ${code(namespace)}`}`, wishes };
}

/** What a fragment asks for where it sits. */
export function describeFragment(fragment: Fields, at: string): string[] | null {
  const copy = copyFields(fragment);
  const containers = [...items(copy, 'containers'), ...items(copy, 'initContainers')];
  if (containers.some((container) => typeof container['name'] !== 'string')) return null;
  const says = fragmentWishes(copy, at);
  return isSaid(copy) && says.length > 0 ? says : null;
}

function fragmentWishes(copy: Fields, at: string): string[] {
  if (at === 'Pod spec') return sayPodSpec(copy);
  if (at === 'Pod metadata') return sayMetadata(copy);
  if (at === 'Pod spec.containers[]') {
    const holder = { containers: [copy] };
    return sayPodSpec(holder)
      .slice(1)
      .map((text) => text.trim());
  }
  const [kind = ''] = at.split(' ');
  return kinds[kind]?.({ spec: copy }) ?? [];
}

function copyFields(fields: Fields): Fields {
  const copy = (value: unknown): unknown => (Array.isArray(value) ? value.map(copy) : isFields(value) ? copyFields(value) : value);
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, copy(value)]));
}

const podWishes: Wishes = (manifest) => sayPodSpec(inner(manifest, 'spec'));

const dataWishes: Wishes = (manifest) => {
  const says: string[] = [];
  const type = takeText(manifest, 'type');
  if (type !== null) says.push(`type ${code(type)}`);
  for (const [key, how] of [
    ['data', ''],
    ['stringData', ' (given as plain text)'],
  ] as const) {
    const isSecret = key === 'data' && type !== null;
    for (const [name, value] of takePairs(manifest, key)) {
      const text = value.includes('\n')
        ? `\n\n  \`\`\`text\n${value.replace(/\n$/, '').replace(/^/gm, '  ')}\n  \`\`\``
        : ` ${code(value)}`;
      says.push(`the entry ${code(name)}${isSecret ? ', encoded,' : ''} with the value${how}${text}`);
    }
  }
  if (takeText(manifest, 'immutable') === 'true') says.push('nobody may change it later');
  return says;
};

const claimWishes: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const modes = takeTexts(spec, 'accessModes');
  const storage = takeText(inner(inner(spec, 'resources'), 'requests'), 'storage');
  const storageClass = takeText(spec, 'storageClassName');
  const volume = takeText(spec, 'volumeName');
  const mode = takeText(spec, 'volumeMode');
  const selector = saySelector(inner(spec, 'selector'));
  return [
    modes.length === 0 ? '' : `access ${modes.length === 1 ? 'mode' : 'modes'} ${joinWords(modes)}`,
    storage === null ? '' : `a request of ${storage}`,
    storageClass === null ? '' : storageClass === '' ? 'no storage class (the empty one)' : `storage class ${code(storageClass)}`,
    volume === null ? '' : `the PersistentVolume ${code(volume)}`,
    mode === null ? '' : `volume mode ${mode}`,
    selector === null ? '' : `only volumes with ${selector}`,
  ].filter((text) => text !== '');
};

const volumeWishes: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const storage = takeText(inner(spec, 'capacity'), 'storage');
  const modes = takeTexts(spec, 'accessModes');
  const policy = takeText(spec, 'persistentVolumeReclaimPolicy');
  const storageClass = takeText(spec, 'storageClassName');
  const mode = takeText(spec, 'volumeMode');
  const host = inner(spec, 'hostPath');
  const path = takeText(host, 'path');
  const type = takeText(host, 'type');
  const nfs = inner(spec, 'nfs');
  const server = takeText(nfs, 'server');
  const exported = takeText(nfs, 'path');
  const csi = inner(spec, 'csi');
  const driver = takeText(csi, 'driver');
  const handle = takeText(csi, 'volumeHandle');
  return [
    storage === null ? '' : `capacity ${storage}`,
    modes.length === 0 ? '' : `access ${modes.length === 1 ? 'mode' : 'modes'} ${joinWords(modes)}`,
    policy === null ? '' : `reclaim policy ${policy}`,
    storageClass === null ? '' : storageClass === '' ? 'no storage class (the empty one)' : `storage class ${code(storageClass)}`,
    mode === null ? '' : `volume mode ${mode}`,
    path === null ? '' : `on the path ${code(path)} of the Node${type === null ? '' : ` (type ${type})`}`,
    server === null || exported === null ? '' : `on the NFS export ${code(exported)} of ${code(server)}`,
    driver === null || handle === null ? '' : `CSI driver ${code(driver)}, volume ${code(handle)}`,
  ].filter((text) => text !== '');
};

const roleWishes: Wishes = (manifest) =>
  items(manifest, 'rules').map((rule) => {
    const groups = takeTexts(rule, 'apiGroups');
    const resources = takeTexts(rule, 'resources');
    const verbs = takeTexts(rule, 'verbs');
    const names = takeTexts(rule, 'resourceNames');
    const urls = takeTexts(rule, 'nonResourceURLs');
    const says = groups.map((group) => (group === '' ? 'the core group' : group === '*' ? 'all groups' : code(group)));
    const on = urls.length > 0 ? `the paths ${joinWords(urls.map(code))}` : `${joinWords(resources.map(code))} of ${joinWords(says)}`;
    return `allow ${joinWords(verbs.map(code))} on ${on}${names.length === 0 ? '' : `, only those named ${joinWords(names.map(code))}`}`;
  });

const bindingWishes: Wishes = (manifest) => {
  const role = inner(manifest, 'roleRef');
  takeText(role, 'apiGroup');
  const roleKind = takeText(role, 'kind');
  const roleName = takeText(role, 'name');
  const subjects = items(manifest, 'subjects').map((subject) => {
    takeText(subject, 'apiGroup');
    const kind = takeText(subject, 'kind');
    const name = takeText(subject, 'name');
    const namespace = takeText(subject, 'namespace');
    return `the ${kind === 'ServiceAccount' ? kind : (kind ?? '').toLowerCase()} ${code(name ?? '')}${namespace === null ? '' : ` of namespace ${code(namespace)}`}`;
  });
  return roleKind === null || roleName === null ? [] : [`give the ${roleKind} ${code(roleName)} to ${joinWords(subjects)}`];
};

const accountWishes: Wishes = (manifest) => {
  const secrets = items(manifest, 'imagePullSecrets').flatMap((secret) => takeText(secret, 'name') ?? []);
  const token = takeText(manifest, 'automountServiceAccountToken');
  return [
    ...(secrets.length === 0 ? [] : [`image pull ${secrets.length === 1 ? 'Secret' : 'Secrets'} ${joinWords(secrets.map(code))}`]),
    ...(token === null ? [] : [token === 'true' ? 'Pods get its token mounted' : 'Pods do not get its token mounted']),
  ];
};

const quotaWishes: Wishes = (manifest) => {
  const pairs = takePairs(inner(manifest, 'spec'), 'hard');
  return pairs.map(([name, amount]) => `at most ${amount} ${code(name)}`);
};

const limitWishes: Wishes = (manifest) =>
  items(inner(manifest, 'spec'), 'limits').flatMap((limit) => {
    const type = takeText(limit, 'type') ?? '';
    const says: readonly [key: string, label: string][] = [
      ['max', 'at most'],
      ['min', 'at least'],
      ['default', 'the default limit'],
      ['defaultRequest', 'the default request'],
    ];
    return says.flatMap(([key, label]) => takePairs(limit, key).map(([name, amount]) => `for each ${type}: ${label} ${amount} ${name}`));
  });

const classWishes: Wishes = (manifest) => {
  const provisioner = takeText(manifest, 'provisioner');
  const policy = takeText(manifest, 'reclaimPolicy');
  const mode = takeText(manifest, 'volumeBindingMode');
  const expand = takeText(manifest, 'allowVolumeExpansion');
  return [
    provisioner === null ? '' : `provisioner ${code(provisioner)}`,
    policy === null ? '' : `reclaim policy ${policy}`,
    mode === null ? '' : `volume binding mode ${mode}`,
    expand === null ? '' : expand === 'true' ? 'its volumes may grow' : 'its volumes may not grow',
    ...takePairs(manifest, 'parameters').map(([key, value]) => `the parameter ${code(key)} set to ${code(value)}`),
  ].filter((text) => text !== '');
};

const priorityWishes: Wishes = (manifest) => {
  const value = takeText(manifest, 'value');
  const isDefault = takeText(manifest, 'globalDefault');
  const description = takeText(manifest, 'description');
  return [
    value === null ? '' : `the value ${value}`,
    isDefault === 'true' ? 'the default of the cluster' : isDefault === 'false' ? 'not the default of the cluster' : '',
    description === null ? '' : `the description ${code(description)}`,
  ].filter((text) => text !== '');
};

const kinds: Readonly<Record<string, Wishes>> = {
  Pod: podWishes,
  Namespace: (manifest) => {
    takeEmpty(manifest, 'spec');
    return [];
  },
  ConfigMap: dataWishes,
  Secret: dataWishes,
  PersistentVolumeClaim: claimWishes,
  PersistentVolume: volumeWishes,
  Role: roleWishes,
  ClusterRole: roleWishes,
  RoleBinding: bindingWishes,
  ClusterRoleBinding: bindingWishes,
  ServiceAccount: accountWishes,
  ResourceQuota: quotaWishes,
  LimitRange: limitWishes,
  StorageClass: classWishes,
  PriorityClass: priorityWishes,
  ...workloadWishes,
  ...networkWishes,
};

import { sayContainer, sayResources, saySecurity } from './describe-containers';
import { code, joinWords } from './describe-phrases';
import { inner, items, takeEmpty, takePairs, takeText, takeTexts, type Fields } from './manifest-fields';

/** The wishes for a Pod spec, a line each; what has no line stays in `spec`. */
export function sayPodSpec(spec: Fields): string[] {
  const says: string[] = [];
  const say = (text: string | null) => text !== null && says.push(text);
  for (const [key, label] of [
    ['initContainers', 'init container'],
    ['containers', 'container'],
  ] as const) {
    for (const container of items(spec, key)) {
      const name = takeText(container, 'name');
      const image = takeText(container, 'image');
      const policy = takeText(container, 'restartPolicy');
      const sidecar = policy === null ? '' : policy === 'Always' ? ' that keeps running (sidecar)' : ` with restart policy ${policy}`;
      const head = `${label}${name === null ? '' : ` ${code(name)}`}${image === null ? '' : ` from the image ${code(image)}`}${sidecar}`;
      says.push(head, ...sayContainer(container).map((text) => `  ${text}`));
    }
  }
  for (const volume of items(spec, 'volumes')) say(sayVolume(volume));
  for (const [key, text] of simpleEntries) {
    const value = takeText(spec, key);
    if (value !== null) says.push(text(value));
  }
  const selector = takePairs(spec, 'nodeSelector');
  if (selector.length > 0) says.push(`only on Nodes with ${sayLabels(selector)}`);
  const secrets = items(spec, 'imagePullSecrets').flatMap((secret) => takeText(secret, 'name') ?? []);
  if (secrets.length > 0) says.push(`image pull ${secrets.length === 1 ? 'Secret' : 'Secrets'} ${joinWords(secrets.map(code))}`);
  for (const toleration of items(spec, 'tolerations')) say(sayToleration(toleration));
  for (const text of saySecurity(inner(spec, 'securityContext'))) say(text.replace('security context', 'security context of the Pod'));
  for (const text of sayResources(inner(spec, 'resources'))) say(`for the whole Pod, ${text}`);
  return says;
}

const isOn = (value: string) => value === 'true';
const simpleEntries: readonly [key: string, say: (value: string) => string][] = [
  ['restartPolicy', (value) => `restart policy ${value}`],
  ['serviceAccountName', (value) => `ServiceAccount ${code(value)}`],
  ['automountServiceAccountToken', (value) => (isOn(value) ? 'mount the ServiceAccount token' : 'do not mount the ServiceAccount token')],
  ['nodeName', (value) => `directly on the Node ${code(value)}, without the scheduler`],
  ['hostNetwork', (value) => (isOn(value) ? "use the Node's network" : "do not use the Node's network")],
  ['hostPID', (value) => (isOn(value) ? "see the Node's processes" : "do not see the Node's processes")],
  ['hostIPC', (value) => (isOn(value) ? "share the Node's IPC" : "do not share the Node's IPC")],
  [
    'shareProcessNamespace',
    (value) => (isOn(value) ? 'its containers see the processes of each other' : 'its containers do not see the processes of each other'),
  ],
  ['terminationGracePeriodSeconds', (value) => `a termination grace period of ${value} s`],
  ['activeDeadlineSeconds', (value) => `at most ${value} s long`],
  ['priorityClassName', (value) => `priority class ${code(value)}`],
  ['schedulerName', (value) => `scheduler ${code(value)}`],
  ['hostname', (value) => `hostname ${code(value)}`],
  ['subdomain', (value) => `subdomain ${code(value)}`],
  ['dnsPolicy', (value) => `DNS policy ${value}`],
];

export function sayLabels(pairs: readonly (readonly [string, string])[]): string {
  return `the ${pairs.length === 1 ? 'label' : 'labels'} ${joinWords(pairs.map(([key, value]) => code(`${key}=${value}`)))}`;
}

function sayToleration(toleration: Fields): string | null {
  const key = takeText(toleration, 'key');
  const operator = takeText(toleration, 'operator') ?? 'Equal';
  const value = takeText(toleration, 'value');
  const effect = takeText(toleration, 'effect');
  const seconds = takeText(toleration, 'tolerationSeconds');
  if (key === null)
    return operator === 'Exists' && value === null ? `tolerate every taint${effect === null ? '' : ` with the effect ${effect}`}` : null;
  const what = operator === 'Exists' ? `${code(key)} with any value` : value === null ? null : `${code(key)} = ${code(value)}`;
  return what === null
    ? null
    : `tolerate the taint ${what}${effect === null ? '' : ` with the effect ${effect}`}${seconds === null ? '' : `, for ${seconds} s`}`;
}

function sayVolume(volume: Fields): string | null {
  const name = takeText(volume, 'name');
  const source = name === null ? null : saySource(volume);
  return source === null ? null : `volume ${code(name ?? '')}: ${source}`;
}

function saySource(volume: Fields): string | null {
  if (takeEmpty(volume, 'emptyDir')) return 'an empty directory';
  const empty = inner(volume, 'emptyDir');
  if (Object.keys(empty).length > 0) {
    const medium = takeText(empty, 'medium');
    const limit = takeText(empty, 'sizeLimit');
    return `an empty directory${medium === 'Memory' ? ' in memory' : ''}${limit === null ? '' : ` of at most ${limit}`}`;
  }
  const host = inner(volume, 'hostPath');
  const path = takeText(host, 'path');
  if (path !== null) {
    const type = takeText(host, 'type');
    return `the path ${code(path)} of the Node${type === null ? '' : ` (type ${type})`}`;
  }
  for (const [key, kind, nameKey] of [
    ['configMap', 'ConfigMap', 'name'],
    ['secret', 'Secret', 'secretName'],
  ] as const) {
    const ref = inner(volume, key);
    const name = takeText(ref, nameKey);
    if (name === null) continue;
    const parts = items(ref, 'items').map(
      (item) => `its key ${code(takeText(item, 'key') ?? '')} as the file ${code(takeText(item, 'path') ?? '')}`,
    );
    const mode = takeText(ref, 'defaultMode');
    const optional = takeText(ref, 'optional') === 'true' ? ', which may be missing' : '';
    return `the ${kind} ${code(name)}${parts.length === 0 ? '' : `, only ${joinWords(parts)}`}${mode === null ? '' : `, with the file mode ${mode}`}${optional}`;
  }
  const claim = inner(volume, 'persistentVolumeClaim');
  const claimName = takeText(claim, 'claimName');
  if (claimName !== null)
    return `the PersistentVolumeClaim ${code(claimName)}${takeText(claim, 'readOnly') === 'true' ? ', read-only' : ''}`;
  const nfs = inner(volume, 'nfs');
  const server = takeText(nfs, 'server');
  const exported = takeText(nfs, 'path');
  if (server !== null && exported !== null) return `the NFS export ${code(exported)} of ${code(server)}`;
  const files = items(inner(volume, 'downwardAPI'), 'items').map(
    (item) => `${code(takeText(inner(item, 'fieldRef'), 'fieldPath') ?? '')} as the file ${code(takeText(item, 'path') ?? '')}`,
  );
  return files.length === 0 ? null : `the Pod's own ${joinWords(files)} (downward API)`;
}

/** Labels and annotations; what has no line stays in `metadata`. */
export function sayMetadata(metadata: Fields): string[] {
  const labels = takePairs(metadata, 'labels');
  const annotations = takePairs(metadata, 'annotations');
  return [
    ...(labels.length === 0 ? [] : [sayLabels(labels)]),
    ...(annotations.length === 0
      ? []
      : [
          `the ${annotations.length === 1 ? 'annotation' : 'annotations'} ${joinWords(annotations.map(([key, value]) => code(`${key}: ${value}`)))}`,
        ]),
  ];
}

/** Requirements of a label selector: `matchLabels`, or pairs directly. */
export function saySelector(selector: Fields): string | null {
  const pairs = takePairs(selector, 'matchLabels');
  if (pairs.length > 0) return sayLabels(pairs);
  const rules = items(selector, 'matchExpressions').map((rule) => {
    const key = takeText(rule, 'key') ?? '';
    const operator = takeText(rule, 'operator') ?? '';
    const values = takeTexts(rule, 'values');
    if (operator === 'Exists') return `the label ${code(key)}`;
    if (operator === 'DoesNotExist') return `no label ${code(key)}`;
    return `a label ${code(key)} ${operator === 'In' ? 'that is' : 'that is not'} ${joinWords(values.map(code), 'or')}`;
  });
  return rules.length === 0 ? null : joinWords(rules);
}

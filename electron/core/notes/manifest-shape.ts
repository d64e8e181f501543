import { isFields, type Fields } from './manifest-fields';

const containerKeys = new Set(
  'name image imagePullPolicy command args workingDir ports env envFrom resources volumeMounts livenessProbe readinessProbe startupProbe lifecycle securityContext stdin tty'.split(
    ' ',
  ),
);
const podKeys = new Set(
  (
    'containers initContainers volumes restartPolicy serviceAccountName automountServiceAccountToken nodeSelector nodeName tolerations affinity topologySpreadConstraints hostNetwork hostPID hostIPC ' +
    'shareProcessNamespace securityContext terminationGracePeriodSeconds imagePullSecrets priorityClassName dnsPolicy dnsConfig hostAliases schedulerName activeDeadlineSeconds hostname subdomain resources'
  ).split(' '),
);
const podSecurityKeys = ['fsGroup', 'supplementalGroups', 'fsGroupChangePolicy', 'sysctls'];
const deploymentKeys = new Set(
  'replicas strategy minReadySeconds revisionHistoryLimit progressDeadlineSeconds paused selector template'.split(' '),
);
const serviceKeys = new Set('type ports selector clusterIP externalName sessionAffinity'.split(' '));
const policyKeys = new Set('podSelector policyTypes ingress egress'.split(' '));

/** Where a fragment sits and what it is there; null when nobody can tell. */
interface Fragment {
  at: string;
  fields: Fields;
}

export function isManifest(value: Fields): boolean {
  return typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
}

/** Finds the place of a YAML fragment in a manifest from its keys. */
export function placeFragment(value: Fields | Fields[]): Fragment | null {
  if (Array.isArray(value)) return placeList(value);
  const keys = Object.keys(value);
  const only = keys.length === 1 ? keys[0] : undefined;
  const below = only === undefined ? undefined : value[only];
  if (only === 'metadata' && isFields(below) && Object.keys(below).every((key) => ['labels', 'annotations'].includes(key)))
    return { at: 'Pod metadata', fields: below };
  if (only === 'spec' && isFields(below)) return placeSpec(below);
  return placeSpec(value);
}

function placeSpec(value: Fields): Fragment | null {
  const keys = Object.keys(value);
  const all = (known: ReadonlySet<string>) => keys.length > 0 && keys.every((key) => known.has(key));
  const security = value['securityContext'];
  const isPodSecurity = keys.length === 1 && isFields(security) && podSecurityKeys.some((key) => key in security);
  if (all(podKeys) && (keys.some((key) => !containerKeys.has(key)) || isPodSecurity)) return { at: 'Pod spec', fields: value };
  if (keys.includes('ports') && keys.length === 1 && !looksLikeContainerPorts(value['ports'])) return { at: 'Service spec', fields: value };
  if (all(containerKeys)) return { at: 'Pod spec.containers[]', fields: value };
  if (all(policyKeys)) return { at: 'NetworkPolicy spec', fields: value };
  if (all(deploymentKeys) && keys.some((key) => key !== 'selector')) return { at: 'Deployment spec', fields: value };
  return all(serviceKeys) && keys.length > 1 ? { at: 'Service spec', fields: value } : null;
}

function looksLikeContainerPorts(ports: unknown): boolean {
  return Array.isArray(ports) && ports.every((port) => isFields(port) && 'containerPort' in port);
}

/** A list without its key: entries tell which list it was. */
function placeList(list: Fields[]): Fragment | null {
  const every = (...names: string[]) => list.every((one) => names.some((name) => name in one));
  if (every('valueFrom', 'value') && every('name')) return { at: 'Pod spec.containers[]', fields: { env: list } };
  if (every('containerPort')) return { at: 'Pod spec.containers[]', fields: { ports: list } };
  if (every('mountPath')) return { at: 'Pod spec.containers[]', fields: { volumeMounts: list } };
  if (every('image') && every('name')) return { at: 'Pod spec', fields: { containers: list } };
  return every('emptyDir', 'hostPath', 'configMap', 'secret', 'persistentVolumeClaim')
    ? { at: 'Pod spec', fields: { volumes: list } }
    : null;
}

/** Entries the API server or a dry run writes; nobody types them. */
const serverKeys = [
  'creationTimestamp',
  'generation',
  'resourceVersion',
  'selfLink',
  'uid',
  'managedFields',
  'ownerReferences',
  'finalizers',
  'generateName',
];
const serverAnnotations =
  /^(?:kubectl\.kubernetes\.io\/last-applied-configuration|deployment\.kubernetes\.io\/revision|pv\.kubernetes\.io\/.*|volume\..*kubernetes\.io\/.*)$/;
const defaults: Readonly<Record<string, unknown>> = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 10,
};

/** A manifest without what the server fills in. `stripped` tells whether anything was taken away. */
export function stripServerFields(value: Fields): { fields: Fields; stripped: boolean } {
  let stripped = false;
  const strip = (node: unknown, key: string): unknown => {
    if (Array.isArray(node)) return node.map((one) => strip(one, key));
    if (!isFields(node)) return node;
    const entries = Object.entries(node).filter(([name, one]) => {
      const isServer =
        (key === 'metadata' && serverKeys.includes(name)) ||
        (key === 'annotations' && serverAnnotations.test(name)) ||
        (key === '' && name === 'status') ||
        (name === 'clusterIP' && typeof one === 'string' && /^\d/.test(one)) ||
        (name === 'sessionAffinity' && one === 'None') ||
        (name in defaults && defaults[name] === one) ||
        (['resources', 'securityContext', 'strategy'].includes(name) && isFields(one) && Object.keys(one).length === 0);
      stripped ||= isServer;
      return !isServer;
    });
    const kept = entries.map(([name, one]) => [name, strip(one, name)] as const);
    return Object.fromEntries(kept.filter(([name, one]) => !(name === 'annotations' && isFields(one) && Object.keys(one).length === 0)));
  };
  const fields = strip(value, '');
  return { fields: isFields(fields) ? fields : value, stripped };
}

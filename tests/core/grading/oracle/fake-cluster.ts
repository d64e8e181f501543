/**
 * A cluster that only remembers what it was asked. It answers discovery for the built-in resource types, gives every
 * name a plausible object, echoes what is written and records each request, so that two commands can be compared by
 * what they ask of a cluster.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resourceTypes } from '../../../../electron/core/kubernetes/resources';
import type { ResourceType } from '../../../../electron/core/kubernetes/resources';

interface Served extends ResourceType {
  version: string;
}

interface Address {
  type: Served;
  namespace: string;
  name: string;
  subresource: string;
}

export interface FakeCluster {
  /** Address for `--server`. */
  url: string;
  /** Requests since the last call, oldest first, as one line each; discovery is left out. */
  takeRequests: () => string[];
  close: () => Promise<void>;
}

const scalable = new Set(['deployments', 'replicasets', 'statefulsets', 'replicationcontrollers']);
const inAll = new Set([
  'pods',
  'services',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'horizontalpodautoscalers',
]);
const metrics: Served[] = [
  { plural: 'pods', kind: 'PodMetrics', group: 'metrics.k8s.io', namespaced: true, short: [], version: 'v1beta1' },
  { plural: 'nodes', kind: 'NodeMetrics', group: 'metrics.k8s.io', namespaced: false, short: [], version: 'v1beta1' },
];
const served: Served[] = [...resourceTypes.map((type) => ({ ...type, version: type.group === 'autoscaling' ? 'v2' : 'v1' })), ...metrics];
const groupVersion = ({ group, version }: Served): string => (group === '' ? version : `${group}/${version}`);

function subresources(type: Served): object[] {
  const one = (name: string, kind: string): object => ({
    name: `${type.plural}/${name}`,
    singularName: '',
    namespaced: type.namespaced,
    kind,
    verbs: ['create', 'get', 'patch', 'update'],
  });
  if (type.kind === 'Pod')
    return ['exec', 'attach', 'log', 'portforward', 'ephemeralcontainers', 'eviction', 'status'].map((name) => one(name, 'Pod'));
  if (type.kind === 'ServiceAccount') return [one('token', 'TokenRequest')];
  return scalable.has(type.plural) ? [one('scale', 'Scale')] : [];
}

function resourceList(wanted: string): object {
  const types = served.filter((type) => groupVersion(type) === wanted);
  const resources = types.flatMap((type) => [
    {
      name: type.plural,
      singularName: type.kind.toLowerCase(),
      namespaced: type.namespaced,
      kind: type.kind,
      verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
      shortNames: type.short,
      ...(inAll.has(type.plural) && type.group !== 'metrics.k8s.io' ? { categories: ['all'] } : {}),
    },
    ...subresources(type),
  ]);
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: wanted, resources };
}

function groupList(): object {
  const groups = [...new Set(served.filter((type) => type.group !== '').map(groupVersion))].map((both) => {
    const [name = '', version = ''] = both.split('/');
    const served1 = { groupVersion: both, version };
    return { name, versions: [served1], preferredVersion: served1 };
  });
  return { kind: 'APIGroupList', apiVersion: 'v1', groups };
}

const env = [{ name: 'OLD', value: 'x' }];
const containers = ['main', 'app', 'web', 'sidecar'].map((name) => ({ name, image: 'demo:1', env, ports: [{ containerPort: 8080 }] }));

/** A plausible object of any kind. */
function makeObject({ type, namespace, name }: Address): Record<string, unknown> {
  const labels = { app: name };
  const metadata = { name, uid: `uid-${name}`, resourceVersion: '7', labels, ...(type.namespaced ? { namespace } : {}) };
  const object: Record<string, unknown> = { apiVersion: groupVersion(type), kind: type.kind, metadata };
  const template = { metadata: { labels }, spec: { containers } };
  const selector = { matchLabels: labels };
  if (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(type.kind)) {
    const status = {
      replicas: 1,
      readyReplicas: 1,
      updatedReplicas: 1,
      availableReplicas: 1,
      observedGeneration: 1,
      conditions: [{ type: 'Available', status: 'True' }],
    };
    return { ...object, spec: { replicas: 1, selector, template }, status };
  }
  if (type.kind === 'Pod') {
    const conditions = [{ type: 'Ready', status: 'True' }];
    return { ...object, spec: { containers, nodeName: 'n1' }, status: { phase: 'Running', conditions } };
  }
  if (type.kind === 'Service')
    return { ...object, spec: { selector: labels, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }], clusterIP: '10.0.0.9' } };
  if (type.kind === 'CronJob') return { ...object, spec: { schedule: '@daily', jobTemplate: { spec: { template } } } };
  if (type.kind === 'Job')
    return { ...object, spec: { selector, template }, status: { conditions: [{ type: 'Complete', status: 'True' }] } };
  if (type.kind === 'Node') return { ...object, spec: {}, status: { conditions: [{ type: 'Ready', status: 'True' }] } };
  if (type.kind === 'CertificateSigningRequest')
    return { ...object, spec: { request: 'cmVx', signerName: 'kubernetes.io/kube-apiserver-client' }, status: {} };
  return type.kind === 'ConfigMap' || type.kind === 'Secret'
    ? { ...object, data: { alpha: 'b25l', beta: 'dHdv' } }
    : { ...object, spec: {} };
}

const pathOf = (version: string): string => (version.includes('/') ? `apis/${version}` : `api/${version}`);

function openApiIndex(): object {
  const versions = [...new Set(served.map(groupVersion))];
  return {
    paths: Object.fromEntries(versions.map((version) => [pathOf(version), { serverRelativeURL: `/openapi/v3/${pathOf(version)}?hash=1` }])),
  };
}

/** Just enough for the client to leave dry runs and validation to the server. */
function openApi(version: string): object {
  const parameters = ['dryRun', 'fieldValidation'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const paths = served
    .filter((type) => groupVersion(type) === version)
    .map((type) => {
      const operation = {
        'x-kubernetes-group-version-kind': { group: type.group, version: type.version, kind: type.kind },
        parameters,
        responses: { 200: { description: 'OK' } },
      };
      return [
        `/${pathOf(version)}/${type.namespaced ? 'namespaces/{namespace}/' : ''}${type.plural}/{name}`,
        { patch: operation, put: operation, post: operation },
      ];
    });
  return {
    info: { version: 'v1', title: 'fake' },
    openapi: '3.0.0',
    components: { schemas: {} },
    paths: Object.fromEntries(paths) as unknown,
  };
}

const path =
  /^\/(?:api|apis\/(?<group>[^/]+))\/(?<version>v\w+)\/(?:namespaces\/(?<namespace>[^/]+)\/(?=[a-z]+))?(?<plural>[a-z]+)(?:\/(?<name>[^/]+))?(?:\/(?<subresource>.+))?$/;

function findAddress(pathname: string): Address | null {
  const groups = path.exec(pathname)?.groups;
  const type = served.find(
    (each) => each.group === (groups?.['group'] ?? '') && each.plural === groups?.['plural'] && each.version === groups['version'],
  );
  if (!groups || !type) return null;
  return { type, namespace: groups['namespace'] ?? '', name: groups['name'] ?? '', subresource: groups['subresource'] ?? '' };
}

function status(code: number, reason: string): object {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: reason, reason, code };
}

function answer(method: string, url: URL, body: string): { code: number; value: unknown } {
  const { pathname } = url;
  if (pathname === '/version') return { code: 200, value: { major: '1', minor: '36', gitVersion: 'v1.36.0', platform: 'linux/amd64' } };
  if (pathname === '/api') return { code: 200, value: { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] } };
  if (pathname === '/apis') return { code: 200, value: groupList() };
  if (pathname === '/openapi/v3') return { code: 200, value: openApiIndex() };
  const documented = /^\/openapi\/v3\/apis?\/(?<version>.+)$/.exec(pathname)?.groups?.['version'];
  if (documented !== undefined) return { code: 200, value: openApi(documented) };
  const list = /^\/(?:api|apis)\/(?<version>[^/]+(?:\/[^/]+)?)$/.exec(pathname)?.groups?.['version'];
  if (list !== undefined && served.some((type) => groupVersion(type) === list)) return { code: 200, value: resourceList(list) };
  const address = findAddress(pathname);
  if (!address) return { code: 404, value: status(404, 'NotFound') };
  const { type, name, subresource } = address;
  if (subresource === 'exec' || subresource === 'attach' || subresource === 'portforward')
    return { code: 403, value: status(403, 'Forbidden') };
  if (subresource === 'log') return { code: 200, value: 'one line' };
  if (subresource === 'scale') {
    return {
      code: 200,
      value: {
        apiVersion: 'autoscaling/v1',
        kind: 'Scale',
        metadata: makeObject(address)['metadata'],
        spec: { replicas: 1 },
        status: { replicas: 1 },
      },
    };
  }
  if (method === 'GET') {
    if (name !== '') return { code: 200, value: makeObject(address) };
    const items = ['demo', 'other'].map((each) => ({
      ...makeObject({ ...address, namespace: address.namespace || 'default', name: each }),
      containers: [{ name: 'app', usage: { cpu: '5m', memory: '9Mi' } }],
      usage: { cpu: '5m', memory: '9Mi' },
    }));
    return { code: 200, value: { kind: `${type.kind}List`, apiVersion: groupVersion(type), metadata: { resourceVersion: '7' }, items } };
  }
  if (method === 'DELETE') return { code: 200, value: { kind: 'Status', apiVersion: 'v1', status: 'Success' } };
  if (method === 'PATCH') return { code: 200, value: makeObject(address) };
  // Some clients write protobuf: what they sent is recorded, what they get back is plausible.
  const sent = body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : makeObject(address);
  if (subresource === 'token') Object.assign(sent, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' });
  if (subresource === 'token') sent['status'] = { token: 't', expirationTimestamp: '2030-01-01T00:00:00Z' };
  if (type.kind.endsWith('Review')) sent['status'] = { allowed: true, denied: false };
  return { code: method === 'POST' ? 201 : 200, value: sent };
}

const isDiscovery = (url: URL): boolean => !findAddress(url.pathname);

/** Keys in one order, so that equal bodies have equal text. */
function canonicalJson(text: string): string {
  const sort = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sort);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, sort(item)]),
    );
  };
  try {
    return JSON.stringify(sort(JSON.parse(text)));
  } catch {
    return text;
  }
}

/** Selector terms in one order; one value in brackets is that value. */
function canonicalTerms(selector: string): string {
  const terms = selector.replaceAll('==', '=').match(/[^,(]+(?:\([^)]*\))?/g) ?? [];
  const plain = terms.map((term) => {
    const list = /^(?<key>\S+) (?<operator>in|notin) \((?<values>.*)\)$/.exec(term.trim())?.groups;
    const values = (list?.['values'] ?? '').split(',').sort();
    if (!list) return term.trim();
    return values.length === 1
      ? `${list['key'] ?? ''}${list['operator'] === 'in' ? '=' : '!='}${values[0] ?? ''}`
      : `${list['key'] ?? ''} ${list['operator'] ?? ''} (${values.join(',')})`;
  });
  return plain.sort().join(',');
}

/** Parameters in one order; the terms of a selector too, `==` as `=`. */
function canonicalQuery(url: URL): string {
  url.searchParams.delete('timeoutSeconds');
  url.searchParams.sort();
  return [...url.searchParams].map(([name, value]) => `${name}=${name.endsWith('Selector') ? canonicalTerms(value) : value}`).join('&');
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

export async function startFakeCluster(): Promise<FakeCluster> {
  let requests: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!isDiscovery(url)) {
      const kind = request.method === 'PATCH' ? (request.headers['content-type'] ?? '') : '';
      const person = request.headers['impersonate-user'];
      const line = [request.method, person, url.pathname, canonicalQuery(url), kind, canonicalJson(body)].filter(Boolean).join(' ');
      // Waiting asks again and again, as often as time allows.
      if (!url.searchParams.has('watch') && !(request.method === 'GET' && requests.includes(line))) requests.push(line);
    }
    const { code, value } = answer(request.method ?? 'GET', url, body);
    const isText = typeof value === 'string';
    response.writeHead(code, { 'content-type': isText ? 'text/plain' : 'application/json' });
    response.end(isText ? value : JSON.stringify(value));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    takeRequests: () => {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

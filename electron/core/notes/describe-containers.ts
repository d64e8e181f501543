import { code, joinWords } from './describe-phrases';
import { inner, items, takePairs, takeText, takeTexts, type Fields } from './manifest-fields';

/** What a container is made of, a phrase each; entries that have no phrase stay in `container`. */
export function sayContainer(container: Fields): string[] {
  const says: string[] = [];
  const say = (text: string | null) => text !== null && says.push(text);
  const pull = takeText(container, 'imagePullPolicy');
  say(pull && `image pull policy ${pull}`);
  const words = (key: string) => {
    const list = takeTexts(container, key);
    return list.length === 0 ? null : list.map((word) => code(word)).join(' ');
  };
  const command = words('command');
  say(command && `the command ${command}`);
  const args = words('args');
  say(args && `the arguments ${args}`);
  const folder = takeText(container, 'workingDir');
  say(folder && `the working directory ${code(folder)}`);
  for (const port of items(container, 'ports')) say(sayPort(port));
  for (const variable of items(container, 'env')) say(sayVariable(variable));
  for (const source of items(container, 'envFrom')) say(sayVariables(source));
  for (const text of sayResources(inner(container, 'resources'))) say(text);
  for (const mount of items(container, 'volumeMounts')) say(sayMount(mount));
  for (const [key, name] of [
    ['livenessProbe', 'a liveness probe'],
    ['readinessProbe', 'a readiness probe'],
    ['startupProbe', 'a startup probe'],
  ] as const) {
    const text = sayProbe(inner(container, key));
    say(text && `${name} that ${text}`);
  }
  for (const [key, name] of [
    ['postStart', 'right after the start'],
    ['preStop', 'before the stop'],
  ] as const) {
    const hook = inner(inner(inner(container, 'lifecycle'), key), 'exec');
    const run = takeTexts(hook, 'command');
    say(run.length === 0 ? null : `a hook that runs ${run.map(code).join(' ')} ${name}`);
  }
  for (const text of saySecurity(inner(container, 'securityContext'))) say(text);
  return says;
}

function sayPort(port: Fields): string | null {
  const number = takeText(port, 'containerPort');
  if (number === null) return null;
  const name = takeText(port, 'name');
  const protocol = takeText(port, 'protocol');
  const host = takeText(port, 'hostPort');
  const extras = [
    name === null ? '' : `named ${code(name)}`,
    protocol === null ? '' : protocol,
    host === null ? '' : `on host port ${host}`,
  ].filter((text) => text !== '');
  return `container port ${number}${extras.length === 0 ? '' : ` (${extras.join(', ')})`}`;
}

function sayVariable(variable: Fields): string | null {
  const name = takeText(variable, 'name');
  if (name === null) return null;
  const value = takeText(variable, 'value');
  if (value !== null) return `the environment variable ${code(name)} set to ${value === '' ? 'nothing' : code(value)}`;
  const from = inner(variable, 'valueFrom');
  const field = takeText(inner(from, 'fieldRef'), 'fieldPath');
  if (field !== null) return `the environment variable ${code(name)} from the Pod's field ${code(field)}`;
  for (const [key, kind] of [
    ['configMapKeyRef', 'ConfigMap'],
    ['secretKeyRef', 'Secret'],
  ] as const) {
    const ref = inner(from, key);
    const source = takeText(ref, 'name');
    const entry = takeText(ref, 'key');
    const optional = takeText(ref, 'optional') === 'true' ? ', which may be missing' : '';
    if (source !== null && entry !== null)
      return `the environment variable ${code(name)} from the key ${code(entry)} of the ${kind} ${code(source)}${optional}`;
  }
  const resource = inner(from, 'resourceFieldRef');
  const path = takeText(resource, 'resource');
  const divisor = takeText(resource, 'divisor');
  const owner = takeText(resource, 'containerName');
  if (path === null) return null;
  return `the environment variable ${code(name)} from ${code(path)} of ${owner === null ? 'the container itself' : `container ${code(owner)}`}${divisor === null ? '' : `, in units of ${divisor}`}`;
}

function sayVariables(source: Fields): string | null {
  const prefix = takeText(source, 'prefix');
  const with_ = prefix === null ? '' : `, with the prefix ${code(prefix)}`;
  const configMap = takeText(inner(source, 'configMapRef'), 'name');
  if (configMap !== null) return `all entries of the ConfigMap ${code(configMap)} as environment variables${with_}`;
  const secret = takeText(inner(source, 'secretRef'), 'name');
  return secret === null ? null : `all entries of the Secret ${code(secret)} as environment variables${with_}`;
}

/** Requests and limits of a container or Pod. */
export function sayResources(resources: Fields): string[] {
  return (['requests', 'limits'] as const).flatMap((key) => {
    const pairs = takePairs(resources, key);
    return pairs.length === 0 ? [] : [`${key} of ${joinWords(pairs.map(([name, amount]) => `${amount} ${name}`))}`];
  });
}

function sayMount(mount: Fields): string | null {
  const path = takeText(mount, 'mountPath');
  const name = takeText(mount, 'name');
  if (path === null || name === null) return null;
  const readOnly = takeText(mount, 'readOnly') === 'true' ? ', read-only' : '';
  const sub = takeText(mount, 'subPath');
  return `the volume ${code(name)} mounted at ${code(path)}${sub === null ? '' : `, only its ${code(sub)}`}${readOnly}`;
}

const probeTimes: readonly [key: string, say: (value: string) => string][] = [
  ['initialDelaySeconds', (value) => `first after ${value} s`],
  ['periodSeconds', (value) => `every ${value} s`],
  ['timeoutSeconds', (value) => `with a timeout of ${value} s`],
  ['failureThreshold', (value) => `failing after ${value} failures`],
  ['successThreshold', (value) => `succeeding after ${value} successes`],
  ['terminationGracePeriodSeconds', (value) => `with a grace period of ${value} s`],
];

function sayProbe(probe: Fields): string | null {
  const action = sayAction(probe);
  if (action === null) return null;
  const times = probeTimes.flatMap(([key, say]) => {
    const value = takeText(probe, key);
    return value === null ? [] : [say(value)];
  });
  return [action, ...times].join(', ');
}

function sayAction(probe: Fields): string | null {
  const run = takeTexts(inner(probe, 'exec'), 'command');
  if (run.length > 0) return `runs ${run.map(code).join(' ')}`;
  const http = inner(probe, 'httpGet');
  const httpPort = takeText(http, 'port');
  if (httpPort !== null) {
    const path = takeText(http, 'path');
    const scheme = takeText(http, 'scheme');
    return `gets ${path === null ? 'the root path' : code(path)} from port ${code(httpPort)} by ${scheme ?? 'HTTP'}`;
  }
  const tcp = takeText(inner(probe, 'tcpSocket'), 'port');
  if (tcp !== null) return `opens the TCP port ${code(tcp)}`;
  const grpc = takeText(inner(probe, 'grpc'), 'port');
  return grpc === null ? null : `calls the gRPC health service on port ${grpc}`;
}

const switches: readonly [key: string, on: string, off: string][] = [
  ['runAsNonRoot', 'it must not run as root', 'it may run as root'],
  ['privileged', 'privileged', 'not privileged'],
  ['readOnlyRootFilesystem', 'a read-only root file system', 'a writable root file system'],
  ['allowPrivilegeEscalation', 'it may gain more privileges', 'it may not gain more privileges'],
];
const numbers: readonly [key: string, say: (value: string) => string][] = [
  ['runAsUser', (value) => `user ${value}`],
  ['runAsGroup', (value) => `group ${value}`],
  ['fsGroup', (value) => `group ${value} owns its volumes`],
];

/** The security context of a container or Pod, a phrase each. */
export function saySecurity(context: Fields): string[] {
  const says: string[] = [];
  for (const [key, on, off] of switches) {
    const value = takeText(context, key);
    if (value !== null) says.push(`security context: ${value === 'true' ? on : off}`);
  }
  for (const [key, say] of numbers) {
    const value = takeText(context, key);
    if (value !== null) says.push(`security context: ${say(value)}`);
  }
  const groups = takeTexts(context, 'supplementalGroups');
  if (groups.length > 0) says.push(`security context: the supplemental groups ${joinWords(groups)}`);
  const capabilities = inner(context, 'capabilities');
  for (const key of ['add', 'drop'] as const) {
    const list = takeTexts(capabilities, key);
    if (list.length > 0)
      says.push(`security context: ${key} the ${list.length === 1 ? 'capability' : 'capabilities'} ${joinWords(list.map(code))}`);
  }
  const profile = takeText(inner(context, 'seccompProfile'), 'type');
  if (profile !== null) says.push(`security context: the seccomp profile of type ${profile}`);
  return says;
}

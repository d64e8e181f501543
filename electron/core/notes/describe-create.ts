import { code, joinWords, sayDryRun, sayNamespace, sayPairs, sentence, type Parts } from './describe-phrases';

type Describe = (parts: Parts) => string | null;

/** One name, then what it is made with; every `create` ends the same way. */
function create(what: string, details: (parts: Parts) => string | null): Describe {
  return (parts) => {
    const [name, ...more] = parts.args();
    if (name === undefined || more.length > 0) return null;
    const with_ = details(parts);
    const namespace = sayNamespace(parts);
    const dryRun = sayDryRun(parts, 'Create');
    if (with_ === null || dryRun === null) return null;
    return sentence(`${dryRun.lead} the ${what} ${code(name)}${namespace}${with_}${dryRun.tail}`);
  };
}

/** ` with a, b and c`, or nothing. */
function sayWith(says: readonly string[]): string {
  const said = says.filter((say) => say !== '');
  return said.length === 0 ? '' : ` with ${joinWords(said)}`;
}

function sayEntries(parts: Parts): string {
  const literals = parts.values('from-literal').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return `the entry ${code(key)} set to ${code(value.join('='))}`;
  });
  const files = parts.values('from-file').map((value) => {
    const [key = '', ...path] = value.split('=');
    return path.length === 0 ? `the file or folder ${code(value)}` : `the file ${code(path.join('='))} under the key ${code(key)}`;
  });
  const envFiles = parts.values('from-env-file').map((path) => `one entry for each line of the file ${code(path)} (\`KEY=value\`)`);
  return sayWith([...literals, ...files, ...envFiles]);
}

const deployment: Describe = create('Deployment', (parts) => {
  const images = parts.list('image');
  const replicas = parts.flag('replicas');
  const port = parts.flag('port');
  const words = parts.after();
  if (images.length === 0) return null;
  return sayWith([
    `the ${images.length === 1 ? 'image' : 'images'} ${joinWords(images.map(code))}`,
    replicas === null ? '' : `${replicas} ${replicas === '1' ? 'replica' : 'replicas'}`,
    port === null ? '' : `container port ${port}`,
    words === null ? '' : `the command ${code(words.join(' '))}`,
  ]);
});

const job: Describe = create('Job', (parts) => {
  const from = parts.flag('from');
  const image = parts.flag('image');
  const words = parts.after();
  if (from !== null)
    return image === null && words === null && from.startsWith('cronjob/') ? ` from the CronJob ${code(from.slice(8))}` : null;
  if (image === null) return null;
  return sayWith([`the image ${code(image)}`, words === null ? '' : `the command ${code(words.join(' '))}`]);
});

const cronJob: Describe = create('CronJob', (parts) => {
  const image = parts.flag('image');
  const schedule = parts.flag('schedule');
  const words = parts.after();
  const restart = parts.flag('restart');
  if (image === null || schedule === null) return null;
  return sayWith([
    `the image ${code(image)}`,
    `the schedule ${code(schedule)}`,
    restart === null ? '' : `restart policy ${restart}`,
    words === null ? '' : `the command ${code(words.join(' '))}`,
  ]);
});

function service(type: string): Describe {
  return create(`${type} Service`, (parts) => {
    const ports = parts.values('tcp').map((pair) => {
      const [port = '', target] = pair.split(':');
      return `port ${port}${target === undefined || target === port ? '' : ` to target port ${target}`}`;
    });
    const external = parts.flag('external-name');
    const nodePort = parts.flag('node-port');
    const headless = parts.flag('clusterip');
    if (headless !== null && headless !== 'None') return null;
    return sayWith([
      ...ports,
      external === null ? '' : `the external name ${code(external)}`,
      nodePort === null ? '' : `node port ${nodePort}`,
      headless === null ? '' : 'no cluster IP (headless)',
    ]);
  });
}

function role(kind: string): Describe {
  return create(kind, (parts) => {
    const verbs = parts.list('verb');
    const resources = parts.list('resource');
    const names = parts.list('resource-name');
    const urls = parts.list('non-resource-url');
    if (verbs.length === 0 || (resources.length === 0 && urls.length === 0)) return null;
    const only = names.length === 0 ? '' : `, only on those named ${joinWords(names.map(code))}`;
    const on = resources.length === 0 ? `the paths ${joinWords(urls.map(code))}` : joinWords(resources.map(code));
    return ` that allows the verbs ${joinWords(verbs.map(code))} on ${on}${only}`;
  });
}

function binding(kind: string): Describe {
  return create(kind, (parts) => {
    const roleName = parts.flag('role');
    const clusterRole = parts.flag('clusterrole');
    const subjects = [
      ...parts.list('user').map((name) => `the user ${code(name)}`),
      ...parts.list('group').map((name) => `the group ${code(name)}`),
      ...parts.list('serviceaccount').map((name) => {
        const [namespace = '', account = ''] = name.split(':');
        return `the ServiceAccount ${code(account)} of namespace ${code(namespace)}`;
      }),
    ];
    if (subjects.length === 0 || (roleName === null) === (clusterRole === null)) return null;
    const granted = roleName === null ? `the ClusterRole ${code(clusterRole ?? '')}` : `the Role ${code(roleName)}`;
    return ` that gives ${granted} to ${joinWords(subjects)}`;
  });
}

const secretTls: Describe = create('TLS Secret', (parts) => {
  const cert = parts.flag('cert');
  const key = parts.flag('key');
  return cert === null || key === null ? null : ` from the certificate ${code(cert)} and the key ${code(key)}`;
});

const secretRegistry: Describe = create('image pull Secret (type docker-registry)', (parts) =>
  sayWith(
    [
      ['server', parts.flag('docker-server')],
      ['user', parts.flag('docker-username')],
      ['password', parts.flag('docker-password')],
      ['e-mail', parts.flag('docker-email')],
    ].map(([label, value]) => (typeof value === 'string' ? `${label ?? ''} ${code(value)}` : '')),
  ),
);

const secretGeneric: Describe = create('generic Secret', (parts) => {
  const type = parts.flag('type');
  const entries = sayEntries(parts);
  return `${type === null ? '' : ` of type ${code(type)}`}${entries}`;
});

const quota: Describe = create('ResourceQuota', (parts) => {
  const hard = parts.list('hard');
  const scopes = parts.list('scopes');
  return `${hard.length === 0 ? '' : ` with the hard limits ${sayPairs(hard)}`}${scopes.length === 0 ? '' : `, for the scopes ${joinWords(scopes.map(code))}`}`;
});

const ingress: Describe = create('Ingress', (parts) => {
  const rules = parts.values('rule').map((rule) => {
    const match = /^([^/=]*)(\/[^=]*)=([^:,]+):([^,]+)(?:,tls(?:=(.+))?)?$/.exec(rule);
    if (!match) return null;
    const [, host = '', path = '', service_ = '', port = '', tls] = match;
    const isPrefix = path.endsWith('*');
    const tail = tls === undefined ? '' : `, with TLS from the Secret ${code(tls)}`;
    return `${host === '' ? 'any host' : `host ${code(host)}`}, ${isPrefix ? 'paths that begin with' : 'exactly the path'} ${code(isPrefix ? path.slice(0, -1) : path)}, to port ${port} of the Service ${code(service_)}${tail}`;
  });
  const ingressClass = parts.flag('class');
  if (rules.length === 0 || rules.includes(null)) return null;
  return `${ingressClass === null ? '' : ` of class ${code(ingressClass)}`} that routes ${joinWords(rules.map((rule) => rule ?? ''))}`;
});

const budget: Describe = create('PodDisruptionBudget', (parts) => {
  const selector = parts.flag('selector');
  const least = parts.flag('min-available');
  const most = parts.flag('max-unavailable');
  if (selector === null || (least === null) === (most === null)) return null;
  return ` for Pods with ${code(selector)} that ${least === null ? `lets at most ${most ?? ''} be unavailable` : `keeps at least ${least} available`}`;
});

const priorityClass: Describe = create('PriorityClass', (parts) => {
  const value = parts.flag('value');
  const isDefault = parts.flag('global-default') === 'true';
  const description = parts.flag('description');
  if (value === null) return null;
  return sayWith([
    `the value ${value}`,
    isDefault ? 'it as the default of the cluster' : '',
    description === null ? '' : `the description ${code(description)}`,
  ]);
});

const token: Describe = (parts) => {
  const [name, ...more] = parts.args();
  const duration = parts.flag('duration');
  if (name === undefined || more.length > 0) return null;
  return sentence(
    `Request a token for the ServiceAccount ${code(name)}${sayNamespace(parts)}${duration === null ? '' : ` that is valid for ${duration}`}`,
  );
};

export const createDescriptions: Readonly<Record<string, Describe>> = {
  'create namespace': create('Namespace', () => ''),
  'create serviceaccount': create('ServiceAccount', () => ''),
  'create deployment': deployment,
  'create job': job,
  'create cronjob': cronJob,
  'create configmap': create('ConfigMap', sayEntries),
  'create secret generic': secretGeneric,
  'create secret tls': secretTls,
  'create secret docker-registry': secretRegistry,
  'create service clusterip': service('ClusterIP'),
  'create service nodeport': service('NodePort'),
  'create service loadbalancer': service('LoadBalancer'),
  'create service externalname': service('ExternalName'),
  'create role': role('Role'),
  'create clusterrole': role('ClusterRole'),
  'create rolebinding': binding('RoleBinding'),
  'create clusterrolebinding': binding('ClusterRoleBinding'),
  'create quota': quota,
  'create ingress': ingress,
  'create poddisruptionbudget': budget,
  'create priorityclass': priorityClass,
  'create token': token,
};

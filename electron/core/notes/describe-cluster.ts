import { code, joinWords, kindOf, sayNamespace, sayWhich, sentence, type Parts } from './describe-phrases';

type Describe = (parts: Parts) => string | null;

const fixed =
  (text: string): Describe =>
  (parts) =>
    parts.line.args.length === 0 ? sentence(text) : null;

/** One argument, named in a sentence. */
const named =
  (before: string, after = ''): Describe =>
  (parts) => {
    const [name, ...more] = parts.args();
    return name === undefined || more.length > 0 ? null : sentence(`${before} ${code(name)}${after}`);
  };

const drain: Describe = (parts) => {
  const [node, ...more] = parts.args();
  if (node === undefined || more.length > 0) return null;
  const says = [
    parts.has('ignore-daemonsets') ? 'leave the Pods of DaemonSets' : '',
    parts.has('delete-emptydir-data') ? 'give up the data of `emptyDir` volumes' : '',
    parts.has('force') ? 'also remove Pods without a controller' : '',
  ].filter((say) => say !== '');
  return sentence(`Drain the Node ${code(node)}${says.length === 0 ? '' : `: ${joinWords(says)}`}`);
};

const canI: Describe = (parts) => {
  if (parts.has('list'))
    return parts.line.args.length === 0 ? sentence(`List all that ${sayWho(parts)} may do${sayNamespace(parts)}`) : null;
  const [verb, resource, ...more] = parts.args();
  const subresource = parts.flag('subresource');
  if (verb === undefined || resource === undefined || more.length > 0) return null;
  const [type = '', name] = resource.split('/');
  const what = verb === '*' ? 'do anything' : `use the verb ${code(verb)}`;
  const on =
    type === '*'
      ? 'everything'
      : `${code(type)}${name === undefined ? '' : `, only the one named ${code(name)}`}${subresource === null ? '' : ` (subresource ${code(subresource)})`}`;
  return sentence(
    `Find out whether ${sayWho(parts)} may ${what} on ${on}${sayNamespace(parts)}`.replace(
      ' on everything',
      verb === '*' ? '' : ' on everything',
    ),
  );
};

function sayWho(parts: Parts): string {
  const who = parts.flag('as');
  if (who === null) return 'you';
  const account = /^system:serviceaccount:([^:]+):(.+)$/.exec(who);
  return account ? `the ServiceAccount ${code(account[2] ?? '')} of namespace ${code(account[1] ?? '')}` : `the user ${code(who)}`;
}

const setContext: Describe = (parts) => {
  const [name, ...more] = parts.args();
  const current = parts.has('current');
  const namespace = parts.flag('namespace');
  const cluster = parts.flag('cluster');
  const user = parts.flag('user');
  if (more.length > 0 || (name === undefined) !== current) return null;
  if (current) return namespace === null ? null : sentence(`Make ${code(namespace)} the default namespace of the current context`);
  const says = [
    cluster === null ? '' : `cluster ${code(cluster)}`,
    user === null ? '' : `user ${code(user)}`,
    namespace === null ? '' : `namespace ${code(namespace)}`,
  ].filter((say) => say !== '');
  return cluster === null || user === null ? null : sentence(`Define the context ${code(name ?? '')} with ${joinWords(says)}`);
};

const configView: Describe = (parts) => {
  if (parts.line.args.length > 0) return null;
  const output = parts.flag('output');
  const says = [
    parts.has('minify') ? 'only of the current context' : '',
    parts.has('raw') ? 'with certificates and secrets in plain text' : '',
  ].filter((say) => say !== '');
  if (output !== null && output !== 'yaml' && output !== 'json') return null;
  return sentence(`Show the merged kubeconfig${output === 'json' ? ' as JSON' : ''}${says.map((say) => `, ${say}`).join('')}`);
};

const apiResources: Describe = (parts) => {
  if (parts.line.args.length > 0) return null;
  const scope = parts.flag('namespaced');
  const group = parts.flag('api-group');
  const verbs = parts.list('verbs');
  const output = parts.flag('output');
  const says = [
    scope === null ? '' : scope === 'false' ? 'that do not live in a namespace' : 'that live in a namespace',
    group === null ? '' : `of the API group ${code(group)}`,
    verbs.length === 0 ? '' : `that support ${joinWords(verbs.map(code))}`,
  ].filter((say) => say !== '');
  if (output !== null && output !== 'name' && output !== 'wide') return null;
  const headers = parts.has('no-headers') ? ', without the header line' : '';
  return sentence(
    `List ${output === 'name' ? 'only the names of ' : ''}the resource types the cluster knows${says.length === 0 ? ', with their short names and kinds' : ` ${joinWords(says)}`}${output === 'wide' ? ', with their verbs' : ''}${headers}`,
  );
};

const wait: Describe = (parts) => {
  const [target, name, ...more] = parts.args();
  const condition = parts.flag('for');
  const timeout = parts.flag('timeout');
  const which = sayWhich(parts);
  if (target === undefined || condition === null || which === null || more.length > 0) return null;
  const [resource = '', own] = target.split('/');
  const object = own ?? name;
  const what = object === undefined ? `the ${kindOf(resource)}s` : `the ${kindOf(resource)} ${code(object)}`;
  const met = /^condition=(.+)$/.exec(condition)?.[1];
  if (met === undefined && condition !== 'delete') return null;
  return sentence(
    `Wait until ${what}${sayNamespace(parts)}${which} ${met === undefined ? 'is gone' : `meets the condition ${code(met)}`}${timeout === null ? '' : `, for at most ${timeout}`}`,
  );
};

const completion: Describe = (parts) => {
  const [shell, ...more] = parts.args();
  return shell === undefined || more.length > 0 ? null : sentence(`Print the code that gives ${shell} completion for kubectl`);
};

const proxy: Describe = (parts) => {
  const port = parts.flag('port');
  return parts.line.args.length > 0
    ? null
    : sentence(`Run a local proxy to the API server that takes care of authentication${port === null ? '' : `, on port ${port}`}`);
};

const kustomize: Describe = named('Print the manifests that the kustomization in the folder', ' makes, without applying them');

const reconcile: Describe = (parts) => {
  const file = parts.flag('filename');
  return file === null || parts.line.args.length > 0
    ? null
    : sentence(`Bring the RBAC roles and bindings of the cluster in line with the file ${code(file)}`);
};

const events: Describe = (parts) => {
  const object = parts.flag('for');
  const types = parts.list('types');
  const watch = parts.has('watch');
  if (parts.line.args.length > 0) return null;
  const kind = types.length === 0 ? 'events' : `events of type ${joinWords(types)}`;
  return sentence(
    `List the ${kind}${object === null ? '' : ` of ${code(object)}`}${sayNamespace(parts)} with \`kubectl events\`${watch ? ', and keep watching' : ''}`,
  );
};

const setCredentials: Describe = (parts) => {
  const [name, ...more] = parts.args();
  const cert = parts.flag('client-certificate');
  const key = parts.flag('client-key');
  const embed = parts.has('embed-certs');
  if (name === undefined || more.length > 0 || cert === null || key === null) return null;
  return sentence(
    `Add the user ${code(name)} to the kubeconfig with the certificate ${code(cert)} and the key ${code(key)}${embed ? ', embedded' : ''}`,
  );
};

export const clusterDescriptions: Readonly<Record<string, Describe>> = {
  cordon: named('Mark the Node', ' as unschedulable'),
  uncordon: named('Let Pods be scheduled again on the Node'),
  drain,
  'auth can-i': canI,
  'auth whoami': fixed('Show who you are to the API server'),
  'auth reconcile': reconcile,
  'certificate approve': named('Approve the CertificateSigningRequest'),
  'certificate deny': named('Deny the CertificateSigningRequest'),
  'config current-context': fixed('Show the name of the current context'),
  'config get-contexts': fixed('List the contexts of the kubeconfig'),
  'config get-clusters': fixed('List the clusters of the kubeconfig'),
  'config get-users': fixed('List the users of the kubeconfig'),
  'config use-context': named('Make', ' the current context'),
  'config delete-context': named('Delete the context', ' from the kubeconfig'),
  'config rename-context': (parts) => {
    const [from, to, ...more] = parts.args();
    return from === undefined || to === undefined || more.length > 0 ? null : sentence(`Rename the context ${code(from)} to ${code(to)}`);
  },
  'config set-context': setContext,
  'config set-credentials': setCredentials,
  'config view': configView,
  'api-resources': apiResources,
  'api-versions': fixed('List the API versions the cluster serves'),
  'cluster-info': fixed('Show the addresses of the control plane and of the cluster services'),
  version: (parts) => {
    const client = parts.has('client');
    return parts.line.args.length > 0
      ? null
      : sentence(client ? 'Show only the version of kubectl itself' : 'Show the versions of kubectl and of the cluster');
  },
  completion,
  proxy,
  kustomize,
  wait,
  events,
  'plugin list': fixed('List the kubectl plugins on your path'),
};

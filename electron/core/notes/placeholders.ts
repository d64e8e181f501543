/** Concrete values for what note takers leave open, by the last word of the name. */
const values: readonly [names: string, value: string][] = [
  ['pod podname pods', 'web'],
  ['namespace ns nsname', 'shop'],
  ['deployment deploy deploymentname', 'cart'],
  ['service svc servicename', 'cart'],
  ['node nodename nodes worker', 'worker-1'],
  ['container containername ctr', 'app'],
  ['statefulset sts', 'db'],
  ['daemonset ds', 'agent'],
  ['replicaset rs', 'cart-5d9f7c6b8'],
  ['job jobname', 'report'],
  ['cronjob', 'nightly'],
  ['configmap cm config', 'settings'],
  ['secret', 'db-login'],
  ['serviceaccount sa account', 'builder'],
  ['ingress ing', 'front'],
  ['pv volume', 'disk-1'],
  ['pvc claim', 'data'],
  ['role', 'pod-reader'],
  ['clusterrole', 'node-reader'],
  ['rolebinding binding', 'read-pods'],
  ['user username', 'jane'],
  ['group', 'developers'],
  ['password passwd', 's3cret'],
  ['email', 'jane@example.com'],
  ['context contextname', 'staging'],
  ['cluster clustername', 'staging'],
  ['image imagename', 'nginx:1.27'],
  ['file filename yaml yml manifest', 'app.yaml'],
  ['dir directory folder', 'manifests'],
  ['label labels', 'app=web'],
  ['key labelkey', 'tier'],
  ['value val labelvalue', 'front'],
  ['type kind resourcetype objecttype', 'pod'],
  ['resource object obj name objname resourcename', 'web'],
  ['command cmd', 'ls /'],
  ['port containerport targetport', '8080'],
  ['ip address clusterip podip host', '10.96.0.10'],
  ['number n num count replicas', '3'],
  ['revision rev version', '2'],
  ['id hash random suffix', 'x7k2p'],
  ['tag', 'v2'],
  ['release releasename', 'blog'],
  ['chart chartname', 'bitnami/nginx'],
  ['repo reponame repository', 'bitnami'],
  ['url', 'https://charts.example.com'],
  ['registry server', 'registry.example.com'],
  ['token', 'abcdef.0123456789abcdef'],
  ['path', '/etc/config'],
];

const byName = new Map(values.flatMap(([names, value]) => names.split(' ').map((name) => [name, value] as const)));

/** What a placeholder's name stands for; null when nobody can tell. */
function valueFor(name: string): string | null {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(
      (word) => word !== '' && !['the', 'my', 'your', 'a', 'an', 'some', 'target', 'x', 'of', 'or', 'existing', 'new'].includes(word),
    );
  const joined = words.join('');
  const exact = byName.get(joined);
  if (exact !== undefined) return exact;
  const trimmed = words.length > 1 && ['name', 'id'].includes(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  return byName.get(trimmed.join('')) ?? byName.get(trimmed.at(-1) ?? '') ?? byName.get(words.at(-1) ?? '') ?? null;
}

/** Names in capitals that are placeholders by custom; environment variables and kinds are not. */
const capitals =
  /(?<![\w$<{/.=-])(?:(?:POD|NODE|CONTAINER|DEPLOYMENT|SERVICE|NAMESPACE|RESOURCE|SECRET|CONFIGMAP|CLUSTER|CONTEXT|USER|IMAGE|FILE|JOB|CRONJOB|ROLE|OBJECT)(?:[-_]NAME)?|NAME|COMMAND)(?![\w=-])/g;

/** Names such as `pod-name`, which are no names; keys such as `batch.kubernetes.io/job-name` and `pod-name=x` are. */
const standIns =
  /(?<![\w.$<{/-])(?:pod|node|container|deployment|service|namespace|resource|secret|configmap|cluster|context|user|image|file|job|cronjob|role|release|statefulset|daemonset|ingress)[-_]name(?![\w=-])/g;

/** Where kubectl wants a type, a placeholder is one, whatever it is called. */
const typePlaces =
  /(\b(?:get|describe|edit|delete|label|annotate|explain|scale|expose|autoscale|rollout\s+[a-z]+|set\s+[a-z]+)\s+)<(?:resource|type|kind|object)[\w -]*>(?=\s+<|\s*$)/g;

/**
 * Puts concrete values where a command has placeholders: `<pod>`, `[POD-NAME, ie x]`, `POD_NAME`, `{pod}`, a lone `N`.
 * Null when one of them means nothing known. `names` are the values put in.
 */
export function fillPlaceholders(text: string): { text: string; names: Map<string, string> } | null {
  const names = new Map<string, string>();
  const unknown: string[] = [];
  const fill = (whole: string, name: string): string => {
    const value = valueFor(name);
    if (value === null) unknown.push(name);
    else names.set(whole, value);
    return value ?? whole;
  };
  const filled = text
    .replace(
      typePlaces,
      (_whole: string, before: string) => `${before}${/\b(?:rollout|scale|autoscale|set|expose)\b/.test(before) ? 'deployment' : 'pod'}`,
    )
    .replace(/<(\/[\w./-]+)>/g, (_whole: string, path: string) => path)
    .replace(/<_?([A-Za-z][\w .-]*?)_?>/g, (whole: string, name: string) => fill(whole, name))
    .replace(/\[([A-Za-z][\w-]*),\s*(?:ie|i\.e\.|eg|e\.g\.)\s+([\w.-]+)\]/g, (_whole: string, _name: string, example: string) => example)
    .replace(/(?<=\s|\/)\[([A-Z][A-Z_ -]+)\](?=\s|$)/g, (whole: string, name: string) => fill(whole, name))
    .replace(/(?<=\s|=)\{([a-z][a-z_-]+)\}(?=\s|$)/g, (whole: string, name: string) => fill(whole, name))
    .replace(capitals, (whole: string) => fill(whole, whole))
    .replace(standIns, (whole: string) => fill(whole, whole))
    .replace(/(?<=(?:revision|replicas|tail|min|max)[= ])N\b/g, (whole: string) => fill(whole, 'n'));
  return unknown.length > 0 ? null : { text: filled, names };
}

/** Whether a text still leaves something open after its placeholders were filled. */
export function leavesOpen(text: string): boolean {
  return /<[A-Za-z_][^<>]*>|(?<![.\w])\.\.\.(?![.\w])|…|\[[A-Za-z][\w -]*\](?=\s|$)|\bxxx+\b|\bINSERT_|\bREPLACE_|\bYOUR[-_]/i.test(text);
}

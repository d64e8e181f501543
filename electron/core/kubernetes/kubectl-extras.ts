/** What kubectl's help does not say about its flags; facts from its source and from trying it. */

/** List flags that keep commas in a value; all other list flags split at commas. */
export const arrayFlags: ReadonlySet<string> = new Set([
  'allowlist-entry',
  'annotation',
  'annotations',
  'appendarg',
  'as-group',
  'as-user-extra',
  'audience',
  'env',
  'exec-env',
  'for',
  'from-literal',
  'group',
  'option',
  'prependarg',
  'prune-allowlist',
  'resource-name',
  'rule',
  'serviceaccount',
  'user',
]);

const recordable = /^(?:annotate|apply|autoscale|create|delete|edit|expose|label|patch|replace|rollout|run|scale|set|taint)\b/;

/** Commands that kubectl does not list among its own, `convert` being a plugin. */
export const unlistedCommands: Readonly<Record<string, string>> = {
  help: '',
  options: '',
  convert: 'filename,f:list output-version:string output,o:string local:bool=true validate:string?=strict recursive,R:bool',
};

/** Flags that kubectl takes but leaves out of its help, in the grammar's notation. */
export function hiddenFlags(path: string): string {
  const hidden = recordable.test(path) ? 'help,h:bool record:bool ' : 'help,h:bool ';
  return path === 'autoscale' ? `${hidden}cpu-percent:int=-1` : hidden;
}

export interface FlagVersion {
  command: string;
  flag: string;
  /** First Kubernetes version that has it; empty when older than anything a card is about. */
  since: string;
  /** Version from which kubectl warns about it; empty when it does not. */
  deprecated: string;
  /** What to type instead. */
  instead: string;
}

export const flagVersions: readonly FlagVersion[] = [
  { command: 'autoscale', flag: 'cpu', since: '1.34', deprecated: '', instead: '--cpu-percent' },
  { command: 'autoscale', flag: 'memory', since: '1.34', deprecated: '', instead: '' },
  { command: 'autoscale', flag: 'cpu-percent', since: '', deprecated: '1.34', instead: '--cpu' },
];

/** Deprecated on every command that has it. */
export const deprecatedEverywhere: Readonly<Record<string, string>> = {
  record: '`--record` is deprecated; annotate with `kubernetes.io/change-cause` instead',
};

/** What kubectl warns about in a value it still takes; empty when it does not. */
export function deprecatedSpelling(flag: string, value: string): string {
  if (flag === 'dry-run' && /^(?:|true|false|unchanged)$/.test(value))
    return `\`--dry-run\` without a kind is deprecated; write \`--dry-run=${value === 'false' ? 'none' : 'client'}\``;
  if (flag === 'cascade' && /^(?:true|false)$/.test(value))
    return `\`--cascade=${value}\` is deprecated; write \`--cascade=${value === 'true' ? 'background' : 'orphan'}\``;
  return '';
}

/** Flags that once existed, with the version that took them away. */
export const removedFlags: readonly { command: string; flag: string; removed: string }[] = [
  { command: 'get', flag: 'export', removed: '1.18' },
  { command: 'run', flag: 'generator', removed: '1.21' },
  { command: 'run', flag: 'replicas', removed: '1.18' },
  { command: 'run', flag: 'schedule', removed: '1.18' },
  { command: 'run', flag: 'requests', removed: '1.24' },
  { command: 'run', flag: 'limits', removed: '1.24' },
  { command: 'run', flag: 'serviceaccount', removed: '1.24' },
  { command: 'run', flag: 'hostport', removed: '1.24' },
  { command: 'expose', flag: 'generator', removed: '1.24' },
  { command: 'version', flag: 'short', removed: '1.28' },
  { command: 'drain', flag: 'delete-local-data', removed: '1.27' },
];

/** Flags kubectl refuses to go without. */
export const requiredFlags: Readonly<Record<string, readonly string[]>> = {
  autoscale: ['max'],
  'create clusterrolebinding': ['clusterrole'],
  'create cronjob': ['image', 'schedule'],
  'create deployment': ['image'],
  'create service externalname': ['external-name'],
  run: ['image'],
  scale: ['replicas'],
};

/** Flags where giving the default is not the same as giving nothing. */
const presenceMatters: ReadonlySet<string> = new Set([
  'api-resources namespaced',
  'logs tail',
  'scale replicas',
  'rollout undo to-revision',
  'debug attach',
  'run attach',
  'debug share-processes',
]);

/** False when a flag that carries its default can be left out without changing anything. */
export function isPresenceMeaningful(command: string, flag: string): boolean {
  return presenceMatters.has(`${command} ${flag}`) || (requiredFlags[command]?.includes(flag) ?? false);
}

/** Flags with a default that the help does not show. */
export const quietDefaults: Readonly<Record<string, string>> = {
  'expose type': 'ClusterIP',
  'expose protocol': 'TCP',
  'expose session-affinity': 'None',
  'create cronjob restart': 'OnFailure',
};

/** Commands whose words after `--` are a command line for a container, not further arguments. */
export const commandsWithDash: ReadonlySet<string> = new Set(['exec', 'run', 'debug', 'create deployment', 'create job', 'create cronjob']);

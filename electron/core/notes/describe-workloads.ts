import { sayLabels, sayMetadata, sayPodSpec, saySelector } from './describe-pod-spec';
import { code } from './describe-phrases';
import { inner, items, takePairs, takeText, type Fields } from './manifest-fields';

type Wishes = (manifest: Fields) => string[];

/** The Pod template: its labels are those of the selector unless said otherwise. */
function sayTemplate(spec: Fields): string[] {
  const selector = inner(spec, 'selector');
  const template = inner(spec, 'template');
  const metadata = inner(template, 'metadata');
  const wanted = { ...inner(selector, 'matchLabels') };
  const labels = inner(metadata, 'labels');
  const same = JSON.stringify(wanted) === JSON.stringify(labels);
  const says: string[] = [];
  if (same && Object.keys(wanted).length > 0) {
    const pairs = takePairs(metadata, 'labels');
    takePairs(selector, 'matchLabels');
    says.push(`Pods with ${sayLabels(pairs)}, which the selector asks for`);
  } else {
    const which = saySelector(selector);
    if (which !== null) says.push(`the selector asks for ${which}`);
  }
  says.push(...sayMetadata(metadata).map((text) => `its Pods have ${text}`));
  return [...says, ...sayPodSpec(inner(template, 'spec'))];
}

function simple(spec: Fields, entries: readonly (readonly [key: string, say: (value: string) => string])[]): string[] {
  return entries.flatMap(([key, say]) => {
    const value = takeText(spec, key);
    return value === null ? [] : [say(value)];
  });
}

const replicas = ['replicas', (value: string) => `${value} ${value === '1' ? 'replica' : 'replicas'}`] as const;

const deployment: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const says = simple(spec, [
    replicas,
    ['minReadySeconds', (value) => `a new Pod counts as available after ${value} s`],
    ['revisionHistoryLimit', (value) => `keep ${value} old ReplicaSets`],
    ['progressDeadlineSeconds', (value) => `the rollout has failed after ${value} s without progress`],
    ['paused', (value) => (value === 'true' ? 'paused' : 'not paused')],
  ]);
  const strategy = inner(spec, 'strategy');
  const type = takeText(strategy, 'type');
  const rolling = inner(strategy, 'rollingUpdate');
  if (type !== null) says.push(`update strategy ${type}`);
  says.push(
    ...simple(rolling, [
      ['maxSurge', (value) => `during an update at most ${value} more Pods than wanted`],
      ['maxUnavailable', (value) => `during an update at most ${value} of the Pods unavailable`],
    ]),
  );
  return [...says, ...sayTemplate(spec)];
};

const replicaSet: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  return [...simple(spec, [replicas]), ...sayTemplate(spec)];
};

const daemonSet: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const type = takeText(inner(spec, 'updateStrategy'), 'type');
  return [...(type === null ? [] : [`update strategy ${type}`]), ...sayTemplate(spec)];
};

const statefulSet: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const says = simple(spec, [
    replicas,
    ['serviceName', (value) => `governed by the Service ${code(value)}`],
    ['podManagementPolicy', (value) => `Pod management policy ${value}`],
  ]);
  for (const claim of items(spec, 'volumeClaimTemplates')) {
    const name = takeText(inner(claim, 'metadata'), 'name');
    const claimSpec = inner(claim, 'spec');
    const modes = claimSpec['accessModes'];
    const storage = takeText(inner(inner(claimSpec, 'resources'), 'requests'), 'storage');
    const storageClass = takeText(claimSpec, 'storageClassName');
    if (!Array.isArray(modes) || name === null || storage === null) return says;
    Reflect.deleteProperty(claimSpec, 'accessModes');
    says.push(
      `for each Pod a claim ${code(name)} of ${storage}, ${modes.join(' and ')}${storageClass === null ? '' : `, storage class ${code(storageClass)}`}`,
    );
  }
  return [...says, ...sayTemplate(spec)];
};

const jobEntries = [
  ['completions', (value: string) => `${value} completions`],
  ['parallelism', (value: string) => `${value} Pods at a time`],
  ['backoffLimit', (value: string) => `failed after ${value} retries`],
  ['activeDeadlineSeconds', (value: string) => `ended after ${value} s at the latest`],
  ['ttlSecondsAfterFinished', (value: string) => `deleted ${value} s after it is finished`],
] as const;

function sayJob(spec: Fields): string[] {
  return [...simple(spec, jobEntries), ...sayTemplate(spec)];
}

const cronJob: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const says = simple(spec, [
    ['schedule', (value) => `the schedule ${code(value)}`],
    ['concurrencyPolicy', (value) => `concurrency policy ${value}`],
    ['startingDeadlineSeconds', (value) => `a run may start at most ${value} s late`],
    ['successfulJobsHistoryLimit', (value) => `keep ${value} finished Jobs`],
    ['failedJobsHistoryLimit', (value) => `keep ${value} failed Jobs`],
    ['suspend', (value) => (value === 'true' ? 'suspended' : 'not suspended')],
    ['timeZone', (value) => `time zone ${code(value)}`],
  ]);
  return [...says, ...sayJob(inner(inner(spec, 'jobTemplate'), 'spec'))];
};

const autoscaler: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const target = inner(spec, 'scaleTargetRef');
  takeText(target, 'apiVersion');
  const kind = takeText(target, 'kind');
  const name = takeText(target, 'name');
  const least = takeText(spec, 'minReplicas');
  const most = takeText(spec, 'maxReplicas');
  const cpu = takeText(spec, 'targetCPUUtilizationPercentage');
  const metrics = items(spec, 'metrics').map((metric) => {
    takeText(metric, 'type');
    const resource = inner(metric, 'resource');
    const goal = inner(resource, 'target');
    takeText(goal, 'type');
    const percent = takeText(goal, 'averageUtilization');
    const amount = takeText(goal, 'averageValue');
    return `an average of ${percent === null ? (amount ?? '') : `${percent} %`} ${takeText(resource, 'name') ?? ''}`;
  });
  return [
    name === null ? '' : `scales the ${kind ?? ''} ${code(name)}`,
    most === null ? '' : `${least ?? '1'} to ${most} replicas`,
    cpu === null ? '' : `an average of ${cpu} % cpu`,
    ...metrics,
  ].filter((text) => text !== '');
};

export const workloadWishes: Readonly<Record<string, Wishes>> = {
  Deployment: deployment,
  ReplicaSet: replicaSet,
  ReplicationController: replicaSet,
  DaemonSet: daemonSet,
  StatefulSet: statefulSet,
  Job: (manifest) => sayJob(inner(manifest, 'spec')),
  CronJob: cronJob,
  HorizontalPodAutoscaler: autoscaler,
};

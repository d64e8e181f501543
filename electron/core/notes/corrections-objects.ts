import type { StatementCorrection } from './correction';

/** Facts about Pods, workloads, storage and configuration. Patterns meet plain text without Markdown. */
export const objectCorrections: readonly StatementCorrection[] = [
  // Pods and containers.
  {
    pattern: /\bnot expose (?:a|any|the) ports? unless\b|\b(?:only|must) expose\b.*\bcontainerPort\b/i,
    since: null,
    truth: '`containerPort` only informs; a port that listens is reachable at the Pod IP anyway.',
  },
  {
    pattern: /\bhost port automatically\b/i,
    since: null,
    truth: 'a host port is never assigned by itself; only the protocol has a default, TCP.',
  },
  {
    pattern:
      /\bliveness\b.{0,120}\b(?:restart\w*|kill\w*|recreate\w*)\b.{0,20}\bpods?\b|\bliveness\b.{0,120}\bpods?\b.{0,30}\b(?:restarted|killed|recreated)\b|\bkubernetes will restart the pod\b/i,
    since: null,
    truth: 'a failed liveness probe restarts the container, not the Pod.',
  },
  {
    pattern: /\b(?:two|2) (?:different )?(?:types|kinds) of probes?\b|\bsupports a few different types of probe\b/i,
    since: '1.20',
    truth: 'there are three: liveness, readiness and startup probes.',
  },
  {
    pattern: /\b(?:three|3) (?:types|kinds|ways|mechanisms|handlers)\b.*\bprob(?:e|ing)/i,
    since: '1.27',
    truth: 'there are four actions: exec, httpGet, tcpSocket and grpc.',
  },
  {
    pattern:
      /\binit containers?\b.*\brun again\b.*\brestart|\brestarts?\b.*\binit containers?\b.*\brun again\b|\bif a pod restarts\b.*\bliveness|\blive-?ness probes the init containers\b/i,
    since: null,
    truth: 'a failed liveness probe restarts only its container; init containers run again when the Pod itself is set up anew.',
  },
  {
    pattern: /\binit containers should be unique\b/i,
    since: null,
    truth: 'init containers should be idempotent, because they may run more than once.',
  },
  {
    pattern: /\b(?:then )?the pod is restarted\b|\boomkilled\b.*\bpod (?:is|gets) restarted\b/i,
    since: null,
    truth: 'the kubelet restarts the container; the Pod stays.',
  },
  {
    pattern: /\bmultiplied by the number of containers\b/i,
    since: null,
    truth: 'requests of the containers add up; init containers count with their largest.',
  },
  {
    pattern: /\bmemory is measured in \W?mebibytes\b/i,
    since: null,
    truth: 'memory is measured in bytes, with suffixes such as Mi and M.',
  },
  {
    pattern: /\b5th\b.*\b120 ?s\b|\b10s?, ?20s?, ?40s?, ?80s?, ?120/i,
    since: null,
    truth: 'the delays are 10, 20, 40, 80 and 160 s, then 300 s.',
  },
  { pattern: /\bsecurity-context property\b/i, since: null, truth: 'the field is called `securityContext`.' },
  {
    pattern: /\bowner of the file isn't the creator\b/i,
    since: null,
    truth: 'the user stays the owner; the group of the file is that of `fsGroup`.',
  },
  {
    pattern: /\bspec\.containers\.port\b|\bspecs\.volumes?\b/i,
    since: null,
    truth: 'the paths are `spec.containers[].ports[].hostPort` and `spec.volumes`.',
  },
  {
    pattern: /\bpod ?security ?polic(?:y|ies)\b/i,
    since: '1.25',
    truth: 'PodSecurityPolicy is gone; Pod Security Admission is set by labels on the namespace.',
  },
  // Workloads.
  {
    pattern: /\bmatch ?labels\b.*\bshould overlap\b/i,
    since: '1.16',
    truth: '`spec.selector` must match the labels of the Pod template and cannot be changed later.',
  },
  {
    pattern: /\bautoscaling\/v1\b|\btargetCPUUtilizationPercentage\b|\bsupports cpu-based autoscaling\b/i,
    since: '1.23',
    truth: '`autoscaling/v2` takes several metrics: `spec.metrics[].resource.target.averageUtilization`.',
  },
  { pattern: /--cpu-percent\b/i, since: '1.34', truth: '`kubectl autoscale` takes `--cpu=70%` now.' },
  { pattern: /\bmatchSurge\b/, since: null, truth: 'the field is called `maxSurge`.' },
  { pattern: /--record\b/i, since: '1.18', truth: '`--record` is deprecated; annotate with `kubernetes.io/change-cause`.' },
  {
    pattern: /\ball revisions since the first\b/i,
    since: null,
    truth: 'ten old ReplicaSets are kept by default (`revisionHistoryLimit`).',
  },
  {
    pattern: /\bk8s will stop the deployment\b|\bkubernetes will stop the deployment\b|\bdeployment is paused, waiting\b/i,
    since: null,
    truth: 'the rollout only makes no progress; nothing is stopped, paused or rolled back.',
  },
  { pattern: /\bpodname-x\b/i, since: null, truth: 'Pods of a StatefulSet are called after the StatefulSet: name-0, name-1 and so on.' },
  {
    pattern: /\bdelete the existing pods for the new image\b/i,
    since: '1.9',
    truth: 'StatefulSets roll their Pods by themselves; only with the OnDelete strategy they must be deleted.',
  },
  {
    pattern: /\bupdates the replicaset it manages\b/i,
    since: null,
    truth: 'with Recreate the old ReplicaSet goes to zero, then a new one starts.',
  },
  { pattern: /--generator\b/i, since: '1.18', truth: '`kubectl run` only makes Pods and has no `--generator`.' },
  { pattern: /\bapply records a history\b/i, since: null, truth: 'only the last applied configuration is kept, no history.' },
  {
    pattern: /\bno bash, one can attach\b/i,
    since: null,
    truth: '`attach` joins the running process and gives no shell; run `sh`, or use `kubectl debug`.',
  },
  { pattern: /\buse the metadata\.labels\b/i, since: null, truth: 'Nodes are chosen by `spec.template.spec.nodeSelector`.' },
  { pattern: /\bopaque integer resources?\b/i, since: '1.8', truth: 'they are called extended resources.' },
  // Storage and configuration.
  {
    pattern:
      /\bthree (?:supported )?access modes\b|\baccess modes?\b(?!.*\b(?:ReadWriteOncePod|RWOP)\b).*\b(?:ReadWriteOnce|RWO)\b.*\b(?:ReadWriteMany|RWX)\b/i,
    since: '1.29',
    truth: 'there are four: ReadWriteOnce, ReadOnlyMany, ReadWriteMany and ReadWriteOncePod.',
  },
  { pattern: /\bROW\b.*\bReadWriteOnce\b|\bAccess Mode ROW\b/, since: null, truth: 'the short form is RWO.' },
  {
    pattern: /\bdefault type of volume is called emptyDir\b/i,
    since: null,
    truth: 'every volume names its type; emptyDir is only the simplest.',
  },
  {
    pattern: /\b(?:elastic block store|ebs|gce ?persistent ?disks?|google (?:cloud engine )?persistent disks?|azure disks?|in-tree)\b/i,
    since: '1.27',
    truth: 'disks of clouds are reached through CSI drivers; the built-in types are gone.',
  },
  {
    pattern: /\bgitRepo\b/i,
    since: '1.11',
    truth: '`gitRepo` volumes are deprecated and, since 1.36, switched off; clone into an `emptyDir` from an init container.',
  },
  {
    pattern: /\bclaim ?name\b.{0,16}\bname of the persistent volume\b(?! claim)/i,
    since: null,
    truth: '`claimName` is the name of the PersistentVolumeClaim.',
  },
  {
    pattern: /\bname key would be replaced with secret\b/i,
    since: null,
    truth: 'a Secret volume names its Secret in `secret.secretName`.',
  },
  {
    pattern: /\bjust like with using volumes\b|\bvolumes?\b.*\b(?:config ?maps?|secrets?)\b.*\b(?:must|need to|should) (?:be )?restart/i,
    since: null,
    truth: 'mounted ConfigMaps and Secrets update by themselves (not with subPath); only environment variables need a restart.',
  },
  {
    pattern: /\bconfig ?maps? keys? must be (?:a )?valid dns\b/i,
    since: null,
    truth: 'keys take letters, digits, `-`, `_` and `.`; only the name of the ConfigMap must be a DNS subdomain.',
  },
  {
    pattern: /\bnot a valid env\w*\b|\bCONFIG_sleep-interval\b/i,
    since: '1.34',
    truth: 'names of environment variables may hold any printable ASCII but `=`.',
  },
  {
    pattern:
      /\b(?<!not )(?<!not be )encrypted and stored\b|\bsecrets?\b(?:(?!\bnot\b|n't\b|\bun).)*\b(?:are|is) (?:always )?encrypted\b|\bthat the data is encrypted\b/i,
    since: null,
    truth: 'Secrets are only base64 and lie unencrypted in etcd unless encryption at rest is set up.',
  },
  { pattern: /\bsecrets reduce the risk\b/i, since: null, truth: 'Secrets are safe only with RBAC and encryption at rest.' },
  {
    pattern: /\bnever written to (?:physical|disk)\b|\balways stored in memory\b/i,
    since: null,
    truth: 'only nodes hold them in memory; etcd writes them to disk.',
  },
  {
    pattern: /\bgiven a default secret\b|\bdefault-token\b|\b[\w-]+-token-\w{5}\b|\btoken secrets?\b/i,
    since: '1.24',
    truth: 'no token Secret is made; Pods get a bound token in a projected volume, people ask with `kubectl create token`.',
  },
  { pattern: /\.dockercfg\b/i, since: null, truth: 'the key is `.dockerconfigjson`, the type `kubernetes.io/dockerconfigjson`.' },
  {
    pattern: /\bonly\b.{0,12}\bfor a pod's labels or annotations\b/i,
    since: null,
    truth: 'a downward API volume also gives name, namespace, uid and resource fields.',
  },
  {
    pattern: /\bmountable secrets\b|enforce-mountable-secrets/i,
    since: '1.32',
    truth: 'the annotation is deprecated; part Secrets by namespace.',
  },
];

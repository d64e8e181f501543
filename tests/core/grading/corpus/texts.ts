import type { CardKind } from '../../../../electron/core/card';
import type { Pair } from './pair';

export interface TextEntry {
  expected: string;
  kind?: CardKind;
  /** The question; a cloze holds its gaps. */
  front?: string;
  gap?: number;
  list?: 'set' | 'ordered';
  same: readonly string[];
  different: readonly string[];
}

export interface TextPair extends Pair {
  kind: CardKind;
  front: string;
  gap: number;
  list: 'set' | 'ordered' | null;
}

const texts: Readonly<Record<string, readonly TextEntry[]>> = {
  'case, articles, plural': [
    {
      expected: 'The kube-scheduler.',
      same: ['kube-scheduler', 'Kube Scheduler', 'the kube-scheduler', 'kube-scheduler!', 'scheduler'],
      different: ['kubelet', 'kube-proxy', 'kube-controller-manager', 'schedule', 'not the kube-scheduler'],
    },
    {
      expected: 'ConfigMap',
      same: ['configmap', 'a ConfigMap', 'ConfigMaps', 'config map', '`ConfigMap`'],
      different: ['Secret', 'config', 'map', 'ConfigMap and Secret'],
    },
    {
      expected: 'Endpoints of the Service',
      same: ['the endpoints of the service', 'endpoints of service'],
      different: ['endpoints', 'the Service of the endpoints', 'Pods of the Service'],
    },
    {
      expected: 'It restarts the container.',
      same: ['restarts the container', 'It restarts a container', 'restarts container'],
      different: ['It restarts the Pod.', 'It does not restart the container.', 'It stops the container.'],
    },
    {
      expected: 'a `hostPath` volume',
      same: ['hostPath volume', 'Host path volume', 'a hostpath volume'],
      different: ['emptyDir volume', 'a local volume', 'hostPort volume'],
    },
  ],
  abbreviations: [
    {
      expected: 'ReadWriteOnce',
      same: ['RWO', 'rwo', 'read write once', 'read-write-once', 'ReadWriteOnce (RWO)'],
      different: ['RWX', 'ROX', 'ReadWriteOncePod', 'RWOP', 'ReadWriteMany'],
    },
    {
      expected: 'PersistentVolumeClaim',
      same: ['PVC', 'a PVC', 'persistent volume claim', 'pvcs'],
      different: ['PV', 'persistent volume', 'PVCs and PVs', 'volume claim'],
    },
    {
      expected: 'ServiceAccount',
      same: ['SA', 'service account', 'a ServiceAccount'],
      different: ['Service', 'account', 'user account', 'SC'],
    },
    {
      expected: 'HPA',
      same: ['HorizontalPodAutoscaler', 'horizontal pod autoscaler'],
      different: ['VPA', 'autoscaler', 'VerticalPodAutoscaler'],
    },
    {
      expected: 'custom resource definition (CRD)',
      same: ['CRD', 'CustomResourceDefinition', 'a custom resource definition'],
      different: ['CR', 'custom resource', 'CRI', 'resource definition'],
    },
  ],
  'near terms': [
    {
      expected: 'readiness probe',
      same: ['readiness', 'a readiness probe', 'the Readiness Probe'],
      different: ['liveness probe', 'startup probe', 'readiness gate', 'probe', 'liveness'],
    },
    { expected: 'requests', same: ['request', 'the requests'], different: ['limits', 'requests and limits', 'quota'] },
    { expected: 'egress', same: ['Egress'], different: ['ingress', 'ingress and egress', 'gress'] },
    {
      expected: 'Guaranteed',
      same: ['guaranteed', 'Guaranteed.'],
      different: ['Burstable', 'BestEffort', 'not guaranteed'],
    },
    { expected: 'NoExecute', same: ['no execute', 'noexecute'], different: ['NoSchedule', 'PreferNoSchedule', 'execute'] },
    { expected: 'ClusterRole', same: ['cluster role', 'a ClusterRole'], different: ['Role', 'ClusterRoleBinding', 'RoleBinding'] },
    {
      expected: 'StatefulSet',
      same: ['stateful set', 'a StatefulSet', 'sts'],
      different: ['Deployment', 'DaemonSet', 'ReplicaSet', 'stateful'],
    },
    { expected: 'authorization', same: ['Authorization'], different: ['authentication', 'admission', 'authorisation and authentication'] },
  ],
  'numbers and units': [
    {
      expected: '30 seconds',
      same: ['30s', '30 sec', '30 second', 'thirty seconds', '0.5 minutes', '30000 ms'],
      different: ['30', '30 minutes', '3 seconds', '30m', '300 seconds', '60 seconds'],
    },
    {
      expected: '30000-32767',
      same: ['30000 to 32767', '30000–32767', '30,000 - 32,767', 'between 30000 and 32767'],
      different: ['30000', '30000-32768', '32767-30000', '3000-32767', '1024-65535'],
    },
    { expected: '25%', same: ['25 %', '25 percent', '25.0%'], different: ['25', '75%', '2.5%', '25 Pods'] },
    { expected: '1Gi', same: ['1024Mi', '1 GiB', '1 gibibyte'], different: ['1G', '1 GB', '1024 MB', '1Mi', '1'] },
    { expected: '250m', same: ['0.25', '250 millicores', '0.25 CPU'], different: ['250', '250Mi', '25m', '2.5 CPU'] },
    { expected: '6443', same: ['port 6443', '6443.', 'Port 6443'], different: ['443', '6444', '6443 and 443', '64430'] },
    { expected: 'three', same: ['3', 'Three'], different: ['two', '4', 'thirty'] },
    {
      expected: '10',
      front: 'How many old ReplicaSets does a Deployment keep by default?',
      same: ['ten', '10 old ReplicaSets', 'it keeps 10', '10 by default'],
      different: ['2', '100', '10%', '1'],
    },
    {
      expected: '300',
      front: 'After how many seconds is a Pod evicted from an unreachable node by default?',
      same: ['300 seconds', '300s', '5 minutes'],
      different: ['300 minutes', '30', '5', '3 minutes'],
    },
  ],
  paths: [
    {
      expected: '`/etc/kubernetes/manifests`',
      same: ['/etc/kubernetes/manifests', 'in /etc/kubernetes/manifests'],
      different: ['/etc/kubernetes', '/etc/kubernetes/manifest', '/etc/manifests', 'etc kubernetes manifests'],
    },
    {
      expected: '`--all-namespaces`',
      same: ['--all-namespaces', 'it is --all-namespaces'],
      different: ['--all-namespace', '--namespaces', '-a', 'all namespaces'],
    },
    { expected: '`!=`', same: ['!='], different: ['=', '==', '!'] },
    {
      expected: 'till.shop.svc.cluster.local',
      same: ['till.shop.svc.cluster.local', '`till.shop.svc.cluster.local`'],
      different: ['shop.till.svc.cluster.local', 'till.shop', 'till.shop.cluster.local', 'till.shop.pod.cluster.local'],
    },
    { expected: '10.96.0.0/12', same: ['10.96.0.0/12'], different: ['10.96.0.0/16', '10.96.0.0', '10.69.0.0/12'] },
  ],
  lists: [
    {
      expected: '- get\n- list\n- watch',
      list: 'set',
      same: ['watch, list, get', 'get\nlist\nwatch', '- watch\n- get\n- list', 'get, list and watch'],
      different: ['get, list', 'get, list, watch, delete', 'get, list, create', 'get'],
    },
    {
      expected: '1. PreFilter\n2. Filter\n3. Score\n4. Bind',
      list: 'ordered',
      same: ['PreFilter, Filter, Score, Bind', '1. prefilter\n2. filter\n3. score\n4. bind', 'PreFilter -> Filter -> Score -> Bind'],
      different: ['Filter, PreFilter, Score, Bind', 'PreFilter, Score, Filter, Bind', 'PreFilter, Filter, Score'],
    },
    {
      expected: 'Always, OnFailure and Never',
      same: ['Never, Always, OnFailure', 'always, on failure, never'],
      different: ['Always and Never', 'Always, OnFailure, Sometimes', 'Always'],
    },
    {
      expected: '- exec\n- httpGet\n- tcpSocket\n- grpc',
      list: 'set',
      same: ['grpc, exec, tcpSocket, httpGet', 'exec; httpGet; tcpSocket; grpc'],
      different: ['exec, httpGet, tcpSocket', 'exec, httpGet, tcpSocket, udpSocket'],
    },
  ],
  'words of the question': [
    {
      expected: 'liveness',
      front: 'Which probe restarts a container, readiness or liveness?',
      same: ['the liveness probe', 'liveness restarts it', 'It is the liveness probe', 'liveness restarts a container'],
      different: [
        'readiness',
        'the readiness probe',
        'readiness and liveness',
        'not liveness',
        'readiness restarts a container',
        'the probe',
      ],
    },
    {
      expected: 'spec.containers',
      front: 'Which field of a Pod lists its containers?',
      same: ['spec.containers', 'the field spec.containers', '`spec.containers`'],
      different: ['spec.container', 'containers', 'spec.initContainers', 'a list'],
    },
  ],
  'longer answers': [
    {
      expected: 'ClusterIP — reachable only inside the cluster',
      same: ['ClusterIP', 'cluster IP'],
      different: ['NodePort', 'inside the cluster', 'LoadBalancer'],
    },
    {
      expected: 'Yes, because the selector is immutable.',
      same: ['yes', 'Yes, because the selector is immutable'],
      different: ['no', 'because', 'No, because the selector is immutable.'],
    },
    {
      expected: 'No. Rules are only ever added up.',
      same: ['No', 'no.'],
      different: ['yes', 'rules', 'Yes. Rules are only ever added up.'],
    },
    {
      expected: 'ExternalName',
      front: 'Which type of Service only returns a CNAME record?',
      same: ['ExternalName', 'the type ExternalName', 'a Service of type ExternalName', 'It is ExternalName'],
      different: ['ClusterIP', 'CNAME', 'a Service', 'not ExternalName'],
    },
    {
      expected: '`kubectl get pods -A`',
      same: ['kubectl get pods -A', 'k get po --all-namespaces', '`kubectl get pods --all-namespaces`'],
      different: ['kubectl get pods', 'kubectl get pods -a', 'kubectl get nodes -A'],
    },
  ],
  gaps: [
    {
      kind: 'cloze',
      gap: 1,
      expected: 'etcd',
      front: 'The cluster state is kept in {{c1::etcd}}.',
      same: ['etcd', 'ETCD'],
      different: ['the API server', 'etc', 'consul'],
    },
    {
      kind: 'cloze',
      gap: 2,
      expected: '-A',
      front: 'List the Pods of all namespaces: `kubectl {{c1::get}} pods {{c2::-A}}`.',
      same: ['-A', '--all-namespaces'],
      different: ['-a', '-n all', '--all', '-A -o wide'],
    },
    {
      kind: 'cloze',
      gap: 1,
      expected: '--replicas=3',
      front: '`kubectl scale deployment kiln {{c1::--replicas=3::flag}}`',
      same: ['--replicas=3', '--replicas 3'],
      different: ['--replicas=2', '-r 3', '--replica=3', 'replicas=3'],
    },
    {
      kind: 'cloze',
      gap: 1,
      expected: 'Never',
      front: '`restartPolicy: {{c1::Never}}` runs a Pod once.',
      same: ['Never', '"Never"'],
      different: ['never', 'Always', 'OnFailure'],
    },
    {
      kind: 'cloze',
      gap: 1,
      expected: 'containers',
      front: 'The list `spec.{{c1::containers}}` is required.',
      same: ['containers'],
      different: ['container', 'Containers', 'initContainers'],
    },
    {
      kind: 'cloze',
      gap: 1,
      expected: 'requests, limits',
      front: 'Scheduling looks at {{c1::requests}}, throttling at {{c1::limits}}.',
      same: ['requests, limits', 'requests\nlimits', 'Requests; Limits'],
      different: ['limits, requests', 'requests', 'requests, requests'],
    },
  ],
};

export function listTextPairs(): TextPair[] {
  return Object.entries(texts).flatMap(([category, entries]) =>
    entries.flatMap(({ expected, same, different, kind = 'concept', front = '', gap = 0, list = null }) => {
      const shared = { category, expected, kind, front, gap, list };
      return [
        ...same.map((typed) => ({ ...shared, typed, right: true })),
        ...different.map((typed) => ({ ...shared, typed, right: false })),
      ];
    }),
  );
}

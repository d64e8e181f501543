import type { CardView } from '../../electron/contract';

const card = (id: number, over: Partial<CardView> & Pick<CardView, 'kind' | 'front' | 'answer'>): CardView => ({
  id,
  accept: [],
  broken: null,
  blanks: [],
  at: '',
  gap: 0,
  list: null,
  why: '',
  link: '',
  deck: { id: 2, name: 'Networking/Services' },
  tags: [],
  exams: [],
  kubernetes: { since: null, until: null },
  source: { file: 'networking/services.md', heading: ['Services', 'Types'], line: 42, endLine: 48 },
  state: 'review',
  flag: 0,
  suspended: false,
  leech: false,
  edited: false,
  noteText: null,
  ...over,
});

/** One card of each shape the screens have to show, in the order they are asked. */
export const fakeCards: readonly CardView[] = [
  card(1, {
    kind: 'command',
    front: 'Expose the Deployment `cart` in namespace `shop` inside the cluster on port 80. Its containers listen on 8080.',
    answer: 'kubectl expose deployment cart -n shop --port=80 --target-port=8080',
    accept: ['kubectl create service clusterip cart -n shop --tcp=80:8080'],
    why: '`expose` copies the selector from the Deployment, so the Service finds its Pods at once. `create service` sets `app=cart` instead.',
    link: '/docs/concepts/services-networking/service/',
    tags: ['services'],
  }),
  card(2, {
    kind: 'yaml',
    state: 'new',
    deck: { id: 5, name: 'Storage/Volumes' },
    front: 'Make the volume `cache` live in memory and let it grow to 64 MiB at most.',
    answer: 'volumes:\n  - name: cache\n    emptyDir:\n      medium: Memory\n      sizeLimit: 64Mi',
    blanks: [4, 5],
    at: 'Pod spec',
    why: 'What is written there counts against the memory limit of the container.',
    link: '/docs/concepts/storage/volumes/',
    source: { file: 'storage/volumes.md', heading: ['Volumes', 'emptyDir'], line: 17, endLine: 26 },
  }),
  card(3, {
    kind: 'cloze',
    state: 'learning',
    deck: { id: 4, name: 'Workloads/Deployments' },
    gap: 1,
    front:
      'During a rolling update {{c1::`maxUnavailable`::field}} says how many Pods may be missing, {{c2::`maxSurge`}} how many may be extra.',
    answer: '`maxUnavailable`',
    why: 'Both take a number or a percentage; they can’t both be 0.',
    source: { file: 'workloads/deployments.md', heading: ['Deployments', 'Rolling updates'], line: 88, endLine: 88 },
  }),
  card(4, {
    kind: 'concept',
    deck: { id: 7, name: 'Internals' },
    front: 'Which component decides the node a Pod runs on?',
    answer:
      'The **kube-scheduler**. It watches for Pods without a node, filters the nodes that can take them, scores what is left, and writes `spec.nodeName` through a binding.',
    why: 'The kubelet only starts what is already bound to its node.',
    link: '/docs/concepts/scheduling-eviction/kube-scheduler/',
    flag: 1,
    source: { file: 'internals.md', heading: ['Control plane'], line: 12, endLine: 15 },
  }),
  card(5, {
    kind: 'command',
    deck: { id: 6, name: 'kubectl/Debugging' },
    front: 'This command is refused. Repair it.',
    broken: 'kubectl exec web -n shop ls /var/log',
    answer: 'kubectl exec web -n shop -- ls /var/log',
    why: 'Everything after `--` belongs to the command in the container.',
    leech: true,
  }),
  card(6, {
    kind: 'yaml',
    state: 'new',
    deck: { id: 4, name: 'Workloads/Deployments' },
    front: 'Write a Deployment `tides` with 3 replicas of the image `registry.k8s.io/pause:3.10`, labelled `app: tides`.',
    answer:
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: tides\nspec:\n  replicas: 3\n  selector:\n    matchLabels:\n      app: tides\n  template:\n    metadata:\n      labels:\n        app: tides\n    spec:\n      containers:\n        - name: tides\n          image: registry.k8s.io/pause:3.10 # no tag would mean latest',
    why: 'The selector must match the labels of the template, or the API server refuses the Deployment.',
  }),
  card(7, {
    kind: 'basic',
    front: 'Which access modes can a PersistentVolume offer, and what does each allow?',
    answer:
      '| Mode | Short | Who may mount it |\n|---|---|---|\n| ReadWriteOnce | RWO | Pods on one node, read and write |\n| ReadOnlyMany | ROX | many nodes, read only |\n| ReadWriteMany | RWX | many nodes, read and write |\n| ReadWriteOncePod | RWOP | one single Pod |',
    why: 'A claim asks for a mode; whether it is enforced depends on the driver. See [Persistent volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/).',
    deck: { id: 5, name: 'Storage/Volumes' },
    edited: true,
  }),
];

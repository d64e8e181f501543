import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../electron/core/notes/parse-note';

const block = (text: string, tag = 'yaml') => `\`\`\`${tag}\n${text}\n\`\`\``;
const found = (text: string) => parseNote(text, { file: 'x.md', found: ['manifests'] });
const wishes = (text: string) =>
  found(text)
    .cards[0]?.front.split('\n')
    .filter((line) => line !== '');

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: lamp
  namespace: attic
  labels:
    app: lamp
  creationTimestamp: null
  uid: 1-2-3
spec:
  initContainers:
    - name: wait
      image: busybox
      restartPolicy: Always
      command: [sh, -c, sleep 1]
  containers:
    - name: app
      image: nginx
      ports:
        - containerPort: 80
          name: http
      env:
        - name: MODE
          value: warm
        - name: KEY
          valueFrom:
            secretKeyRef: { name: keys, key: main }
      envFrom:
        - configMapRef: { name: conf }
      volumeMounts:
        - name: data
          mountPath: /data
          readOnly: true
      livenessProbe:
        httpGet: { path: /ok, port: 80 }
        periodSeconds: 5
      securityContext:
        runAsNonRoot: true
      terminationMessagePath: /dev/termination-log
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: data }
status: {}`;

describe('manifests in notes', () => {
  it('are asked for by all they say, without what the server fills in', () => {
    const [card] = found(block(pod)).cards;
    expect(wishes(block(pod))).toEqual([
      'Write the manifest of the Pod `lamp` in namespace `attic`:',
      '- the label `app=lamp`',
      '- init container `wait` from the image `busybox` that keeps running (sidecar)',
      '  - the command `sh` `-c` `sleep 1`',
      '- container `app` from the image `nginx`',
      '  - container port 80 (named `http`)',
      '  - the environment variable `MODE` set to `warm`',
      '  - the environment variable `KEY` from the key `main` of the Secret `keys`',
      '  - all entries of the ConfigMap `conf` as environment variables',
      '  - the volume `data` mounted at `/data`, read-only',
      '  - a liveness probe that gets `/ok` from port `80` by HTTP, every 5 s',
      '  - security context: it must not run as root',
      '- volume `data`: the PersistentVolumeClaim `data`',
    ]);
    expect(card?.answer).not.toMatch(/creationTimestamp|uid|status|terminationMessagePath/);
  });

  it.each([
    [
      'Deployment',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: lamp }\nspec:\n  replicas: 2\n  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }\n  selector: { matchLabels: { app: lamp } }\n  template:\n    metadata: { labels: { app: lamp } }\n    spec: { containers: [{ name: app, image: nginx }] }',
      [
        '- 2 replicas',
        '- update strategy RollingUpdate',
        '- during an update at most 1 more Pods than wanted',
        '- during an update at most 0 of the Pods unavailable',
        '- Pods with the label `app=lamp`, which the selector asks for',
        '- container `app` from the image `nginx`',
      ],
    ],
    [
      'Service',
      'apiVersion: v1\nkind: Service\nmetadata: { name: lamp }\nspec:\n  type: NodePort\n  clusterIP: 10.0.0.7\n  sessionAffinity: None\n  selector: { app: lamp }\n  ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]',
      ['- type NodePort', '- selects Pods with the label `app=lamp`', '- port 80, to target port `8080`, node port 30080'],
    ],
    [
      'CronJob',
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: c }\nspec:\n  schedule: "0 3 * * *"\n  jobTemplate:\n    spec:\n      backoffLimit: 2\n      template:\n        spec: { restartPolicy: Never, containers: [{ name: a, image: busybox }] }',
      ['- the schedule `0 3 * * *`', '- failed after 2 retries', '- container `a` from the image `busybox`', '- restart policy Never'],
    ],
    [
      'NetworkPolicy',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: n }\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - from: [{ namespaceSelector: { matchLabels: { team: a } } }, { ipBlock: { cidr: 10.0.0.0/8 } }]\n      ports: [{ port: 53, protocol: UDP }]',
      [
        '- for all Pods of the namespace',
        '- policy type Ingress',
        '- allow ingress from all Pods in namespaces with the label `team=a` or `10.0.0.0/8` on port 53 (UDP)',
      ],
    ],
    [
      'RoleBinding',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b }\nsubjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }]\nroleRef: { kind: Role, name: r, apiGroup: rbac.authorization.k8s.io }',
      ['- give the Role `r` to the user `jane`'],
    ],
    [
      'Role',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules: [{ apiGroups: ["", apps], resources: [pods], verbs: [get] }]',
      ['- allow `get` on `pods` of the core group and `apps`'],
    ],
    [
      'Ingress',
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i }\nspec:\n  ingressClassName: front\n  rules:\n    - host: a.example\n      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: lamp, port: { number: 80 } } } }] }',
      ['- Ingress class `front`', '- host `a.example`, path `/` (Prefix) goes to port 80 of the Service `lamp`'],
    ],
    [
      'PersistentVolume',
      'apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: v }\nspec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /d } }',
      ['- capacity 1Gi', '- access mode ReadWriteOnce', '- on the path `/d` of the Node'],
    ],
    [
      'PersistentVolumeClaim',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: c }\nspec: { accessModes: [ReadWriteMany], storageClassName: fast, resources: { requests: { storage: 2Gi } } }',
      ['- access mode ReadWriteMany', '- a request of 2Gi', '- storage class `fast`'],
    ],
    [
      'HorizontalPodAutoscaler',
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: h }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: lamp }\n  minReplicas: 1\n  maxReplicas: 4\n  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]',
      ['- scales the Deployment `lamp`', '- 1 to 4 replicas', '- an average of 60 % cpu'],
    ],
  ])('of a %s are said in full', (kind, text, expected) => {
    const [title = '', ...rest] = wishes(block(text)) ?? [];
    expect(title).toContain(`Write the manifest of the ${kind} `);
    expect(rest).toEqual(expected);
  });

  it('are passed over when something in them cannot be said', () => {
    const note = found(
      block(
        'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: b }], affinity: { podAffinity: { x: 1 } } }',
      ),
    );
    expect(note.cards).toEqual([]);
    expect(note.skipped[0]?.reason).toBe('a manifest no task sentence could be made for');
  });

  it('are found one by one, also indented by tabs, among commands and under any tag', () => {
    const text =
      '\tapiVersion: v1\n\tkind: Namespace\n\tmetadata:\n\t  name: attic\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: cellar\n\n$ kubectl apply -f both.yaml\nnamespace/attic created';
    expect(found(block(text, 'text')).cards.map((card) => [card.front, card.source.line])).toEqual([
      ['Write the manifest of the Namespace `attic`.', 2],
      ['Write the manifest of the Namespace `cellar`.', 7],
    ]);
  });

  it.each([
    ['securityContext:\n  capabilities:\n    add: [NET_ADMIN]', 'Pod spec.containers[]'],
    ['volumes:\n  - name: a\n    emptyDir: {}', 'Pod spec'],
    ['strategy:\n  type: Recreate', 'Deployment spec'],
    ['spec:\n  strategy:\n    type: Recreate', 'Deployment spec'],
    ['- name: A\n  valueFrom:\n    fieldRef: { fieldPath: status.podIP }', 'Pod spec.containers[]'],
    ['metadata:\n  annotations:\n    note: warm', 'Pod metadata'],
    ['podSelector: {}\npolicyTypes: [Egress]', 'NetworkPolicy spec'],
  ])('may be fragments, whose place shows in their fields: %s', (text, at) => {
    expect(found(block(text)).cards.map((card) => card.at)).toEqual([at]);
  });

  it('reads an excerpt that shows two levels one after the other', () => {
    const text =
      '        volumeMounts:\n          - name: a\n            mountPath: /a\n      volumes:\n        - name: a\n          emptyDir: {}';
    expect(found(block(text)).cards.map((card) => card.at)).toEqual(['Pod spec.containers[]', 'Pod spec']);
  });

  it.each([
    [
      'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: { name: a }\nspec: { selector: { matchLabels: { a: b } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: b }] } } }',
      /apps\/v1/,
    ],
    [
      'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: a }\nspec: { schedule: "* * * * *", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: b }] } } } } }',
      /batch\/v1/,
    ],
    [
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: { podSelector: {}, egress: [{ to: [{ podSelector: {} }] }] }',
      /policyTypes/,
    ],
    ['apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: k8s.gcr.io/pause }] }', /registry\.k8s\.io/],
  ])('are marked when the API refuses them or they do something else', (text, truth) => {
    expect(found(block(text)).cards.map((card) => card.outdated)).toEqual([expect.stringMatching(truth)]);
  });
});

describe('fields of manifests', () => {
  const reference: Record<string, string> = {
    'Deployment spec.minReadySeconds':
      'Minimum number of seconds a new Pod should be ready before it counts. minReadySeconds defaults to 0.',
    'Deployment spec.replicas': 'Short.',
    'Deployment spec.strategy.rollingUpdate': 'RollingUpdateDeployment describes the pace at which old Pods give way to new ones.',
    'Deployment spec.template.spec.restartPolicy': 'Restart policy for all containers of the Pod, one of three values.',
  };
  const text = block(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  minReadySeconds: 5\n  replicas: 1\n  strategy: { rollingUpdate: { maxSurge: 1 } }\n  template: { spec: { restartPolicy: Always } }',
  );

  it('are asked for by what the API reference says, their own name blanked out', () => {
    const { cards } = parseNote(text, { file: 'x.md', found: ['fields'], describeField: (kind, path) => reference[`${kind} ${path}`] });
    expect(cards.map(({ front, answer, kind }) => [front, answer, kind])).toEqual([
      [
        'Deployment `spec.`{{c1::minReadySeconds}}: Minimum number of seconds a new Pod should be ready before it counts. ____ defaults to 0.',
        'minReadySeconds',
        'cloze',
      ],
      [
        'Deployment `spec.strategy.`{{c1::rollingUpdate}}: It describes the pace at which old Pods give way to new ones.',
        'rollingUpdate',
        'cloze',
      ],
      ['Pod `spec.`{{c1::restartPolicy}}: ____ for all containers of the Pod, one of three values.', 'restartPolicy', 'cloze'],
    ]);
    expect(new Set(cards.map((card) => card.siblings)).size).toBe(1);
  });

  it('are not asked for without the reference', () => {
    expect(parseNote(text, { file: 'x.md', found: ['fields'] }).cards).toEqual([]);
  });
});

describe('YAML that means nothing', () => {
  it.each([
    ['names no anchor', 'host: *nowhere'],
    [
      'grows by naming itself',
      ['l0: &l0 [a]', ...Array.from({ length: 40 }, (_, l) => `l${l + 1}: &l${l + 1} [${`*l${l},`.repeat(9)}]`)].join('\n'),
    ],
    ['holds itself', 'a: &a\n  <<: *a\n  b: 1'],
    ['has keys within keys', `a: ${'{'.repeat(500)}b${'}'.repeat(500)}`],
    ['is nested without end', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('and %s is skipped with a reason; the rest of the note stays', (_, yaml) => {
    const { cards, skipped } = found(`${block(yaml)}\n\nMake a lamp:\n\n${block(pod)}\n`);
    expect(cards.length).toBeGreaterThan(0);
    expect(skipped.map(({ line }) => line)).toContain(2);
  });
});

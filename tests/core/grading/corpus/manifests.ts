import { parseAllDocuments, stringify } from 'yaml';
import type { Pair } from './pair';

export interface ManifestEntry {
  expected: string;
  at?: string;
  blanks?: number[];
  same: readonly string[];
  different: readonly string[];
}

export interface ManifestPair extends Pair {
  at: string;
  blanks: number[];
}

/** A text with pieces of it replaced; a piece that is not there is a mistake in the corpus. */
function edit(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`Not in the manifest: ${from}`);
    return changed.replace(from, to);
  }, text);
}

const kiln = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: kiln
  namespace: mill
  labels:
    app: kiln
spec:
  replicas: 2
  selector:
    matchLabels:
      app: kiln
  template:
    metadata:
      labels:
        app: kiln
    spec:
      containers:
        - name: oven
          image: httpd:2.4.62
          command: ["httpd-foreground", "-e", "info"]
          ports:
            - containerPort: 80
          env:
            - name: HEAT
              value: "900"
            - name: FUEL
              value: oak
          resources:
            requests:
              cpu: 250m
              memory: 64Mi
            limits:
              memory: 128Mi
          volumeMounts:
            - name: ash
              mountPath: /ash
        - name: flue
          image: busybox:1.37
          args: ["sleep", "3600"]
      volumes:
        - name: ash
          emptyDir: {}
`;

const till = `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  type: NodePort
  selector:
    app: till
    tier: front
  ports:
    - name: web
      port: 80
      targetPort: 8080
      nodePort: 30080
    - name: admin
      port: 9000
      targetPort: admin
`;

const gull = `apiVersion: v1
kind: Pod
metadata:
  name: gull
  labels: {app: gull}
spec:
  initContainers:
    - name: wait-db
      image: busybox:1.37
      command: [sh, -c, 'until nc -z db 5432; do sleep 1; done']
    - name: migrate
      image: demo:1
  containers:
    - name: app
      image: demo:1
      livenessProbe:
        httpGet:
          path: /alive
          port: 8080
        initialDelaySeconds: 5
      securityContext:
        runAsUser: 1000
        capabilities:
          add: [NET_ADMIN, SYS_TIME]
          drop: [ALL]
  restartPolicy: OnFailure
  tolerations:
    - key: team
      operator: Equal
      value: forge
      effect: NoSchedule
    - key: spot
      operator: Exists
`;

const reader = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: mill
rules:
  - apiGroups: [""]
    resources: [pods, pods/log]
    verbs: [get, list, watch]
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get]
`;

const binding = `kind: RoleBinding
apiVersion: rbac.authorization.k8s.io/v1
metadata:
  name: reader-robot
  namespace: mill
subjects:
  - kind: ServiceAccount
    name: robot
    namespace: mill
  - kind: User
    name: mira
    apiGroup: rbac.authorization.k8s.io
roleRef:
  kind: Role
  name: reader
  apiGroup: rbac.authorization.k8s.io
`;

const fence = `kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata:
  name: fence
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: till
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: cart
        - namespaceSelector:
            matchLabels:
              team: audit
      ports:
        - protocol: TCP
          port: 8080
  egress:
    - to:
        - ipBlock:
            cidr: 10.0.0.0/8
`;

const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: barn
spec:
  accessModes: [ReadWriteOnce, ReadOnlyMany]
  storageClassName: slow
  resources:
    requests:
      storage: 2Gi
`;

const nightly = `apiVersion: batch/v1
kind: CronJob
metadata:
  name: nightly
spec:
  schedule: "30 2 * * *"
  jobTemplate:
    spec:
      backoffLimit: 2
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: tally
              image: busybox:1.37
              command: ["date"]
`;

const knobs = `apiVersion: v1
kind: ConfigMap
metadata:
  name: knobs
data:
  level: info
  retries: "3"
  app.conf: |
    color=red
    mode=quiet
`;

const pass = `apiVersion: v1
kind: Secret
metadata:
  name: pass
type: Opaque
data:
  user: bWlyYQ==
  word: czNjcmV0
`;

const front = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: front
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.org
      http:
        paths:
          - path: /cart
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
          - path: /till
            pathType: Exact
            backend:
              service:
                name: till
                port:
                  name: web
`;

const crane = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: crane
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: crane
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
`;

const disk = `apiVersion: v1
kind: PersistentVolume
metadata:
  name: disk-1
spec:
  capacity:
    storage: 5Gi
  accessModes:
    - ReadWriteMany
  persistentVolumeReclaimPolicy: Retain
  hostPath:
    path: /srv/disk-1
`;

const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  parentRefs:
    - name: edge
  hostnames:
    - shop.example.org
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /cart
      backendRefs:
        - name: cart
          port: 80
`;

const asJson = JSON.stringify({
  kind: 'Service',
  apiVersion: 'v1',
  metadata: { name: 'till' },
  spec: {
    ports: [
      { port: 9000, targetPort: 'admin', name: 'admin', protocol: 'TCP' },
      { port: 80, nodePort: 30080, targetPort: 8080, name: 'web' },
    ],
    selector: { tier: 'front', app: 'till' },
    type: 'NodePort',
  },
});

const manifests: Readonly<Record<string, readonly ManifestEntry[]>> = {
  deployment: [
    {
      expected: kiln,
      same: [
        edit(kiln, ['apiVersion: apps/v1\nkind: Deployment\n', 'kind: Deployment\napiVersion: apps/v1\n']),
        edit(kiln, ['cpu: 250m', 'cpu: 0.25'], ['memory: 128Mi', 'memory: 131072Ki']),
        edit(kiln, [
          '            - name: HEAT\n              value: "900"\n            - name: FUEL\n              value: oak\n',
          "            - {name: FUEL, value: oak}\n            - {name: HEAT, value: '900'}\n",
        ]),
        edit(kiln, [
          'command: ["httpd-foreground", "-e", "info"]',
          'command:\n            - httpd-foreground\n            - -e\n            - info',
        ]),
        edit(
          kiln,
          ['containerPort: 80', 'containerPort: 80\n              protocol: TCP'],
          ['  replicas: 2', '  replicas: 2\n  strategy:\n    type: RollingUpdate'],
        ),
        edit(kiln, ['image: httpd:2.4.62', 'image: httpd:2.4.62\n          imagePullPolicy: IfNotPresent']),
        edit(kiln, ['      volumes:', '      restartPolicy: Always\n      dnsPolicy: ClusterFirst\n      volumes:']),
        edit(
          kiln,
          ['  labels:\n    app: kiln\n', '  labels: &labels\n    app: kiln\n'],
          ['    matchLabels:\n      app: kiln', '    matchLabels: *labels'],
        ),
        edit(
          kiln,
          ['metadata:\n  name: kiln', 'metadata:\n  creationTimestamp: null\n  name: kiln'],
          ['  replicas: 2', '  replicas: 2\n  strategy: {}'],
        ) + 'status: {}\n',
        `# the oven\n---\n${kiln}---\n`,
        edit(kiln, ['          emptyDir: {}', '          emptyDir:']),
        edit(kiln, ['    spec:\n      containers:', '    spec:\n      terminationGracePeriodSeconds: 30\n      containers:']),
      ],
      different: [
        edit(kiln, ['apps/v1', 'v1']),
        edit(kiln, ['apps/v1', 'extensions/v1beta1']),
        edit(kiln, ['kind: Deployment', 'kind: Deploymnet']),
        edit(kiln, ['  name: kiln\n', '  name: kilns\n']),
        edit(kiln, ['namespace: mill', 'namespace: mills']),
        edit(kiln, ['  namespace: mill\n', '']),
        edit(kiln, ['replicas: 2', 'replicas: 3']),
        edit(kiln, ['replicas: 2', 'replicas: "2"']),
        edit(kiln, ['  replicas: 2\n', ''], ['metadata:\n', 'replicas: 2\nmetadata:\n']),
        edit(kiln, ['["httpd-foreground", "-e", "info"]', '["-e", "httpd-foreground", "info"]']),
        edit(kiln, ['["httpd-foreground", "-e", "info"]', '"httpd-foreground -e info"']),
        edit(kiln, ['value: "900"', 'value: 900']),
        edit(kiln, ['containerPort: 80', 'containerPort: "80"']),
        edit(kiln, ['containerPort: 80', 'containerPort: 8080']),
        edit(kiln, ['mountPath: /ash', 'path: /ash']),
        edit(kiln, ['cpu: 250m', 'cpu: 250']),
        edit(kiln, ['memory: 64Mi', 'memory: 64M']),
        edit(kiln, ['memory: 128Mi', 'memory: 128mi']),
        edit(kiln, ['    matchLabels:\n      app: kiln', '    app: kiln']),
        edit(kiln, ['  selector:\n    matchLabels:\n      app: kiln\n', '']),
        edit(kiln, ['emptyDir: {}', 'emptydir: {}']),
        edit(kiln, ['emptyDir: {}', 'emptyDir: {medium: Memory}']),
        edit(kiln, ['image: httpd:2.4.62', 'image: httpd:2.4.62\n          imagePullPolicy: Always']),
        edit(kiln, ['          volumeMounts:\n            - name: ash', '          volumeMounts:\n            - name: dust']),
        edit(kiln, ['  replicas: 2', '  replicas: 2\n  strategy:\n    type: Recreate']),
        edit(kiln, ['  replicas: 2', '  replicas: 2\n  replicas: 2']),
        edit(kiln, ['  replicas: 2', '\treplicas: 2']),
        edit(kiln, ['  selector:', ' selector:']),
        edit(kiln, ['args: ["sleep", "3600"]', 'command: ["sleep", "3600"]']),
        edit(kiln, ['        - name: flue\n          image: busybox:1.37\n          args: ["sleep", "3600"]\n', '']),
      ],
    },
    {
      at: 'Deployment spec.strategy',
      expected: 'type: RollingUpdate\nrollingUpdate:\n  maxSurge: 2\n  maxUnavailable: 0\n',
      same: [
        'rollingUpdate: {maxUnavailable: 0, maxSurge: 2}',
        'strategy:\n  rollingUpdate:\n    maxSurge: 2\n    maxUnavailable: 0\n  type: RollingUpdate',
        'spec:\n  strategy:\n    type: RollingUpdate\n    rollingUpdate:\n      maxSurge: 2\n      maxUnavailable: 0',
      ],
      different: [
        'type: RollingUpdate\nrollingUpdate:\n  matchSurge: 2\n  maxUnavailable: 0',
        'type: RollingUpdate\nmaxSurge: 2\nmaxUnavailable: 0',
        'type: RollingUpdate\nrollingUpdate:\n  maxSurge: 2%\n  maxUnavailable: 0',
        'type: Recreate\nrollingUpdate:\n  maxSurge: 2\n  maxUnavailable: 0',
        'type: RollingUpdate\nrollingUpdate:\n  maxSurge: 0\n  maxUnavailable: 2',
      ],
    },
  ],
  service: [
    {
      expected: till,
      same: [
        asJson,
        edit(till, ['  type: NodePort\n', ''], ['  ports:', '  type: NodePort\n  ports:']),
        edit(till, ['    - name: web\n      port: 80\n', '    - port: 80\n      name: web\n      protocol: TCP\n']),
        edit(till, ['  selector:\n    app: till\n    tier: front', '  sessionAffinity: None\n  selector: {tier: front, app: till}']),
      ],
      different: [
        edit(till, ['type: NodePort', 'type: ClusterIP']),
        edit(till, ['type: NodePort', 'type: nodePort']),
        edit(till, ['targetPort: 8080', 'targetport: 8080']),
        edit(till, ['targetPort: 8080', 'targetPort: "8080"']),
        edit(till, ['      port: 80\n      targetPort: 8080', '      port: 8080\n      targetPort: 80']),
        edit(till, ['nodePort: 30080', 'nodePort: 30088']),
        edit(till, ['  selector:\n    app: till', '  selector:\n    matchLabels:\n      app: till']),
        edit(till, ['    tier: front\n', '']),
        edit(till, ['      port: 9000\n      targetPort: admin', '      containerPort: 9000']),
        edit(till, ['nodePort: 30080', 'nodePort: 30080\n      protocol: UDP']),
      ],
    },
    {
      expected:
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  clusterIP: None\n  selector:\n    app: db\n  ports:\n    - port: 5432\n',
      same: [
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  type: ClusterIP\n  clusterIP: None\n  selector: {app: db}\n  ports:\n    - port: 5432\n      targetPort: 5432\n',
        'apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {clusterIP: "None", selector: {app: db}, ports: [{port: 5432, protocol: TCP}]}',
      ],
      different: [
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  selector:\n    app: db\n  ports:\n    - port: 5432\n',
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  clusterIP: none\n  selector:\n    app: db\n  ports:\n    - port: 5432\n',
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  type: None\n  selector:\n    app: db\n  ports:\n    - port: 5432\n',
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  clusterIP: ~\n  selector:\n    app: db\n  ports:\n    - port: 5432\n',
      ],
    },
  ],
  pod: [
    {
      expected: gull,
      same: [
        edit(gull, ['add: [NET_ADMIN, SYS_TIME]', 'add: [SYS_TIME, NET_ADMIN]']),
        edit(gull, ['      operator: Equal\n', '']),
        edit(gull, [
          '          port: 8080\n',
          '          port: 8080\n          scheme: HTTP\n        periodSeconds: 10\n        failureThreshold: 3\n',
        ]),
        edit(gull, [
          "command: [sh, -c, 'until nc -z db 5432; do sleep 1; done']",
          'command: ["sh", "-c", "until nc -z db 5432; do sleep 1; done"]',
        ]),
        edit(gull, [
          '    - key: team\n      operator: Equal\n      value: forge\n      effect: NoSchedule\n    - key: spot\n      operator: Exists\n',
          '    - key: spot\n      operator: Exists\n    - key: team\n      value: forge\n      effect: NoSchedule\n',
        ]),
        edit(gull, ['  labels: {app: gull}', '  namespace: default\n  labels:\n    app: "gull"']),
        edit(gull, ['        runAsUser: 1000', '        privileged: false\n        runAsUser: 1000']),
      ],
      different: [
        edit(
          gull,
          ['    - name: migrate\n      image: demo:1\n', ''],
          ['  initContainers:\n', '  initContainers:\n    - name: migrate\n      image: demo:1\n'],
        ),
        edit(gull, ['livenessProbe', 'readinessProbe']),
        edit(gull, ['livenessProbe', 'livenessprobe']),
        edit(gull, ['        httpGet:\n          path: /alive\n          port: 8080\n', '        httpGet: /alive:8080\n']),
        edit(gull, ['        httpGet:\n          path: /alive\n          port: 8080\n', '        tcpSocket:\n          port: 8080\n']),
        edit(gull, ['initialDelaySeconds: 5', 'initialDelaySeconds: 50']),
        edit(gull, ['        initialDelaySeconds: 5', '          initialDelaySeconds: 5']),
        edit(gull, ['runAsUser: 1000', 'runAsUser: "1000"']),
        edit(gull, ['runAsUser: 1000', 'runAsUser: 0']),
        edit(gull, ['drop: [ALL]', 'drop: [all]']),
        edit(gull, ['add: [NET_ADMIN, SYS_TIME]', 'add: [NET_ADMIN]']),
        edit(gull, ['add: [NET_ADMIN, SYS_TIME]', 'add: NET_ADMIN']),
        edit(gull, ['restartPolicy: OnFailure', 'restartPolicy: onFailure']),
        edit(gull, ['  restartPolicy: OnFailure\n', '']),
        edit(gull, ['      operator: Equal', '      operator: Exists']),
        edit(gull, ['effect: NoSchedule', 'effect: NoExecute']),
        edit(gull, ['  tolerations:', '  toleration:']),
        edit(gull, ['        runAsUser: 1000', '        runAsUser: 1000\n        privileged: true']),
        edit(gull, ['initContainers', 'initcontainers']),
      ],
    },
    {
      at: 'Pod spec',
      expected: 'volumes:\n  - name: site\n    configMap:\n      name: knobs\n      defaultMode: 0400\n',
      same: [
        'volumes:\n  - name: site\n    configMap: {name: knobs, defaultMode: 256}',
        'spec:\n  volumes:\n    - configMap:\n        defaultMode: 0400\n        name: knobs\n      name: site',
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: any\nspec:\n  volumes:\n    - name: site\n      configMap:\n        name: knobs\n        defaultMode: 0400\n        optional: false\n',
      ],
      different: [
        'volumes:\n  - name: site\n    configMap:\n      name: knobs\n      defaultMode: 400',
        'volumes:\n  - name: site\n    configMap:\n      name: knobs\n      defaultMode: "0400"',
        'volumes:\n  - name: site\n    configMap:\n      configMapName: knobs\n      defaultMode: 0400',
        'volumes:\n  - name: site\n    secret:\n      secretName: knobs\n      defaultMode: 0400',
        'volumes:\n  - name: site\n    configMap:\n      name: knobs',
        'volumeMounts:\n  - name: site\n    configMap:\n      name: knobs\n      defaultMode: 0400',
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: any\nspec:\n  volumes:\n    - name: site\n      configMap:\n        name: knobs\n        defaultMode: 0400\n',
      ],
    },
    {
      at: 'Deployment spec.template.spec.containers[0]',
      expected:
        'envFrom:\n  - secretRef:\n      name: pass\nenv:\n  - name: NODE\n    valueFrom:\n      fieldRef:\n        fieldPath: spec.nodeName\n',
      same: [
        'env: [{name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName, apiVersion: v1}}}]\nenvFrom: [{secretRef: {name: pass}}]',
        'envFrom:\n- secretRef:\n    name: pass\n    optional: false\nenv:\n- name: NODE\n  valueFrom:\n    fieldRef:\n      fieldPath: spec.nodeName',
      ],
      different: [
        'envFrom:\n  - configMapRef:\n      name: pass\nenv:\n  - name: NODE\n    valueFrom:\n      fieldRef:\n        fieldPath: spec.nodeName',
        'envFrom:\n  - secretKeyRef:\n      name: pass\nenv:\n  - name: NODE\n    valueFrom:\n      fieldRef:\n        fieldPath: spec.nodeName',
        'envFrom:\n  - secretRef:\n      name: pass\nenv:\n  - name: NODE\n    value: spec.nodeName',
        'envFrom:\n  secretRef:\n    name: pass\nenv:\n  - name: NODE\n    valueFrom:\n      fieldRef:\n        fieldPath: spec.nodeName',
        'envFrom:\n  - secretRef:\n      name: pass\nenv:\n  - name: NODE\n    valueFrom:\n      fieldRef:\n        fieldPath: metadata.nodeName',
      ],
    },
    {
      at: 'Pod spec.containers[0].resources',
      expected: 'limits:\n  cpu: 500m\n  memory: 256Mi\nrequests:\n  cpu: 250m\n  memory: 256Mi\n',
      same: [
        'requests: {cpu: 250m}\nlimits: {cpu: "0.5", memory: 256Mi}',
        'resources:\n  limits:\n    cpu: .5\n    memory: 268435456\n  requests:\n    cpu: 0.25\n    memory: 256Mi',
      ],
      different: [
        'requests:\n  cpu: 500m\n  memory: 256Mi\nlimits:\n  cpu: 250m\n  memory: 256Mi',
        'limits:\n  cpu: 500m\n  memory: 256Mi',
        'limits:\n  cpu: 500\n  memory: 256Mi\nrequests:\n  cpu: 250m',
        'limits:\n  cpu: 500m\n  memory: 256MB\nrequests:\n  cpu: 250m',
        'limit:\n  cpu: 500m\n  memory: 256Mi\nrequest:\n  cpu: 250m',
      ],
    },
    {
      at: 'Pod spec',
      expected: 'volumes:\n  - name: cache\n    emptyDir:\n      medium: Memory\n      sizeLimit: 64Mi\n',
      blanks: [4, 5],
      same: [
        'Memory\n64Mi',
        'medium: Memory\nsizeLimit: 65536Ki',
        'volumes:\n  - name: cache\n    emptyDir:\n      sizeLimit: 64Mi\n      medium: Memory\n',
      ],
      different: ['memory\n64Mi', 'Memory', 'medium: Memory\nlimit: 64Mi', '64Mi\nMemory', 'Memory\n64M'],
    },
  ],
  rbac: [
    {
      expected: reader,
      same: [
        edit(
          reader,
          ['resources: [pods, pods/log]', 'resources: ["pods/log", "pods"]'],
          ['verbs: [get, list, watch]', 'verbs: ["watch", "list", "get"]'],
        ),
        edit(
          reader,
          ['  - apiGroups: [""]\n    resources: [pods, pods/log]\n    verbs: [get, list, watch]\n', ''],
          ['    verbs: [get]\n', "    verbs: [get]\n  - verbs: [get, list, watch]\n    apiGroups: ['']\n    resources: [pods, pods/log]\n"],
        ),
      ],
      different: [
        edit(reader, ['apiGroups: [""]', 'apiGroups: [v1]']),
        edit(reader, ['apiGroups: [""]', 'apiGroups: []']),
        edit(reader, ['apiGroups: [apps]', 'apiGroups: [apps/v1]']),
        edit(reader, ['[pods, pods/log]', '[pod, pods/log]']),
        edit(reader, ['[pods, pods/log]', '[pods]']),
        edit(reader, ['verbs: [get, list, watch]', 'verbs: [get, list]']),
        edit(reader, ['verbs: [get]', 'verbs: ["*"]']),
        edit(reader, ['kind: Role', 'kind: ClusterRole']),
        edit(
          reader,
          ['rules:', 'spec:\n  rules:'],
          ['  - apiGroups: [""]', '    - apiGroups: [""]'],
          [
            '    resources: [pods, pods/log]\n    verbs: [get, list, watch]\n  - apiGroups: [apps]\n    resources: [deployments]\n    verbs: [get]',
            '      resources: [pods, pods/log]\n      verbs: [get, list, watch]\n    - apiGroups: [apps]\n      resources: [deployments]\n      verbs: [get]',
          ],
        ),
      ],
    },
    {
      expected: binding,
      same: [
        edit(
          binding,
          ['  - kind: ServiceAccount\n    name: robot\n    namespace: mill\n', ''],
          ['roleRef:', '  - kind: ServiceAccount\n    name: robot\n    namespace: mill\nroleRef:'],
        ),
        edit(binding, ['    name: mira\n    apiGroup: rbac.authorization.k8s.io\n', '    name: mira\n']),
      ],
      different: [
        edit(binding, ['  kind: Role\n', '  kind: ClusterRole\n']),
        edit(binding, ['kind: ServiceAccount', 'kind: User']),
        edit(binding, ['    namespace: mill\n  - kind', '  - kind']),
        edit(binding, ['  name: reader\n', '  name: readers\n']),
        edit(binding, ['subjects:', 'subject:']),
        edit(
          binding,
          ['roleRef:\n  kind: Role\n  name: reader', 'roleRef:\n  - kind: Role\n    name: reader'],
          ['\n  apiGroup: rbac.authorization.k8s.io\n', '\n    apiGroup: rbac.authorization.k8s.io\n'],
        ),
        edit(binding, ['kind: RoleBinding', 'kind: ClusterRoleBinding']),
      ],
    },
  ],
  'network policy': [
    {
      expected: fence,
      same: [
        edit(fence, ['policyTypes: [Ingress, Egress]', 'policyTypes:\n    - Egress\n    - Ingress']),
        edit(fence, ['  policyTypes: [Ingress, Egress]\n', '']),
        edit(fence, ['        - protocol: TCP\n          port: 8080', '        - port: 8080']),
        edit(fence, [
          '        - podSelector:\n            matchLabels:\n              app: cart\n        - namespaceSelector:\n            matchLabels:\n              team: audit\n',
          '        - namespaceSelector: {matchLabels: {team: audit}}\n        - podSelector: {matchLabels: {app: cart}}\n',
        ]),
      ],
      different: [
        edit(fence, ['        - namespaceSelector:', '          namespaceSelector:']),
        edit(fence, ['policyTypes: [Ingress, Egress]', 'policyTypes: [Ingress]']),
        edit(fence, ['policyTypes: [Ingress, Egress]', 'policyTypes: [ingress, egress]']),
        edit(fence, ['    - from:', '    - to:']),
        edit(fence, ['port: 8080', 'port: 80']),
        edit(fence, ['port: 8080', 'port: "8080"']),
        edit(fence, ['protocol: TCP', 'protocol: UDP']),
        edit(fence, ['  podSelector:\n    matchLabels:\n      app: till', '  podSelector: {}']),
        edit(fence, ['  podSelector:\n    matchLabels:\n      app: till', '  podSelector:\n    app: till']),
        edit(fence, ['      ports:', '    - ports:']),
        edit(fence, ['cidr: 10.0.0.0/8', 'cidr: 10.0.0.0/16']),
        edit(fence, ['        - ipBlock:\n            cidr: 10.0.0.0/8', '        - ipBlock: 10.0.0.0/8']),
        edit(fence, ['  namespace: shop\n', '']),
      ],
    },
    {
      expected:
        'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata:\n  name: shut\nspec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n',
      same: [
        'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: shut}\nspec:\n  podSelector: {}\n',
        'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: shut}\nspec:\n  policyTypes: ["Ingress"]\n  podSelector:\n',
      ],
      different: [
        'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: shut}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n    - {}\n',
        'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: shut}\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n',
        'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: shut}\nspec:\n  namespaceSelector: {}\n  policyTypes: [Ingress]\n',
      ],
    },
  ],
  storage: [
    {
      expected: claim,
      same: [
        edit(claim, ['[ReadWriteOnce, ReadOnlyMany]', '["ReadOnlyMany", "ReadWriteOnce"]']),
        edit(claim, ['storage: 2Gi', 'storage: 2048Mi']),
        edit(claim, ['  storageClassName: slow', '  volumeMode: Filesystem\n  storageClassName: slow']),
      ],
      different: [
        edit(claim, ['[ReadWriteOnce, ReadOnlyMany]', '[RWO, ROX]']),
        edit(claim, ['[ReadWriteOnce, ReadOnlyMany]', '[ReadWriteOnce]']),
        edit(claim, ['[ReadWriteOnce, ReadOnlyMany]', 'ReadWriteOnce']),
        edit(claim, ['storage: 2Gi', 'storage: 2G']),
        edit(claim, ['storage: 2Gi', 'storage: 20Gi']),
        edit(claim, ['storageClassName: slow', 'storageClass: slow']),
        edit(claim, ['storageClassName: slow', 'storageClassName: ""']),
        edit(claim, ['  resources:\n    requests:\n      storage: 2Gi', '  capacity:\n    storage: 2Gi']),
        edit(claim, ['    requests:\n      storage: 2Gi', '    limits:\n      storage: 2Gi']),
        edit(claim, ['kind: PersistentVolumeClaim', 'kind: PersistentVolume']),
      ],
    },
    {
      expected: disk,
      same: [
        edit(disk, ['  persistentVolumeReclaimPolicy: Retain\n', '']),
        edit(disk, ['    path: /srv/disk-1', '    path: /srv/disk-1\n    type: ""']),
        edit(disk, ['storage: 5Gi', 'storage: "5Gi"']),
      ],
      different: [
        edit(disk, ['persistentVolumeReclaimPolicy: Retain', 'persistentVolumeReclaimPolicy: Delete']),
        edit(disk, ['persistentVolumeReclaimPolicy', 'reclaimPolicy']),
        edit(disk, ['ReadWriteMany', 'ReadWriteOnce']),
        edit(disk, ['path: /srv/disk-1', 'path: /srv/disk']),
        edit(disk, ['  hostPath:\n    path: /srv/disk-1', '  hostPath: /srv/disk-1']),
        edit(disk, ['  capacity:\n    storage: 5Gi', '  storage: 5Gi']),
      ],
    },
  ],
  jobs: [
    {
      expected: nightly,
      same: [
        edit(nightly, ['"30 2 * * *"', "'30 2 * * *'"]),
        edit(nightly, ['  schedule: "30 2 * * *"', '  concurrencyPolicy: Allow\n  suspend: false\n  schedule: 30 2 * * *']),
        edit(nightly, ['      backoffLimit: 2', '      completions: 1\n      parallelism: 1\n      backoffLimit: 2']),
      ],
      different: [
        edit(nightly, ['"30 2 * * *"', '"2 30 * * *"']),
        edit(nightly, ['"30 2 * * *"', '"30 2 * * 1"']),
        edit(nightly, ['batch/v1', 'batch/v1beta1']),
        edit(nightly, [
          '  jobTemplate:\n    spec:\n      backoffLimit: 2\n      template:',
          '  template:\n    spec:\n      backoffLimit: 2\n      template:',
        ]),
        edit(nightly, ['restartPolicy: Never', 'restartPolicy: OnFailure']),
        edit(nightly, ['      backoffLimit: 2\n', ''], ['  schedule', '  backoffLimit: 2\n  schedule']),
        edit(nightly, ['backoffLimit: 2', 'backoffLimit: 6']),
        edit(nightly, ['command: ["date"]', 'command: date']),
        edit(nightly, ['  schedule: "30 2 * * *"', '  concurrencyPolicy: Forbid\n  schedule: "30 2 * * *"']),
      ],
    },
    {
      at: 'Job spec',
      expected: 'completions: 6\nparallelism: 3\nactiveDeadlineSeconds: 120\n',
      same: [
        'activeDeadlineSeconds: 120\nparallelism: 3\ncompletions: 6',
        'spec:\n  completions: 6\n  parallelism: 3\n  activeDeadlineSeconds: 120\n  backoffLimit: 6',
      ],
      different: [
        'completions: 3\nparallelism: 6\nactiveDeadlineSeconds: 120',
        'completions: 6\nparallel: 3\nactiveDeadlineSeconds: 120',
        'completions: 6\nparallelism: 3',
        'completions: 6\nparallelism: 3\nactiveDeadlineSeconds: 120s',
      ],
    },
  ],
  configuration: [
    {
      expected: knobs,
      same: [
        edit(knobs, ['  app.conf: |\n    color=red\n    mode=quiet\n', '  app.conf: "color=red\\nmode=quiet\\n"\n']),
        edit(knobs, ['  level: info\n  retries: "3"\n', "  retries: '3'\n  level: info\n"]),
      ],
      different: [
        edit(knobs, ['retries: "3"', 'retries: 3']),
        edit(knobs, ['level: info', 'level: Info']),
        edit(knobs, ['    color=red\n    mode=quiet\n', '    mode=quiet\n    color=red\n']),
        edit(knobs, ['app.conf: |', 'app.conf: >']),
        edit(knobs, ['\ndata:', '\nstringData:']),
        edit(knobs, ['\ndata:', '\nspec:']),
        edit(knobs, ['kind: ConfigMap', 'kind: Configmap']),
        edit(knobs, ['  level: info', '  level: info\n  extra: x']),
      ],
    },
    {
      expected: pass,
      same: [
        edit(pass, ['type: Opaque\n', '']),
        edit(pass, ['\ndata:\n  user: bWlyYQ==\n  word: czNjcmV0', '\nstringData:\n  user: mira\n  word: s3cret']),
        edit(pass, ['  word: czNjcmV0', 'stringData:\n  word: s3cret']),
      ],
      different: [
        edit(pass, ['bWlyYQ==', 'mira']),
        edit(pass, ['\ndata:', '\nstringData:']),
        edit(pass, ['czNjcmV0', 'czNjcmV0Cg==']),
        edit(pass, ['type: Opaque', 'type: kubernetes.io/basic-auth']),
        edit(pass, ['kind: Secret', 'kind: ConfigMap']),
      ],
    },
  ],
  'ingress and routes': [
    {
      expected: front,
      same: [
        edit(
          front,
          [
            '          - path: /cart\n            pathType: Prefix\n            backend:\n              service:\n                name: cart\n                port:\n                  number: 80\n',
            '',
          ],
          [
            '                  name: web\n',
            '                  name: web\n          - path: /cart\n            pathType: Prefix\n            backend: {service: {name: cart, port: {number: 80}}}\n',
          ],
        ),
        edit(front, ['host: shop.example.org', 'host: "shop.example.org"']),
      ],
      different: [
        edit(front, ['            pathType: Prefix\n', '']),
        edit(front, ['pathType: Prefix', 'pathType: prefix']),
        edit(front, ['pathType: Prefix', 'pathType: Exact']),
        edit(front, [
          '              service:\n                name: cart\n                port:\n                  number: 80',
          '              serviceName: cart\n              servicePort: 80',
        ]),
        edit(front, ['number: 80', 'number: "80"']),
        edit(front, ['                port:\n                  number: 80', '                port: 80']),
        edit(front, ['                  name: web', '                  number: web']),
        edit(front, ['  ingressClassName: nginx\n', '']),
        edit(front, ['networking.k8s.io/v1', 'networking.k8s.io/v1beta1']),
        edit(front, ['host: shop.example.org', 'host: www.example.org']),
      ],
    },
    {
      expected: route,
      same: [
        edit(route, [
          '  parentRefs:\n    - name: edge\n  hostnames:\n    - shop.example.org\n',
          '  hostnames: [shop.example.org]\n  parentRefs: [{name: edge}]\n',
        ]),
      ],
      different: [
        edit(route, ['port: 80', 'port: 8080']),
        edit(route, ['parentRefs', 'parentRef']),
        edit(route, ['type: PathPrefix', 'type: Exact']),
        edit(route, ['kind: HTTPRoute', 'kind: Ingress']),
        edit(route, ['- name: edge', '- name: edges']),
      ],
    },
  ],
  autoscaling: [
    {
      expected: crane,
      same: [edit(crane, ['  minReplicas: 2\n  maxReplicas: 6\n', '  maxReplicas: 6\n  minReplicas: 2\n'])],
      different: [
        edit(crane, ['autoscaling/v2', 'autoscaling/v1']),
        edit(crane, ['averageUtilization: 70', 'averageUtilization: 70%']),
        edit(crane, ['averageUtilization: 70', 'averageValue: 70']),
        edit(crane, ['maxReplicas: 6', 'maxReplicas: 60']),
        edit(crane, [
          '  metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n          averageUtilization: 70\n',
          '  targetCPUUtilizationPercentage: 70\n',
        ]),
        edit(crane, ['    kind: Deployment\n', '    kind: StatefulSet\n']),
        edit(crane, ['scaleTargetRef', 'targetRef']),
        edit(crane, ['name: cpu', 'name: memory']),
      ],
    },
  ],
  'several documents': [
    {
      expected: `${claim}---\n${till}`,
      same: [
        `${till}---\n${claim}`,
        `---\n${claim}---\n${till}---\n`,
        `apiVersion: v1\nkind: List\nitems:\n${[till, claim].map((text) => `  - ${text.trimEnd().split('\n').join('\n    ')}`).join('\n')}\n`,
      ],
      different: [
        claim,
        till,
        `${claim}---\n${till}---\n${knobs}`,
        `${claim}${till}`,
        `${claim}---\n${edit(till, ['name: till', 'name: tills'])}`,
      ],
    },
  ],
};

/** The same objects as JSON, in flow style, and with every key in the opposite order. */
function otherForms(text: string): string[] {
  const documents = parseAllDocuments(text, { version: '1.1' });
  const values = Array.isArray(documents) ? documents.map((document) => document.toJS() as unknown) : [];
  const reverse = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reverse);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, reverse(item)]),
    );
  };
  const join = (write: (value: unknown) => string): string => values.map((value) => write(value).trimEnd()).join('\n---\n');
  return [
    join((value) => JSON.stringify(value, null, 2)),
    join((value) => stringify(value, { version: '1.1', collectionStyle: 'flow', lineWidth: 0 })),
    join((value) => stringify(reverse(value), { version: '1.1', indentSeq: false, lineWidth: 0 })),
    join((value) => stringify(value, { version: '1.1', indent: 4, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })),
  ];
}

export function listManifestPairs(): ManifestPair[] {
  return Object.entries(manifests).flatMap(([category, entries]) =>
    entries.flatMap(({ expected, same, different, at = '', blanks = [] }) => [
      ...[...new Set([...same, ...otherForms(expected)])].map((typed) => ({ category, expected, typed, right: true, at, blanks })),
      ...different.map((typed) => ({ category, expected, typed, right: false, at, blanks })),
    ]),
  );
}

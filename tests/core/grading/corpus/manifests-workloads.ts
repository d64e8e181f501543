import { asJson, crane, edit, gull, kiln, nightly, till } from './manifest-samples';
import type { ManifestEntry } from './manifest-samples';

/** Manifests of what runs, and of the Services before it. */
export const workloadManifests: Readonly<Record<string, readonly ManifestEntry[]>> = {
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
};

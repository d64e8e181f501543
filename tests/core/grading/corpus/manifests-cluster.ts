import { binding, claim, disk, edit, fence, front, knobs, pass, reader, route, till } from './manifest-samples';
import type { ManifestEntry } from './manifest-samples';

/** Manifests of what surrounds the workloads: access, network, storage, configuration. */
export const clusterManifests: Readonly<Record<string, readonly ManifestEntry[]>> = {
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

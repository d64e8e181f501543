export interface ManifestEntry {
  expected: string;
  at?: string;
  blanks?: number[];
  same: readonly string[];
  different: readonly string[];
}

/** A text with pieces of it replaced; a piece that is not there is a mistake in the corpus. */
export function edit(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`Not in the manifest: ${from}`);
    return changed.replace(from, to);
  }, text);
}

export const kiln = `apiVersion: apps/v1
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

export const till = `apiVersion: v1
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

export const gull = `apiVersion: v1
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

export const reader = `apiVersion: rbac.authorization.k8s.io/v1
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

export const binding = `kind: RoleBinding
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

export const fence = `kind: NetworkPolicy
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

export const claim = `apiVersion: v1
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

export const nightly = `apiVersion: batch/v1
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

export const knobs = `apiVersion: v1
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

export const pass = `apiVersion: v1
kind: Secret
metadata:
  name: pass
type: Opaque
data:
  user: bWlyYQ==
  word: czNjcmV0
`;

export const front = `apiVersion: networking.k8s.io/v1
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

export const crane = `apiVersion: autoscaling/v2
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

export const disk = `apiVersion: v1
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

export const route = `apiVersion: gateway.networking.k8s.io/v1
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

export const asJson = JSON.stringify({
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

import type { KubectlLine } from './kubectl-line';

/** A command kubectl refuses or warns about, or one that does not do what people think. */
interface CommandCorrection {
  applies: (text: string, kubectl: KubectlLine | null) => boolean;
  /** Kubernetes version from which on it is wrong; null when it never was right. */
  since: string | null;
  truth: string;
}

const has = (flag: string, path?: RegExp) => (_text: string, kubectl: KubectlLine | null) =>
  kubectl !== null && (kubectl.flags.has(flag) || kubectl.unknown.includes(`--${flag}`)) && (path?.test(kubectl.path) ?? true);

const calls = (path: RegExp) => (_text: string, kubectl: KubectlLine | null) =>
  kubectl !== null && path.test(`${kubectl.path} ${kubectl.args.join(' ')}`.trim());

/** Facts about commands, most specific first. */
export const commandCorrections: readonly CommandCorrection[] = [
  {
    applies: (_text, kubectl) => kubectl?.path === 'exec' && kubectl.after === null && kubectl.args.length > 1,
    since: '1.31',
    truth: 'kubectl exec needs `--` between the Pod and the command.',
  },
  {
    applies: (_text, kubectl) => kubectl?.path === 'exec' && kubectl.after === null && kubectl.unknown.length > 0,
    since: null,
    truth: 'flags of the command go after `--`, parted by a blank.',
  },
  {
    applies: has('generator'),
    since: '1.18',
    truth: '`--generator` is gone; `kubectl run` makes a Pod, `kubectl create` everything else.',
  },
  { applies: has('replicas', /^run/), since: '1.18', truth: '`kubectl run` makes one Pod; use `kubectl create deployment … --replicas`.' },
  { applies: has('schedule', /^run/), since: '1.18', truth: '`kubectl run` makes one Pod; use `kubectl create cronjob … --schedule`.' },
  {
    applies: has('requests', /^run/),
    since: '1.24',
    truth: '`kubectl run` has no `--requests`; write the manifest, or use `kubectl set resources` on a workload.',
  },
  {
    applies: has('limits', /^run/),
    since: '1.24',
    truth: '`kubectl run` has no `--limits`; write the manifest, or use `kubectl set resources` on a workload.',
  },
  {
    applies: has('serviceaccount', /^run/),
    since: '1.24',
    truth: '`kubectl run` has no `--serviceaccount`; set `spec.serviceAccountName` in the manifest or with `--overrides`.',
  },
  { applies: has('hostport', /^run/), since: '1.24', truth: '`kubectl run` has no `--hostport`; write it into the manifest.' },
  { applies: has('export'), since: '1.18', truth: '`--export` is gone; take the server-set fields out of `-o yaml` by hand.' },
  { applies: has('record'), since: '1.18', truth: '`--record` is deprecated; annotate with `kubernetes.io/change-cause`.' },
  { applies: has('delete-local-data'), since: '1.20', truth: 'the flag is called `--delete-emptydir-data` now.' },
  { applies: has('cpu-percent'), since: '1.34', truth: '`--cpu-percent` is deprecated; write `--cpu=70%`.' },
  { applies: has('short', /^version/), since: '1.28', truth: '`--short` is gone; short is what `kubectl version` prints.' },
  {
    applies: (_text, kubectl) => kubectl !== null && ['true', 'false'].includes(kubectl.flags.get('dry-run')?.at(-1) ?? ''),
    since: '1.18',
    truth: 'say which dry run: `--dry-run=client` or `--dry-run=server`.',
  },
  {
    applies: (_text, kubectl) =>
      kubectl?.path === 'run' && kubectl.flags.get('restart')?.at(-1) === 'OnFailure' && !kubectl.flags.has('rm'),
    since: '1.18',
    truth: '`kubectl run --restart=OnFailure` no longer makes a Job, only a Pod; use `kubectl create job`.',
  },
  {
    applies: calls(/^rolling-update\b/),
    since: '1.18',
    truth: '`kubectl rolling-update` is gone; change the image of a Deployment and watch `kubectl rollout status`.',
  },
  { applies: calls(/^log\b/), since: '1.12', truth: 'the command is `kubectl logs`.' },
  { applies: calls(/^convert\b/), since: '1.20', truth: '`kubectl convert` is a plugin of its own now.' },
  {
    applies: calls(/^(?:get|describe)\b.*(?:^|\s)(?:componentstatus(?:es)?|cs)\b/),
    since: '1.19',
    truth: 'componentstatuses are deprecated; ask `kubectl get --raw "/readyz?verbose"`.',
  },
  {
    applies: calls(/^(?:get|describe)\s+endpoint(?:\s|$)/),
    since: null,
    truth: 'the type is called `endpoints`; better look at EndpointSlices.',
  },
  {
    applies: calls(/^(?:get|describe)\s+endpoints?\s+kube-(?:scheduler|controller-manager)/),
    since: '1.20',
    truth: 'leaders are elected with Leases: `kubectl get lease -n kube-system`.',
  },
  {
    applies: calls(/^(?:get|describe|delete|edit)\s+(?:\S+,)?(?:endpoints|ep)(?:[\s,/]|$)/),
    since: '1.33',
    truth: 'Endpoints are deprecated; use EndpointSlices, found by the label `kubernetes.io/service-name`.',
  },
  {
    applies: calls(/^(?:get|describe|create|delete|edit|explain)\s+(?:podsecuritypolic(?:y|ies)|psp)\b/),
    since: '1.25',
    truth: 'PodSecurityPolicy is gone; use Pod Security Admission, set by namespace labels.',
  },
  {
    applies: calls(/^(?:describe|get)\s+secrets?\s+\S+-token-\w{5}\b/),
    since: '1.24',
    truth: 'ServiceAccounts get no token Secret of their own; ask for a token with `kubectl create token`.',
  },
  {
    applies: (text) => /\bkind get kubeconfig-path\b/.test(text),
    since: '1.16',
    truth: 'kind writes to the usual kubeconfig; `kind export kubeconfig` does it again.',
  },
  {
    applies: (_text, kubectl) => kubectl?.path === 'auth can-i' && kubectl.flags.get('subresource')?.at(-1) === 'logs',
    since: null,
    truth: 'the subresource is called `log`.',
  },
  {
    applies: (_text, kubectl) =>
      kubectl?.path === 'config set-context' &&
      kubectl.args.length === 1 &&
      !kubectl.flags.has('cluster') &&
      kubectl.flags.has('namespace'),
    since: null,
    truth:
      'a new context needs a cluster and a user too; for the namespace of the one in use write `kubectl config set-context --current --namespace=…`.',
  },
  {
    applies: calls(/^logs\s+\S+\s+(?:\S*[:/]\S*|\S+\s+\S+)/),
    since: null,
    truth: '`kubectl logs` takes one Pod and at most one container.',
  },
  {
    applies: (text, kubectl) => kubectl?.path === 'apply view-last-applied' && !/apply\s+view-last-applied/.test(text),
    since: null,
    truth: 'the command words come first: `kubectl apply view-last-applied -f FILE`.',
  },
  {
    applies: (_text, kubectl) =>
      /^(?:label|annotate)$/.test(kubectl?.path ?? '') &&
      kubectl !== null &&
      !kubectl.flags.has('selector') &&
      !kubectl.flags.has('all') &&
      !kubectl.flags.has('filename') &&
      !/\//.test(kubectl.args[0] ?? '') &&
      /=|-$/.test(kubectl.args[1] ?? ''),
    since: null,
    truth: 'the command needs a type and a name, parted by a blank.',
  },
  {
    applies: (_text, kubectl) => kubectl?.path === 'logs' && kubectl.flags.get('container')?.at(-1) === 'true',
    since: null,
    truth: '`-c` needs the name of a container.',
  },
  {
    applies: (_text, kubectl) =>
      (kubectl?.path === 'cordon' || kubectl?.path === 'drain') && kubectl.args.length === 0 && !kubectl.flags.has('selector'),
    since: null,
    truth: 'the command needs the name of a Node.',
  },
  {
    applies: (_text, kubectl) =>
      kubectl?.path === 'create clusterrolebinding' &&
      (kubectl.flags.get('clusterrole') ?? []).includes('cluster-admin') &&
      (kubectl.flags.get('group') ?? []).some((group) => group.startsWith('system:serviceaccounts')),
    since: null,
    truth: 'this makes every ServiceAccount an administrator of the whole cluster; bind only what is needed.',
  },
  {
    applies: (_text, kubectl) => kubectl?.path === 'exec' && kubectl.after?.[0] === 'mongo',
    since: null,
    truth: 'the shell of MongoDB is called `mongosh`.',
  },
  { applies: calls(/\bcore-dns\b/), since: null, truth: 'the Deployment is called `coredns`.' },
  {
    applies: (text) => /\b(?:k8s\.gcr\.io|gcr\.io\/google[-_]containers)\//.test(text),
    since: '1.25',
    truth: 'the images moved to `registry.k8s.io`.',
  },
  {
    applies: (text) => /--network-plugin=cni\b/.test(text),
    since: '1.24',
    truth: 'the kubelet has no `--network-plugin`; the container runtime loads CNI.',
  },
  {
    applies: (text) => /--enable-swagger-ui|EnableSwaggerUI|Enable-SwaggerUI/.test(text),
    since: '1.14',
    truth: 'there is no Swagger UI; the API serves `/openapi/v3`.',
  },
];

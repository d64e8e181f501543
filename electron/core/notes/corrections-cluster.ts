import type { StatementCorrection } from './correction';

/** Facts about the cluster, its network, access to it and packaging. Patterns meet plain text without Markdown. */
export const clusterCorrections: readonly StatementCorrection[] = [
  // The cluster and its parts.
  {
    pattern: /\breleas\w*\b.*\bevery (?:three|3) months|\bfour (?:times|releases) (?:a|per) year/i,
    since: '1.22',
    truth: 'there are three minor releases a year, about one every four months.',
  },
  {
    pattern: /\bmaster (?:nodes?|components?|servers?)\b|\b(?:the|on|to|from|by) masters?\b(?! branch)|\bworkers? (?:and|or) masters?\b/i,
    since: '1.20',
    truth: 'it is called the control plane; its nodes carry the label `node-role.kubernetes.io/control-plane`.',
  },
  { pattern: /\bcontrol plane schedules containers\b/i, since: null, truth: 'the kube-scheduler assigns Pods, not containers.' },
  { pattern: /\bcomponent ?status/i, since: '1.19', truth: 'componentstatuses are deprecated; ask `/readyz?verbose` and `/livez`.' },
  { pattern: /\bheapster\b/i, since: '1.13', truth: 'Heapster is gone; metrics come from the Metrics Server.' },
  { pattern: /\btiller\b/i, since: '1.16', truth: 'Helm 3 works without Tiller.' },
  {
    pattern: /\bdockershim\b|\b(?:docker and (?:rocket|rkt)|rkt)\b|\bcontainerd-cri by docker\b/i,
    since: '1.24',
    truth: 'the kubelet talks to containerd or CRI-O through the CRI; dockershim and rkt are gone.',
  },
  {
    pattern: /\bCRI implements the definition\b/i,
    since: null,
    truth: 'CRI is the gRPC interface between the kubelet and the container runtime; the runtime does the work.',
  },
  {
    pattern: /--network-plugin\b/i,
    since: '1.24',
    truth: 'the kubelet has no `--network-plugin`; the container runtime loads CNI plugins.',
  },
  {
    pattern: /\bswagger ?ui\b|enable-swagger/i,
    since: '1.14',
    truth: 'there is no Swagger UI; the API serves `/openapi/v3`, and `kubectl explain` reads it.',
  },
  {
    pattern: /\buserspace (?:proxy|mode)|\bkube-proxy\b.*\b(?:two|2) modes\b/i,
    since: '1.26',
    truth: 'the userspace mode is gone; kube-proxy uses iptables or nftables, and IPVS is deprecated since 1.35.',
  },
  {
    pattern: /^(?!.*\bcoredns\b).*\bkube[- ]?dns\b/i,
    since: '1.13',
    truth: 'CoreDNS answers cluster DNS; only its Service is still named kube-dns.',
  },
  {
    pattern: /\bleader\b.*\bendpoints?\b|\bendpoints? resource\b.*\bleader\b|control-plane\.alpha\.kubernetes\.io\/leader|\bConfigSets\b/i,
    since: '1.20',
    truth: 'leaders are elected with Lease objects.',
  },
  {
    pattern: /\b(?:least|most)requestedpriority\b/i,
    since: '1.23',
    truth: 'the NodeResourcesFit plugin scores nodes, by default LeastAllocated.',
  },
  {
    pattern: /\bcpu\.cfs_(?:quota|period)_us\b/i,
    since: '1.35',
    truth: 'with cgroup v2 the limit is in `cpu.max`; the kubelet refuses cgroup v1 by default.',
  },
  {
    pattern: /\b(?:unknown|notready)\b.*\b(?:2|two) minutes\b.*\bevict/i,
    since: '1.13',
    truth: 'Pods tolerate an unreachable Node for 300 s by default, then taint-based eviction begins.',
  },
  { pattern: /\bk8s\.gcr\.io\b/i, since: '1.25', truth: 'the images are in `registry.k8s.io`.' },
  {
    pattern: /\bbeta\.kubernetes\.io\/(?:os|arch)\b/i,
    since: '1.19',
    truth: 'the labels are `kubernetes.io/os` and `kubernetes.io/arch`.',
  },
  {
    pattern: /\bstores? (?:the )?resource definitions in json\b/i,
    since: '1.6',
    truth: 'built-in objects are stored as protobuf, custom ones as JSON.',
  },
  {
    pattern: /\b(?:24|19) (?:questions|problems)\b|\b(?:3|three) hours\b.*\b(?:exam|questions)\b|\bexam\b.*\b(?:3|three) hours\b/i,
    since: '1.19',
    truth: 'the exams take two hours and have 15 to 20 tasks.',
  },
  // Services and networking.
  {
    pattern: /\bfixed ip\b.{0,60}\bexternal|\bcluster ?ip\b.{0,40}\b(?:reach|access|use)\w*\b.{0,30}\bexternally/i,
    since: null,
    truth: 'a cluster IP is reachable only inside of the cluster.',
  },
  { pattern: /\bjust not the node\b/i, since: null, truth: 'any node answers on a node port, also the one that runs the Pod.' },
  {
    pattern: /\bmaps an ingress controller to a pod\b/i,
    since: null,
    truth: 'an Ingress routes HTTP by host and path to Services; a controller carries it out.',
  },
  {
    pattern: /\b(?:ingress|both service and ingress)\b.*\bhave label selectors\b/i,
    since: null,
    truth: 'an Ingress has no selector; it names Services.',
  },
  { pattern: /\bcan only forward tcp and udp\b/i, since: '1.20', truth: 'Services also forward SCTP.' },
  { pattern: /\bspec\.type from service to nodeport\b/i, since: null, truth: 'the type changes from ClusterIP to NodePort.' },
  {
    pattern:
      /\bevery (?:k8s |kubernetes )?service is (?:a |an )?(?:k8s |kubernetes )?endpoint\b|\bendpoints? (?:objects?|resources?|contains?)\b|\b(?:maintains?|keeps?|builds?) (?:a |the )?lists? of endpoints\b/i,
    since: '1.33',
    truth: 'the addresses are in EndpointSlices; the Endpoints API is deprecated.',
  },
  { pattern: /\broutes traffic from clients to the pods\b/i, since: null, truth: 'EndpointSlices only list addresses; kube-proxy routes.' },
  {
    pattern: /\bbecomes? (?:an )?isolated\b/i,
    since: null,
    truth: 'a Pod is isolated only for the directions in the policy’s `policyTypes`.',
  },
  {
    pattern: /\bnetwork polic\w*\b.*\bdeny rules?\b|\beven if others deny\b/i,
    since: null,
    truth: 'network policies have no deny rules; they only add up what is allowed.',
  },
  {
    pattern: /\bprevent any pod from accessing any other pod\b/i,
    since: null,
    truth: 'a default-deny policy for ingress stops all traffic to the Pods it selects, from anywhere.',
  },
  {
    pattern: /\bromana\b|\bweave ?(?:net|works)\b/i,
    since: null,
    truth: 'Romana and Weave Net are abandoned; Calico, Cilium and Antrea are kept up.',
  },
  {
    pattern: /\bonly on new connections\b|\bnot traffic sent over established connections\b|\brules apply to new connections\b/i,
    since: null,
    truth: 'whether existing connections are cut is up to the network plugin.',
  },
  // Access.
  {
    pattern: /\brole[- ]based authentication\b|\brbac is securely mechanism\b/i,
    since: null,
    truth: 'RBAC authorizes; it does not authenticate.',
  },
  {
    pattern: /\bbasic (?:http )?auth\w*|\bhttp basic\b/i,
    since: '1.19',
    truth: 'basic authentication is gone; there are client certificates, tokens, OIDC and webhooks.',
  },
  { pattern: /\brbac was introduced in version 1\.8\b/i, since: null, truth: 'RBAC was beta in 1.6 and became stable in 1.8.' },
  {
    pattern: /\bmethod put\b.*\bupdate\b|\bmethod get, head\b/i,
    since: null,
    truth: 'the verbs are lower case: PUT is update; GET and HEAD are get, or list and watch for collections.',
  },
  {
    pattern: /\bthen multiple policies are required\b/i,
    since: null,
    truth: 'one Role may hold several rules, and one rule several API groups.',
  },
  {
    pattern: /\bsystem:unauthenticated\b/i,
    since: '1.14',
    truth: '`system:discovery` is for authenticated users; others get only `system:public-info-viewer`.',
  },
  {
    pattern: /\bmeant to be bound to serviceaccounts\b/i,
    since: null,
    truth: 'the default roles are for any subject: users, groups and ServiceAccounts.',
  },
  {
    pattern: /\brbac by itself is sufficient\b/i,
    since: null,
    truth: 'RBAC alone does not part hostile tenants; add Pod security, network policies and sandboxes.',
  },
  // Packaging.
  { pattern: /\bmustache\b/i, since: null, truth: 'Helm charts are Go templates.' },
  { pattern: /\bkubectl customized\b/i, since: null, truth: 'the command is `kubectl kustomize`.' },
  { pattern: /\bhelm hub\b|\bhub\.helm\.sh\b/i, since: null, truth: 'charts are found on Artifact Hub.' },
  { pattern: /\bselflink\b/i, since: '1.20', truth: '`selfLink` is no longer filled in.' },
];

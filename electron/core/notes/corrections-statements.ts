/** A statement that was true once, or never, with the truth. */
export interface StatementCorrection {
  pattern: RegExp;
  /** The pattern counts only below headings or topics that match. */
  topic?: RegExp;
  /** Kubernetes version from which on it is wrong; null when it never was right. */
  since: string | null;
  truth: string;
}

/** Facts about statements people have in their notes. Patterns meet plain text without Markdown. */
export const statementCorrections: readonly StatementCorrection[] = [
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
    pattern: /\bupdates the replicaset it manages to use the new image\b/i,
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
    pattern: /\bclaim ?name to the name of the persistent volume\b(?! claim)/i,
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
    pattern: /\bonly do this for a pod's labels or annotations\b/i,
    since: null,
    truth: 'a downward API volume also gives name, namespace, uid and resource fields.',
  },
  {
    pattern: /\bmountable secrets\b|enforce-mountable-secrets/i,
    since: '1.32',
    truth: 'the annotation is deprecated; part Secrets by namespace.',
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

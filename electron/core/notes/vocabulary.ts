import { resourceTypes } from '../kubernetes/resources';

/** Words of the field that are no resource types. A blank stands for any gap, a final `s` may follow each. */
const concepts = (
  'cluster|control plane|worker node|master node|api server|kube-apiserver|apiserver|etcd|scheduler|kube-scheduler|controller manager|kube-controller-manager|controller|kubelet|kube-proxy|kubeproxy|coredns|kube-dns|cloud controller|' +
  'container|container runtime|container image|image|image registry|containerd|cri-o|cri|cni|csi|docker|dockerfile|oci|runtime class|' +
  'init container|sidecar|sidecar container|sidecar pattern|ambassador|ambassador pattern|adapter|adapter pattern|adaptor pattern|multi-container pod|ephemeral container|static pod|' +
  'replica|replication controller|replica set|stateful set|daemon set|cron job|rollout|rollback|revision|rolling update|recreate strategy|blue/green|canary|deployment strategy|pod template|' +
  'label|selector|label selector|annotation|finalizer|namespace|resource quota|quota|limit range|resource request|resource limit|request|limit|qos class|qos|quality of service|' +
  'liveness probe|readiness probe|startup probe|probe|restart policy|graceful termination|' +
  'service account|service|cluster ip|clusterip|node port|nodeport|load balancer|loadbalancer|external name|externalname|headless service|endpoint|endpointslice|ingress|ingress controller|ingress class|gateway|gateway api|httproute|egress|network policy|dns|srv record|service mesh|service discovery|port forwarding|' +
  'config map|configmap|secret|environment variable|downward api|volume|volume mount|emptydir|hostpath|persistent volume|persistent volume claim|pvc|pv|storage class|dynamic provisioning|reclaim policy|access mode|readwriteonce|readonlymany|readwritemany|readwriteoncepod|' +
  'rbac|role|role binding|cluster role|cluster role binding|subject|authentication|authorization|admission controller|admission|security context|capability|privileged|service account token|token|certificate|certificate signing request|kubeconfig|context|pod security|' +
  'taint|toleration|affinity|node affinity|anti-affinity|node selector|topology spread|priority class|eviction|drain|cordon|' +
  'horizontal pod autoscaler|autoscaler|autoscaling|hpa|vpa|metrics server|metric|' +
  'custom resource|custom resource definition|crd|operator|helm|helm chart|chart|release|kustomize|kustomization|overlay|manifest|' +
  'kubernetes|k8s|kubectl|kubeadm|pod disruption budget|job|leader election|lease|minreadyseconds|maxsurge|maxunavailable|node'
).split('|');

const kinds = resourceTypes.map(({ kind }) => kind.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase());

const known = new Set([...concepts, ...kinds].map(squeeze));
const longestTerm = Math.max(...[...concepts, ...kinds].map((term) => term.split(/[\s-]+/).length));

/** One spelling for "config map", "config-map" and "ConfigMap". */
function squeeze(term: string): string {
  return term.toLowerCase().replace(/[\s-]+/g, '');
}

function isKnown(words: readonly string[]): boolean {
  const term = squeeze(words.join(''));
  return (
    known.has(term) ||
    (term.endsWith('s') && (known.has(term.slice(0, -1)) || (term.endsWith('es') && known.has(term.slice(0, -2))))) ||
    (term.endsWith('ies') && known.has(`${term.slice(0, -3)}y`))
  );
}

/** Whether a text speaks of Kubernetes at all. */
export function speaksOfKubernetes(text: string): boolean {
  const words = text.split(/[^\w/]+/).filter((word) => word !== '');
  return words.some((_, start) => {
    for (let length = 1; length <= longestTerm && start + length <= words.length; length++) {
      if (isKnown(words.slice(start, start + length))) return true;
    }
    return false;
  });
}

/** Whether a phrase is nothing but a term of the field. */
export function isTerm(phrase: string): boolean {
  const plain = phrase.trim().replace(/^(?:a|an|the)\s+/i, '');
  return isKnown([plain]) || isKnown([plain.replace(/^(?:kubernetes|k8s)\s+/i, '')]);
}

/** Things there is one of, or one idea of: with "the" they still mean all of their kind. */
const unique =
  /^(?:the\s+)?(?:(?:kubernetes\s+)?(?:api\s?server|control plane|scheduler|kubelet|kube-proxy|kubeproxy|kube-scheduler|kube-apiserver|kube-controller-manager|controller manager|etcd|coredns|kube-dns|downward api|metrics server|container runtime|gateway api|cluster ip|node ?port|load ?balancer|external ?name|clusterip)|(?:sidecar|ambassador|adapt[eo]r|operator|init container)(?: pattern)?|[a-z-]+ (?:pattern|strategy|probe|policy|class|context|claim|controller))s?$/i;

export function isUnique(phrase: string): boolean {
  return unique.test(phrase.trim());
}

/** Terms so wide that no single sentence says what they do. */
export function isWide(term: string): boolean {
  return /^(?:kubernetes|k8s|kubectl|clusters?|pods?|containers?|services?|nodes?|namespaces?|images?|manifests?|docker|volumes?|deployments?|controllers?|labels?|secrets?|selectors?|requests?|limits?|roles?|tokens?|subjects?|contexts?|metrics?|releases?|revisions?|replicas?)$/i.test(
    term.trim(),
  );
}

/** Terms of which a sentence about one is wrong about the others: good to hide. */
export const contrasts: readonly RegExp[] = [
  /\b(?:readiness|liveness|startup)(?= probes?\b)/i,
  /\b(?:Cluster ?IP|Node ?Port|Load ?Balancer|External ?Name)\b(?=(?: (?:service|type)s?)?\b)/i,
  /\b(?:ReadWriteOncePod|ReadWriteOnce|ReadOnlyMany|ReadWriteMany)\b/,
  /\b(?:Guaranteed|Burstable|BestEffort)\b/,
  /\b(?:RollingUpdate|Recreate)\b/,
  /\b(?:sidecar|ambassador|adapt[eo]r)(?= (?:pattern|container)s?\b)/i,
  /\b(?:kubelet|kube-proxy|kube-scheduler|kube-apiserver|kube-controller-manager|etcd|CoreDNS)\b/i,
  /\b(?:StatefulSet|DaemonSet|ReplicaSet|CronJob|Deployment|ConfigMap|Secret|NetworkPolicy|Ingress|StorageClass|PersistentVolumeClaim|PersistentVolume|ClusterRoleBinding|RoleBinding|ClusterRole|ServiceAccount|ResourceQuota|LimitRange|Namespace)s?\b/,
];

/** A built-in resource type and everything kubectl lets a person call it. */
export interface ResourceType {
  plural: string;
  kind: string;
  /** Empty for the core group. */
  group: string;
  namespaced: boolean;
  short: readonly string[];
}

/** `plural kind group scope shortNames`; scope is `n` (in a namespace) or `c` (of the whole cluster). */
const table = `
pods Pod - n po
services Service - n svc
replicationcontrollers ReplicationController - n rc
namespaces Namespace - c ns
nodes Node - c no
events Event - n ev
endpoints Endpoints - n ep
configmaps ConfigMap - n cm
secrets Secret - n
persistentvolumes PersistentVolume - c pv
persistentvolumeclaims PersistentVolumeClaim - n pvc
serviceaccounts ServiceAccount - n sa
resourcequotas ResourceQuota - n quota
limitranges LimitRange - n limits
podtemplates PodTemplate - n
componentstatuses ComponentStatus - c cs
bindings Binding - n
deployments Deployment apps n deploy
replicasets ReplicaSet apps n rs
statefulsets StatefulSet apps n sts
daemonsets DaemonSet apps n ds
controllerrevisions ControllerRevision apps n
jobs Job batch n
cronjobs CronJob batch n cj
horizontalpodautoscalers HorizontalPodAutoscaler autoscaling n hpa
ingresses Ingress networking.k8s.io n ing
ingressclasses IngressClass networking.k8s.io c
networkpolicies NetworkPolicy networking.k8s.io n netpol
ipaddresses IPAddress networking.k8s.io c ip
servicecidrs ServiceCIDR networking.k8s.io c
endpointslices EndpointSlice discovery.k8s.io n
poddisruptionbudgets PodDisruptionBudget policy n pdb
roles Role rbac.authorization.k8s.io n
rolebindings RoleBinding rbac.authorization.k8s.io n
clusterroles ClusterRole rbac.authorization.k8s.io c
clusterrolebindings ClusterRoleBinding rbac.authorization.k8s.io c
storageclasses StorageClass storage.k8s.io c sc
csidrivers CSIDriver storage.k8s.io c
csinodes CSINode storage.k8s.io c
csistoragecapacities CSIStorageCapacity storage.k8s.io n
volumeattachments VolumeAttachment storage.k8s.io c
volumeattributesclasses VolumeAttributesClass storage.k8s.io c vac
priorityclasses PriorityClass scheduling.k8s.io c pc
runtimeclasses RuntimeClass node.k8s.io c
leases Lease coordination.k8s.io n
certificatesigningrequests CertificateSigningRequest certificates.k8s.io c csr
customresourcedefinitions CustomResourceDefinition apiextensions.k8s.io c crd,crds
apiservices APIService apiregistration.k8s.io c
flowschemas FlowSchema flowcontrol.apiserver.k8s.io c
prioritylevelconfigurations PriorityLevelConfiguration flowcontrol.apiserver.k8s.io c
mutatingwebhookconfigurations MutatingWebhookConfiguration admissionregistration.k8s.io c
validatingwebhookconfigurations ValidatingWebhookConfiguration admissionregistration.k8s.io c
validatingadmissionpolicies ValidatingAdmissionPolicy admissionregistration.k8s.io c
validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding admissionregistration.k8s.io c
mutatingadmissionpolicies MutatingAdmissionPolicy admissionregistration.k8s.io c
mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding admissionregistration.k8s.io c
resourceclaims ResourceClaim resource.k8s.io n
resourceclaimtemplates ResourceClaimTemplate resource.k8s.io n
resourceslices ResourceSlice resource.k8s.io c
deviceclasses DeviceClass resource.k8s.io c
tokenreviews TokenReview authentication.k8s.io c
selfsubjectreviews SelfSubjectReview authentication.k8s.io c
subjectaccessreviews SubjectAccessReview authorization.k8s.io c
localsubjectaccessreviews LocalSubjectAccessReview authorization.k8s.io n
selfsubjectaccessreviews SelfSubjectAccessReview authorization.k8s.io c
selfsubjectrulesreviews SelfSubjectRulesReview authorization.k8s.io c
gateways Gateway gateway.networking.k8s.io n gtw
gatewayclasses GatewayClass gateway.networking.k8s.io c gc
httproutes HTTPRoute gateway.networking.k8s.io n
grpcroutes GRPCRoute gateway.networking.k8s.io n
referencegrants ReferenceGrant gateway.networking.k8s.io n refgrant
`;

export const resourceTypes: readonly ResourceType[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [plural = '', kind = '', group = '', scope = '', short = ''] = line.split(' ');
    return { plural, kind, group: group === '-' ? '' : group, namespaced: scope === 'n', short: short === '' ? [] : short.split(',') };
  });

const byName = new Map<string, ResourceType>();
const byShort = new Map<string, ResourceType>();
for (const type of resourceTypes) {
  // `endpoints` has no other singular; every other kind's singular is the kind in lower case.
  for (const name of [type.plural, type.kind.toLowerCase()]) byName.set(name, type);
  for (const name of type.short) byShort.set(name, type);
}

/** kubectl takes `Pods` for `pods`, but `PO` for nothing. */
const find = (name: string): ResourceType | undefined => byName.get(name.toLowerCase()) ?? byShort.get(name);

/** Resource type for a plural, singular, short name or kind, with or without version and group (`deployments.v1.apps`); null when unknown. */
export function findResourceType(name: string): ResourceType | null {
  const dot = name.indexOf('.');
  const type = find(dot === -1 ? name : name.slice(0, dot));
  if (!type || dot === -1) return type ?? null;
  const rest = name.slice(dot + 1).toLowerCase();
  // `deployments.v1.apps`; but `pods.v1` asks for a group called v1.
  const group = rest.replace(/^v\d+(?:(?:alpha|beta)\d+)?\./, '');
  return group === type.group ? type : null;
}

/** One spelling for every way to call a type; unknown (custom) types lose only case and their plural ending. */
export function canonicalResource(name: string): string {
  const type = findResourceType(name);
  if (type) return type.plural;
  const lower = name.toLowerCase();
  const dot = lower.indexOf('.');
  const [bare, rest] = dot === -1 ? [lower, ''] : [lower.slice(0, dot), lower.slice(dot)];
  const singular = bare.endsWith('ies') ? `${bare.slice(0, -3)}y` : bare.replace(/(?<=s|x|z|ch|sh)es$|(?<!s)s$/, '');
  return find(singular) || byShort.has(lower) ? name : singular + rest;
}

/** Which lists are keyed, ordered or sets, and other facts about fields that the schema does not carry. `Type.field`. */

/** Fields that tell the items of a list apart. A path may lead inside an item. */
const listKeys: Readonly<Record<string, string>> = {
  'Container.env': 'name',
  'Container.ports': 'containerPort protocol',
  'Container.volumeDevices': 'devicePath',
  'Container.volumeMounts': 'mountPath',
  'ConfigMapProjection.items': 'key path',
  'ConfigMapVolumeSource.items': 'key path',
  'CustomResourceDefinitionSpec.versions': 'name',
  'DownwardAPIProjection.items': 'path',
  'DownwardAPIVolumeSource.items': 'path',
  'GatewaySpec.listeners': 'name',
  'HTTPGetAction.httpHeaders': 'name',
  'IngressSpec.rules': 'host',
  'Kustomization.configMapGenerator': 'name',
  'Kustomization.images': 'name',
  'Kustomization.replicas': 'name',
  'Kustomization.secretGenerator': 'name',
  'LimitRangeSpec.limits': 'type',
  'MutatingWebhookConfiguration.webhooks': 'name',
  'NodeSpec.taints': 'key effect',
  'PodDNSConfig.options': 'name',
  'PodSecurityContext.sysctls': 'name',
  'PodSpec.containers': 'name',
  'PodSpec.ephemeralContainers': 'name',
  'PodSpec.hostAliases': 'ip',
  'PodSpec.imagePullSecrets': 'name',
  'PodSpec.initContainers': 'name',
  'PodSpec.resourceClaims': 'name',
  'PodSpec.schedulingGates': 'name',
  'PodSpec.topologySpreadConstraints': 'topologyKey whenUnsatisfiable',
  'PodSpec.volumes': 'name',
  'RoleBinding.subjects': 'kind name namespace',
  'ClusterRoleBinding.subjects': 'kind name namespace',
  'SecretProjection.items': 'key path',
  'SecretVolumeSource.items': 'key path',
  'ServiceSpec.ports': 'port protocol',
  'StatefulSetSpec.volumeClaimTemplates': 'metadata.name',
  'ValidatingWebhookConfiguration.webhooks': 'name',
};

/** Lists whose order Kubernetes keeps and acts on. Keyed lists may be here too. */
const orderedLists: ReadonlySet<string> = new Set([
  'Container.command',
  'Container.args',
  'ExecAction.command',
  'HTTPRouteRule.filters',
  'Kustomization.patches',
  'PodSpec.initContainers',
  'PodDNSConfig.nameservers',
  'PodDNSConfig.searches',
  'PodFailurePolicy.rules',
  'SuccessPolicy.rules',
  'PersistentVolumeSpec.mountOptions',
  'StorageClass.mountOptions',
  'CustomResourceDefinitionVersion.additionalPrinterColumns',
  'ServiceSpec.clusterIPs',
  'ServiceSpec.ipFamilies',
]);

/** A type without its API version; container-like types share their rules. */
export function plainTypeName(type: string): string {
  const name = type.replace(/^\w*?V\d+(?:(?:alpha|beta)\d+)?(?=[A-Z])/, '');
  return name === 'EphemeralContainer' ? 'Container' : name;
}

/** `Type.field` without API version, the form of every table here. */
export function fieldName(type: string, field: string): string {
  return `${plainTypeName(type)}.${field}`;
}

/** Paths of the fields that tell a list's items apart; null when it has no keys. */
export function keysOfList(field: string): readonly string[] | null {
  return Object.hasOwn(listKeys, field) ? (listKeys[field]?.split(' ') ?? null) : null;
}

export function isOrderedList(field: string): boolean {
  return orderedLists.has(field);
}

/** Objects and lists that mean the same whether empty or left out. */
const emptyIsAbsent: ReadonlySet<string> = new Set([
  'Container.args',
  'Container.command',
  'Container.env',
  'Container.envFrom',
  'Container.ports',
  'Container.resources',
  'Container.securityContext',
  'Container.volumeMounts',
  'DaemonSetSpec.updateStrategy',
  'DaemonSetUpdateStrategy.rollingUpdate',
  'DeploymentSpec.strategy',
  'DeploymentStrategy.rollingUpdate',
  'NetworkPolicyEgressRule.ports',
  'NetworkPolicyEgressRule.to',
  'NetworkPolicyIngressRule.from',
  'NetworkPolicyIngressRule.ports',
  'NetworkPolicySpec.egress',
  'NetworkPolicySpec.ingress',
  'ObjectMeta.annotations',
  'ObjectMeta.labels',
  'PodSpec.affinity',
  'PodSpec.imagePullSecrets',
  'PodSpec.initContainers',
  'PodSpec.nodeSelector',
  'PodSpec.securityContext',
  'PodSpec.tolerations',
  'PodSpec.volumes',
  'PodTemplateSpec.metadata',
  'StatefulSetSpec.persistentVolumeClaimRetentionPolicy',
  'StatefulSetSpec.updateStrategy',
  'StatefulSetUpdateStrategy.rollingUpdate',
  'JobTemplateSpec.metadata',
  'CronJob.status',
  'DaemonSet.status',
  'Deployment.status',
  'HorizontalPodAutoscaler.status',
  'Ingress.status',
  'Job.status',
  'Namespace.spec',
  'Namespace.status',
  'Node.status',
  'PersistentVolume.status',
  'PersistentVolumeClaim.status',
  'Pod.status',
  'PodDisruptionBudget.status',
  'ReplicaSet.status',
  'ResourceQuota.status',
  'Service.status',
  'ServiceStatus.loadBalancer',
  'IngressStatus.loadBalancer',
  'StatefulSet.status',
]);

export function isEmptyAbsent(field: string): boolean {
  return emptyIsAbsent.has(field);
}

/** Objects that Kubernetes reads as empty, not as absent, when their key has no value. */
const nullIsEmpty: ReadonlySet<string> = new Set(['Volume.emptyDir', 'NetworkPolicySpec.podSelector']);

export function isNullEmpty(field: string): boolean {
  return nullIsEmpty.has(field);
}

/** Fields and kinds that came after the oldest version a card may be about. */
const since: Readonly<Record<string, string>> = {
  'PodSpec.schedulingGroup': '1.36',
  'CSIDriverSpec.preventPodSchedulingIfMissing': '1.36',
  'PodCertificateProjection.userAnnotations': '1.35',
};

/** First Kubernetes version with this field; empty when it is older than anything a card is about. */
export function fieldSince(field: string): string {
  return Object.hasOwn(since, field) ? (since[field] ?? '') : '';
}

/** Values Kubernetes takes for a field, to name the one that was meant. */
const enums: Readonly<Record<string, string>> = {
  'Container.imagePullPolicy': 'Always IfNotPresent Never',
  'Container.terminationMessagePolicy': 'File FallbackToLogsOnError',
  'ContainerPort.protocol': 'TCP UDP SCTP',
  'CronJobSpec.concurrencyPolicy': 'Allow Forbid Replace',
  'DaemonSetUpdateStrategy.type': 'RollingUpdate OnDelete',
  'DeploymentStrategy.type': 'RollingUpdate Recreate',
  'HTTPGetAction.scheme': 'HTTP HTTPS',
  'HTTPIngressPath.pathType': 'Prefix Exact ImplementationSpecific',
  'HostPathVolumeSource.type': 'DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice',
  'JobSpec.completionMode': 'NonIndexed Indexed',
  'LabelSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
  'LimitRangeItem.type': 'Container Pod PersistentVolumeClaim',
  'NetworkPolicyPort.protocol': 'TCP UDP SCTP',
  'NetworkPolicySpec.policyTypes': 'Ingress Egress',
  'GatewayListener.protocol': 'HTTP HTTPS TLS TCP UDP',
  'HTTPPathMatch.type': 'PathPrefix Exact RegularExpression',
  'RouteNamespaces.from': 'Same All Selector',
  'NodeSelectorRequirement.operator': 'In NotIn Exists DoesNotExist Gt Lt',
  'PersistentVolumeClaimSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'PersistentVolumeClaimSpec.volumeMode': 'Filesystem Block',
  'PersistentVolumeSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': 'Retain Delete Recycle',
  'PersistentVolumeSpec.volumeMode': 'Filesystem Block',
  'PodSpec.dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
  'PodSpec.restartPolicy': 'Always OnFailure Never',
  'SeccompProfile.type': 'RuntimeDefault Localhost Unconfined',
  'ServicePort.protocol': 'TCP UDP SCTP',
  'ServiceSpec.externalTrafficPolicy': 'Cluster Local',
  'ServiceSpec.internalTrafficPolicy': 'Cluster Local',
  'ServiceSpec.sessionAffinity': 'None ClientIP',
  'ServiceSpec.type': 'ClusterIP NodePort LoadBalancer ExternalName',
  'StatefulSetSpec.podManagementPolicy': 'OrderedReady Parallel',
  'StatefulSetUpdateStrategy.type': 'RollingUpdate OnDelete',
  'StorageClass.reclaimPolicy': 'Delete Retain',
  'StorageClass.volumeBindingMode': 'Immediate WaitForFirstConsumer',
  'Taint.effect': 'NoSchedule PreferNoSchedule NoExecute',
  'Toleration.effect': 'NoSchedule PreferNoSchedule NoExecute',
  'Toleration.operator': 'Equal Exists',
  'TopologySpreadConstraint.whenUnsatisfiable': 'DoNotSchedule ScheduleAnyway',
};

/** The values a field may have; empty when any will do. */
export function valuesOfField(field: string): readonly string[] {
  return Object.hasOwn(enums, field) ? (enums[field] ?? '').split(' ') : [];
}

/** Every field this file says something about; a test holds them against the schema. */
export function fieldRuleNames(): string[] {
  return [...Object.keys(listKeys), ...orderedLists, ...emptyIsAbsent, ...nullIsEmpty, ...Object.keys(since), ...Object.keys(enums)];
}

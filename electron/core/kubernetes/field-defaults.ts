/** What the API server fills in when a field is left out, by `Type.field` of field-rules.ts. */
const defaults: Readonly<Record<string, string | number | boolean>> = {
  'CSIPersistentVolumeSource.readOnly': false,
  'ConfigMap.immutable': false,
  'ConfigMapEnvSource.optional': false,
  'ConfigMapKeySelector.optional': false,
  'ConfigMapProjection.optional': false,
  'ConfigMapVolumeSource.defaultMode': 420,
  'ConfigMapVolumeSource.optional': false,
  'Container.stdin': false,
  'Container.stdinOnce': false,
  'Container.terminationMessagePath': '/dev/termination-log',
  'Container.terminationMessagePolicy': 'File',
  'Container.tty': false,
  'ContainerPort.protocol': 'TCP',
  'CronJobSpec.concurrencyPolicy': 'Allow',
  'CronJobSpec.failedJobsHistoryLimit': 1,
  'CronJobSpec.successfulJobsHistoryLimit': 3,
  'CronJobSpec.suspend': false,
  'CustomResourceConversion.strategy': 'None',
  'DaemonSetSpec.minReadySeconds': 0,
  'DaemonSetSpec.revisionHistoryLimit': 10,
  'DaemonSetUpdateStrategy.type': 'RollingUpdate',
  'DeploymentSpec.minReadySeconds': 0,
  'DeploymentSpec.paused': false,
  'DeploymentSpec.progressDeadlineSeconds': 600,
  'DeploymentSpec.replicas': 1,
  'DeploymentSpec.revisionHistoryLimit': 10,
  'DeploymentStrategy.type': 'RollingUpdate',
  'DownwardAPIVolumeSource.defaultMode': 420,
  'EmptyDirVolumeSource.medium': '',
  'EndpointPort.protocol': 'TCP',
  'EnvVar.value': '',
  'GRPCAction.service': '',
  'GatewayObjectReference.group': '',
  'GatewayObjectReference.kind': 'Secret',
  'HTTPBackendRef.group': '',
  'HTTPBackendRef.kind': 'Service',
  'HTTPBackendRef.weight': 1,
  'HTTPGetAction.path': '/',
  'HTTPGetAction.scheme': 'HTTP',
  'HTTPHeaderMatch.type': 'Exact',
  'HTTPPathMatch.type': 'PathPrefix',
  'HTTPPathMatch.value': '/',
  'HorizontalPodAutoscalerSpec.minReplicas': 1,
  'HostPathVolumeSource.type': '',
  'JobSpec.backoffLimit': 6,
  'JobSpec.completionMode': 'NonIndexed',
  'JobSpec.manualSelector': false,
  'JobSpec.parallelism': 1,
  'JobSpec.podReplacementPolicy': 'TerminatingOrFailed',
  'JobSpec.suspend': false,
  'Kustomization.apiVersion': 'kustomize.config.k8s.io/v1beta1',
  'Kustomization.kind': 'Kustomization',
  'KustomizeLabel.includeSelectors': false,
  'KustomizeLabel.includeTemplates': false,
  'ListenerTLSConfig.mode': 'Terminate',
  'MutatingWebhook.failurePolicy': 'Fail',
  'MutatingWebhook.matchPolicy': 'Equivalent',
  'MutatingWebhook.reinvocationPolicy': 'Never',
  'MutatingWebhook.timeoutSeconds': 10,
  'NFSVolumeSource.readOnly': false,
  'NetworkPolicyPort.protocol': 'TCP',
  'ObjectFieldSelector.apiVersion': 'v1',
  'PersistentVolumeClaimSpec.volumeMode': 'Filesystem',
  'PersistentVolumeClaimVolumeSource.readOnly': false,
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': 'Retain',
  'PersistentVolumeSpec.volumeMode': 'Filesystem',
  'PodSpec.dnsPolicy': 'ClusterFirst',
  'PodSpec.enableServiceLinks': true,
  'PodSpec.hostIPC': false,
  'PodSpec.hostNetwork': false,
  'PodSpec.hostPID': false,
  'PodSpec.restartPolicy': 'Always',
  'PodSpec.schedulerName': 'default-scheduler',
  'PodSpec.serviceAccountName': 'default',
  'PodSpec.setHostnameAsFQDN': false,
  'PodSpec.shareProcessNamespace': false,
  'PodSpec.terminationGracePeriodSeconds': 30,
  'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': 'IfHealthyBudget',
  'PriorityClass.globalDefault': false,
  'PriorityClass.preemptionPolicy': 'PreemptLowerPriority',
  'Probe.failureThreshold': 3,
  'Probe.initialDelaySeconds': 0,
  'Probe.periodSeconds': 10,
  'Probe.successThreshold': 1,
  'Probe.timeoutSeconds': 1,
  'ProjectedVolumeSource.defaultMode': 420,
  'ReplicaSetSpec.minReadySeconds': 0,
  'ReplicaSetSpec.replicas': 1,
  'ReplicationControllerSpec.replicas': 1,
  'RoleRef.apiGroup': 'rbac.authorization.k8s.io',
  'RouteNamespaces.from': 'Same',
  'RouteParentReference.group': 'gateway.networking.k8s.io',
  'RouteParentReference.kind': 'Gateway',
  'RollingUpdateDaemonSet.maxSurge': 0,
  'RollingUpdateDaemonSet.maxUnavailable': 1,
  'RollingUpdateDeployment.maxSurge': '25%',
  'RollingUpdateDeployment.maxUnavailable': '25%',
  'RollingUpdateStatefulSetStrategy.partition': 0,
  'Secret.immutable': false,
  'Secret.type': 'Opaque',
  'SecretEnvSource.optional': false,
  'SecretKeySelector.optional': false,
  'SecretProjection.optional': false,
  'SecretVolumeSource.defaultMode': 420,
  'SecretVolumeSource.optional': false,
  'SecurityContext.privileged': false,
  'SecurityContext.readOnlyRootFilesystem': false,
  'SecurityContext.runAsNonRoot': false,
  'ServiceAccountTokenProjection.expirationSeconds': 3600,
  'ServicePort.protocol': 'TCP',
  'ServiceSpec.allocateLoadBalancerNodePorts': true,
  'ServiceSpec.externalTrafficPolicy': 'Cluster',
  'ServiceSpec.internalTrafficPolicy': 'Cluster',
  'ServiceSpec.ipFamilyPolicy': 'SingleStack',
  'ServiceSpec.publishNotReadyAddresses': false,
  'ServiceSpec.sessionAffinity': 'None',
  'ServiceSpec.type': 'ClusterIP',
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': 'Retain',
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': 'Retain',
  'StatefulSetSpec.minReadySeconds': 0,
  'StatefulSetSpec.podManagementPolicy': 'OrderedReady',
  'StatefulSetSpec.replicas': 1,
  'StatefulSetSpec.revisionHistoryLimit': 10,
  'StatefulSetUpdateStrategy.type': 'RollingUpdate',
  'StorageClass.allowVolumeExpansion': false,
  'StorageClass.reclaimPolicy': 'Delete',
  'StorageClass.volumeBindingMode': 'Immediate',
  'Toleration.operator': 'Equal',
  'TopologySpreadConstraint.minDomains': 1,
  'TopologySpreadConstraint.nodeAffinityPolicy': 'Honor',
  'TopologySpreadConstraint.nodeTaintsPolicy': 'Ignore',
  'ValidatingWebhook.failurePolicy': 'Fail',
  'ValidatingWebhook.matchPolicy': 'Equivalent',
  'ValidatingWebhook.timeoutSeconds': 10,
  'VolumeMount.mountPropagation': 'None',
  'VolumeMount.readOnly': false,
};

/** Every field with a fixed default; a test holds them against the schema. */
export function defaultNames(): string[] {
  return Object.keys(defaults);
}

export function defaultOfField(field: string): string | number | boolean | undefined {
  return Object.hasOwn(defaults, field) ? defaults[field] : undefined;
}

/** Looks at a neighbouring field: its plain value, undefined when it is not there. */
export type ReadSibling = (field: string) => string | number | boolean | null | undefined;

/** Defaults that depend on the object's other fields; undefined when there is none. */
export function dependentDefault(
  field: string,
  sibling: ReadSibling,
  has: (field: string) => boolean,
): string | number | string[] | undefined {
  switch (field) {
    case 'Container.imagePullPolicy': {
      const image = String(sibling('image') ?? '');
      const name = image.slice(image.lastIndexOf('/') + 1);
      const tag = name.includes('@') ? 'digest' : name.includes(':') ? name.slice(name.indexOf(':') + 1) : 'latest';
      return image === '' ? undefined : tag === 'latest' ? 'Always' : 'IfNotPresent';
    }
    case 'ServicePort.targetPort': {
      const port = sibling('port');
      return typeof port === 'number' ? port : undefined;
    }
    case 'NetworkPolicySpec.policyTypes':
      return has('egress') ? ['Ingress', 'Egress'] : ['Ingress'];
    case 'JobSpec.completions':
      return has('parallelism') ? undefined : 1;
    case 'Subject.apiGroup':
      return sibling('kind') === 'ServiceAccount' ? '' : 'rbac.authorization.k8s.io';
    case 'CustomResourceDefinitionNames.singular':
      return String(sibling('kind') ?? '').toLowerCase();
    case 'CustomResourceDefinitionNames.listKind':
      return `${sibling('kind') ?? ''}List`;
    default:
      return undefined;
  }
}

/** The curricula as data: domains with the exam's weights in percent, and their sub-topics. */
export interface ExamDomain {
  slug: string;
  name: string;
  weight: number;
  topics: readonly { slug: string; name: string }[];
}

export interface Exam {
  slug: string;
  name: string;
  domains: readonly ExamDomain[];
}

const topics = (list: Record<string, string>) => Object.entries(list).map(([slug, name]) => ({ slug, name }));

export const exams: readonly Exam[] = [
  {
    slug: 'ckad',
    name: 'Certified Kubernetes Application Developer (CKAD)',
    domains: [
      {
        slug: 'design-build',
        name: 'Application Design and Build',
        weight: 20,
        topics: topics({
          images: 'Container images',
          workloads: 'Choosing a workload',
          'multi-container': 'Multi-container Pods: sidecar, init, native sidecars',
          volumes: 'Persistent and ephemeral volumes',
        }),
      },
      {
        slug: 'deployment',
        name: 'Application Deployment',
        weight: 20,
        topics: topics({
          strategies: 'Blue/green and canary',
          rollouts: 'Deployments and rolling updates',
          helm: 'Helm',
          kustomize: 'Kustomize',
        }),
      },
      {
        slug: 'observability',
        name: 'Application Observability and Maintenance',
        weight: 15,
        topics: topics({
          deprecations: 'API deprecations',
          probes: 'Probes and health checks',
          monitoring: 'Monitoring with the command line',
          logs: 'Container logs',
          debugging: 'Debugging',
        }),
      },
      {
        slug: 'configuration',
        name: 'Application Environment, Configuration and Security',
        weight: 25,
        topics: topics({
          crds: 'Custom resources and operators',
          access: 'Authentication, authorization and admission',
          resources: 'Requests, limits and quotas',
          configmaps: 'ConfigMaps',
          secrets: 'Secrets',
          serviceaccounts: 'ServiceAccounts',
          'security-contexts': 'Security contexts and capabilities',
        }),
      },
      {
        slug: 'networking',
        name: 'Services and Networking',
        weight: 20,
        topics: topics({
          'network-policies': 'NetworkPolicies',
          services: 'Services',
          ingress: 'Ingress',
        }),
      },
    ],
  },
  {
    slug: 'cka',
    name: 'Certified Kubernetes Administrator (CKA)',
    domains: [
      {
        slug: 'storage',
        name: 'Storage',
        weight: 10,
        topics: topics({
          classes: 'Storage classes and dynamic provisioning',
          volumes: 'Volume types, access modes and reclaim policies',
          claims: 'PersistentVolumes and claims',
        }),
      },
      {
        slug: 'troubleshooting',
        name: 'Troubleshooting',
        weight: 30,
        topics: topics({
          nodes: 'Clusters and nodes',
          components: 'Cluster components',
          usage: 'Resource usage of clusters and applications',
          output: 'Container output streams',
          network: 'Services and networking',
        }),
      },
      {
        slug: 'workloads',
        name: 'Workloads and Scheduling',
        weight: 15,
        topics: topics({
          rollouts: 'Deployments, updates and rollbacks',
          configuration: 'ConfigMaps and Secrets',
          autoscaling: 'Workload autoscaling',
          'self-healing': 'Robust, self-healing deployments',
          scheduling: 'Pod admission and scheduling',
        }),
      },
      {
        slug: 'architecture',
        name: 'Cluster Architecture, Installation and Configuration',
        weight: 25,
        topics: topics({
          rbac: 'Role-based access control',
          infrastructure: 'Preparing infrastructure',
          kubeadm: 'Clusters with kubeadm',
          lifecycle: 'Cluster lifecycle: upgrades, etcd, certificates',
          ha: 'Highly available control plane',
          packages: 'Helm and Kustomize',
          interfaces: 'Extension interfaces: CNI, CSI, CRI',
          crds: 'CRDs and operators',
        }),
      },
      {
        slug: 'networking',
        name: 'Services and Networking',
        weight: 20,
        topics: topics({
          pods: 'Connectivity between Pods',
          'network-policies': 'Network policies',
          services: 'Service types and endpoints',
          gateway: 'Gateway API',
          ingress: 'Ingress controllers and resources',
          coredns: 'CoreDNS',
        }),
      },
    ],
  },
];

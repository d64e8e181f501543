import { inner, isFields, type Fields } from './manifest-fields';

/** A manifest the API server refuses, or one that does not do what people think. */
interface ManifestCorrection {
  applies: (manifest: Fields, text: string) => boolean;
  since: string | null;
  truth: string;
}

const api = (version: RegExp, kind?: RegExp) => (manifest: Fields) =>
  typeof manifest['apiVersion'] === 'string' &&
  version.test(manifest['apiVersion']) &&
  (kind === undefined || (typeof manifest['kind'] === 'string' && kind.test(manifest['kind'])));

export const manifestCorrections: readonly ManifestCorrection[] = [
  {
    applies: (manifest) => manifest['kind'] === 'PodSecurityPolicy',
    since: '1.25',
    truth: 'PodSecurityPolicy is gone; Pod Security Admission is set by labels on the namespace.',
  },
  {
    applies: api(/^(?:extensions\/v1beta1|apps\/v1beta[12])$/, /^(?:Deployment|DaemonSet|ReplicaSet|StatefulSet)$/),
    since: '1.16',
    truth: 'the API version is `apps/v1`.',
  },
  {
    applies: api(/^(?:extensions|networking\.k8s\.io)\/v1beta1$/, /^Ingress/),
    since: '1.22',
    truth: 'the API version is `networking.k8s.io/v1`, with `pathType` and `backend.service`.',
  },
  { applies: api(/^extensions\/v1beta1$/, /^NetworkPolicy$/), since: '1.16', truth: 'the API version is `networking.k8s.io/v1`.' },
  { applies: api(/^batch\/v(?:1beta1|2alpha1)$/), since: '1.25', truth: 'the API version of CronJob is `batch/v1`.' },
  {
    applies: api(/^rbac\.authorization\.k8s\.io\/v1(?:alpha|beta)1$/),
    since: '1.22',
    truth: 'the API version is `rbac.authorization.k8s.io/v1`.',
  },
  { applies: api(/^policy\/v1beta1$/), since: '1.25', truth: 'the API version is `policy/v1`.' },
  { applies: api(/^autoscaling\/v2beta[12]$/), since: '1.26', truth: 'the API version is `autoscaling/v2`.' },
  { applies: api(/^autoscaling\/v1$/), since: '1.23', truth: '`autoscaling/v2` is the version to write, with `spec.metrics`.' },
  { applies: api(/^apiextensions\.k8s\.io\/v1beta1$/), since: '1.22', truth: 'the API version is `apiextensions.k8s.io/v1`.' },
  { applies: api(/^storage\.k8s\.io\/v1beta1$/), since: '1.22', truth: 'the API version is `storage.k8s.io/v1`.' },
  { applies: api(/^scheduling\.k8s\.io\/v1(?:alpha|beta)1$/), since: '1.22', truth: 'the API version is `scheduling.k8s.io/v1`.' },
  {
    applies: (_manifest, text) =>
      /^\s*(?:-\s+)?(?:awsElasticBlockStore|gcePersistentDisk|azureDisk|cinder|vsphereVolume|azureFile):/m.test(text),
    since: '1.27',
    truth: 'volume types of single clouds are gone from Kubernetes itself; use the CSI driver of the cloud.',
  },
  {
    applies: (_manifest, text) => /^\s*(?:-\s+)?gitRepo:/m.test(text),
    since: '1.11',
    truth: '`gitRepo` volumes are deprecated and, since 1.36, switched off; clone into an `emptyDir` from an init container.',
  },
  { applies: (_manifest, text) => /^\s*matchSurge:/m.test(text), since: null, truth: 'the field is called `maxSurge`.' },
  { applies: (_manifest, text) => /^\s*serviceAccount:/m.test(text), since: '1.0', truth: 'the field is called `serviceAccountName`.' },
  {
    applies: (_manifest, text) => /\/var\/lib\/docker\/containers/.test(text),
    since: '1.24',
    truth: 'with containerd and CRI-O logs are below `/var/log/pods`; `/var/lib/docker` is gone.',
  },
  {
    applies: (_manifest, text) => /kubernetes\.io\/enforce-mountable-secrets/.test(text),
    since: '1.32',
    truth: 'the annotation is deprecated; part Secrets by namespace.',
  },
  {
    applies: (_manifest, text) => /node-role\.kubernetes\.io\/master/.test(text),
    since: '1.24',
    truth: 'the label and taint are called `node-role.kubernetes.io/control-plane`.',
  },
  {
    applies: (_manifest, text) => /image:\s*["']?(?:k8s\.gcr\.io|gcr\.io\/google[-_]containers)\//.test(text),
    since: '1.25',
    truth: 'the images moved to `registry.k8s.io`.',
  },
  {
    applies: (manifest) => {
      const spec = inner(manifest, 'spec');
      return manifest['kind'] === 'NetworkPolicy' && 'egress' in spec && !('ingress' in spec) && !('policyTypes' in spec);
    },
    since: null,
    truth: 'without `policyTypes: [Egress]` the policy also cuts off all ingress; and DNS needs an egress rule of its own.',
  },
  {
    applies: (manifest) =>
      ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'].includes(String(manifest['kind'])) &&
      !isFields(inner(manifest, 'spec')['selector']),
    since: '1.16',
    truth: '`spec.selector` is required.',
  },
];

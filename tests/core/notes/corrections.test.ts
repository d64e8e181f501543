import { describe, expect, it } from 'vitest';
import { correctManifest, correctStatement } from '../../../electron/core/notes/corrections';
import { parseNote } from '../../../electron/core/notes/parse-note';

const outdated: [statement: string, truth: RegExp][] = [
  ['A new minor release comes out every three months.', /three minor releases a year/],
  ['Pods are scheduled by the master node of the cluster.', /control plane/],
  ['A failed liveness probe makes the kubelet restart the Pod.', /restarts the container/],
  ['When the liveness probe fails, the Pod gets restarted.', /restarts the container/],
  ['There are two kinds of probes.', /startup/],
  ['Port 80 is closed, since Kubernetes will not expose a port unless the manifest says so.', /only informs/],
  ['Secrets are encrypted in etcd.', /unencrypted/],
  ['Each ServiceAccount owns a default-token Secret.', /create token/],
  ['A PodSecurityPolicy limits what Pods may do.', /since 1\.25: .*Pod Security Admission/],
  ['Access modes are ReadWriteOnce, ReadOnlyMany and ReadWriteMany.', /ReadWriteOncePod/],
  ['Set targetCPUUtilizationPercentage to 60.', /autoscaling\/v2/],
  ['The kubelet is started with --network-plugin=cni.', /CNI/],
  ['A Pod selected by a policy becomes isolated.', /policyTypes/],
  ['The addon kube-dns answers all lookups.', /CoreDNS/],
  ['kube-proxy can run in userspace mode.', /since 1\.26/],
  ['Romana is one of the network plugins.', /abandoned/],
  ['The field matchSurge says how many more Pods there may be.', /maxSurge/],
  ['Use --record to keep the cause of a change.', /change-cause/],
  ['Disks come from Elastic Block Store.', /CSI/],
  ['Heapster collects metrics.', /Metrics Server/],
  ['Charts are installed by Tiller.', /Helm 3/],
];

/** True, although much like what is not. */
const right = [
  'Secrets are not encrypted in etcd by default.',
  'A failed liveness probe restarts the container.',
  'A probe runs every 10 seconds by default and fails after three failures.',
  'maxSurge is rounded up, maxUnavailable is rounded down.',
  'The node port range is 30000-32767.',
  'ReadWriteOnce is about nodes, ReadWriteOncePod about Pods.',
  'Access modes are ReadWriteOnce, ReadOnlyMany, ReadWriteMany and ReadWriteOncePod.',
  'A ClusterIP Service is reachable only inside of the cluster.',
  'CoreDNS answers behind a Service that is still called kube-dns.',
  'RBAC is role-based access control.',
  'Pods on control plane nodes need a toleration.',
  'The master branch of the repository holds the charts.',
  'With a target of 70 % nothing happens between 63 % and 77 %.',
  'A deployment rolls back with kubectl rollout undo.',
  'Pod Security Admission is set by labels on a namespace.',
  'Mounted ConfigMaps update by themselves after about a minute.',
  'Kustomize is part of kubectl since 1.14.',
];

describe('corrections of statements', () => {
  it.each(outdated)('%s', (statement, truth) => {
    expect(correctStatement(statement, [])).toMatch(truth);
  });

  it.each(right)('lets stand: %s', (statement) => {
    expect(correctStatement(statement, [])).toBeNull();
  });

  it('reach the cards of a note, in all its forms', () => {
    const text =
      'Q: What does a failed liveness probe do?\nA: It restarts the Pod.\n\nTiller :: installs charts\n\nA ==PodSecurityPolicy== limits what a Pod may do.\n\nThe userspace mode of the `kube-proxy` needs a process for each packet it routes.';
    const { cards } = parseNote(text, { file: 'x.md' });
    expect(cards.map((card) => card.form)).toEqual(['qa', 'definition', 'cloze', 'found-cloze']);
    for (const card of cards) expect(card.outdated).toMatch(/^(?:Outdated since 1\.\d+|Not right): /);
  });

  it('leave decks alone: their authors are believed', () => {
    const [card] = parseNote('---\nexams: { cka: architecture }\n---\nTiller :: was the server side of Helm 2', { file: 'x.md' }).cards;
    expect(card?.outdated).toBeNull();
  });
});

describe('corrections of manifests', () => {
  it.each([
    ['volumes:\n  - gitRepo: { repository: x }', /init container/],
    ['volumes:\n  - awsElasticBlockStore: { volumeID: x }', /CSI/],
    ['tolerations:\n  - key: node-role.kubernetes.io/master', /control-plane/],
    ['serviceAccount: builder', /serviceAccountName/],
  ])('%s', (text, truth) => {
    expect(correctManifest({}, text)).toMatch(truth);
  });

  it('let current ones stand', () => {
    expect(
      correctManifest({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: {} } }, 'serviceAccountName: builder'),
    ).toBeNull();
  });
});

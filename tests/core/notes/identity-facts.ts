/** A fact as an author may write it: the question in two wordings, the answer, and the form it is written in. */
export interface Fact {
  form: 'qa' | 'definition' | 'command' | 'gap' | 'yaml';
  question: string;
  reworded: string;
  answer: string;
}

const qa = (question: string, reworded: string, answer: string): Fact => ({ form: 'qa', question, reworded, answer });
const definition = (question: string, reworded: string, answer: string): Fact => ({ form: 'definition', question, reworded, answer });
const command = (question: string, reworded: string, answer: string): Fact => ({ form: 'command', question, reworded, answer });
const gap = (question: string, reworded: string, answer: string): Fact => ({ form: 'gap', question, reworded, answer });
const yaml = (question: string, reworded: string, answer: string): Fact => ({ form: 'yaml', question, reworded, answer });

/** Many of them alike on purpose: the same verb for other names, the same name for other verbs, the same short answer. */
export const facts: readonly Fact[] = [
  qa('Which component picks a node for a new Pod?', 'What chooses the node a new Pod goes to?', 'The scheduler.'),
  qa('Which component runs containers on a node?', 'What starts the containers on each node?', 'The kubelet.'),
  qa('Which component keeps the number of replicas right?', 'What sees to it that the replica count is met?', 'The controller manager.'),
  qa('Where is the state of the cluster stored?', 'Which store holds the cluster state?', 'In etcd.'),
  qa('Which component is the only one that talks to etcd?', 'What alone reads and writes etcd?', 'The API server.'),
  qa('Which component reports the health of a node?', 'What tells the API server that a node is healthy?', 'The kubelet.'),
  qa(
    'What does a failed readiness probe do to a Pod?',
    'What happens to a Pod that fails its readiness probe?',
    'It gets no traffic from Services.',
  ),
  qa('What does a failed liveness probe do?', 'What follows when a liveness probe fails?', 'The container is restarted.'),
  qa('What does a failed startup probe do?', 'What follows when a startup probe never succeeds?', 'The container is killed and restarted.'),
  qa(
    'How long does a Pod tolerate an unreachable node by default?',
    'After how long is a Pod evicted from an unreachable node?',
    '300 seconds.',
  ),
  qa('How many old ReplicaSets does a Deployment keep by default?', 'What is the default revision history limit of a Deployment?', '10.'),
  qa(
    'After how many seconds without progress does a rollout count as failed?',
    'What is the default progress deadline of a rollout?',
    '600 seconds.',
  ),
  qa('Which Service type is reachable only inside of the cluster?', 'Which type of Service has no way in from outside?', 'ClusterIP.'),
  qa('Which Service type asks a cloud for an address?', 'Which type of Service gets an address from the cloud?', 'LoadBalancer.'),
  qa('Which Service type opens the same port on all nodes?', 'Which type of Service is reachable at every node?', 'NodePort.'),
  qa('Which object lists the addresses behind a Service?', 'Where are the addresses of a Service kept?', 'An EndpointSlice.'),
  qa('Which workload runs one Pod on every node?', 'What puts a Pod on each node?', 'A DaemonSet.'),
  qa('Which workload gives its Pods stable names?', 'What gives Pods names that stay?', 'A StatefulSet.'),
  qa('Which workload runs Pods until they succeed?', 'What runs Pods to completion?', 'A Job.'),
  qa('Which workload starts Jobs by the clock?', 'What creates Jobs on a schedule?', 'A CronJob.'),
  qa('Which object limits what a namespace may use in sum?', 'What caps the total resources of a namespace?', 'A ResourceQuota.'),
  qa('Which object sets default requests in a namespace?', 'What gives containers requests they do not name?', 'A LimitRange.'),
  qa('Which object binds a Role to a user?', 'What grants a Role to somebody?', 'A RoleBinding.'),
  qa('Which object grants a ClusterRole in all namespaces?', 'What gives a ClusterRole everywhere?', 'A ClusterRoleBinding.'),
  definition('RWO', 'Access mode RWO', 'ReadWriteOnce'),
  definition('ROX', 'Access mode ROX', 'ReadOnlyMany'),
  definition('RWX', 'Access mode RWX', 'ReadWriteMany'),
  definition('Range of node ports', 'Ports a NodePort Service may use', '30000-32767'),
  definition('Port of the API server', 'Where kubeadm lets the API server listen', '6443'),
  definition('Ports of etcd', 'Where etcd listens', '2379 and 2380'),
  definition('Port of the kubelet', 'Where the kubelet listens', '10250'),
  definition('Folder of static Pods', 'Where kubeadm puts static Pod manifests', '/etc/kubernetes/manifests'),
  definition('Folder of the cluster certificates', 'Where kubeadm keeps certificates', '/etc/kubernetes/pki'),
  definition('Group of Deployments in the API', 'API group a Deployment is in', 'apps'),
  definition('Group of NetworkPolicies in the API', 'API group a NetworkPolicy is in', 'networking.k8s.io'),
  definition('Group of Jobs in the API', 'API group a Job is in', 'batch'),
  ...['cart', 'mail', 'blog', 'shop'].flatMap((name, index) => [
    command(
      `Scale the Deployment \`${name}\` to ${String(index + 2)} replicas.`,
      `Give the Deployment \`${name}\` ${String(index + 2)} replicas.`,
      `kubectl scale deployment ${name} --replicas=${String(index + 2)}`,
    ),
    command(
      `Restart the Deployment \`${name}\` with a new rollout.`,
      `Roll out the Deployment \`${name}\` anew without changing it.`,
      `kubectl rollout restart deployment ${name}`,
    ),
    command(
      `Roll the Deployment \`${name}\` back by one revision.`,
      `Undo the last rollout of the Deployment \`${name}\`.`,
      `kubectl rollout undo deployment ${name}`,
    ),
    command(
      `Expose the Deployment \`${name}\` on port 80.`,
      `Put a Service on port 80 before the Deployment \`${name}\`.`,
      `kubectl expose deployment ${name} --port=80`,
    ),
  ]),
  ...['lamp', 'desk'].flatMap((name) => [
    command(`Print the logs of the Pod \`${name}\`.`, `Show what the Pod \`${name}\` has logged.`, `kubectl logs ${name}`),
    command(
      `Print the logs of the crashed container before the last restart of Pod \`${name}\`.`,
      `Show what the Pod \`${name}\` logged before it crashed.`,
      `kubectl logs ${name} --previous`,
    ),
    command(`Open a shell in the Pod \`${name}\`.`, `Start \`sh\` inside of the Pod \`${name}\`.`, `kubectl exec -it ${name} -- sh`),
    command(`Delete the Pod \`${name}\` without waiting.`, `Remove the Pod \`${name}\` at once.`, `kubectl delete pod ${name} --now`),
  ]),
  gap('Each Pod gets its own ==IP address== in the cluster.', 'Every Pod has an ==IP address== of its own.', ''),
  gap('Containers of one Pod reach each other at ==localhost==.', 'Inside a Pod containers talk over ==localhost==.', ''),
  gap('A Service finds its Pods by a label ==selector==.', 'Services choose Pods with a ==selector== of labels.', ''),
  gap('Secrets are stored in etcd only ==base64== encoded by default.', 'By default etcd holds Secrets merely in ==base64==.', ''),
  gap(
    'Init containers run ==one after the other== before the app starts.',
    'Before the app starts, init containers run ==one after the other==.',
    '',
  ),
  gap('The volume type ==emptyDir== lives as long as its Pod.', 'As long as the Pod lives, so does an ==emptyDir== volume.', ''),
  yaml(
    'Mount the volume `logs` at `/var/log/app`.',
    'Let `/var/log/app` be the volume `logs`.',
    '# at: Pod spec.containers[]\nvolumeMounts:\n  - name: logs\n    mountPath: /var/log/app',
  ),
  yaml(
    'Ask for 100m CPU and 64Mi memory.',
    'Request 64Mi memory and 100m CPU.',
    '# at: Pod spec.containers[]\nresources:\n  requests:\n    cpu: 100m\n    memory: 64Mi',
  ),
  yaml(
    'Let the container run as user 1000.',
    'Run the container under the user id 1000.',
    '# at: Pod spec.containers[]\nsecurityContext:\n  runAsUser: 1000',
  ),
  yaml(
    'Allow the Pod on nodes tainted `gpu=yes:NoSchedule`.',
    'Tolerate the taint `gpu=yes:NoSchedule`.',
    '# at: Pod spec\ntolerations:\n  - key: gpu\n    value: "yes"\n    effect: NoSchedule',
  ),
];

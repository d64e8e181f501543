import { describe, expect, it } from 'vitest';
import { describeCommand, readCommand } from '../../../electron/core/notes/describe-command';

function say(command: string): string | null {
  const read = readCommand(command);
  return read && describeCommand(read);
}

const sentences: [command: string, sentence: string][] = [
  ['kubectl get pods -A', 'List the Pods in all namespaces.'],
  ['kubectl get po,svc -n shop', 'List the Pods and the Services in namespace `shop`.'],
  ['kubectl get deploy cart -o yaml', 'Print the Deployment `cart` as YAML.'],
  ['kubectl get pods -l app=web,tier!=db', 'List the Pods whose label `app` is `web` and whose label `tier` is not `db`.'],
  ['kubectl get pods -l "app in (a,b),!old"', 'List the Pods whose label `app` is `a` or `b` and without the label `old`.'],
  ['kubectl get pods --field-selector status.phase!=Running', 'List the Pods whose field `status.phase` is not `Running`.'],
  ['kubectl get nodes -o wide --show-labels', 'List the Nodes, with the wide output (more columns), with all their labels.'],
  ['kubectl get pods --sort-by=.metadata.name', 'List the Pods, sorted by `metadata.name`.'],
  ["kubectl get pods -o jsonpath='{.items[*].metadata.name}'", 'Print only the field `metadata.name` of all the Pods with JSONPath.'],
  ['kubectl get pods -o custom-columns=NAME:.metadata.name', 'List the Pods with only the columns `NAME` (`metadata.name`).'],
  ['kubectl describe node worker-1', 'Show the details and recent events of the Node `worker-1`.'],
  [
    'kubectl explain pod.spec.volumes --recursive',
    'Show what the API documentation says about the field `spec.volumes` of `pod`, with all fields below it.',
  ],
  [
    'kubectl logs web -c app --tail=20 -f',
    'Print the logs of container `app` of the Pod `web`, only the last 20 lines, and keep following them.',
  ],
  ['kubectl logs deploy/web --previous', 'Print the logs of the Deployment `web`, of its previous run, before the restart.'],
  ['kubectl exec -it web -c app -- sh', 'Open an interactive shell (`sh`) in container `app` of the Pod `web`.'],
  ['kubectl exec web -- cat /etc/hosts', 'Run `cat /etc/hosts` in the Pod `web`.'],
  [
    'kubectl run web --image=nginx --port=80 --env=A=b',
    'Run a Pod `web` from the image `nginx` with container port 80 and the environment variable `A=b`.',
  ],
  [
    'kubectl run tmp --rm -it --image=busybox -- sh',
    'Run a temporary Pod `tmp` from the image `busybox` with the arguments `sh`, attach to it with a terminal, and have it deleted when it ends.',
  ],
  [
    'kubectl run tmp --image=busybox --rm -it --restart=Never --',
    'Run a temporary Pod `tmp` from the image `busybox` with restart policy Never, attach to it with a terminal, and have it deleted when it ends.',
  ],
  [
    'kubectl run web --image=nginx --dry-run=client -o yaml > web.yaml',
    'Print the YAML to run a Pod `web` from the image `nginx`, without creating anything, into the file `web.yaml`.',
  ],
  ['kubectl create deploy web --image=nginx --replicas=3', 'Create the Deployment `web` with the image `nginx` and 3 replicas.'],
  [
    'kubectl create cm conf --from-literal=a=b --from-file=c=d.txt',
    'Create the ConfigMap `conf` with the entry `a` set to `b` and the file `d.txt` under the key `c`.',
  ],
  [
    'kubectl create secret tls web --cert=a.crt --key=a.key',
    'Create the TLS Secret `web` from the certificate `a.crt` and the key `a.key`.',
  ],
  ['kubectl create job one --from=cronjob/nightly', 'Create the Job `one` from the CronJob `nightly`.'],
  [
    'kubectl create cj c --image=busybox --schedule="0 3 * * *" -- date',
    'Create the CronJob `c` with the image `busybox`, the schedule `0 3 * * *` and the command `date`.',
  ],
  [
    'kubectl create role r --verb=get,list --resource=pods -n shop',
    'Create the Role `r` in namespace `shop` that allows the verbs `get` and `list` on `pods`.',
  ],
  [
    'kubectl create rolebinding b --role=r --serviceaccount=shop:bot',
    'Create the RoleBinding `b` that gives the Role `r` to the ServiceAccount `bot` of namespace `shop`.',
  ],
  ['kubectl create svc nodeport web --tcp=80:8080', 'Create the NodePort Service `web` with port 80 to target port 8080.'],
  [
    'kubectl create ingress i --rule="a.example/*=web:80"',
    'Create the Ingress `i` that routes host `a.example`, paths that begin with `/`, to port 80 of the Service `web`.',
  ],
  ['kubectl create quota q --hard=pods=3', 'Create the ResourceQuota `q` with the hard limits `pods=3`.'],
  [
    'kubectl create pdb p --selector=app=web --min-available=1',
    'Create the PodDisruptionBudget `p` for Pods with `app=web` that keeps at least 1 available.',
  ],
  ['kubectl create token bot --duration=1h', 'Request a token for the ServiceAccount `bot` that is valid for 1h.'],
  ['kubectl delete pod web --force --grace-period=0', 'Delete the Pod `web`, at once, without waiting for a graceful end.'],
  ['kubectl delete pods -l app=web', 'Delete the Pods whose label `app` is `web`.'],
  ['kubectl edit svc web', 'Open the Service `web` in an editor to change it live.'],
  ['kubectl scale sts db --replicas=1', 'Scale the StatefulSet `db` to 1 replica.'],
  [
    'kubectl autoscale deploy web --min=1 --max=5 --cpu=70%',
    'Autoscale the Deployment `web` with 1 to 5 replicas and a target of 70 % CPU.',
  ],
  [
    'kubectl expose deploy web --port=80 --target-port=8080 --type=NodePort',
    'Expose the Deployment `web` with a NodePort Service on port 80, target port 8080.',
  ],
  ['kubectl label pod web tier=front --overwrite', 'Change the label `tier` to `front` on the Pod `web`, where it has another value now.'],
  ['kubectl label node n1 disk-', 'Remove the label `disk` from the Node `n1`.'],
  ['kubectl taint node n1 gpu=yes:NoSchedule', 'Taint the Node `n1`: `gpu` = `yes` with the effect NoSchedule.'],
  ['kubectl taint nodes --all gpu-', 'Remove the taint `gpu` from all Nodes.'],
  ['kubectl set image deploy/web app=nginx:1.29', 'Change the image of container `app` to `nginx:1.29` in the Deployment `web`.'],
  ['kubectl set env deploy/web A=b', 'Set the environment variable `A` to `b` in the Deployment `web`.'],
  ['kubectl set resources deploy web --limits=cpu=1', 'Set the limits `cpu=1` on the Deployment `web`.'],
  [`kubectl patch svc web -p '{"spec":{"type":"NodePort"}}'`, 'Patch the Service `web`: set `spec.type` to `"NodePort"`.'],
  ['kubectl rollout undo deploy/web --to-revision=2', 'Roll the Deployment `web` back to revision 2.'],
  ['kubectl rollout history deploy web', 'List the revisions of the Deployment `web`.'],
  ['kubectl drain n1 --ignore-daemonsets', 'Drain the Node `n1`: leave the Pods of DaemonSets.'],
  [
    'kubectl auth can-i delete pods --as=jane -n shop',
    'Find out whether the user `jane` may use the verb `delete` on `pods` in namespace `shop`.',
  ],
  ['kubectl config set-context --current --namespace=shop', 'Make `shop` the default namespace of the current context.'],
  ['kubectl config use-context prod', 'Make `prod` the current context.'],
  ['kubectl top pod --containers -n shop', 'Show how much CPU and memory the Pods in namespace `shop` use now, container by container.'],
  ['kubectl port-forward svc/web 8080:80 &', 'Forward local port 8080 to port 80 of the Service `web`, in the background.'],
  ['kubectl cp web:/srv/a ./a', 'Copy `/srv/a` in the Pod `web` to the local path `./a`.'],
  [
    'kubectl debug web -it --image=busybox --target=app',
    'Add a debugging container that sees the processes of container `app` to the Pod `web` from the image `busybox`, and open a terminal in it.',
  ],
  ['kubectl wait --for=condition=Ready pod/web --timeout=60s', 'Wait until the Pod `web` meets the condition `Ready`, for at most 60s.'],
  [
    'kubectl get secret s -o jsonpath={.data.key} | base64 -d',
    'Print only the field `data.key` of the Secret `s` with JSONPath, and decode it from base64.',
  ],
  [
    'kubectl describe pod web | grep -i image',
    'Show the details and recent events of the Pod `web`, and keep only the lines with `image` (any case).',
  ],
  ['kubectl api-resources --namespaced=false', 'List the resource types the cluster knows that do not live in a namespace.'],
  ['kubectl apply -k overlays/prod', 'Create or update what the kustomization in the folder `overlays/prod` makes.'],
  [
    'helm upgrade --install blog bitnami/nginx -n web --set replicas=2',
    'Upgrade the release `blog` in namespace `web` to the chart `bitnami/nginx` with `replicas=2` set, installing it when it is not there.',
  ],
  ['helm list --pending -A', 'List the pending Helm releases in all namespaces.'],
  [
    'helm install blog bitnami/nginx -f values.yaml',
    'Install the chart `bitnami/nginx` as the release `blog` with the values of `values.yaml`.',
  ],
  ['helm rollback blog 3', 'Roll the Helm release `blog` back to revision 3.'],
  ['docker build -t app:1 .', 'Build an image `app:1` from the current folder with Docker.'],
  ['sudo systemctl enable --now kubelet', 'Have the service `kubelet` started at every boot, and start it now with systemd.'],
  ['journalctl -u kubelet -f', 'Show the journal of the service `kubelet`, and keep following it.'],
];

describe('a command as a task', () => {
  it.each(sentences)('%s', (command, sentence) => {
    expect(say(command)).toBe(sentence);
  });

  it.each([
    ['a flag nobody described', 'kubectl get pods --chunk-size=5'],
    ['a flag kubectl does not have', 'kubectl run web --image=nginx --replicas=2'],
    ['a file only the author has', 'kubectl apply -f web.yaml'],
    ['a second command', 'kubectl get pods && kubectl get svc'],
    ['a pipe that is too much to say', "kubectl get pods | awk '{print $1}'"],
    ['no name where one is needed', 'kubectl delete pods'],
    ['a patch with a list', `kubectl patch pod web -p '{"spec":{"containers":[{"name":"a"}]}}'`],
    ['a tool it does not know', 'gcloud config list'],
    ['words that are no command', 'kubectl is a tool'],
  ])('is left alone with %s', (_name, command) => {
    expect(say(command)).toBeNull();
  });
});

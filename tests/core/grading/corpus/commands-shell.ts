import type { Corpus } from './pair';

/** Shell matters, tools beside kubectl, and versions. */
export const shellCommands: Corpus = {
  shell: [
    {
      expected: 'kubectl get pods -n shop | grep till',
      same: ['k get po -n shop | grep till', "kubectl get pods --namespace=shop|grep 'till'", '$ kubectl get pods -n shop | grep "till"'],
      different: [
        'kubectl get pods -n shop | grep -v till',
        'kubectl get pods -n shop',
        'kubectl get pods -n shop || grep till',
        'kubectl get pods -n shop | grep tills',
        'kubectl get pods | grep till -n shop',
        'grep till | kubectl get pods -n shop',
        'kubectl get pods -n shop > grep till',
      ],
    },
    {
      expected: 'kubectl get pods -A | wc -l',
      same: ['kubectl get po --all-namespaces | wc --lines', 'k get pods -A|wc -l'],
      different: ['kubectl get pods -A | wc -w', 'kubectl get pods | wc -l', 'kubectl get pods -A'],
    },
    {
      expected: 'kubectl create namespace tides && kubectl run gull --image=nginx:1.29 -n tides',
      same: [
        'kubectl create ns tides; kubectl run gull --image=nginx:1.29 -n tides',
        'k create ns tides\nk run gull --image nginx:1.29 -n tides',
        '# first the namespace\nkubectl create namespace tides\n\nkubectl run gull -n tides --image=nginx:1.29',
      ],
      different: [
        'kubectl run gull --image=nginx:1.29 -n tides && kubectl create namespace tides',
        'kubectl run gull --image=nginx:1.29 -n tides',
        'kubectl create namespace tides',
        'kubectl create namespace tides || kubectl run gull --image=nginx:1.29 -n tides',
        'kubectl create namespace tides && kubectl run gull --image=nginx:1.29',
      ],
    },
    {
      expected: 'kubectl run gull --image=nginx:1.29 --port=80',
      same: [
        'kubectl run gull \\\n  --image=nginx:1.29 \\\n  --port=80',
        '$ kubectl run gull --image=nginx:1.29 --port=80',
        '  kubectl   run  gull --image="nginx:1.29"  --port 80 ',
        "kubectl run 'gull' --image='nginx':1.29 --port=80",
        'kubectl run gull --image=nginx:1.29 --port=80 # the web server',
      ],
      different: [
        'kubectl run gull\n--image=nginx:1.29 --port=80',
        "kubectl run gull --image='nginx:1.29 --port=80",
        'kubectl run gull --image=nginx: 1.29 --port=80',
        'kubectl rungull --image=nginx:1.29 --port=80',
        'kubectl run gull --image= nginx:1.29 --port=80',
        'kubectl run gull -image=nginx:1.29 --port=80',
        'kubectl run gull -- image=nginx:1.29 --port=80',
        'kubectl run gull –image=nginx:1.29 –port=80',
      ],
    },
    {
      expected: "kubectl exec gull -- sh -c 'echo $HOME'",
      same: ["k exec gull -- sh -c 'echo $HOME'", 'kubectl exec gull -- sh -c "echo \\$HOME"'],
      different: [
        'kubectl exec gull -- sh -c "echo $HOME"',
        'kubectl exec gull -- sh -c echo $HOME',
        "kubectl exec gull -- sh -c 'echo $PATH'",
      ],
    },
    {
      expected: 'kubectl get pods -o name | xargs kubectl delete',
      same: ['kubectl get po -oname | xargs kubectl delete'],
      different: [
        'kubectl get pods -o name | kubectl delete',
        'kubectl get pods | xargs kubectl delete',
        'kubectl get pods -o name | xargs kubectl describe',
      ],
    },
    {
      expected: 'kubectl delete $(kubectl get pods -l app=till -o name)',
      same: ['kubectl delete `kubectl get pods -l app=till -o name`', 'k delete $(k get pod -o name --selector app=till)'],
      different: [
        'kubectl delete $(kubectl get pods -l app=cart -o name)',
        'kubectl delete kubectl get pods -l app=till -o name',
        "kubectl delete '$(kubectl get pods -l app=till -o name)'",
        'kubectl delete $(kubectl get pods -o name)',
        'kubectl delete pod $(kubectl get pods -l app=till -o name)',
      ],
    },
    {
      expected: 'KUBECONFIG=~/.kube/forge kubectl get nodes',
      same: [
        'kubectl get nodes --kubeconfig=$HOME/.kube/forge',
        'kubectl --kubeconfig ~/.kube/forge get no',
        'KUBECONFIG=$HOME/.kube/forge k get nodes',
      ],
      different: [
        'kubectl get nodes',
        'KUBECONFIG=~/.kube/config kubectl get nodes',
        'kubectl get nodes --context=forge',
        'kubectl get nodes KUBECONFIG=~/.kube/forge',
      ],
    },
    {
      expected: 'kubectl apply -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: knobs\ndata:\n  level: info\nEOF',
      same: [
        'cat <<EOF | kubectl apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: knobs\ndata:\n  level: info\nEOF',
        "k apply -f - <<'END'\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: knobs}\ndata: {level: info}\nEND",
      ],
      different: [
        'kubectl apply -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: knobs\ndata:\n  level: debug\nEOF',
        'kubectl create -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: knobs\ndata:\n  level: info\nEOF',
        'kubectl apply -f - <<EOF\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: knobs\nlevel: info\nEOF',
      ],
    },
    {
      expected: 'kubectl get pods > /srv/pods.txt 2>&1',
      same: ['kubectl get po >/srv/pods.txt 2>&1'],
      different: [
        'kubectl get pods > /srv/pods.txt',
        'kubectl get pods 2> /srv/pods.txt',
        'kubectl get pods >> /srv/pods.txt 2>&1',
        'kubectl get pods | tee /srv/pods.txt 2>&1',
      ],
    },
  ],
  refused: [
    {
      expected: 'kubectl get pods --show-labels -n shop',
      same: ['kubectl get pods -n shop --show-labels'],
      different: [
        'kubectl get pods --show-label -n shop',
        'kubectl show pods --labels -n shop',
        'kubectl list pods --show-labels -n shop',
        'kubectl get pods --show-labels -n',
        'kubectl get --pods --show-labels -n shop',
        'kubect get pods --show-labels -n shop',
        'get pods --show-labels -n shop',
        'kubectl',
      ],
    },
    {
      expected: 'kubectl version',
      same: ['k version'],
      different: ['kubectl version --short', 'kubectl --version', 'kubectl version --client', 'kubectl cluster-info'],
    },
    {
      expected: 'kubectl cluster-info dump --output-directory=/srv/dump',
      same: ['kubectl cluster-info dump --output-directory /srv/dump'],
      different: [
        'kubectl cluster-info',
        'kubectl cluster-info dump',
        'kubectl cluster-info dump -o /srv/dump',
        'kubectl cluster-info --output-directory=/srv/dump',
      ],
    },
  ],
};

import type { Corpus } from './pair';

/** Commands that work inside Pods and on nodes. */
export const runningCommands: Corpus = {
  exec: [
    {
      expected: "kubectl exec -it gull -n tides -c app -- sh -c 'ls -l /srv'",
      same: [
        "kubectl exec gull -it -n tides -c app -- sh -c 'ls -l /srv'",
        'k exec -ti -c app gull -n tides -- sh -c "ls -l /srv"',
        "kubectl exec --stdin --tty --container=app --namespace=tides gull -- sh -c 'ls -l /srv'",
        "kubectl exec pod/gull -i -t -n tides -c=app -- sh -c 'ls -l /srv'",
      ],
      different: [
        "kubectl exec -it gull -n tides -c app sh -c 'ls -l /srv'",
        "kubectl exec -it gull -n tides -- sh -c 'ls -l /srv'",
        'kubectl exec -it gull -n tides -c app -- sh -c ls -l /srv',
        "kubectl exec -it gull -n tides -c app -- -c sh 'ls -l /srv'",
        "kubectl exec -it gull -c app -- sh -c 'ls -l /srv'",
        "kubectl exec -it gull -n tides -c sidecar -- sh -c 'ls -l /srv'",
        "kubectl exec -i gull -n tides -c app -- sh -c 'ls -l /srv'",
        "kubectl exec -it gull -n tides -c app -- sh -c 'ls /srv -l'",
        "kubectl attach -it gull -n tides -c app -- sh -c 'ls -l /srv'",
      ],
    },
    {
      expected: 'kubectl exec deploy/kiln -- env',
      same: ['k exec deployment/kiln -- env', 'kubectl exec deployments/kiln -- env'],
      different: [
        'kubectl exec kiln -- env',
        'kubectl exec deploy kiln -- env',
        'kubectl exec deploy/kiln -- printenv',
        'kubectl exec svc/kiln -- env',
        'kubectl exec deploy/kiln env',
      ],
    },
    {
      expected: 'kubectl exec heron -- cat /etc/hosts',
      same: ['kubectl exec pod/heron -- cat /etc/hosts', "kubectl exec heron -- 'cat' /etc/hosts"],
      different: [
        'kubectl exec heron -- /etc/hosts cat',
        'kubectl exec heron cat /etc/hosts',
        'kubectl exec heron -- cat /etc/host',
        'kubectl exec -- heron cat /etc/hosts',
        'kubectl exec pod heron -- cat /etc/hosts',
      ],
    },
  ],
  logs: [
    {
      expected: 'kubectl logs gull -c app --previous --tail=20 -n tides',
      same: [
        'kubectl logs -p gull -c app --tail 20 -n tides',
        'kubectl logs pod/gull --container=app -p --tail=20 -n tides',
        'kubectl logs gull app -p --tail=20 -n tides',
      ],
      different: [
        'kubectl logs gull -c app --tail=20 -n tides',
        'kubectl logs gull -c app --previous --tail=2 -n tides',
        'kubectl logs gull --previous --tail=20 -n tides',
        'kubectl logs gull -c app -P --tail=20 -n tides',
        'kubectl logs gull -c app --previous -n tides',
        'kubectl describe pod gull -n tides',
      ],
    },
    {
      expected: 'kubectl logs -f deploy/kiln --all-containers',
      same: ['kubectl logs deployment/kiln --follow --all-containers=true', 'k logs deploy/kiln --all-containers -f'],
      different: [
        'kubectl logs deploy/kiln --all-containers',
        'kubectl logs -f kiln --all-containers',
        'kubectl logs -f deploy/kiln',
        'kubectl logs -f deploy/kiln --all-pods',
        'kubectl logs -f deploy kiln --all-containers',
      ],
    },
    {
      expected: 'kubectl logs -l app=till --since=1h --timestamps',
      same: ['kubectl logs --selector app=till --since=60m --timestamps', 'kubectl logs --since 3600s --timestamps=true -l app=till'],
      different: [
        'kubectl logs -l app=till --since=1m --timestamps',
        'kubectl logs app=till --since=1h --timestamps',
        'kubectl logs -l app=till --since=1 --timestamps',
        'kubectl logs -l app=till --since-time=1h --timestamps',
      ],
    },
    {
      expected: 'kubectl logs -l app=till --tail=-1',
      same: ['kubectl logs --tail -1 -l app=till'],
      different: ['kubectl logs -l app=till', 'kubectl logs -l app=till --tail=1'],
    },
  ],
  'files and ports': [
    {
      expected: 'kubectl cp tides/gull:/var/log/app.log ./app.log -c app',
      same: ['kubectl cp -n tides gull:/var/log/app.log app.log -c app', 'kubectl cp tides/gull:/var/log/app.log app.log --container=app'],
      different: [
        'kubectl cp ./app.log tides/gull:/var/log/app.log -c app',
        'kubectl cp gull:/var/log/app.log ./app.log -c app',
        'kubectl cp tides/gull:/var/log/app.log ./app.txt -c app',
        'kubectl cp tides/gull/var/log/app.log ./app.log -c app',
        'kubectl cp tides/gull:/var/log/app.log ./app.log',
      ],
    },
    {
      expected: 'kubectl port-forward service/till 8080:80 -n shop',
      same: ['kubectl port-forward svc/till 8080:80 -n shop', 'k -n shop port-forward services/till 8080:80'],
      different: [
        'kubectl port-forward service/till 80:8080 -n shop',
        'kubectl port-forward till 8080:80 -n shop',
        'kubectl port-forward service/till 8080 -n shop',
        'kubectl port-forward service till 8080:80 -n shop',
        'kubectl port-forward service/till 8080:80',
      ],
    },
    {
      expected: 'kubectl port-forward gull 9000',
      same: ['kubectl port-forward pod/gull 9000', 'kubectl port-forward pods/gull 9000:9000'],
      different: ['kubectl port-forward gull :9000', 'kubectl port-forward gull 9000:80', 'kubectl port-forward svc/gull 9000'],
    },
  ],
  debug: [
    {
      expected: 'kubectl debug gull -it --image=busybox:1.37 --target=app',
      same: [
        'kubectl debug -it gull --image busybox:1.37 --target app',
        'kubectl debug pod/gull --target=app --image=busybox:1.37 --stdin --tty',
      ],
      different: [
        'kubectl debug gull -it --image=busybox:1.37',
        'kubectl debug node/gull -it --image=busybox:1.37 --target=app',
        'kubectl debug gull -it --image=busybox --target=app',
        'kubectl debug gull -it --image=busybox:1.37 -c app',
        'kubectl exec gull -it --image=busybox:1.37 --target=app',
      ],
    },
    {
      expected: 'kubectl debug node/anvil-1 -it --image=busybox:1.37',
      same: ['kubectl debug no/anvil-1 -ti --image busybox:1.37', 'kubectl debug nodes/anvil-1 --image=busybox:1.37 -i -t'],
      different: [
        'kubectl debug anvil-1 -it --image=busybox:1.37',
        'kubectl debug node anvil-1 -it --image=busybox:1.37',
        'kubectl debug node/anvil-1 -it --image=busybox:1.37 -n mill',
      ],
    },
    {
      expected: 'kubectl debug gull --copy-to=gull-copy --set-image=app=busybox:1.37 -it',
      same: ['kubectl debug -it gull --set-image app=busybox:1.37 --copy-to gull-copy'],
      different: [
        'kubectl debug gull --copy-to=gull-copy --image=busybox:1.37 -it',
        'kubectl debug gull --copy-to=gull2 --set-image=app=busybox:1.37 -it',
        'kubectl debug gull --copy-to=gull-copy --set-image=web=busybox:1.37 -it',
      ],
    },
  ],
  nodes: [
    {
      expected: 'kubectl drain anvil-2 --ignore-daemonsets --delete-emptydir-data',
      same: [
        'kubectl drain --delete-emptydir-data anvil-2 --ignore-daemonsets=true',
        'k drain node/anvil-2 --ignore-daemonsets --delete-emptydir-data',
      ],
      different: [
        'kubectl drain anvil-2 --ignore-daemonsets',
        'kubectl drain anvil-2 --ignore-daemonsets --delete-local-data',
        'kubectl drain anvil-2 --ignore-daemonsets --delete-emptydir-data --force',
        'kubectl cordon anvil-2 --ignore-daemonsets --delete-emptydir-data',
        'kubectl drain anvil-1 --ignore-daemonsets --delete-emptydir-data',
        'kubectl drain anvil-2 --ignore-daemonset --delete-emptydir-data',
      ],
    },
    {
      expected: 'kubectl cordon anvil-2',
      same: ['k cordon anvil-2', 'kubectl cordon node/anvil-2'],
      different: ['kubectl uncordon anvil-2', 'kubectl cordon node anvil-2', 'kubectl drain anvil-2', 'kubectl cordon anvil-22'],
    },
    {
      expected: 'kubectl taint nodes anvil-1 team=forge:NoSchedule',
      same: ['kubectl taint node anvil-1 team=forge:NoSchedule', 'k taint no anvil-1 team=forge:NoSchedule'],
      different: [
        'kubectl taint nodes anvil-1 team=forge:NoExecute',
        'kubectl taint nodes anvil-1 team=forge:NoSchedule-',
        'kubectl taint nodes anvil-1 team:NoSchedule',
        'kubectl taint node/anvil-1 team=forge:NoSchedule',
        'kubectl taint anvil-1 team=forge:NoSchedule',
        'kubectl taint nodes anvil-1 team=forge',
        'kubectl label nodes anvil-1 team=forge:NoSchedule',
        'kubectl taint nodes anvil-1 team=forge:noschedule',
      ],
    },
    {
      expected: 'kubectl taint nodes anvil-1 team=forge:NoSchedule team=forge:NoExecute',
      same: ['kubectl taint no anvil-1 team=forge:NoExecute team=forge:NoSchedule'],
      different: [
        'kubectl taint nodes anvil-1 team=forge:NoExecute',
        'kubectl taint nodes anvil-1 team=forge:NoSchedule',
        'kubectl taint nodes anvil-1 team=forge:NoSchedule,NoExecute',
      ],
    },
    {
      expected: 'kubectl taint nodes anvil-1 team=forge:NoSchedule-',
      same: ['kubectl taint no anvil-1 team=forge:NoSchedule-'],
      different: [
        'kubectl taint nodes anvil-1 team=forge:NoSchedule',
        'kubectl taint nodes anvil-1 team-',
        'kubectl taint nodes anvil-1 team=forge:NoExecute-',
      ],
    },
    {
      expected: 'kubectl label node anvil-1 disk=nvme',
      same: ['kubectl label nodes anvil-1 disk=nvme', 'k label no/anvil-1 disk=nvme', "kubectl label node anvil-1 'disk=nvme'"],
      different: [
        'kubectl label node anvil-1 disk=NVMe',
        'kubectl label node anvil-1 disk:nvme',
        'kubectl label anvil-1 disk=nvme',
        'kubectl annotate node anvil-1 disk=nvme',
        'kubectl label node disk=nvme anvil-1',
        'kubectl label node --all disk=nvme',
      ],
    },
    {
      expected: 'kubectl certificate approve mira',
      same: ['k certificate approve mira', 'kubectl certificate approve csr/mira'],
      different: [
        'kubectl certificate deny mira',
        'kubectl certificate approve moira',
        'kubectl approve certificate mira',
        'kubectl certificate approve csr mira',
      ],
    },
  ],
  waiting: [
    {
      expected: 'kubectl wait --for=condition=Ready pod/gull --timeout=90s',
      same: ['kubectl wait pod gull --for condition=ready --timeout=1m30s', 'k wait po/gull --for=condition=Ready=true --timeout 90s'],
      different: [
        'kubectl wait --for=condition=Ready pod/gull',
        'kubectl wait --for=condition=Ready pod/gull --timeout=90m',
        'kubectl wait --for=Ready pod/gull --timeout=90s',
        'kubectl wait --for=condition=Available pod/gull --timeout=90s',
        'kubectl wait --for=condition=Ready=false pod/gull --timeout=90s',
        'kubectl wait --for=delete pod/gull --timeout=90s',
        'kubectl wait --for=condition=Ready gull --timeout=90s',
      ],
    },
    {
      expected: "kubectl wait --for=jsonpath='{.status.phase}'=Running pod/gull",
      same: [
        'kubectl wait pod/gull --for=jsonpath={.status.phase}=Running',
        "kubectl wait --for jsonpath='{.status.phase}=Running' pod gull",
        'kubectl wait --for=jsonpath=.status.phase=Running po/gull',
      ],
      different: [
        "kubectl wait --for=jsonpath='{.status.phase}'=Pending pod/gull",
        "kubectl wait --for=jsonpath='{.status.phases}'=Running pod/gull",
        'kubectl wait --for=condition=Running pod/gull',
      ],
    },
    {
      expected: 'kubectl rollout status deployment/kiln --timeout=2m',
      same: ['kubectl rollout status deploy kiln --timeout=120s', 'k rollout status deploy/kiln --timeout 2m0s'],
      different: [
        'kubectl rollout status deployment/kiln',
        'kubectl rollout status kiln --timeout=2m',
        'kubectl rollout history deployment/kiln',
        'kubectl rollout status deployment/kiln --timeout=2s',
      ],
    },
  ],
};

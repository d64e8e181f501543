import type { Corpus } from './pair';

/** Commands that create objects, and what they generate. */
export const creatingCommands: Corpus = {
  run: [
    {
      expected: 'kubectl run gull --image=nginx:1.29 --labels=app=gull,tier=web --port=80 -n tides',
      same: [
        'k run gull --image nginx:1.29 -l tier=web,app=gull --port 80 --namespace tides',
        'kubectl run --image=nginx:1.29 --port=80 -n tides -l app=gull,tier=web gull',
        'kubectl run gull --image=nginx:1.29 --labels="app=gull,tier=web" --port=80 -n tides --restart=Always',
      ],
      different: [
        'kubectl run gull --image=nginx:1.29 --labels=app=gull --labels=tier=web --port=80 -n tides',
        'kubectl run gull --image=nginx --labels=app=gull,tier=web --port=80 -n tides',
        'kubectl run gulls --image=nginx:1.29 --labels=app=gull,tier=web --port=80 -n tides',
        'kubectl run gull --image=nginx:1.29 --labels=app=gull,tier=web --port=8080 -n tides',
        'kubectl run gull --image=nginx:1.29 --labels=app=gull,tier=web --port=80 -n tides --restart=Never',
        'kubectl create pod gull --image=nginx:1.29 --labels=app=gull,tier=web --port=80 -n tides',
        'kubectl run pod gull --image=nginx:1.29 --labels=app=gull,tier=web --port=80 -n tides',
        'kubectl run gull --image=nginx:1.29 --selector=app=gull,tier=web --port=80 -n tides',
        'kubectl run gull --image=nginx:1.29 --labels=app=gull,tier=web --port=80 -n tides --replicas=1',
      ],
    },
    {
      expected: 'kubectl run sleeper --image=busybox:1.37 --restart=Never --command -- sleep 600',
      same: [
        'k run sleeper --image busybox:1.37 --command --restart Never -- sleep 600',
        'kubectl run sleeper --command=true --image=busybox:1.37 --restart=Never -- sleep "600"',
      ],
      different: [
        'kubectl run sleeper --image=busybox:1.37 --restart=Never -- sleep 600',
        'kubectl run sleeper --image=busybox:1.37 --restart=Never --command -- sleep 6000',
        'kubectl run sleeper --image=busybox:1.37 --restart=Never -- --command sleep 600',
        'kubectl run sleeper --image=busybox:1.37 --restart=Never --command -- 600 sleep',
        "kubectl run sleeper --image=busybox:1.37 --restart=Never --command -- 'sleep 600'",
        'kubectl run sleeper --image=busybox:1.37 --restart=OnFailure --command -- sleep 600',
        'kubectl run sleeper --image=busybox:1.37 --restart=never --command -- sleep 600',
      ],
    },
    {
      expected: 'kubectl run probe --image=busybox:1.37 -it --rm --restart=Never -- wget -qO- http://till',
      same: [
        'kubectl run probe --rm -ti --restart=Never --image=busybox:1.37 -- wget -qO- http://till',
        'k run probe -i -t --rm --image busybox:1.37 --restart Never -- wget -qO- http://till',
      ],
      different: [
        'kubectl run probe --image=busybox:1.37 -it --restart=Never -- wget -qO- http://till',
        'kubectl run probe --image=busybox:1.37 --rm --restart=Never -- wget -qO- http://till',
        'kubectl run probe --image=busybox:1.37 -it --rm --restart=Never -- wget http://till -qO-',
        'kubectl run probe --image=busybox:1.37 -it --rm --restart=Never --command -- wget -qO- http://till',
        'kubectl run probe --image=busybox:1.37 -it --rm -- wget -qO- http://till',
      ],
    },
    {
      expected: 'kubectl run gull --image=nginx:1.29 --env=COLOR=blue --env=MODE=quiet --dry-run=client -o yaml',
      same: [
        'kubectl run gull --image=nginx:1.29 --env MODE=quiet --env COLOR=blue -o yaml --dry-run=client',
        'k run gull --env="COLOR=blue" --env="MODE=quiet" --image=nginx:1.29 -oyaml --dry-run',
      ],
      different: [
        'kubectl run gull --image=nginx:1.29 --env=COLOR=blue,MODE=quiet --dry-run=client -o yaml',
        'kubectl run gull --image=nginx:1.29 --env=COLOR=blue --env=MODE=quiet --dry-run=server -o yaml',
        'kubectl run gull --image=nginx:1.29 --env=COLOR=blue --env=MODE=quiet -o yaml',
        'kubectl run gull --image=nginx:1.29 --env=COLOR=blue --dry-run=client -o yaml',
        'kubectl run gull --image=nginx:1.29 -e COLOR=blue -e MODE=quiet --dry-run=client -o yaml',
        'kubectl run gull --image=nginx:1.29 --env=color=blue --env=MODE=quiet --dry-run=client -o yaml',
      ],
    },
    {
      expected: 'kubectl run till --image=nginx:1.29 --port=80 --expose',
      same: ['kubectl run till --expose --port=80 --image=nginx:1.29', 'kubectl run till --image=nginx:1.29 --port=80 --expose=true'],
      different: [
        'kubectl run till --image=nginx:1.29 --expose',
        'kubectl run till --image=nginx:1.29 --port=80',
        'kubectl expose till --image=nginx:1.29 --port=80',
      ],
    },
  ],
  'create workloads': [
    {
      expected: 'kubectl create deployment kiln --image=httpd:2.4 --replicas=3 -n mill',
      same: [
        'k create deploy kiln --image httpd:2.4 -r 3 -n mill',
        'kubectl create deployment --image=httpd:2.4 kiln --namespace=mill --replicas 3',
        'kubectl create -n mill deployment kiln --replicas=3 --image=httpd:2.4',
        'kubectl -n mill create deploy kiln --replicas=03 --image=httpd:2.4',
      ],
      different: [
        'kubectl create deployment kiln --image=httpd:2.4 --replicas=2 -n mill',
        'kubectl create deployment kiln --image=httpd:2.4 -n mill',
        'kubectl create deployment kiln --replicas=3 -n mill',
        'kubectl create deployment kiln --image=httpd:2.4 --replica=3 -n mill',
        'kubectl create deployments kiln --image=httpd:2.4 --replicas=3 -n mill',
        'kubectl run kiln --image=httpd:2.4 --replicas=3 -n mill',
        'kubectl create deployment/kiln --image=httpd:2.4 --replicas=3 -n mill',
        'kubectl create deployment kiln --image=httpd --replicas=3 -n mill',
        'kubectl create deployment kiln --image=httpd:2.4 --replicas=three -n mill',
      ],
    },
    {
      expected: 'kubectl create deployment kiln --image=httpd:2.4',
      same: ['kubectl create deployment kiln --image=httpd:2.4 --replicas=1', 'k create deploy kiln --image=httpd:2.4 --dry-run=none'],
      different: [
        'kubectl create deployment kiln --image=httpd:2.4 --dry-run=client',
        'kubectl create deployment kiln --image=httpd:2.4 --port=80',
      ],
    },
    {
      expected: "kubectl create deployment ticker --image=busybox:1.37 -- sh -c 'while true; do date; sleep 5; done'",
      same: ['kubectl create deploy ticker --image busybox:1.37 -- sh -c "while true; do date; sleep 5; done"'],
      different: [
        'kubectl create deployment ticker --image=busybox:1.37 -- while true; do date; sleep 5; done',
        "kubectl create deployment ticker --image=busybox:1.37 -- sh -c 'while true; do date; sleep 15; done'",
        "kubectl create deployment ticker --image=busybox:1.37 --command -- sh -c 'while true; do date; sleep 5; done'",
        "kubectl create deployment ticker --image=busybox:1.37 sh -c 'while true; do date; sleep 5; done'",
      ],
    },
    {
      expected: 'kubectl create job tally --image=busybox:1.37 -- echo done',
      same: ['kubectl create job tally --image busybox:1.37 -- echo "done"', "k create job --image=busybox:1.37 tally -- echo 'done'"],
      different: [
        'kubectl create job tally --image=busybox:1.37 echo done',
        'kubectl create cronjob tally --image=busybox:1.37 -- echo done',
        'kubectl create job tally --image=busybox:1.37 -- done echo',
        'kubectl run job tally --image=busybox:1.37 -- echo done',
      ],
    },
    {
      expected: 'kubectl create job tally-now --from=cronjob/tally -n ledger',
      same: ['kubectl create job tally-now --from=cj/tally -n ledger', 'k create job tally-now -n ledger --from cronjobs/tally'],
      different: [
        'kubectl create job tally-now --from=tally -n ledger',
        'kubectl create job tally-now --from=job/tally -n ledger',
        'kubectl create job tally --from=cronjob/tally-now -n ledger',
        'kubectl create job tally-now --from cronjob tally -n ledger',
      ],
    },
    {
      expected: "kubectl create cronjob tally --image=busybox:1.37 --schedule='*/15 * * * *' -- date",
      same: [
        'kubectl create cj tally --schedule="*/15 * * * *" --image=busybox:1.37 -- date',
        "kubectl create cronjob tally --image=busybox:1.37 --schedule '*/15 * * * *' --restart=OnFailure -- date",
      ],
      different: [
        'kubectl create cronjob tally --image=busybox:1.37 --schedule=*/15 * * * * -- date',
        "kubectl create cronjob tally --image=busybox:1.37 --schedule='15 * * * *' -- date",
        "kubectl create cronjob tally --image=busybox:1.37 --schedule='* */15 * * *' -- date",
        "kubectl create cronjob tally --image=busybox:1.37 --schedule='*/15 * * *' -- date",
        'kubectl create cronjob tally --image=busybox:1.37 -- date',
        "kubectl create cronjob tally --image=busybox:1.37 --schedule='*/15 * * * *' --restart=Never -- date",
      ],
    },
  ],
  'create configuration': [
    {
      expected: 'kubectl create configmap knobs --from-literal=level=info --from-literal=color=red',
      same: [
        'k create cm knobs --from-literal color=red --from-literal level=info',
        "kubectl create configmap knobs --from-literal='level=info' --from-literal='color=red'",
      ],
      different: [
        'kubectl create configmap knobs --from-literal=level=info,color=red',
        'kubectl create configmap knobs --from-literal=level=info',
        'kubectl create configmap knobs --from-literal=level:info --from-literal=color:red',
        'kubectl create configmap knobs --from-file=level=info --from-file=color=red',
        'kubectl create secret generic knobs --from-literal=level=info --from-literal=color=red',
        'kubectl create configmap knobs --from-literal=level=Info --from-literal=color=red',
        'kubectl create configmap knobs --from-literals=level=info --from-literals=color=red',
      ],
    },
    {
      expected: 'kubectl create configmap site --from-file=index.html=page.txt -n shop',
      same: ['kubectl create cm site --from-file index.html=./page.txt -n shop'],
      different: [
        'kubectl create configmap site --from-file=page.txt=index.html -n shop',
        'kubectl create configmap site --from-file=page.txt -n shop',
        'kubectl create configmap site --from-literal=index.html=page.txt -n shop',
        'kubectl create configmap site --from-env-file=page.txt -n shop',
      ],
    },
    {
      expected: 'kubectl create configmap site --from-file=page.txt',
      same: ['kubectl create cm site --from-file=./page.txt', 'kubectl create cm site --from-file=page.txt=page.txt'],
      different: [
        'kubectl create configmap site --from-file=pages.txt',
        'kubectl create configmap site page.txt',
        'kubectl create configmap --from-file=page.txt',
      ],
    },
    {
      expected: "kubectl create secret generic pass --from-literal=user=mira --from-literal=word='s,3=x'",
      same: [
        "kubectl create secret generic pass --from-literal=word='s,3=x' --from-literal=user=mira",
        'k create secret generic pass --from-literal user=mira --from-literal "word=s,3=x"',
      ],
      different: [
        "kubectl create secret pass --from-literal=user=mira --from-literal=word='s,3=x'",
        "kubectl create secret tls pass --from-literal=user=mira --from-literal=word='s,3=x'",
        "kubectl create secret generic pass --from-literal=user=mira --from-literal=word='s,3'",
        "kubectl create secret generic pass --literal=user=mira --literal=word='s,3=x'",
      ],
    },
    {
      expected: 'kubectl create secret tls front --cert=front.crt --key=front.key -n shop',
      same: ['kubectl create secret tls front --key front.key --cert ./front.crt -n shop'],
      different: [
        'kubectl create secret tls front --cert=front.key --key=front.crt -n shop',
        'kubectl create secret tls front --crt=front.crt --key=front.key -n shop',
        'kubectl create secret generic front --cert=front.crt --key=front.key -n shop',
        'kubectl create secret tls front --cert=front.crt -n shop',
      ],
    },
    {
      expected: 'kubectl create namespace tides',
      same: ['kubectl create ns tides', 'k create ns tides', 'kubectl create ns tides -n shop'],
      different: [
        'kubectl create namespaces tides',
        'kubectl create namespace tide',
        'kubectl run namespace tides',
        'kubectl create -n tides',
        'kubectl create ns tides shop',
        'kubectl apply namespace tides',
      ],
    },
    {
      expected: 'kubectl create quota cap --hard=pods=10,requests.cpu=2,requests.memory=4Gi -n mill',
      same: [
        'kubectl create resourcequota cap --hard=requests.cpu=2000m,pods=10,requests.memory=4096Mi -n mill',
        'k create quota cap -n mill --hard pods=10,requests.memory=4Gi,requests.cpu=2',
      ],
      different: [
        'kubectl create quota cap --hard=pods=10,requests.cpu=2,requests.memory=4G -n mill',
        'kubectl create quota cap --hard=pods=10 --hard=requests.cpu=2 --hard=requests.memory=4Gi -n mill',
        'kubectl create quota cap --hard=pods=10,cpu=2,memory=4Gi -n mill',
        'kubectl create quota cap --hard=pods=100,requests.cpu=2,requests.memory=4Gi -n mill',
        'kubectl create limitrange cap --hard=pods=10,requests.cpu=2,requests.memory=4Gi -n mill',
      ],
    },
    {
      expected: 'kubectl create priorityclass urgent --value=90000 --preemption-policy=Never',
      same: [
        'kubectl create pc urgent --preemption-policy Never --value 90000',
        'kubectl create priorityclass urgent --value=90000 --preemption-policy="Never" --global-default=false',
      ],
      different: [
        'kubectl create priorityclass urgent --value=9000 --preemption-policy=Never',
        'kubectl create priorityclass urgent --value=90000',
        'kubectl create priorityclass urgent --priority=90000 --preemption-policy=Never',
        'kubectl create priorityclass urgent --value=90000 --preemption-policy=never',
      ],
    },
    {
      expected: 'kubectl create poddisruptionbudget calm --selector=app=till --min-available=2',
      same: ['kubectl create pdb calm --min-available 2 --selector app=till', "k create pdb calm --selector='app==till' --min-available=2"],
      different: [
        'kubectl create pdb calm --selector=app=till --max-unavailable=2',
        'kubectl create pdb calm -l app=till --min-available=2',
        'kubectl create pdb calm --selector=app=till --min-available=2%',
        'kubectl create pdb calm --min-available=2',
      ],
    },
  ],
};

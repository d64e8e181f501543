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
  rbac: [
    {
      expected: 'kubectl create serviceaccount robot -n mill',
      same: ['kubectl create sa robot -n mill', 'k -n mill create serviceaccount robot'],
      different: [
        'kubectl create serviceaccount robots -n mill',
        'kubectl create account robot -n mill',
        'kubectl create sa robot',
        'kubectl create token robot -n mill',
      ],
    },
    {
      expected: 'kubectl create role reader --verb=get,list,watch --resource=pods,configmaps -n mill',
      same: [
        'kubectl create role reader --verb=get --verb=list --verb=watch --resource=pods --resource=configmaps -n mill',
        'k create role reader --resource=cm,po --verb=watch,list,get -n mill',
        'kubectl create role reader --verb get,list,watch --resource pod,configmap --namespace mill',
      ],
      different: [
        'kubectl create role reader --verb=get,list --resource=pods,configmaps -n mill',
        'kubectl create role reader --verb=get,list,watch --resource=pods -n mill',
        'kubectl create clusterrole reader --verb=get,list,watch --resource=pods,configmaps',
        'kubectl create role reader --verbs=get,list,watch --resources=pods,configmaps -n mill',
        'kubectl create role reader --verb=get,list,watch --resource=pods,configmaps',
        'kubectl create role reader --verb=get,list,watch --resource=pods/log,configmaps -n mill',
        'kubectl create role reader --verb=read --resource=pods,configmaps -n mill',
        'kubectl create role reader --verb=get,list,watch --resource=pods,configmaps --resource-name=knobs -n mill',
      ],
    },
    {
      expected: 'kubectl create clusterrole scaler --verb=get,patch --resource=deployments.apps,deployments/scale',
      same: [
        'kubectl create clusterrole scaler --resource=deploy --resource=deployments.apps/scale --verb=patch,get',
        'kubectl create clusterrole scaler --verb=get,patch --resource=deployments,deployments/scale',
      ],
      different: [
        'kubectl create clusterrole scaler --verb=get,patch --resource=deployments.apps',
        'kubectl create clusterrole scaler --verb=get,update --resource=deployments.apps,deployments/scale',
        'kubectl create role scaler --verb=get,patch --resource=deployments.apps,deployments/scale',
      ],
    },
    {
      expected: 'kubectl create rolebinding reader-robot --role=reader --serviceaccount=mill:robot -n mill',
      same: ['kubectl create rolebinding reader-robot --serviceaccount mill:robot --role reader -n mill'],
      different: [
        'kubectl create rolebinding reader-robot --clusterrole=reader --serviceaccount=mill:robot -n mill',
        'kubectl create rolebinding reader-robot --role=reader --serviceaccount=robot:mill -n mill',
        'kubectl create rolebinding reader-robot --role=reader --serviceaccount=robot -n mill',
        'kubectl create rolebinding reader-robot --role=reader --user=mill:robot -n mill',
        'kubectl create clusterrolebinding reader-robot --role=reader --serviceaccount=mill:robot -n mill',
        'kubectl create rolebinding reader-robot --role=reader --sa=mill:robot -n mill',
        'kubectl create rolebinding reader-robot --role=reader --serviceaccount=mill/robot -n mill',
      ],
    },
    {
      expected: 'kubectl create clusterrolebinding crew-view --clusterrole=view --user=mira --group=crew',
      same: [
        'kubectl create clusterrolebinding crew-view --group=crew --user=mira --clusterrole=view',
        'k create clusterrolebinding crew-view --clusterrole view --user mira --group crew -n mill',
      ],
      different: [
        'kubectl create clusterrolebinding crew-view --clusterrole=view --user=mira,crew',
        'kubectl create clusterrolebinding crew-view --clusterrole=view --user=crew --group=mira',
        'kubectl create clusterrolebinding crew-view --role=view --user=mira --group=crew',
        'kubectl create rolebinding crew-view --clusterrole=view --user=mira --group=crew',
        'kubectl create clusterrolebinding crew-view --clusterrole=edit --user=mira --group=crew',
      ],
    },
    {
      expected: 'kubectl create token robot --duration=1h -n mill',
      same: ['kubectl create token robot --duration=60m -n mill', 'k create token -n mill robot --duration 3600s'],
      different: [
        'kubectl create token robot --duration=1m -n mill',
        'kubectl create token robot -n mill',
        'kubectl get token robot --duration=1h -n mill',
        'kubectl create token robot --duration=1h',
        'kubectl create token robot --expiration=1h -n mill',
      ],
    },
  ],
  'services and ingress': [
    {
      expected: 'kubectl expose deployment kiln --port=80 --target-port=8080 --name=oven --type=NodePort -n mill',
      same: [
        'kubectl expose deploy/kiln --type NodePort --name oven --target-port 8080 --port 80 -n mill',
        'k expose deployments kiln -n mill --port=80 --target-port=8080 --type=NodePort --name=oven --protocol=TCP',
      ],
      different: [
        'kubectl expose deployment kiln --port=8080 --target-port=80 --name=oven --type=NodePort -n mill',
        'kubectl expose deployment kiln --port=80 --target-port=8080 --name=oven -n mill',
        'kubectl expose deployment kiln --port=80 --target-port=8080 --type=NodePort -n mill',
        'kubectl expose deployment oven --port=80 --target-port=8080 --name=kiln --type=NodePort -n mill',
        'kubectl expose deployment kiln --port=80 --targetport=8080 --name=oven --type=NodePort -n mill',
        'kubectl expose pod kiln --port=80 --target-port=8080 --name=oven --type=NodePort -n mill',
        'kubectl expose deployment kiln --port=80 --target-port=8080 --name=oven --type=nodeport -n mill',
        'kubectl create service nodeport oven --tcp=80:8080 -n mill',
        'kubectl expose deployment kiln --port=80:8080 --name=oven --type=NodePort -n mill',
        'kubectl expose deployment kiln --port=80 --target-port=8080 --name=oven --type=NodePort --node-port=30080 -n mill',
      ],
    },
    {
      expected: 'kubectl expose pod gull --port=80',
      same: [
        'kubectl expose po/gull --port=80 --target-port=80',
        'kubectl expose pod gull --port 80 --type=ClusterIP',
        'kubectl expose pod gull --port=80 --name=gull',
      ],
      different: [
        'kubectl expose pod gull',
        'kubectl expose pod gull --port=80 --target-port=8080',
        'kubectl expose gull --port=80',
        'kubectl expose pod gull --port=80 --name=gulls',
        'kubectl expose pod gull --port=80 --protocol=UDP',
      ],
    },
    {
      expected: 'kubectl create service clusterip till --tcp=80:8080',
      same: ['kubectl create svc clusterip till --tcp 80:8080'],
      different: [
        'kubectl create service clusterip till --tcp=8080:80',
        'kubectl create service till --tcp=80:8080',
        'kubectl create service ClusterIP till --tcp=80:8080',
        'kubectl create service nodeport till --tcp=80:8080',
        'kubectl create service clusterip till --port=80:8080',
      ],
    },
    {
      expected: 'kubectl create service nodeport till --tcp=80 --node-port=30088',
      same: ['kubectl create svc nodeport till --node-port 30088 --tcp 80'],
      different: [
        'kubectl create service nodeport till --tcp=80 --node-port=30080',
        'kubectl create service nodeport till --tcp=80',
        'kubectl create service nodeport till --tcp=80 --nodeport=30088',
      ],
    },
    {
      expected: 'kubectl create service externalname books --external-name=books.example.org',
      same: ['kubectl create svc externalname books --external-name books.example.org'],
      different: [
        'kubectl create service externalname books --external-name=book.example.org',
        'kubectl create service externalname books books.example.org',
        'kubectl create service clusterip books --external-name=books.example.org',
      ],
    },
    {
      expected:
        'kubectl create ingress front --class=nginx --rule="shop.example.org/cart*=cart:80" --rule="shop.example.org/till*=till:8080,tls=front"',
      same: [
        "kubectl create ing front --rule='shop.example.org/till*=till:8080,tls=front' --rule='shop.example.org/cart*=cart:80' --class nginx",
      ],
      different: [
        'kubectl create ingress front --class=nginx --rule="shop.example.org/cart=cart:80" --rule="shop.example.org/till*=till:8080,tls=front"',
        'kubectl create ingress front --rule="shop.example.org/cart*=cart:80" --rule="shop.example.org/till*=till:8080,tls=front"',
        'kubectl create ingress front --class=nginx --rule="shop.example.org/cart*=cart:80" --rule="shop.example.org/till*=till:8080"',
        'kubectl create ingress front --class=nginx --rule="shop.example.org/cart*=cart:8080" --rule="shop.example.org/till*=till:80,tls=front"',
        'kubectl create ingress front --class=nginx --rules="shop.example.org/cart*=cart:80" --rules="shop.example.org/till*=till:8080,tls=front"',
      ],
    },
  ],
};

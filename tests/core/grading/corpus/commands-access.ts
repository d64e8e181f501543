import type { Corpus } from './pair';

/** Commands that give access: to people and programs, and from the network. */
export const accessCommands: Corpus = {
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

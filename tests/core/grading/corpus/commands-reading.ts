import type { Corpus } from './pair';

/** Commands that look at a cluster. */
export const readingCommands: Corpus = {
  'flag spelling': [
    {
      expected: 'kubectl get pods -n orchard -o wide',
      same: [
        'k get pods -n orchard -o wide',
        'kubectl get pods --namespace orchard --output wide',
        'kubectl get pods --namespace=orchard --output=wide',
        'kubectl get pods -norchard -owide',
        'kubectl get pods -n=orchard -o=wide',
        'kubectl -n orchard get pods -o wide',
        'kubectl get -o wide pods -n orchard',
      ],
      different: [
        'kubectl get pods -n orchard',
        'kubectl get pods -o wide',
        'kubectl get pods -n orchards -o wide',
        'kubectl get pods -n orchard -o yaml',
        'kubectl get pods -n orchard --wide',
        'kubectl get pods -N orchard -o wide',
      ],
    },
    {
      expected: 'kubectl get deployments -A --show-labels',
      same: [
        'kubectl get deploy --all-namespaces --show-labels',
        'k get deployment --show-labels=true -A',
        'kubectl get deployments.apps -A --show-labels',
      ],
      different: [
        'kubectl get deployments --show-labels',
        'kubectl get deployments -a --show-labels',
        'kubectl get deployments -A',
        'kubectl get deployments -A --show-labels=false',
      ],
    },
    {
      expected: 'kubectl get events --sort-by=.metadata.creationTimestamp',
      same: [
        "kubectl get ev --sort-by='{.metadata.creationTimestamp}'",
        'k get events --sort-by metadata.creationTimestamp',
        'kubectl get events --sort-by=".metadata.creationTimestamp"',
      ],
      different: [
        'kubectl get events --sort-by=.metadata.name',
        'kubectl get events',
        'kubectl get events --sort-by=.lastTimestamp',
        'kubectl events --sort-by=.metadata.creationTimestamp',
      ],
    },
    {
      expected: 'kubectl get pods --watch -n tides',
      same: ['k get po -w -n tides', 'kubectl get pods -n tides --watch=true'],
      different: ['kubectl get pods --watch-only -n tides', 'kubectl get pods -n tides', 'watch kubectl get pods -n tides'],
    },
    {
      expected: 'kubectl get nodes --no-headers',
      same: ['k get no --no-headers', 'kubectl get nodes --no-headers=true', 'kubectl get node --no-headers'],
      different: ['kubectl get nodes --headers', 'kubectl get nodes', 'kubectl get nodes -o name'],
    },
  ],
  'resource names': [
    {
      expected: 'kubectl describe service till -n shop',
      same: [
        'kubectl describe svc till -n shop',
        'k describe services till -n shop',
        'kubectl describe svc/till -n shop',
        'kubectl describe Service till --namespace=shop',
      ],
      different: [
        'kubectl describe service tills -n shop',
        'kubectl describe pod till -n shop',
        'kubectl describe svc/ till -n shop',
        'kubectl get service till -n shop',
        'kubectl describe service svc -n shop',
      ],
    },
    {
      expected: 'kubectl get pod svc',
      same: ['k get po svc', 'kubectl get pods/svc', 'kubectl get po/svc'],
      different: ['kubectl get pod service', 'kubectl get pod services', 'kubectl get svc pod', 'kubectl get svc'],
    },
    {
      expected: 'kubectl get pod gull heron',
      same: ['kubectl get pods gull heron', 'kubectl get pod/gull pod/heron', 'k get po/gull po/heron'],
      different: [
        'kubectl get pod gull',
        'kubectl get pod gull pod heron',
        'kubectl get pod gull pod/heron',
        'kubectl get pod gull,heron',
        'kubectl get pod gull-heron',
      ],
    },
    {
      expected: 'kubectl get deployment,service -n ledger',
      same: ['kubectl get deploy,svc -n ledger', 'k get deployments,services -n ledger'],
      different: [
        'kubectl get deployment service -n ledger',
        'kubectl get deploy/svc -n ledger',
        'kubectl get deploy -n ledger',
        'kubectl get deploy,svc,po -n ledger',
        'kubectl get all -n ledger',
      ],
    },
    {
      expected: 'kubectl get persistentvolumeclaims -n vault',
      same: ['kubectl get pvc -n vault', 'k -n vault get persistentvolumeclaim', 'kubectl get PersistentVolumeClaim -n vault'],
      different: ['kubectl get pv -n vault', 'kubectl get pvcs -n vault', 'kubectl get PVC -n vault', 'kubectl get pvc -n vaults'],
    },
    {
      expected: 'kubectl get networkpolicies -n mill',
      same: ['kubectl get netpol -n mill', 'kubectl get networkpolicy -n mill', 'kubectl get networkpolicies.networking.k8s.io -n mill'],
      different: ['kubectl get np -n mill', 'kubectl get networkpolicies.apps -n mill', 'kubectl get ingress -n mill'],
    },
    {
      expected: 'kubectl get endpointslices -l kubernetes.io/service-name=till',
      same: [
        'k get endpointslice --selector=kubernetes.io/service-name=till',
        'kubectl get endpointslices.discovery.k8s.io -l kubernetes.io/service-name=till',
      ],
      different: [
        'kubectl get endpoints -l kubernetes.io/service-name=till',
        'kubectl get endpointslices till',
        'kubectl get endpointslices -l service-name=till',
      ],
    },
    {
      expected: 'kubectl get horizontalpodautoscaler crane',
      same: ['kubectl get hpa crane', 'kubectl get hpa/crane', 'kubectl get horizontalpodautoscalers.autoscaling crane'],
      different: ['kubectl get vpa crane', 'kubectl get hpa cranes', 'kubectl describe hpa crane'],
    },
  ],
  namespaces: [
    {
      expected: 'kubectl get secrets -n vault',
      same: ['kubectl get secret --namespace vault', 'kubectl --namespace=vault get secrets'],
      different: [
        'kubectl get secrets',
        'kubectl get secrets -A',
        'kubectl get secrets vault',
        'kubectl get secrets -n Vault',
        'kubectl get secrets -n vault-2',
      ],
    },
    {
      expected: 'kubectl get pods --all-namespaces',
      same: ['kubectl get pods -A', 'kubectl get po -A=true', 'kubectl get pods -A -n shop'],
      different: [
        'kubectl get pods',
        'kubectl get pods -n all',
        'kubectl get pods --namespace=all-namespaces',
        'kubectl get pods --all',
        'kubectl get pods -A=false',
      ],
    },
    {
      expected: 'kubectl get persistentvolumes',
      same: ['kubectl get pv', 'kubectl get pv -n shop', 'kubectl get pv -A'],
      different: ['kubectl get pvc', 'kubectl get pv shop'],
    },
    {
      expected: 'kubectl describe node anvil-2',
      same: ['kubectl describe no anvil-2', 'kubectl describe nodes/anvil-2', 'kubectl describe node anvil-2 -n kube-system'],
      different: ['kubectl describe node anvil-1', 'kubectl describe nodes', 'kubectl describe node anvil2', 'kubectl top node anvil-2'],
    },
  ],
  selectors: [
    {
      expected: 'kubectl get pods -l app=till,tier=front',
      same: [
        'kubectl get pods -l tier=front,app=till',
        'kubectl get pods --selector app==till,tier==front',
        "kubectl get pods -l 'app in (till), tier=front'",
        'kubectl get pods -l "app=till, tier=front"',
        'kubectl get pods -lapp=till,tier=front',
      ],
      different: [
        'kubectl get pods -l app=till',
        'kubectl get pods -l app=till,tier!=front',
        'kubectl get pods -l app=till -l tier=front',
        'kubectl get pods -l app=till tier=front',
        'kubectl get pods -l app=till,tier=back',
        'kubectl get pods -L app=till,tier=front',
        'kubectl get pods -l app:till,tier:front',
        'kubectl get pods -l app=till,tier=front,zone=a',
      ],
    },
    {
      expected: "kubectl get pods -l 'stage in (beta,rc)'",
      same: [
        'kubectl get pods -l "stage in (rc, beta)"',
        "k get po --selector='stage in (beta,rc)'",
        "kubectl get pods -l 'stage in(beta,rc)'",
      ],
      different: [
        "kubectl get pods -l 'stage notin (beta,rc)'",
        "kubectl get pods -l 'stage in (beta)'",
        "kubectl get pods -l 'stage in (beta,rc,ga)'",
        'kubectl get pods -l stage in (beta,rc)',
        'kubectl get pods -l stage=beta,stage=rc',
        "kubectl get pods -l 'stage=beta,rc'",
      ],
    },
    {
      expected: "kubectl get pods -l '!canary'",
      same: ["kubectl get po --selector '!canary'"],
      different: [
        'kubectl get pods -l canary',
        'kubectl get pods -l canary!=',
        'kubectl get pods -l canary=false',
        "kubectl get pods -l '!canary=true'",
      ],
    },
    {
      expected: 'kubectl get nodes -l disk!=hdd',
      same: ["kubectl get nodes -l 'disk!=hdd'", "kubectl get nodes -l 'disk notin (hdd)'", 'k get no --selector="disk!=hdd"'],
      different: [
        'kubectl get nodes -l disk=hdd',
        "kubectl get nodes -l '!disk'",
        'kubectl get nodes -l disk!=ssd',
        'kubectl get nodes -l disk=!hdd',
      ],
    },
    {
      expected: 'kubectl get pods --field-selector=status.phase=Running,spec.nodeName=anvil-1',
      same: [
        'kubectl get pods --field-selector spec.nodeName=anvil-1,status.phase=Running',
        "kubectl get po --field-selector 'status.phase==Running,spec.nodeName==anvil-1'",
      ],
      different: [
        'kubectl get pods --field-selector=status.phase!=Running,spec.nodeName=anvil-1',
        'kubectl get pods --selector=status.phase=Running,spec.nodeName=anvil-1',
        'kubectl get pods --field-selector=status.phase=Running',
        'kubectl get pods --field-selector=status.phase=running,spec.nodeName=anvil-1',
      ],
    },
    {
      expected: 'kubectl get pods -L app,tier',
      same: ['kubectl get pods --label-columns=app,tier', 'kubectl get pods -L app -L tier'],
      different: ['kubectl get pods -l app,tier', 'kubectl get pods -L app', 'kubectl get pods --show-labels'],
    },
  ],
  output: [
    {
      expected: "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
      same: [
        'kubectl get pods -o jsonpath="{.items[*].metadata.name}"',
        'kubectl get pods -o=jsonpath={.items[*].metadata.name}',
        "kubectl get po --output=jsonpath='{$.items[*].metadata.name}'",
        "kubectl get pods -o jsonpath='{ .items[*].metadata.name }'",
        'kubectl get pods -o jsonpath="{.items[*].metadata[\'name\']}"',
        "kubectl get pods -o jsonpath --template='{.items[*].metadata.name}'",
      ],
      different: [
        "kubectl get pods -o jsonpath='{.items[0].metadata.name}'",
        "kubectl get pods -o jsonpath='{.items[*].metadata.names}'",
        "kubectl get pods -o jsonpath='.items[*].metadata.name'",
        "kubectl get pods -o jsonpath='{items[*].metadata.name}'",
        "kubectl get pods -o json='{.items[*].metadata.name}'",
        "kubectl get pods -o jsonpath='{.items.metadata.name}'",
        'kubectl get pods -o jsonpath=\'{.items[*].metadata["name"]}\'',
        'kubectl get pods -o name',
      ],
    },
    {
      expected: 'kubectl get nodes -o jsonpath=\'{range .items[*]}{.metadata.name}{"\\t"}{.status.nodeInfo.kubeletVersion}{"\\n"}{end}\'',
      same: ["kubectl get no -o jsonpath=\"{range .items[*]}{.metadata.name}{'\\t'}{.status.nodeInfo.kubeletVersion}{'\\n'}{end}\""],
      different: [
        'kubectl get nodes -o jsonpath=\'{range .items[*]}{.metadata.name}{"\\n"}{.status.nodeInfo.kubeletVersion}{"\\t"}{end}\'',
        'kubectl get nodes -o jsonpath=\'{range .items[*]}{.metadata.name}{"\\t"}{.status.nodeInfo.kubeletVersion}{"\\n"}\'',
        'kubectl get nodes -o jsonpath=\'{.items[*].metadata.name}{"\\t"}{.items[*].status.nodeInfo.kubeletVersion}\'',
      ],
    },
    {
      expected: 'kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName',
      same: [
        "kubectl get pods -o custom-columns='NAME:.metadata.name,NODE:.spec.nodeName'",
        'kubectl get po -o=custom-columns=NAME:metadata.name,NODE:{.spec.nodeName}',
      ],
      different: [
        'kubectl get pods -o custom-columns=NODE:.spec.nodeName,NAME:.metadata.name',
        'kubectl get pods -o custom-columns=NAME:.metadata.name',
        'kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.node',
        'kubectl get pods -o custom-columns=Name:.metadata.name,Node:.spec.nodeName',
      ],
    },
    {
      expected: 'kubectl get deployment kiln -n mill -o yaml > kiln.yaml',
      same: [
        'k get deploy/kiln -n mill -oyaml >kiln.yaml',
        'kubectl get deploy kiln -o yaml -n mill > ./kiln.yaml',
        'kubectl get deploy kiln -n mill -o yaml 1> kiln.yaml',
      ],
      different: [
        'kubectl get deployment kiln -n mill -o yaml',
        'kubectl get deployment kiln -n mill -o yaml >> kiln.yaml',
        'kubectl get deployment kiln -n mill -o json > kiln.yaml',
        'kubectl get deployment kiln -n mill -o yaml > kiln.yml',
        'kubectl get deployment kiln -n mill -o yaml 2> kiln.yaml',
        'kubectl get deployment kiln -n mill -o yaml --export > kiln.yaml',
      ],
    },
    {
      expected: "kubectl get secret pass -o jsonpath='{.data.token}' | base64 -d",
      same: [
        'kubectl get secret/pass -o jsonpath={.data.token} | base64 --decode',
        'k get secrets pass -o jsonpath="{.data[\'token\']}"|base64 -d',
      ],
      different: [
        "kubectl get secret pass -o jsonpath='{.data.token}'",
        "kubectl get secret pass -o jsonpath='{.data.token}' | base64",
        "kubectl get secret pass -o jsonpath='{.data.tokens}' | base64 -d",
        "kubectl get secret pass -o jsonpath='{.stringData.token}' | base64 -d",
        "base64 -d | kubectl get secret pass -o jsonpath='{.data.token}'",
      ],
    },
  ],
};

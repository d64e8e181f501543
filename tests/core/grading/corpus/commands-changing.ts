import type { Corpus } from './pair';

/** Commands that change or delete what is there. */
export const changingCommands: Corpus = {
  scale: [
    {
      expected: 'kubectl scale deployment kiln --replicas=5 -n mill',
      same: [
        'kubectl scale deploy/kiln --replicas 5 -n mill',
        'k -n mill scale --replicas=5 deployment kiln',
        'kubectl scale --namespace mill --replicas=5 deployments.apps/kiln',
      ],
      different: [
        'kubectl scale deployment kiln --replicas=50 -n mill',
        'kubectl scale statefulset kiln --replicas=5 -n mill',
        'kubectl scale deployment --replicas=5 -n mill',
        'kubectl scale kiln --replicas=5 -n mill',
        'kubectl scale deployment kiln 5 -n mill',
        'kubectl scale deployment kiln --replica=5 -n mill',
        'kubectl scale deployment kiln --replicas=5 --current-replicas=2 -n mill',
        'kubectl autoscale deployment kiln --replicas=5 -n mill',
        'kubectl scale deployment kilns --replicas=5 -n mill',
      ],
    },
    {
      expected: 'kubectl scale deployment kiln till --replicas=0',
      same: ['kubectl scale deploy/kiln deploy/till --replicas=0', 'kubectl scale deployment till kiln --replicas=0'],
      different: [
        'kubectl scale deployment kiln --replicas=0',
        'kubectl scale deployment kiln till',
        'kubectl scale deployment --all --replicas=0',
        'kubectl scale deployment kiln,till --replicas=0',
        'kubectl delete deployment kiln till',
      ],
    },
    {
      expected: 'kubectl autoscale deployment kiln --min=2 --max=8 --cpu=70%',
      same: [
        'kubectl autoscale deploy/kiln --max 8 --min 2 --cpu 70%',
        'kubectl autoscale deployment kiln --min=2 --max=8 --cpu-percent=70',
        "k autoscale deployment kiln --cpu='70%' --max=8 --min=2 --name=kiln",
      ],
      different: [
        'kubectl autoscale deployment kiln --min=2 --max=8 --cpu=70',
        'kubectl autoscale deployment kiln --min=2 --max=8 --cpu=7%',
        'kubectl autoscale deployment kiln --min=8 --max=2 --cpu=70%',
        'kubectl autoscale deployment kiln --max=8 --cpu=70%',
        'kubectl autoscale deployment kiln --min=2 --cpu=70%',
        'kubectl autoscale deployment kiln --min=2 --max=8 --memory=70%',
        'kubectl autoscale deployment kiln --min=2 --max=8',
        'kubectl autoscale deployment kiln --min=2 --max=8 --cpu-percent=700',
      ],
    },
    {
      expected: 'kubectl autoscale deployment kiln --max=4 --cpu=500m',
      same: ['kubectl autoscale deployment kiln --max=4 --cpu=500', 'kubectl autoscale deployment kiln --max=4 --cpu=500m --min=-1'],
      different: [
        'kubectl autoscale deployment kiln --max=4 --cpu=500%',
        'kubectl autoscale deployment kiln --max=4 --cpu=5',
        'kubectl autoscale deployment kiln --max=4 --memory=500m',
      ],
    },
  ],
  rollout: [
    {
      expected: 'kubectl rollout undo deployment/kiln --to-revision=3 -n mill',
      same: ['kubectl rollout undo deploy kiln --to-revision 3 -n mill', 'k rollout -n mill undo deployment/kiln --to-revision=3'],
      different: [
        'kubectl rollout undo deployment/kiln -n mill',
        'kubectl rollout undo deployment/kiln --to-revision=2 -n mill',
        'kubectl rollback deployment/kiln --to-revision=3 -n mill',
        'kubectl rollout undo deployment/kiln --revision=3 -n mill',
        'kubectl rollout history deployment/kiln --revision=3 -n mill',
        'kubectl rollout undo kiln --to-revision=3 -n mill',
      ],
    },
    {
      expected: 'kubectl rollout undo deployment kiln',
      same: ['kubectl rollout undo deploy/kiln'],
      different: [
        'kubectl rollout restart deployment kiln',
        'kubectl rollout undo daemonset kiln',
        'kubectl undo rollout deployment kiln',
        'kubectl rollout undo deployment kiln --to-revision=1',
      ],
    },
    {
      expected: 'kubectl rollout restart statefulset ledger',
      same: ['kubectl rollout restart sts/ledger', 'k rollout restart statefulsets ledger'],
      different: [
        'kubectl rollout restart deployment ledger',
        'kubectl restart statefulset ledger',
        'kubectl rollout restart statefulset',
        'kubectl rollout resume statefulset ledger',
      ],
    },
    {
      expected: 'kubectl rollout pause deployment/kiln',
      same: ['kubectl rollout pause deploy kiln'],
      different: ['kubectl rollout resume deployment/kiln', 'kubectl pause deployment/kiln', 'kubectl rollout pause deployment/kilns'],
    },
    {
      expected: 'kubectl rollout history deployment/kiln --revision=2',
      same: ['kubectl rollout history deploy kiln --revision 2'],
      different: [
        'kubectl rollout history deployment/kiln',
        'kubectl rollout history deployment/kiln --to-revision=2',
        'kubectl rollout status deployment/kiln --revision=2',
      ],
    },
  ],
  set: [
    {
      expected: 'kubectl set image deployment/kiln web=httpd:2.4.62 app=demo:2 -n mill',
      same: [
        'kubectl set image deploy kiln app=demo:2 web=httpd:2.4.62 -n mill',
        'k -n mill set image deployments/kiln web=httpd:2.4.62 app=demo:2',
      ],
      different: [
        'kubectl set image deployment/kiln web=httpd:2.4.62 -n mill',
        'kubectl set image deployment/kiln app=httpd:2.4.62 web=demo:2 -n mill',
        'kubectl set image deployment/kiln web=httpd:2.4.6 app=demo:2 -n mill',
        'kubectl set image kiln web=httpd:2.4.62 app=demo:2 -n mill',
        'kubectl set images deployment/kiln web=httpd:2.4.62 app=demo:2 -n mill',
        'kubectl set image deployment/kiln --image=httpd:2.4.62 -n mill',
        "kubectl set image deployment/kiln '*=httpd:2.4.62' -n mill",
        'kubectl set image deployment/kiln web:httpd:2.4.62 app:demo:2 -n mill',
      ],
    },
    {
      expected: 'kubectl set env deployment/kiln MODE=quiet OLD-',
      same: ['kubectl set env deploy kiln OLD- MODE=quiet', 'kubectl set env deployment kiln -e MODE=quiet OLD-'],
      different: [
        'kubectl set env deployment/kiln MODE=quiet',
        'kubectl set env deployment/kiln MODE=quiet OLD=',
        'kubectl set env deployment/kiln mode=quiet OLD-',
        'kubectl set env kiln MODE=quiet OLD-',
        'kubectl set env deployment/kiln MODE=loud OLD-',
      ],
    },
    {
      expected: 'kubectl set env deployment/kiln --from=configmap/knobs --prefix=KN_',
      same: ['kubectl set env deploy/kiln --prefix KN_ --from cm/knobs'],
      different: [
        'kubectl set env deployment/kiln --from=secret/knobs --prefix=KN_',
        'kubectl set env deployment/kiln --from=configmap/knobs',
        'kubectl set env deployment/kiln --from=knobs --prefix=KN_',
      ],
    },
    {
      expected: 'kubectl set resources deployment kiln --requests=cpu=200m,memory=128Mi --limits=memory=256Mi -c app',
      same: [
        'kubectl set resources deploy/kiln -c=app --limits memory=256Mi --requests memory=128Mi,cpu=0.2',
        "k set resources deployment kiln --containers=app --limits='memory=262144Ki' --requests='cpu=200m,memory=128Mi'",
      ],
      different: [
        'kubectl set resources deployment kiln --limits=cpu=200m,memory=128Mi --requests=memory=256Mi -c app',
        'kubectl set resources deployment kiln --requests=cpu=200m,memory=128Mi --limits=memory=256Mi',
        'kubectl set resources deployment kiln --requests=cpu=200,memory=128Mi --limits=memory=256Mi -c app',
        'kubectl set resources deployment kiln --requests=cpu=200m,memory=128M --limits=memory=256Mi -c app',
        'kubectl set resources deployment kiln --requests=cpu:200m,memory:128Mi --limits=memory:256Mi -c app',
        'kubectl set resource deployment kiln --requests=cpu=200m,memory=128Mi --limits=memory=256Mi -c app',
      ],
    },
    {
      expected: 'kubectl set serviceaccount deployment kiln robot',
      same: ['kubectl set sa deploy kiln robot', 'kubectl set serviceaccount deployment/kiln robot'],
      different: [
        'kubectl set serviceaccount deployment robot kiln',
        'kubectl set serviceaccount deployment kiln --serviceaccount=robot',
        'kubectl set serviceaccount deployment kiln robots',
        'kubectl set serviceaccount kiln robot',
      ],
    },
    {
      expected: "kubectl set selector service till 'app=till,track=stable'",
      same: ['kubectl set selector svc till track=stable,app=till', 'kubectl set selector service/till app=till,track=stable'],
      different: [
        'kubectl set selector service till app=till',
        'kubectl set selector service till app=till,track=canary',
        'kubectl label service till app=till,track=stable',
      ],
    },
  ],
  'labels and annotations': [
    {
      expected: 'kubectl label pod gull tier=front stage=beta -n tides',
      same: ['kubectl label po/gull stage=beta tier=front -n tides', 'k label pods gull tier=front stage=beta -n tides'],
      different: [
        'kubectl label pod gull tier=front -n tides',
        'kubectl label pod gull tier=front,stage=beta -n tides',
        'kubectl label gull pod tier=front stage=beta -n tides',
        'kubectl label pod gull tier=front stage=beta --overwrite -n tides',
        'kubectl annotate pod gull tier=front stage=beta -n tides',
        'kubectl label pod gull tier=Front stage=beta -n tides',
        'kubectl label pod gull -l tier=front,stage=beta -n tides',
      ],
    },
    {
      expected: 'kubectl label pods --all tier=front --overwrite',
      same: ['kubectl label po --overwrite --all tier=front', 'kubectl label pods tier=front --all=true --overwrite=true'],
      different: [
        'kubectl label pods --all tier=front',
        'kubectl label pods -A tier=front --overwrite',
        'kubectl label pods tier=front --overwrite',
      ],
    },
    {
      expected: 'kubectl label pods -l app=till tier-',
      same: ['kubectl label po tier- --selector=app=till'],
      different: [
        'kubectl label pods -l app=till tier',
        'kubectl label pods -l app=till tier=',
        'kubectl label pods till tier-',
        'kubectl label pods -l app=till -tier',
      ],
    },
    {
      expected: "kubectl annotate deployment kiln kubernetes.io/change-cause='hotter oven'",
      same: [
        'kubectl annotate deploy/kiln kubernetes.io/change-cause="hotter oven"',
        "kubectl annotate deploy kiln 'kubernetes.io/change-cause=hotter oven'",
      ],
      different: [
        'kubectl annotate deployment kiln kubernetes.io/change-cause=hotter oven',
        "kubectl label deployment kiln kubernetes.io/change-cause='hotter oven'",
        "kubectl annotate deployment kiln change-cause='hotter oven'",
        "kubectl annotate deployment kiln kubernetes.io/change-cause='hotter  oven'",
      ],
    },
  ],
  delete: [
    {
      expected: 'kubectl delete pod gull --force --grace-period=0 -n tides',
      same: [
        'kubectl delete po/gull --grace-period 0 --force -n tides',
        'k delete pod gull -n tides --force=true --grace-period=0',
        'kubectl delete pod gull --force -n tides',
      ],
      different: [
        'kubectl delete pod gull -n tides',
        'kubectl delete pod gull --grace-period=0 -n tides',
        'kubectl delete pod gull --now -n tides',
        'kubectl delete pod gull --force --grace-period=10 -n tides',
        'kubectl delete pod --all --force --grace-period=0 -n tides',
        'kubectl kill pod gull --force -n tides',
      ],
    },
    {
      expected: 'kubectl delete pod gull --now',
      same: ['kubectl delete pods gull --now=true', 'kubectl delete pod gull --grace-period=1', 'kubectl delete pod gull --grace-period=0'],
      different: ['kubectl delete pod gull', 'kubectl delete pod gull --force', 'kubectl delete pod gull --wait=false'],
    },
    {
      expected: 'kubectl delete deployment,service -l app=till -n shop',
      same: ['kubectl delete deploy,svc --selector app=till -n shop', 'kubectl delete svc,deploy -l app=till -n shop'],
      different: [
        'kubectl delete deployment -l app=till -n shop',
        'kubectl delete deployment service -l app=till -n shop',
        'kubectl delete all -l app=till -n shop',
        'kubectl delete deployment,service till -n shop',
        'kubectl delete deployment,service -l app!=till -n shop',
      ],
    },
    {
      expected: 'kubectl delete pods --all -n tides',
      same: ['kubectl delete po --all=true -n tides', 'kubectl -n tides delete pod --all'],
      different: [
        'kubectl delete pods -A',
        'kubectl delete pods -n tides',
        'kubectl delete all --all -n tides',
        'kubectl delete ns tides',
        'kubectl delete pods --all',
      ],
    },
    {
      expected: 'kubectl delete deployment kiln --cascade=orphan',
      same: ['kubectl delete deploy/kiln --cascade=orphan', 'kubectl delete deployment kiln --cascade=false'],
      different: [
        'kubectl delete deployment kiln',
        'kubectl delete deployment kiln --cascade=foreground',
        'kubectl delete deployment kiln --cascade orphan',
        'kubectl delete deployment kiln --cascade',
        'kubectl delete deployment kiln --cascade=background',
      ],
    },
    {
      expected: 'kubectl delete -f oven.yaml',
      same: ['kubectl delete --filename=oven.yaml', 'k delete -f ./oven.yaml', 'kubectl delete -f oven.yaml --wait=true'],
      different: ['kubectl delete oven.yaml', 'kubectl apply -f oven.yaml', 'kubectl delete -f ovens.yaml', 'kubectl delete -k oven.yaml'],
    },
  ],
  'apply and patch': [
    {
      expected: 'kubectl apply -f oven.yaml -f rack.yaml --dry-run=server',
      same: [
        'kubectl apply -f oven.yaml,rack.yaml --dry-run=server',
        'k apply --dry-run=server --filename oven.yaml --filename ./rack.yaml',
      ],
      different: [
        'kubectl apply -f oven.yaml rack.yaml --dry-run=server',
        'kubectl apply -f oven.yaml -f rack.yaml --dry-run=client',
        'kubectl apply -f oven.yaml -f rack.yaml',
        'kubectl create -f oven.yaml -f rack.yaml --dry-run=server',
        'kubectl apply -f oven.yaml --dry-run=server',
      ],
    },
    {
      expected: 'kubectl replace --force -f oven.yaml',
      same: ['kubectl replace -f oven.yaml --force', 'kubectl replace -f oven.yaml --force=true'],
      different: ['kubectl replace -f oven.yaml', 'kubectl apply --force -f oven.yaml', 'kubectl replace --force oven.yaml'],
    },
    {
      expected: 'kubectl patch deployment kiln -p \'{"spec":{"replicas":4}}\' -n mill',
      same: [
        'kubectl patch deploy/kiln -n mill --patch \'{ "spec": { "replicas": 4 } }\'',
        "kubectl patch deployment kiln -n mill -p 'spec: {replicas: 4}'",
        'k patch deploy kiln -n mill -p "{\\"spec\\":{\\"replicas\\":4}}"',
        'kubectl patch deployment kiln -n mill --type=strategic -p=\'{"spec":{"replicas":4}}\'',
      ],
      different: [
        'kubectl patch deployment kiln -p \'{"spec":{"replicas":"4"}}\' -n mill',
        'kubectl patch deployment kiln -p \'{"spec":{"replicas":40}}\' -n mill',
        'kubectl patch deployment kiln -p \'{"replicas":4}\' -n mill',
        'kubectl patch deployment kiln -p {"spec":{"replicas":4}} -n mill',
        "kubectl patch deployment kiln -p '{spec:{replicas:4}}' -n mill",
        "kubectl patch deployment kiln -p '{spec: {replicas: 4}}' -n mill",
        'kubectl patch deployment kiln --type=merge -p \'{"spec":{"replicas":4}}\' -n mill',
        'kubectl patch deployment kiln -p \'{"spec":{"replicas":4}\' -n mill',
        'kubectl patch kiln -p \'{"spec":{"replicas":4}}\' -n mill',
        'kubectl edit deployment kiln -p \'{"spec":{"replicas":4}}\' -n mill',
      ],
    },
    {
      expected: 'kubectl patch deployment kiln --type=json -p \'[{"op":"replace","path":"/spec/replicas","value":4}]\'',
      same: ['kubectl patch deploy kiln --type json --patch \'[{"path":"/spec/replicas","op":"replace","value":4}]\''],
      different: [
        'kubectl patch deployment kiln --type=json -p \'[{"op":"add","path":"/spec/replicas","value":4}]\'',
        'kubectl patch deployment kiln --type=json -p \'[{"op":"replace","path":"spec/replicas","value":4}]\'',
        'kubectl patch deployment kiln -p \'[{"op":"replace","path":"/spec/replicas","value":4}]\'',
        'kubectl patch deployment kiln --type=json -p \'[{"op":"replace","path":"/spec/replicas","value":"4"}]\'',
      ],
    },
    {
      expected: 'kubectl patch persistentvolume disk-1 -p \'{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}\'',
      same: [
        'kubectl patch pv disk-1 -p \'{"spec": {"persistentVolumeReclaimPolicy": "Retain"}}\'',
        "kubectl patch pv/disk-1 -p 'spec: {persistentVolumeReclaimPolicy: Retain}'",
      ],
      different: [
        'kubectl patch pvc disk-1 -p \'{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}\'',
        'kubectl patch pv disk-1 -p \'{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}\'',
        'kubectl patch pv disk-1 -p \'{"spec":{"reclaimPolicy":"Retain"}}\'',
      ],
    },
    {
      expected: 'kubectl edit deployment kiln -n mill',
      same: ['kubectl edit deploy/kiln -n mill', 'k -n mill edit deployment kiln'],
      different: [
        'kubectl edit kiln -n mill',
        'kubectl edit deployment kiln',
        'kubectl edit deployment -n mill',
        'kubectl get deployment kiln -n mill',
        'kubectl edit deployment kiln/mill',
      ],
    },
    {
      expected: 'kubectl apply -k overlays/prod',
      same: ['kubectl apply --kustomize=overlays/prod', 'kubectl apply -k ./overlays/prod/', 'k apply -k overlays/prod/'],
      different: [
        'kubectl apply -f overlays/prod',
        'kubectl kustomize overlays/prod',
        'kubectl apply -k overlays',
        'kubectl apply -K overlays/prod',
        'kubectl apply overlays/prod',
      ],
    },
  ],
};

import type { Corpus } from './pair';

/** Commands that ask the API, the access rules and the settings. */
export const askingCommands: Corpus = {
  'explaining and asking': [
    {
      expected: 'kubectl explain deployment.spec.strategy --recursive',
      same: [
        'kubectl explain deploy.spec.strategy --recursive',
        'k explain deployments.spec.strategy --recursive=true',
        'kubectl explain --recursive deployment.spec.strategy',
      ],
      different: [
        'kubectl explain deployment.spec.strategy',
        'kubectl explain deployment spec.strategy --recursive',
        'kubectl explain pod.spec.strategy --recursive',
        'kubectl explain deployment.spec --recursive',
      ],
    },
    {
      expected: 'kubectl auth can-i delete deployments --as=mira -n mill',
      same: ['kubectl auth can-i delete deploy --as mira --namespace mill', 'k auth can-i delete deployments.apps -n mill --as=mira'],
      different: [
        'kubectl auth can-i delete deployments --as=moira -n mill',
        'kubectl auth can-i delete deployments -n mill',
        'kubectl auth can-i delete pods --as=mira -n mill',
        'kubectl auth can-i deployments delete --as=mira -n mill',
        'kubectl auth can-i get deployments --as=mira -n mill',
        'kubectl can-i delete deployments --as=mira -n mill',
      ],
    },
    {
      expected: "kubectl auth can-i '*' '*' --as=system:serviceaccount:mill:robot",
      same: ['kubectl auth can-i "*" "*" --as system:serviceaccount:mill:robot'],
      different: [
        'kubectl auth can-i * * --as=system:serviceaccount:mill:robot',
        "kubectl auth can-i '*' '*' --as=system:serviceaccount:robot:mill",
        "kubectl auth can-i '*' '*' --as=robot",
        "kubectl auth can-i '*' --as=system:serviceaccount:mill:robot",
      ],
    },
    {
      expected: 'kubectl auth can-i --list -n mill',
      same: ['kubectl auth can-i -n mill --list', 'kubectl auth can-i --list=true --namespace mill'],
      different: ['kubectl auth can-i list -n mill', 'kubectl auth can-i --list', 'kubectl auth whoami -n mill'],
    },
    {
      expected: 'kubectl api-resources --namespaced=false',
      same: ['k api-resources --namespaced=false', 'kubectl api-resources --namespaced=0'],
      different: [
        'kubectl api-resources --namespaced=true',
        'kubectl api-resources',
        'kubectl api-resources --namespaced false',
        'kubectl api-versions --namespaced=false',
      ],
    },
    {
      expected: 'kubectl top pod --sort-by=memory -n mill',
      same: ['kubectl top pods --sort-by memory -n mill', 'k top po -n mill --sort-by=memory'],
      different: [
        'kubectl top pod --sort-by=cpu -n mill',
        'kubectl top node --sort-by=memory',
        'kubectl top pod -n mill',
        'kubectl top pod --sort-by=.memory -n mill',
        'kubectl get pod --sort-by=memory -n mill',
      ],
    },
    {
      expected: 'kubectl top pod --containers -l app=till',
      same: ['kubectl top po -l app=till --containers=true', 'kubectl top pods --selector=app=till --containers'],
      different: ['kubectl top pod -l app=till', 'kubectl top pod till --containers', 'kubectl top node --containers -l app=till'],
    },
    {
      expected: 'kubectl config view --minify',
      same: ['kubectl config view --minify=true', 'k config view --minify'],
      different: ['kubectl config view', 'kubectl config view --raw', 'kubectl config get --minify'],
    },
    {
      expected: 'kubectl config set-context --current --namespace=tides',
      same: [
        'kubectl config set-context --namespace tides --current',
        'k config set-context --current -n tides',
        'kubectl config set-context $(kubectl config current-context) --namespace=tides',
      ],
      different: [
        'kubectl config set-context --namespace=tides',
        'kubectl config set-context tides',
        'kubectl config use-context --namespace=tides',
        'kubectl config set-context --current --namespace=tide',
        'kubectl config set-context tides --current',
      ],
    },
    {
      expected: 'kubectl config use-context harbour',
      same: ['kubectl config use harbour', 'k config use-context harbour'],
      different: [
        'kubectl config use-context harbor',
        'kubectl config set-context harbour',
        'kubectl config current-context',
        'kubectl use-context harbour',
      ],
    },
  ],
};

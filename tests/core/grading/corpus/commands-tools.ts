import type { Corpus } from './pair';

/** Commands of the tools beside kubectl. */
export const toolCommands: Corpus = {
  helm: [
    {
      expected: 'helm install till bitnami/nginx -n shop --create-namespace --set replicaCount=2,service.type=NodePort',
      same: [
        'helm install till bitnami/nginx --namespace=shop --create-namespace --set service.type=NodePort --set replicaCount=2',
        'helm -n shop install --create-namespace till bitnami/nginx --set replicaCount=2 --set service.type=NodePort',
      ],
      different: [
        'helm install bitnami/nginx till -n shop --create-namespace --set replicaCount=2,service.type=NodePort',
        'helm install till bitnami/nginx -n shop --set replicaCount=2,service.type=NodePort',
        'helm install till bitnami/nginx -n shop --create-namespace --set replicaCount=3,service.type=NodePort',
        'helm upgrade till bitnami/nginx -n shop --create-namespace --set replicaCount=2,service.type=NodePort',
        'helm install till bitnami/nginx --create-namespace --set replicaCount=2,service.type=NodePort',
        'helm install till bitnami/nginx -n shop --create-namespace --values replicaCount=2,service.type=NodePort',
      ],
    },
    {
      expected: 'helm upgrade --install till ./charts/till -f prod.yaml --version 1.4.0',
      same: [
        'helm upgrade -i till charts/till --values=prod.yaml --version=1.4.0',
        'helm upgrade till ./charts/till --install -f prod.yaml --version 1.4.0',
      ],
      different: [
        'helm upgrade till ./charts/till -f prod.yaml --version 1.4.0',
        'helm install till ./charts/till -f prod.yaml --version 1.4.0',
        'helm upgrade --install till ./charts/till -f prod.yaml',
        'helm upgrade --install till ./charts/till -f dev.yaml --version 1.4.0',
        'helm upgrade --install till ./charts/till -f prod.yaml --version 1.4.1',
      ],
    },
    {
      expected: 'helm list --all-namespaces',
      same: ['helm ls -A', 'helm list -A'],
      different: ['helm list', 'helm ls -a', 'helm list -n all', 'helm history -A'],
    },
    {
      expected: 'helm uninstall till -n shop',
      same: ['helm delete till --namespace shop', 'helm un -n shop till'],
      different: [
        'helm uninstall till',
        'helm uninstall tills -n shop',
        'helm rollback till -n shop',
        'helm uninstall till -n shop --keep-history',
      ],
    },
    {
      expected: 'helm rollback till 2 -n shop',
      same: ['helm -n shop rollback till 2'],
      different: [
        'helm rollback till -n shop',
        'helm rollback till 3 -n shop',
        'helm rollback 2 till -n shop',
        'helm rollback till --revision 2 -n shop',
      ],
    },
    {
      expected: 'helm repo add bitnami https://charts.bitnami.com/bitnami',
      same: ["helm repo add bitnami 'https://charts.bitnami.com/bitnami'"],
      different: [
        'helm repo add https://charts.bitnami.com/bitnami bitnami',
        'helm add repo bitnami https://charts.bitnami.com/bitnami',
        'helm repo add bitnami https://charts.bitnami.com',
        'helm repo update bitnami https://charts.bitnami.com/bitnami',
      ],
    },
    {
      expected: 'helm show values bitnami/nginx > values.yaml',
      same: ['helm inspect values bitnami/nginx > values.yaml', 'helm show values bitnami/nginx >./values.yaml'],
      different: [
        'helm get values bitnami/nginx > values.yaml',
        'helm show chart bitnami/nginx > values.yaml',
        'helm show values bitnami/nginx',
        'helm show values bitnami/redis > values.yaml',
      ],
    },
  ],
  'cluster tools': [
    {
      expected: 'kubeadm init --pod-network-cidr=10.244.0.0/16 --apiserver-advertise-address=10.1.0.4',
      same: [
        'kubeadm init --apiserver-advertise-address 10.1.0.4 --pod-network-cidr 10.244.0.0/16',
        'sudo kubeadm init --pod-network-cidr=10.244.0.0/16 --apiserver-advertise-address=10.1.0.4',
      ],
      different: [
        'kubeadm init --pod-network-cidr=10.244.0.0/24 --apiserver-advertise-address=10.1.0.4',
        'kubeadm init --service-cidr=10.244.0.0/16 --apiserver-advertise-address=10.1.0.4',
        'kubeadm init --pod-network-cidr=10.244.0.0/16',
        'kubeadm join --pod-network-cidr=10.244.0.0/16 --apiserver-advertise-address=10.1.0.4',
      ],
    },
    {
      expected: 'kubeadm token create --print-join-command',
      same: ['sudo kubeadm token create --print-join-command', 'kubeadm token --print-join-command create'],
      different: [
        'kubeadm token create',
        'kubeadm token list --print-join-command',
        'kubeadm join --print-join-command',
        'kubeadm create token --print-join-command',
      ],
    },
    {
      expected: 'kubeadm upgrade apply v1.35.2',
      same: ['kubeadm upgrade apply "v1.35.2"'],
      different: [
        'kubeadm upgrade plan v1.35.2',
        'kubeadm upgrade apply v1.35.1',
        'kubeadm upgrade node v1.35.2',
        'kubeadm apply upgrade v1.35.2',
        'kubeadm upgrade apply',
      ],
    },
    {
      expected:
        'ETCDCTL_API=3 etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
      same: [
        'etcdctl snapshot save /srv/etcd.db --cacert /pki/ca.crt --cert /pki/server.crt --key /pki/server.key --endpoints https://127.0.0.1:2379',
        'etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key snapshot save /srv/etcd.db',
        'sudo ETCDCTL_API=3 etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'env ETCDCTL_API=3 etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'sudo -E etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'sudo -E env ETCDCTL_API=3 etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'export ETCDCTL_API=3\netcdctl --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key snapshot save /srv/etcd.db',
      ],
      different: [
        'etcdctl snapshot save /srv/etcd.db',
        'etcdctl snapshot restore /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.key --key=/pki/server.crt',
        'etcdctl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2380 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'etcdctl snapshot save /srv/etcd.bak --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'etcdctl save snapshot /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
        'etcdutl snapshot save /srv/etcd.db --endpoints=https://127.0.0.1:2379 --cacert=/pki/ca.crt --cert=/pki/server.crt --key=/pki/server.key',
      ],
    },
    {
      expected: 'etcdutl snapshot restore /srv/etcd.db --data-dir=/var/lib/etcd-new',
      same: [
        'etcdutl --data-dir /var/lib/etcd-new snapshot restore /srv/etcd.db',
        'sudo etcdutl snapshot restore /srv/etcd.db --data-dir /var/lib/etcd-new/',
      ],
      different: [
        'etcdctl snapshot restore /srv/etcd.db --data-dir=/var/lib/etcd-new',
        'etcdutl snapshot restore /srv/etcd.db',
        'etcdutl snapshot restore /srv/etcd.db --data-dir=/var/lib/etcd',
        'etcdutl snapshot save /srv/etcd.db --data-dir=/var/lib/etcd-new',
      ],
    },
    {
      expected: 'systemctl restart kubelet',
      same: ['sudo systemctl restart kubelet', 'systemctl restart kubelet.service'],
      different: [
        'systemctl reload kubelet',
        'systemctl status kubelet',
        'systemctl restart kubelets',
        'service kubelet stop',
        'systemctl kubelet restart',
      ],
    },
    {
      expected: 'systemctl enable --now kubelet',
      same: ['systemctl enable kubelet --now', 'sudo systemctl --now enable kubelet.service'],
      different: ['systemctl enable kubelet', 'systemctl start kubelet', 'systemctl disable --now kubelet'],
    },
    {
      expected: 'journalctl -u kubelet -f',
      same: ['journalctl -fu kubelet', 'journalctl --unit=kubelet --follow', 'sudo journalctl -f -u kubelet.service'],
      different: [
        'journalctl -u kubelet',
        'journalctl -u containerd -f',
        'journalctl kubelet -f',
        'journalctl -uf kubelet',
        'systemctl -u kubelet -f',
      ],
    },
    {
      expected: 'journalctl -u kubelet --since "10 min ago" --no-pager',
      same: ["journalctl --no-pager -u kubelet -S '10 min ago'", 'journalctl -u kubelet --no-pager --since="10 min ago"'],
      different: [
        'journalctl -u kubelet --since 10 min ago --no-pager',
        'journalctl -u kubelet --until "10 min ago" --no-pager',
        'journalctl -u kubelet --since "100 min ago" --no-pager',
      ],
    },
    {
      expected: 'crictl ps -a --name kube-apiserver',
      same: ['crictl ps --all --name=kube-apiserver', 'sudo crictl ps --name kube-apiserver -a'],
      different: [
        'crictl ps --name kube-apiserver',
        'crictl pods -a --name kube-apiserver',
        'docker ps -a --name kube-apiserver',
        'crictl ps -a --name kube-scheduler',
      ],
    },
    {
      expected: 'openssl x509 -in /pki/apiserver.crt -noout -text',
      same: ['openssl x509 -noout -text -in /pki/apiserver.crt', 'openssl x509 -text -noout -in "/pki/apiserver.crt"'],
      different: [
        'openssl x509 -in /pki/apiserver.crt -noout -dates',
        'openssl x509 -out /pki/apiserver.crt -noout -text',
        'openssl req -in /pki/apiserver.crt -noout -text',
        'openssl x509 -in /pki/apiserver.key -noout -text',
      ],
    },
    {
      expected: 'openssl req -new -key mira.key -out mira.csr -subj "/CN=mira/O=crew"',
      same: ["openssl req -new -subj '/CN=mira/O=crew' -key mira.key -out mira.csr"],
      different: [
        'openssl req -new -key mira.key -out mira.csr -subj "/CN=crew/O=mira"',
        'openssl req -new -key mira.csr -out mira.key -subj "/CN=mira/O=crew"',
        'openssl x509 -new -key mira.key -out mira.csr -subj "/CN=mira/O=crew"',
        'openssl req -key mira.key -out mira.csr -subj "/CN=mira/O=crew"',
      ],
    },
    {
      expected: 'docker build -t till:1.2 .',
      same: ['docker build --tag=till:1.2 ./', 'docker build . -t till:1.2'],
      different: [
        'docker build -t till .',
        'docker build -f till:1.2 .',
        'docker build -t till:1.2',
        'docker tag till:1.2 .',
        'docker build -t till:1.2 ..',
      ],
    },
    {
      expected: 'docker run -d -p 8080:80 --name till nginx:1.29',
      same: ['docker run --name=till -p 8080:80 --detach nginx:1.29', 'docker run -dp 8080:80 --name till nginx:1.29'],
      different: [
        'docker run -d -p 80:8080 --name till nginx:1.29',
        'docker run -p 8080:80 --name till nginx:1.29',
        'docker run -d nginx:1.29 -p 8080:80 --name till',
        'docker run -d -P 8080:80 --name till nginx:1.29',
        'docker start -d -p 8080:80 --name till nginx:1.29',
      ],
    },
    {
      expected: 'echo -n secret | base64',
      same: ["echo -n 'secret' | base64"],
      different: ['echo secret | base64', 'echo -n secret | base64 -d', 'echo -n secrets | base64'],
    },
    {
      expected: 'ssh anvil-1',
      same: ["ssh 'anvil-1'"],
      different: ['ssh anvil-2', 'ssh -p 22 anvil-1', 'scp anvil-1'],
    },
    {
      expected: 'cp /srv/kube-proxy.yaml /etc/kubernetes/manifests/',
      same: ['cp /srv/kube-proxy.yaml /etc/kubernetes/manifests', 'sudo cp /srv/kube-proxy.yaml /etc/kubernetes/manifests/'],
      different: [
        'mv /srv/kube-proxy.yaml /etc/kubernetes/manifests/',
        'cp /etc/kubernetes/manifests/ /srv/kube-proxy.yaml',
        'cp /srv/kube-proxy.yaml /etc/kubernetes/manifest/',
      ],
    },
  ],
};

/** Tools a card may ask for. */
const examTools = new Set(
  'kubectl k kk kc ktl kctl helm kubeadm etcdctl etcdutl crictl ctr docker podman kustomize systemctl journalctl openssl curl base64'.split(
    ' ',
  ),
);

/** Tools notes use that no exam asks for: clouds, package managers, local clusters, editors and shell housekeeping. */
const otherTools = new Set(
  (
    'gcloud eksctl aws az minikube kind k3s k3d kops vagrant terraform ansible brew apt apt-get apt-mark apt-cache yum dnf snap modprobe sysctl ufw ssh scp ' +
    'vi vim nano code emacs cat echo printf ls cd pwd mkdir rm mv cp touch chmod chown chattr tee grep egrep sed awk cut sort uniq wc head tail tr find xargs jq yq ' +
    'export source alias unalias set unset env printenv while for if do done until then fi case function type which history man clear exit sleep watch time date ' +
    'wget git make npm node yarn pip python python3 go java mvn gradle sh bash zsh su tar zip unzip gunzip nslookup dig ping traceroute telnet nc netstat ss ip ' +
    'iptables ipvsadm ps top kill htop free df du mount umount lsblk id whoami hostname uname useradd groupadd passwd cfssl cfssljson nginx redis-cli mongo mongosh mysql psql ' +
    'dd stress siege ab hey busybox pause vimtutor tmux screen istioctl linkerd argocd flux velero trivy falco kubesec kube-bench calicoctl cilium hubble kubens kubectx kubectl-ns oc crane skopeo buildah nerdctl'
  ).split(' '),
);

/** First words of kubectl, so that a lone `k` is not taken for it. */
const kubectlVerbs =
  /^(?:annotate|api-resources|api-versions|apply|attach|auth|autoscale|certificate|cluster-info|completion|config|convert|cordon|cp|create|debug|delete|describe|diff|drain|edit|events|exec|explain|expose|get|help|kustomize|label|log|logs|options|patch|plugin|port-forward|proxy|replace|rolling-update|rollout|run|scale|set|stop|taint|top|uncordon|version|wait|-)/;

type ToolKind = 'exam' | 'other';

/** Whether a line calls a tool, and whether exams ask for that tool; null when it is no command. */
export function toolOf(line: string): ToolKind | null {
  const words = line.trim().split(/\s+/);
  while (/^(?:sudo|time|watch|nohup)$|^[A-Za-z_]\w*=\S*$/.test(words[0] ?? '') && words.length > 1) words.shift();
  const [word = '', next = ''] = words;
  if (/^(?:k|kk|kc|ktl|kctl|kubectl)$/.test(word))
    return kubectlVerbs.test(next) ? 'exam' : word === 'kubectl' && /^[a-z|>$<[-]/.test(next) ? 'exam' : null;
  if (examTools.has(word)) return next === '' || /^[\w./$<{'"~@-]/.test(next) ? 'exam' : null;
  if (otherTools.has(word)) return 'other';
  return /^\.{0,2}\/[\w./-]+$/.test(word) || /^[A-Za-z_]\w*=\$\(/.test(line.trim()) ? 'other' : null;
}

const otherVerbs =
  /^(?:sudo\s+)?(?:helm\s+(?:install|upgrade|list|ls|repo|search|show|create|uninstall|rollback|history|status|template|pull|get|lint|package|dependency)|(?:docker|podman)\s+(?:run|build|tag|push|pull|ps|images|exec|logs|stop|start|rm|rmi|save|load|login|inspect|image|container)|kubeadm\s+(?:init|join|reset|upgrade|token|certs|config)|etcdctl\s|etcdutl\s|crictl\s+(?:ps|pods|images|logs|exec|inspect|rm|stop|pull)|systemctl\s+(?:start|stop|restart|status|enable|disable|daemon-reload)|journalctl\s+-)/;

/** Whether a line of running text is a command and not a sentence about one. */
export function isPlainlyCommand(line: string): boolean {
  const [word = '', next = ''] = line.trim().split(/\s+/);
  if (/^(?:kubectl|k|kk|ktl|kctl)$/.test(word))
    return kubectlVerbs.test(next) && !/^[a-z-]+(?:'s|s|ed|ing)$/.test(next.replace(/^(?:logs|api-resources|api-versions|events)$/, ''));
  return otherVerbs.test(line.trim());
}

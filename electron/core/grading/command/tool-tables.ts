/** Light flag tables for the tools beside kubectl, in the notation of `core/kubernetes/grammar.ts`. */
export interface ToolTable {
  flags: string;
  /** Flags of one subcommand that differ from the tool's own. */
  commands?: Readonly<Record<string, string>>;
  /** Other names of a subcommand: `ls` for `list`. */
  aliases?: Readonly<Record<string, string>>;
  /** How many leading words name the subcommand. */
  depth?: number;
  /** Flags end at the first word that is none; for subcommands, after that word. */
  flagsFirst?: readonly string[];
  /** `-name` is a long flag. */
  singleDash?: boolean;
  /** Words whose order does not matter, as for `systemctl restart a b`. */
  anyOrder?: boolean;
}

const helmValues =
  'values,f:array set:slice set-string:slice set-file:slice set-json:array version:string wait:bool timeout:duration atomic:bool';
const helm: ToolTable = {
  flags:
    'namespace,n:string kube-context:string kubeconfig:string debug:bool all-namespaces,A:bool output,o:string dry-run:string? revision:int version:string repo:string devel:bool username:string password:string',
  commands: {
    install: `${helmValues} create-namespace:bool generate-name,g:bool name-template:string replace:bool dependency-update:bool description:string skip-crds:bool no-hooks:bool`,
    upgrade: `${helmValues} install,i:bool create-namespace:bool reuse-values:bool reset-values:bool reset-then-reuse-values:bool force:bool history-max:int cleanup-on-fail:bool description:string skip-crds:bool no-hooks:bool`,
    template: `${helmValues} show-only,s:array include-crds:bool name-template:string generate-name,g:bool output-dir:string validate:bool`,
    lint: `${helmValues} strict:bool`,
    list: 'all,a:bool filter,f:string short,q:bool deployed:bool failed:bool pending:bool superseded:bool uninstalled:bool uninstalling:bool max,m:int date,d:bool reverse,r:bool selector,l:string',
    uninstall: 'keep-history:bool wait:bool timeout:duration ignore-not-found:bool cascade:string no-hooks:bool',
    rollback: 'wait:bool timeout:duration force:bool cleanup-on-fail:bool no-hooks:bool',
    history: 'max:int=256',
    'search repo': 'versions,l:bool regexp,r:bool max-col-width:int fail-on-no-result:bool',
    'search hub': 'max-col-width:int list-repo-url:bool',
    'get values': 'all,a:bool',
    pull: 'untar:bool untardir,d:string destination,d:string prov:bool verify:bool',
    package: 'destination,d:string app-version:string dependency-update,u:bool sign:bool',
    'repo add': 'force-update:bool ca-file:string insecure-skip-tls-verify:bool',
    'repo update': 'fail-on-repo-update-fail:bool',
    'show values': 'jsonpath:string',
    test: 'logs:bool timeout:duration filter:array',
    create: 'starter,p:string',
  },
  aliases: {
    ls: 'list',
    un: 'uninstall',
    del: 'uninstall',
    delete: 'uninstall',
    hist: 'history',
    fetch: 'pull',
    inspect: 'show',
    dep: 'dependency',
    dependencies: 'dependency',
    'repo ls': 'repo list',
    'repo rm': 'repo remove',
    'repo up': 'repo update',
    'dependency up': 'dependency update',
    'dependency ls': 'dependency list',
  },
};

const etcd: ToolTable = {
  flags:
    'endpoints:slice cacert:string cert:string key:string data-dir:string name:string initial-cluster:string initial-cluster-token:string initial-advertise-peer-urls:string wal-dir:string write-out,w:string user:string skip-hash-check:bool command-timeout:duration dial-timeout:duration cluster:bool prefix:bool keys-only:bool print-value-only:bool rev:int limit:int from-key:bool bump-revision:int mark-compacted:bool insecure-skip-tls-verify:bool',
  commands: {
    'snapshot save': '',
    'snapshot restore': '',
    'snapshot status': '',
    'member list': '',
    'endpoint health': '',
    'endpoint status': '',
  },
};

const dockerRun =
  'detach,d:bool interactive,i:bool tty,t:bool rm:bool name:string publish,p:array publish-all,P:bool env,e:array env-file:string volume,v:array mount:array network:string entrypoint:string workdir,w:string user,u:string restart:string privileged:bool cpus:string memory,m:string label,l:array hostname,h:string pull:string platform:string';
const docker: ToolTable = {
  flags: 'help:bool context:string host,H:string',
  commands: {
    run: dockerRun,
    create: dockerRun,
    exec: 'interactive,i:bool tty,t:bool detach,d:bool env,e:array user,u:string workdir,w:string privileged:bool',
    build:
      'tag,t:array file,f:string build-arg:array no-cache:bool pull:bool target:string platform:string quiet,q:bool label:array progress:string',
    ps: 'all,a:bool quiet,q:bool filter,f:array format:string last,n:int latest,l:bool no-trunc:bool size,s:bool',
    images: 'all,a:bool quiet,q:bool filter,f:array format:string no-trunc:bool digests:bool',
    logs: 'follow,f:bool tail,n:string since:string until:string timestamps,t:bool',
    rm: 'force,f:bool volumes,v:bool all,a:bool',
    rmi: 'force,f:bool all,a:bool',
    save: 'output,o:string format:string',
    load: 'input,i:string quiet,q:bool',
    login: 'username,u:string password,p:string password-stdin:bool',
    inspect: 'format,f:string size,s:bool type:string',
    stop: 'time,t:int signal,s:string',
    push: 'quiet,q:bool all-tags,a:bool',
    pull: 'quiet,q:bool platform:string all-tags,a:bool',
    commit: 'author,a:string message,m:string change,c:array',
    history: 'no-trunc:bool quiet,q:bool human,H:bool format:string',
    'image prune': 'all,a:bool force,f:bool filter:array',
    'system prune': 'all,a:bool force,f:bool volumes:bool',
  },
  aliases: {
    'image ls': 'images',
    'image build': 'build',
    'image pull': 'pull',
    'image push': 'push',
    'image rm': 'rmi',
    'image save': 'save',
    'image load': 'load',
    'image history': 'history',
    'container ls': 'ps',
    'container ps': 'ps',
    'container run': 'run',
    'container exec': 'exec',
    'container logs': 'logs',
    'container rm': 'rm',
    'container stop': 'stop',
  },
  flagsFirst: ['run', 'exec', 'create'],
};

export const toolTables: Readonly<Record<string, ToolTable>> = {
  helm,
  etcdctl: etcd,
  etcdutl: etcd,
  docker,
  podman: docker,
  nerdctl: { ...docker, flags: `${docker.flags} namespace,n:string address,a:string` },
  kubeadm: {
    flags:
      'apiserver-advertise-address:string apiserver-bind-port:int apiserver-cert-extra-sans:slice cert-dir:string certificate-key:string certificate-renewal:bool=true config:string control-plane:bool control-plane-endpoint:string cri-socket:string discovery-token:string discovery-token-ca-cert-hash:slice discovery-token-unsafe-skip-ca-verification:bool dry-run:bool etcd-upgrade:bool=true feature-gates:string force,f:bool ignore-preflight-errors:slice image-repository:string kubeconfig:string kubernetes-version:string node-name:string pod-network-cidr:string print-join-command:bool rootfs:string service-cidr:string service-dns-domain:string skip-certificate-key-print:bool skip-phases:slice skip-token-print:bool token:string token-ttl:duration ttl:duration upload-certs:bool v,v:int yes,y:bool allow-experimental-upgrades:bool allow-release-candidate-upgrades:bool print-config:bool description:string groups:slice usages:slice client-name:string org:slice validity-period:duration',
  },
  crictl: {
    flags: 'runtime-endpoint,r:string image-endpoint,i:string config,c:string timeout,t:duration debug,D:bool',
    commands: {
      ps: 'all,a:bool quiet,q:bool name:string pod,p:string state,s:string output,o:string latest,l:bool last,n:int image:string label:array no-trunc:bool verbose,v:bool namespace:string',
      pods: 'quiet,q:bool name:string namespace:string state,s:string output,o:string latest,l:bool last,n:int label:array no-trunc:bool verbose,v:bool',
      images: 'quiet,q:bool output,o:string verbose,v:bool no-trunc:bool digests:bool',
      logs: 'follow,f:bool tail:int since:string timestamps,t:bool previous,p:bool limit-bytes:int',
      exec: 'interactive,i:bool tty,t:bool sync,s:bool',
      rm: 'force,f:bool all,a:bool',
      rmp: 'force,f:bool all,a:bool',
      rmi: 'all,a:bool prune,q:bool',
      stop: 'timeout,t:int',
      inspect: 'output,o:string quiet,q:bool template:string',
      inspectp: 'output,o:string quiet,q:bool template:string',
      stats: 'all,a:bool output,o:string',
      pull: 'creds:string',
    },
    flagsFirst: ['exec'],
  },
  systemctl: {
    flags:
      'now:bool no-pager:bool user:bool full,l:bool type,t:string state:string all,a:bool quiet,q:bool force,f:bool lines,n:int output,o:string',
    depth: 1,
    anyOrder: true,
  },
  journalctl: {
    flags:
      'unit,u:array follow,f:bool lines,n:string reverse,r:bool no-pager:bool since,S:string until,U:string boot,b:bool pager-end,e:bool catalog,x:bool dmesg,k:bool output,o:string priority,p:string grep,g:string quiet,q:bool all,a:bool no-full:bool',
    depth: 0,
    anyOrder: true,
  },
  openssl: {
    flags:
      'in:string out:string key:string cert:string subj:string CA:string CAkey:string CAcreateserial:bool CAserial:string days:int keyout:string newkey:string config:string extensions:string extfile:string noout:bool text:bool new:bool x509:bool req:bool nodes:bool noenc:bool dates:bool enddate:bool startdate:bool subject:bool issuer:bool pubout:bool pubkey:bool sha256:bool inform:string outform:string addext:array reqexts:string connect:string showcerts:bool servername:string verify:bool modulus:bool algorithm:string pkeyopt:array CAfile:string set_serial:string fingerprint:bool ext:string checkend:int',
    depth: 1,
    singleDash: true,
  },
  minikube: {
    flags:
      'profile,p:string nodes,n:int driver:string cpus:string memory:string kubernetes-version:string cni:string container-runtime:string url:bool namespace,n:string addons:array all:bool output,o:string',
  },
  kustomize: { flags: 'output,o:string enable-helm:bool load-restrictor:string' },
  base64: { flags: 'decode,d:bool wrap,w:string ignore-garbage,i:bool', depth: 0 },
  curl: {
    flags:
      'insecure,k:bool silent,s:bool show-error,S:bool verbose,v:bool location,L:bool fail,f:bool head,I:bool output,o:string remote-name,O:bool header,H:array data,d:array request,X:string max-time,m:string connect-timeout:string cacert:string cert,E:string key:string user,u:string include,i:bool resolve:array write-out,w:string http1.1:bool http2:bool',
    depth: 0,
  },
  wget: {
    flags: 'quiet,q:bool output-document,O:string timeout,T:string tries,t:string spider,S:bool no-check-certificate:bool continue,c:bool',
    depth: 0,
  },
  grep: {
    flags:
      'ignore-case,i:bool invert-match,v:bool extended-regexp,E:bool fixed-strings,F:bool recursive,r:bool line-number,n:bool count,c:bool only-matching,o:bool word-regexp,w:bool quiet,q:bool after-context,A:int before-context,B:int context,C:int files-with-matches,l:bool regexp,e:array perl-regexp,P:bool line-regexp,x:bool max-count,m:int no-filename,h:bool',
    depth: 0,
  },
  ls: {
    flags:
      'all,a:bool l,l:bool human-readable,h:bool t,t:bool recursive,R:bool reverse,r:bool directory,d:bool S,S:bool inode,i:bool 1,1:bool',
    depth: 0,
  },
  cat: { flags: 'number,n:bool show-all,A:bool', depth: 0 },
  head: { flags: 'lines,n:string bytes,c:string', depth: 0 },
  tail: { flags: 'lines,n:string follow,f:bool F,F:bool bytes,c:string', depth: 0 },
  wc: { flags: 'lines,l:bool words,w:bool bytes,c:bool chars,m:bool', depth: 0 },
  sort: {
    flags: 'reverse,r:bool numeric-sort,n:bool key,k:string unique,u:bool field-separator,t:string human-numeric-sort,h:bool',
    depth: 0,
  },
  uniq: { flags: 'count,c:bool repeated,d:bool unique,u:bool', depth: 0 },
  cut: { flags: 'delimiter,d:string fields,f:string characters,c:string', depth: 0 },
  mkdir: { flags: 'parents,p:bool mode,m:string verbose,v:bool', depth: 0 },
  cp: { flags: 'recursive,r:bool R,R:bool archive,a:bool preserve,p:bool force,f:bool verbose,v:bool', depth: 0 },
  mv: { flags: 'force,f:bool verbose,v:bool no-clobber,n:bool interactive,i:bool', depth: 0 },
  rm: { flags: 'recursive,r:bool force,f:bool verbose,v:bool', depth: 0 },
  tar: { flags: 'create,c:bool extract,x:bool file,f:string gzip,z:bool verbose,v:bool directory,C:string list,t:bool', depth: 0 },
  ps: { flags: 'e,e:bool f,f:bool aux:bool', depth: 0 },
  ss: { flags: 'tcp,t:bool udp,u:bool listening,l:bool numeric,n:bool processes,p:bool all,a:bool', depth: 0 },
  netstat: { flags: 'tcp,t:bool udp,u:bool listening,l:bool numeric,n:bool programs,p:bool all,a:bool route,r:bool', depth: 0 },
  apt: { flags: 'yes,y:bool allow-change-held-packages:bool quiet,q:bool', depth: 1, anyOrder: true },
  'apt-mark': { flags: '', depth: 1, anyOrder: true },
  'apt-cache': { flags: '', depth: 1 },
  jq: { flags: 'raw-output,r:bool compact-output,c:bool slurp,s:bool', depth: 0 },
  xargs: { flags: 'max-args,n:int replace,I:string no-run-if-empty,r:bool', depth: 0, flagsFirst: [''] },
  watch: { flags: 'interval,n:string differences,d:bool no-title,t:bool', depth: 0, flagsFirst: [''] },
  nslookup: { flags: '', depth: 0 },
  swapoff: { flags: 'all,a:bool', depth: 0 },
};

import {
  both,
  deck,
  inPods,
  inServices,
  kubelet,
  lampRun,
  lampShell,
  pods,
  repair,
  run,
  services,
  shell,
  textOf,
  type Scenario,
} from './identity-notes';

/** Cards that move, come, go or are many things at once. */
export const placeScenarios: Scenario[] = [
  [
    'cards in another order',
    (files) => ({ ...files, 'notes/pods.md': pods.replace(lampRun, '').replace('Delete the Pod', `${textOf(lampRun)}Delete the Pod`) }),
    {},
  ],
  [
    'two similar cards swapped',
    (files) => ({
      ...files,
      'notes/pods.md': pods.replace(lampRun, '@1@').replace(lampShell, textOf(lampRun)).replace('@1@', textOf(lampShell)),
    }),
    {},
  ],
  ['a heading renamed', inPods('## Running', '## Starting and stopping'), {}],
  [
    'a heading renamed and a task below it rephrased',
    both(inPods('## Running', '## Starting and stopping'), inPods(shell, 'Get a shell in the Pod `lamp` of namespace `attic`.')),
    { changed: { 'Get a shell in the Pod `lamp` of namespace `attic`.': shell } },
  ],
  ['a heading one level down', inPods('## Running', '### Running'), {}],
  ['a section split', inPods('Let the volume', '## Volumes\n\nLet the volume'), {}],
  ['two sections merged', inPods('## Watching\n\n', ''), {}],
  [
    'a section moved to the end',
    (files) => {
      const section = /## Running[\s\S]*?(?=## Watching)/.exec(pods)?.[0] ?? '';
      return { ...files, 'notes/pods.md': `${pods.replace(section, '')}\n${section}` };
    },
    {},
  ],
  [
    'a card moved to another file',
    both(
      inPods('Default restart policy of a Pod :: Always\n\n', ''),
      inServices('Node port range', 'Default restart policy of a Pod :: Always\n\nNode port range'),
    ),
    {},
  ],
  [
    'a section moved to a file of its own',
    (files) => {
      const section = /## Running[\s\S]*?(?=## Watching)/.exec(pods)?.[0] ?? '';
      return { ...files, 'notes/pods.md': pods.replace(section, ''), 'notes/running.md': deck + section };
    },
    {},
  ],
  [
    'a card moved to another file and rephrased',
    both(
      inPods(textOf(lampRun), ''),
      inServices('Node port range', `${textOf(lampRun).replace('Start a Pod', 'Run a new Pod')}Node port range`),
    ),
    { changed: { 'Run a new Pod `lamp` from the image `nginx:1.27` in namespace `attic`.': run } },
  ],
  ['a file renamed', () => ({ 'notes/pod-basics.md': pods, 'notes/services.md': services }), {}],
  ['a folder renamed', () => ({ 'study/pods.md': pods, 'study/services.md': services }), {}],
  [
    'a file renamed and a question rephrased',
    () => ({ 'notes/pod-basics.md': pods.replace(kubelet, 'Who on a node starts and stops containers?'), 'notes/services.md': services }),
    { changed: { 'Who on a node starts and stops containers?': kubelet } },
  ],
  ['two files made one', () => ({ 'notes/all.md': `${pods}\n${services.replace(deck, '')}` }), {}],
  ['two files that swapped names', () => ({ 'notes/pods.md': services, 'notes/services.md': pods }), {}],
  ['front matter added', (files) => ({ ...files, 'notes/services.md': services.replace('---\n', '---\ndeck: Net\ntags: [x]\n') }), {}],
  ['Windows line ends', (files) => ({ ...files, 'notes/pods.md': pods.replace(/\n/g, '\r\n') }), {}],
  ['a card deleted', inPods('Default restart policy of a Pod :: Always\n\n', ''), { gone: ['Default restart policy of a Pod'] }],
  [
    'a card added',
    inPods('Default restart policy', 'Smallest thing Kubernetes runs :: A Pod\n\nDefault restart policy'),
    { added: ['Smallest thing Kubernetes runs'] },
  ],
  [
    'a card replaced by another fact',
    inPods('Default restart policy of a Pod :: Always', 'Field that limits how long a Job may run :: activeDeadlineSeconds'),
    { added: ['Field that limits how long a Job may run'], gone: ['Default restart policy of a Pod'] },
  ],
  [
    'a fact replaced by another with the same short answer',
    inPods(`Q: ${kubelet}\nA: The kubelet.`, 'Q: Whose health does the node lease report?\nA: The kubelet.'),
    { added: ['Whose health does the node lease report?'], gone: [kubelet] },
  ],
  [
    'a task replaced by another on the same Pod',
    inPods(
      /Open a shell[\s\S]*?-- sh\n/,
      'Print the logs of the Pod `lamp` in namespace `attic`.\n\n```bash\nkubectl logs lamp -n attic\n',
    ),
    { added: ['Print the logs of the Pod `lamp` in namespace `attic`.'], gone: [shell] },
  ],
  [
    'a card duplicated',
    inPods(
      'Default restart policy of a Pod :: Always\n',
      'Default restart policy of a Pod :: Always\n\nDefault restart policy of a Pod :: Always\n',
    ),
    { added: ['Default restart policy of a Pod'] },
  ],
  [
    'a card duplicated, then the copy changed',
    inPods(
      'Default restart policy of a Pod :: Always\n',
      'Default restart policy of a Pod :: Always\n\nDefault restart policy of a Job :: none, it must be named\n',
    ),
    { added: ['Default restart policy of a Job'] },
  ],
  [
    'a repair added that has the same question',
    inPods(
      '## Watching',
      'This call is refused. Repair it.\n\n```bash broken\nkubectl log lamp\n```\n\n```bash\nkubectl logs lamp\n```\n\n## Watching',
    ),
    { added: ['This call is refused. Repair it. [kubectl logs lamp]'] },
  ],
  [
    'a repair replaced by another',
    inPods(
      /kubectl exec lamp ls \/srv\n```\n\n```bash\nkubectl exec lamp -- ls \/srv/,
      'kubectl get secret --export\n```\n\n```bash\nkubectl get secret -o yaml',
    ),
    { added: ['This call is refused. Repair it. [kubectl get secret -o yaml]'], gone: [repair] },
  ],
  [
    'a question made a gap: another kind',
    inPods(`Q: ${kubelet}\nA: The kubelet.`, 'The ==kubelet== starts and stops containers on a node.'),
    { added: ['The {{c1::kubelet}} starts and stops containers on a node. #1'], gone: [kubelet] },
  ],
  [
    'cards switched off',
    inServices('Node port range', '<!-- no cards -->\n\nNode port range'),
    {
      gone: [
        'Node port range',
        'Expose the Deployment `shop` on port 80 with a Service.',
        'A headless Service has no {{c1::cluster IP::what address}}. #1',
      ],
    },
  ],
  [
    'half of a file rewritten',
    both(
      inPods(kubelet, 'Which agent on each node starts and stops containers?'),
      inPods('A: The kubelet restarts its container.', 'A: Its container is restarted by the kubelet.'),
      inPods('Default restart policy of a Pod :: Always', 'Restart policy a Pod has by default :: `Always`'),
      inPods(shell, 'Open a shell in the running Pod `lamp` of namespace `attic`.'),
      inPods('Let the volume `scratch` live in memory.', 'Let the volume `scratch` live in memory, not on disk.'),
      inPods('## Running', '## Tasks'),
    ),
    {
      changed: {
        'Which agent on each node starts and stops containers?': kubelet,
        'Restart policy a Pod has by default': 'Default restart policy of a Pod',
        'Open a shell in the running Pod `lamp` of namespace `attic`.': shell,
        'Let the volume `scratch` live in memory, not on disk.': 'Let the volume `scratch` live in memory.',
      },
    },
  ],
  [
    'a mixture: moved, rephrased, deleted, added',
    both(
      inPods('Default restart policy of a Pod :: Always\n\n', ''),
      inPods(lampRun, ''),
      inServices('Node port range', `${textOf(lampRun)}Port range of node ports`),
      inServices('A: ExternalName.', 'A: ExternalName.\n\nQ: Which object lists the addresses behind a Service?\nA: An EndpointSlice.'),
    ),
    {
      changed: { 'Port range of node ports': 'Node port range' },
      gone: ['Default restart policy of a Pod'],
      added: ['Which object lists the addresses behind a Service?'],
    },
  ],
];

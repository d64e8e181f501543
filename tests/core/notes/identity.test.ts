import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../../electron/core/card';
import { matchCards } from '../../../electron/core/notes/identity';
import { parseNote } from '../../../electron/core/notes/parse-note';

type Files = Record<string, string>;

const deck = '---\nexams: { cka: workloads }\n---\n\n';

const pods = `${deck}# Pods

Q: Which process on a node starts and stops containers?
A: The kubelet.

Q: What happens to a Pod whose liveness probe keeps failing?
A: The kubelet restarts its container.

Default restart policy of a Pod :: Always

RWO ::: ReadWriteOnce

## Running

Start a Pod \`lamp\` from the image \`nginx:1.27\` in namespace \`attic\`.

\`\`\`bash
kubectl run lamp --image=nginx:1.27 -n attic
\`\`\`

Open a shell in the Pod \`lamp\` in namespace \`attic\`.

\`\`\`bash
kubectl exec -it lamp -n attic -- sh
\`\`\`

Delete the Pod \`lamp\` in namespace \`attic\` at once.

\`\`\`bash
kubectl delete pod lamp -n attic --now
\`\`\`

Let the volume \`scratch\` live in memory.

\`\`\`yaml
# at: Pod spec
volumes:
  - name: scratch
    emptyDir:
      medium: Memory # ?
\`\`\`

This call is refused. Repair it.

\`\`\`bash broken
kubectl exec lamp ls /tmp
\`\`\`

\`\`\`bash
kubectl exec lamp -- ls /tmp
\`\`\`

## Watching

A Pod that waits for a node is ==Pending==, one whose containers run is ==Running==.

### Which phases can a finished Pod be in?

- Succeeded
- Failed
`;

const services = `${deck}# Services

Q: Which Service type opens a port on every node?
A: NodePort.

Q: Which Service type stands for an outside DNS name?
A: ExternalName.

Node port range :: 30000-32767

Expose the Deployment \`shop\` on port 80 with a Service.

\`\`\`bash
kubectl expose deployment shop --port=80
\`\`\`

A headless Service has no {{c1::cluster IP::what address}}. ^headless
`;

const base: Files = { 'notes/pods.md': pods, 'notes/services.md': services };

function cardsOf(files: Files): NoteCard[] {
  return Object.entries(files).flatMap(([file, text]) => parseNote(text, { file, found: 'none' }).cards);
}

const labelOf = ({ kind, front, gap, answer }: Pick<NoteCard, 'kind' | 'front' | 'gap' | 'answer'>) =>
  kind === 'cloze' ? `${front} #${gap}` : `${front}${front.startsWith('This call') ? ` [${answer}]` : ''}`;

interface Expected {
  /** New label to old label, for cards whose question changed. */
  changed?: Record<string, string>;
  added?: string[];
  gone?: string[];
}

function edit(file: keyof typeof base, from: string | RegExp, to: string): (files: Files) => Files {
  return (files) => {
    const text = files[file] ?? '';
    const next = text.replace(from, to);
    if (next === text) throw new Error(`${String(from)} is not in ${file}`);
    return { ...files, [file]: next };
  };
}

const inPods = (from: string | RegExp, to: string) => edit('notes/pods.md', from, to);
const inServices = (from: string | RegExp, to: string) => edit('notes/services.md', from, to);
const both =
  (...edits: ((files: Files) => Files)[]) =>
  (files: Files) =>
    edits.reduce((result, one) => one(result), files);

const lampRun = /Start a Pod `lamp`[\s\S]*?```\n\n(?=Open)/;
const lampShell = /Open a shell[\s\S]*?```\n\n(?=Delete)/;
const textOf = (pattern: RegExp, text = pods) => pattern.exec(text)?.[0] ?? '';

const kubelet = 'Which process on a node starts and stops containers?';
const probe = 'What happens to a Pod whose liveness probe keeps failing?';
const run = 'Start a Pod `lamp` from the image `nginx:1.27` in namespace `attic`.';
const shell = 'Open a shell in the Pod `lamp` in namespace `attic`.';
const erase = 'Delete the Pod `lamp` in namespace `attic` at once.';
const nodePort = 'Which Service type opens a port on every node?';
const pending = 'A Pod that waits for a node is {{c1::Pending}}, one whose containers run is {{c2::Running}}.';
const repair = 'This call is refused. Repair it. [kubectl exec lamp -- ls /tmp]';

const scenarios: [name: string, change: (files: Files) => Files, expected: Expected][] = [
  ['nothing', (files) => files, {}],
  [
    'a typo in a question',
    inPods('stops containers?', 'stops contaners?'),
    { changed: { 'Which process on a node starts and stops contaners?': kubelet } },
  ],
  ['a typo in an answer', inPods('The kubelet restarts', 'The kublet restarts'), {}],
  ['a wrong answer corrected', inPods('A: The kubelet.\n', 'A: The container runtime, told by the kubelet.\n'), {}],
  ['a short answer replaced', inServices('A: NodePort.', 'A: Both NodePort and LoadBalancer.'), {}],
  ['a number corrected', inServices('30000-32767', '30000-32000'), {}],
  [
    'a question rephrased',
    inPods(kubelet, 'Who on a node starts and stops containers?'),
    { changed: { 'Who on a node starts and stops containers?': kubelet } },
  ],
  [
    'a question rephrased with a short answer',
    inServices(nodePort, 'Which type of Service opens a port on all nodes?'),
    { changed: { 'Which type of Service opens a port on all nodes?': nodePort } },
  ],
  [
    'a question made longer',
    inPods('keeps failing?', 'keeps failing three times in a row?'),
    { changed: { 'What happens to a Pod whose liveness probe keeps failing three times in a row?': probe } },
  ],
  [
    'a question made shorter',
    inPods('What happens to a Pod whose liveness probe keeps failing?', 'What happens when a liveness probe keeps failing?'),
    { changed: { 'What happens when a liveness probe keeps failing?': probe } },
  ],
  [
    'capitals and spaces',
    inPods('Default restart policy of a Pod :: Always', 'default  Restart Policy of a Pod :: always'),
    { changed: { 'default  Restart Policy of a Pod': 'Default restart policy of a Pod' } },
  ],
  [
    'emphasis added',
    inPods('stops containers?', 'stops **containers**?'),
    { changed: { 'Which process on a node starts and stops **containers**?': kubelet } },
  ],
  [
    'a definition written as a question',
    inPods('Default restart policy of a Pod :: Always', 'Q: Default restart policy of a Pod\nA: Always'),
    {},
  ],
  [
    'a question written as a definition',
    inServices(
      'Q: Which Service type stands for an outside DNS name?\nA: ExternalName.',
      'Which Service type stands for an outside DNS name? :: ExternalName',
    ),
    {},
  ],
  ['a question parted by a line', inPods('Default restart policy of a Pod :: Always', 'Default restart policy of a Pod\n?\nAlways'), {}],
  [
    'the image of a command changed',
    inPods(/nginx:1\.27/g, 'nginx:1.29'),
    { changed: { 'Start a Pod `lamp` from the image `nginx:1.29` in namespace `attic`.': run } },
  ],
  [
    'the namespace of one task changed',
    inPods(
      '`attic` at once.\n\n```bash\nkubectl delete pod lamp -n attic',
      '`cellar` at once.\n\n```bash\nkubectl delete pod lamp -n cellar',
    ),
    { changed: { 'Delete the Pod `lamp` in namespace `cellar` at once.': erase } },
  ],
  [
    'a Pod renamed everywhere',
    inPods(/lamp/g, 'torch'),
    {
      changed: {
        'Start a Pod `torch` from the image `nginx:1.27` in namespace `attic`.': run,
        'Open a shell in the Pod `torch` in namespace `attic`.': shell,
        'Delete the Pod `torch` in namespace `attic` at once.': erase,
        'This call is refused. Repair it. [kubectl exec torch -- ls /tmp]': repair,
      },
    },
  ],
  [
    'a flag added to the answer',
    inPods('kubectl delete pod lamp -n attic --now', 'kubectl delete pod lamp -n attic --now --wait=false'),
    {},
  ],
  [
    'another accepted answer added',
    inPods('kubectl exec -it lamp -n attic -- sh\n', 'kubectl exec -it lamp -n attic -- sh\n# or\nkubectl exec -ti lamp -n attic -- sh\n'),
    {},
  ],
  [
    'a task rephrased',
    inPods(erase, 'Remove the Pod `lamp` from namespace `attic` right now.'),
    { changed: { 'Remove the Pod `lamp` from namespace `attic` right now.': erase } },
  ],
  [
    'a fence of tildes',
    inPods('```bash\nkubectl run lamp --image=nginx:1.27 -n attic\n```', '~~~bash\nkubectl run lamp --image=nginx:1.27 -n attic\n~~~'),
    {},
  ],
  [
    'a fence of four marks',
    inPods('```bash\nkubectl exec -it lamp -n attic -- sh\n```', '````sh\nkubectl exec -it lamp -n attic -- sh\n````'),
    {},
  ],
  ['a prompt before the command', inPods('kubectl run lamp --image', '$ kubectl run lamp --image'), {}],
  [
    'a manifest indented another way',
    inPods('volumes:\n  - name: scratch\n    emptyDir:\n      medium', 'volumes:\n- name: scratch\n  emptyDir:\n    medium'),
    {},
  ],
  [
    'a manifest with another blank',
    inPods('- name: scratch\n    emptyDir:\n      medium: Memory # ?', '- name: scratch # ?\n    emptyDir:\n      medium: Memory'),
    {},
  ],
  ['a manifest with one more line', inPods('medium: Memory # ?', 'medium: Memory # ?\n      sizeLimit: 64Mi'), {}],
  [
    'the sentence of a manifest rephrased',
    inPods('Let the volume `scratch` live in memory.', 'Keep the volume `scratch` in memory.'),
    { changed: { 'Keep the volume `scratch` in memory.': 'Let the volume `scratch` live in memory.' } },
  ],
  ['a broken command broken otherwise', inPods('kubectl exec lamp ls /tmp', 'kubectl exec lamp - ls /tmp'), {}],
  [
    'the repair corrected',
    inPods('kubectl exec lamp -- ls /tmp', 'kubectl exec pod/lamp -- ls /tmp'),
    { changed: { 'This call is refused. Repair it. [kubectl exec pod/lamp -- ls /tmp]': repair } },
  ],
  ['a list in another order', inPods('- Succeeded\n- Failed', '- Failed\n- Succeeded'), {}],
  ['other bullets', inPods('- Succeeded\n- Failed', '* Succeeded\n* Failed'), {}],
  ['bullets made numbers', inPods('- Succeeded\n- Failed', '1. Succeeded\n2. Failed'), {}],
  ['one more entry in a list', inPods('- Succeeded\n- Failed', '- Succeeded\n- Failed\n- Unknown, when its node is lost'), {}],
  [
    'the words around a gap changed',
    inPods('A Pod that waits for a node is', 'A Pod still waiting for a node is'),
    {
      changed: {
        'A Pod still waiting for a node is {{c1::Pending}}, one whose containers run is {{c2::Running}}. #1': `${pending} #1`,
        'A Pod still waiting for a node is {{c1::Pending}}, one whose containers run is {{c2::Running}}. #2': `${pending} #2`,
      },
    },
  ],
  [
    'a gap opened before the others',
    inPods('A Pod that waits for a node is', 'A Pod that waits for a ==node== is'),
    {
      changed: {
        'A Pod that waits for a {{c1::node}} is {{c2::Pending}}, one whose containers run is {{c3::Running}}. #2': `${pending} #1`,
        'A Pod that waits for a {{c1::node}} is {{c2::Pending}}, one whose containers run is {{c3::Running}}. #3': `${pending} #2`,
      },
      added: ['A Pod that waits for a {{c1::node}} is {{c2::Pending}}, one whose containers run is {{c3::Running}}. #1'],
    },
  ],
  [
    'a gap closed',
    inPods('==Pending==', 'Pending'),
    {
      changed: { 'A Pod that waits for a node is Pending, one whose containers run is {{c1::Running}}. #1': `${pending} #2` },
      gone: [`${pending} #1`],
    },
  ],
  [
    'another word hidden in the same sentence',
    inPods('node is ==Pending==', '==node== is Pending'),
    {
      changed: { 'A Pod that waits for a {{c1::node}} is Pending, one whose containers run is {{c2::Running}}. #2': `${pending} #2` },
      added: ['A Pod that waits for a {{c1::node}} is Pending, one whose containers run is {{c2::Running}}. #1'],
      gone: [`${pending} #1`],
    },
  ],
  [
    'highlights written with numbers',
    inPods('==Pending==, one whose containers run is ==Running==', '{{c1::Pending}}, one whose containers run is {{c2::Running}}'),
    {},
  ],
  [
    'a hint added to a gap',
    inPods('==Running==', '{{c2::Running::a phase}}'),
    {
      changed: {
        'A Pod that waits for a node is {{c1::Pending}}, one whose containers run is {{c2::Running::a phase}}. #1': `${pending} #1`,
        'A Pod that waits for a node is {{c1::Pending}}, one whose containers run is {{c2::Running::a phase}}. #2': `${pending} #2`,
      },
    },
  ],
  [
    'a pinned card rewritten altogether',
    inServices(
      'A headless Service has no {{c1::cluster IP::what address}}.',
      'DNS answers with the addresses of {{c1::the Pods}} themselves.',
    ),
    {
      changed: {
        'DNS answers with the addresses of {{c1::the Pods}} themselves. #1':
          'A headless Service has no {{c1::cluster IP::what address}}. #1',
      },
    },
  ],
  ['an id added', inPods('A: The kubelet.\n', 'A: The kubelet. ^starter\n'), {}],
  ['an id taken away', inServices(' ^headless', ''), {}],
  [
    'a reason and a comment added',
    inPods('A: The kubelet.\n', 'A: The kubelet.\n\n> **Why:** it watches the API server.\n\n<!-- tags: nodes -->\n'),
    {},
  ],
  [
    'a both-ways definition with its front changed',
    inPods('RWO ::: ReadWriteOnce', 'RWO mode ::: ReadWriteOnce'),
    { changed: { 'RWO mode': 'RWO' } },
  ],
  ['a both-ways definition asked one way only', inPods('RWO ::: ReadWriteOnce', 'RWO :: ReadWriteOnce'), { gone: ['ReadWriteOnce'] }],
  ['a definition asked both ways', inServices('range :: 30000', 'range ::: 30000'), { added: ['30000-32767'] }],
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
      /kubectl exec lamp ls \/tmp\n```\n\n```bash\nkubectl exec lamp -- ls \/tmp/,
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

function check(before: NoteCard[], after: NoteCard[], expected: Expected): void {
  const plan = matchCards(
    before.map((card, index) => ({ ref: index, card, isSetAside: false })),
    after,
  );
  const pairs = plan.matched.map(({ old, card }) => [labelOf(card), labelOf({ ...card, ...old })]);
  const wanted = plan.matched.map(({ card }) => [labelOf(card), expected.changed?.[labelOf(card)] ?? labelOf(card)]);
  expect(pairs).toEqual(wanted);
  expect(plan.added.map(labelOf)).toEqual(expected.added ?? []);
  expect(plan.gone.map((ref) => before[ref]).map((card) => card && labelOf(card))).toEqual(expected.gone ?? []);
}

describe('a card keeps its memory through', () => {
  it.each(scenarios)('%s', (_name, change, expected) => {
    check(cardsOf(base), cardsOf(change(base)), expected);
  });

  it('two edits one after the other', () => {
    const once = inPods(kubelet, 'Who on a node starts and stops containers?')(base);
    const twice = edit(
      'notes/pods.md',
      'Who on a node starts and stops containers?',
      'Who starts and stops the containers of a node?',
    )(once);
    check(cardsOf(once), cardsOf(twice), {
      changed: { 'Who starts and stops the containers of a node?': 'Who on a node starts and stops containers?' },
    });
  });
});

describe('what a match tells', () => {
  it('names the reason and what happened to the card', () => {
    const before = cardsOf(base);
    const after = cardsOf(both(inPods('A: The kubelet.\n', 'A: The kubelet of that node.\n'), inPods('## Running', '## Tasks'))(base));
    const plan = matchCards(
      before.map((card, index) => ({ ref: index, card, isSetAside: false })),
      after,
    );
    const about = (label: string) => plan.matched.find(({ card }) => labelOf(card) === label);
    expect(about(kubelet)).toMatchObject({ reason: 'same-question', isChanged: true, isMoved: false });
    expect(about(run)).toMatchObject({ reason: 'same', isChanged: false, isMoved: true });
    expect(about(nodePort)).toMatchObject({ reason: 'same', isChanged: false, isMoved: false, isRestored: false });
  });
});

describe('cards that were set aside', () => {
  const before = cardsOf(base);
  const shelf = before.map((card, index) => ({ ref: index, card, isSetAside: labelOf(card) === kubelet || labelOf(card) === shell }));

  it('come back with their memory when their text does', () => {
    const plan = matchCards(shelf, before);
    expect(plan.added).toEqual([]);
    expect(plan.matched.filter(({ isRestored }) => isRestored).map(({ card }) => labelOf(card))).toEqual([kubelet, shell]);
    expect(plan.gone).toEqual([]);
  });

  it('do not lend their memory to text that is only like theirs', () => {
    const after = cardsOf(inPods(kubelet, 'Who on a node starts and stops containers?')(base));
    const plan = matchCards(shelf, after);
    expect(plan.added.map(labelOf)).toEqual(['Who on a node starts and stops containers?']);
  });

  it('give way to a card that is still there', () => {
    const twice = [...shelf, { ref: 99, card: before.find((card) => labelOf(card) === kubelet) ?? before[0], isSetAside: false }].flatMap(
      ({ card, ...rest }) => (card ? [{ ...rest, card }] : []),
    );
    const plan = matchCards(twice, before);
    expect(plan.matched.find(({ card }) => labelOf(card) === kubelet)).toMatchObject({ ref: 99, isRestored: false });
  });
});

import { erase, inPods, inServices, kubelet, nodePort, pending, probe, repair, run, shell, type Scenario } from './identity-notes';

/** Edits of the text of cards. */
export const textScenarios: Scenario[] = [
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
        'This call is refused. Repair it. [kubectl exec torch -- ls /srv]': repair,
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
  ['a broken command broken otherwise', inPods('kubectl exec lamp ls /srv', 'kubectl exec lamp - ls /srv'), {}],
  [
    'the repair corrected',
    inPods('kubectl exec lamp -- ls /srv', 'kubectl exec pod/lamp -- ls /srv'),
    { changed: { 'This call is refused. Repair it. [kubectl exec pod/lamp -- ls /srv]': repair } },
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
];

import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../electron/core/notes/parse-note';

const found = (text: string) => parseNote(text, { file: 'x.md' });
const pairs = (text: string) => found(text).cards.map(({ front, answer }) => [front, answer]);

describe('statements in notes', () => {
  it.each([
    [
      'A DaemonSet is a workload that puts one Pod on each node.',
      'What is a DaemonSet?',
      'A DaemonSet is a workload that puts one Pod on each node.',
    ],
    [
      'Annotations are key-value pairs that tools read and selectors ignore.',
      'What are Annotations?',
      'Annotations are key-value pairs that tools read and selectors ignore.',
    ],
    [
      'A StorageClass represents a kind of storage an administrator offers.',
      'What is a StorageClass?',
      'A StorageClass represents a kind of storage an administrator offers.',
    ],
    [
      'The Downward API lets containers read facts about their own Pod.',
      'What does the Downward API do?',
      'The Downward API lets containers read facts about their own Pod.',
    ],
    [
      'The difference between a Role and a ClusterRole is that a Role lives in one namespace.',
      'What is the difference between a Role and a ClusterRole?',
      'The difference between a Role and a ClusterRole is that a Role lives in one namespace.',
    ],
    [
      '**Note:** An Ingress needs an Ingress controller, set with `ingressClassName` in its manifest.',
      'An Ingress needs an Ingress controller, set with {{c1::ingressClassName}} in its manifest.',
      'ingressClassName',
    ],
    [
      'Old ReplicaSets of a Deployment are limited by the field `revisionHistoryLimit` of its manifest.',
      'Old ReplicaSets of a Deployment are limited by the field {{c1::revisionHistoryLimit}} of its manifest.',
      'revisionHistoryLimit',
    ],
    [
      'By default a Pod gets a termination grace period of 30 seconds.',
      'By default a Pod gets a termination grace period of {{c1::30 seconds}}.',
      '30 seconds',
    ],
    [
      'A Pod without any requests has the class **BestEffort** and goes first under pressure.',
      'A Pod without any requests has the class {{c1::BestEffort}} and goes first under pressure.',
      'BestEffort',
    ],
    [
      'The kubelet restarts containers whose liveness probe keeps failing.',
      'The {{c1::kubelet}} restarts containers whose liveness probe keeps failing.',
      'kubelet',
    ],
    [
      'Containers of one Pod can talk to each other over localhost at any port.',
      'Containers of one Pod can talk to each other over {{c1::localhost}} at any port.',
      'localhost',
    ],
  ])('%s', (text, front, answer) => {
    expect(pairs(text)).toEqual([[front, answer]]);
  });

  it.each([
    ['It is the component that assigns Pods to a node of the cluster.', 'it leans on the text before it'],
    ['This Deployment is a workload with three replicas of the Pod.', 'it leans on the text before it'],
    ['In our cluster a Deployment has `minReadySeconds` set to five seconds.', 'it leans on the text before it'],
    ['We gave each Pod of the Deployment a `restartPolicy` by hand.', 'a remark of the author'],
    ['A Pod manifest below shows how a probe is set up with `periodSeconds`.', 'it speaks of something only the note shows'],
    ['A Deployment is a thing I will look at again some day.', 'a remark of the author'],
    ['Pods and nodes.', 'too short to be a statement'],
    ['Is a DaemonSet really a workload that needs no scheduler?', 'a question without its answer'],
    ['The weather in the mountains is mild and the roads are dry today.', 'nothing about Kubernetes'],
    ['A Pod is described at https://example.com/pods in great detail.', 'a link or picture'],
    ['A Deployment has the following parts, which are:', 'an unfinished sentence'],
    ['![A picture of a Pod](pod.png)', 'a picture or markup'],
    ['Deployments and Services go together well in many a cluster.', 'a statement in which nothing stands out to ask for'],
    ['If you wanted to use an ephemeral volume, the Pod has to say so.', 'it speaks of something only the note shows'],
    ['You can, however, annotate a Deployment imperatively as well.', 'it leans on the text before it'],
    ['The model of the network is immutable meaning no Pod can ever change it.', 'a statement in which nothing stands out to ask for'],
    ['The tokens of a ServiceAccount are JWT tokens (JSON Web Tokens).', 'a statement in which nothing stands out to ask for'],
    ['**Benefits**: Deployments bring new versions out bit by bit to every node.', 'a statement in which nothing stands out to ask for'],
  ])('makes no card of: %s', (text, reason) => {
    const note = found(text);
    expect(note.cards).toEqual([]);
    expect(note.skipped.map((skip) => skip.reason)).toEqual([reason]);
  });

  it('leave no marks behind where bold words begin a line or are the whole of it', () => {
    expect(pairs('**CronJob** - makes Jobs on a schedule for the cluster.')).toEqual([
      ['{{c1::CronJob}} - makes Jobs on a schedule for the cluster.', 'CronJob'],
    ]);
    expect(pairs('**In a Secret every value is stored as a base-64 encoded string.**')).toEqual([
      ['In a Secret every value is stored as a {{c1::base-64}} encoded string.', 'base-64'],
    ]);
  });

  it('splits sentences at their ends only', () => {
    const text =
      'Node ports lie in a range, e.g. v1.30 of Kubernetes uses 30000-32767 by default. A Job is a workload that runs Pods to their end, i.e. until they succeed.';
    expect(pairs(text).map(([front]) => front)).toEqual([
      'Node ports lie in a range, e.g. v1.30 of Kubernetes uses {{c1::30000-32767}} by default.',
      'What is a Job?',
    ]);
  });
});

describe('lists and tables in notes', () => {
  it('ask what the entries explain', () => {
    expect(
      pairs(
        '# Network policies\n\n- **Egress**: is the traffic that leaves the selected Pods\n- `podSelector`: selects the Pods a policy is about in its namespace\n- Example: a Pod that may only talk to its database',
      ),
    ).toEqual([
      ['What is Egress (Network policies)?', 'Is the traffic that leaves the selected Pods.'],
      ['What does `podSelector` do (Network policies)?', 'Selects the Pods a policy is about in its namespace.'],
    ]);
  });

  it('ask no word that its own explanation uses', () => {
    expect(pairs('# Volumes\n\n- **ConfigMap**: mounts what a ConfigMap holds as files into the containers')).toEqual([]);
  });

  it('ask for the members of a set', () => {
    const cards = found('The phases of a Pod are:\n\n- Pending\n- Running\n- Succeeded\n- Failed\n').cards;
    expect(cards).toMatchObject([
      { front: 'What are the phases of a Pod?', answer: '- Pending\n- Running\n- Succeeded\n- Failed', list: 'set', kind: 'concept' },
    ]);
    expect(pairs('There are three kinds of probe:\n\n1. liveness\n2. readiness\n3. startup\n')).toEqual([
      ['Name the kinds of probe of Kubernetes.', '1. liveness\n2. readiness\n3. startup'],
    ]);
  });

  it('ask a question the note asks itself', () => {
    expect(pairs('Why namespaces?\n- they part the names of objects\n- quotas and roles hold in them\n')).toEqual([
      ['Why namespaces?', '- they part the names of objects\n- quotas and roles hold in them'],
    ]);
    expect(pairs('## What is a headless Service good for?\n\nDNS returns the addresses of all its Pods.')).toEqual([
      ['What is a headless Service good for?', 'DNS returns the addresses of all its Pods.'],
    ]);
  });

  it('ask a table row by row', () => {
    expect(
      pairs('# Storage\n\n| Access mode | Short | Nodes |\n|---|---|---|\n| ReadWriteOnce | RWO | one |\n| ReadOnlyMany | ROX | n/a |'),
    ).toEqual([
      ['For the Access mode **ReadWriteOnce**: what is the “Short”?', 'RWO'],
      ['For the Access mode **ReadWriteOnce**: what is the “Nodes”?', 'one'],
      ['For the Access mode **ReadOnlyMany**: what is the “Short”?', 'ROX'],
    ]);
  });

  it('pass over lists of links, plans and other people’s tables', () => {
    expect(found('- [Pods](https://example.com/pods)\n- [x] read about Services\n\n| a | b |\n|---|---|\n| 1 | 2 |').cards).toEqual([]);
  });
});

describe('notes as people write them', () => {
  it('survive pseudo headings, tabs, odd fences, HTML and smart quotes, and say what they passed over', () => {
    const text = [
      'Looking at Pods',
      '- watch them',
      '\t```terminal',
      '\tkubectl get pods -w',
      '\t```',
      '',
      '<details><summary>show</summary>',
      '<p>',
      '',
      '``` bash title="x y"',
      'kubectl get pods -l \u201Capp=lamp\u201D',
      '```',
      '',
      '</p></details>',
      '````bash',
      'kubectl get nodes\u00A0-o\u00A0wide',
      '````',
      '* ```kubectl get jobs',
      '',
      '<b>Note:</b> The kubelet restarts containers that fail their liveness probe.<br>',
      '```',
      'kubectl get svc',
      '``',
      'The end.',
    ].join('\n');
    const note = found(text);
    expect(note.cards.map((card) => card.answer)).toEqual([
      'kubectl get pods -w',
      'kubectl get pods -l "app=lamp"',
      'kubectl get nodes -o wide',
      'kubectl get jobs',
      'kubelet',
      'kubectl get svc',
    ]);
    expect(note.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '18 These back-ticks are never closed.',
      '23 This line closes the code block with too few marks.',
    ]);
    expect(note.skipped.length).toBeGreaterThan(0);
  });

  it('leave nothing out in silence: every line is a heading, a card’s, or passed over with a reason', () => {
    const lines = [
      '# Looking',
      '',
      '```kubectl get``` returns what it is asked for.',
      '',
      '```bash',
      'kubectl get events -n mill',
      'LAST SEEN   TYPE     REASON',
      '12s         Normal   Pulled',
      'body {',
      '```',
      '',
      '- **kubectl get nodes --selector disk=fast**',
      '',
      'What goes where:',
      '',
      '    overlays/',
      '      mill/',
      '        values.yaml',
      '',
      '| a | b |',
      '|---|---|',
      '| one | two |',
      '',
      '> as somebody said',
    ];
    const note = found(lines.join('\n'));
    expect(note.cards.map(({ answer }) => answer)).toEqual(['kubectl get events -n mill', 'kubectl get nodes --selector disk=fast']);
    const told = new Set(
      [...note.cards.map(({ source }) => source), ...note.skipped].flatMap(({ line, endLine }) =>
        Array.from({ length: endLine - line + 1 }, (_, index) => line + index),
      ),
    );
    const silent = lines.filter((text, index) => /\w/.test(text) && !/^(?:#|```\w*$|\| a )/.test(text) && !told.has(index + 1));
    expect(silent).toEqual([]);
  });

  it('give each card its place and the headings above it', () => {
    const [card] = found('# One\n\n## Two `x`\n\ntext\n\n```\nkubectl get nodes\n```').cards;
    expect(card?.source).toEqual({ file: 'x.md', heading: ['One', 'Two x'], line: 8, endLine: 8 });
    expect(card?.confidence).toBeLessThan(1);
  });
});

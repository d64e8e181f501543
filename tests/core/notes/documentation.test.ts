import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../electron/core/notes/parse-note';
import { parse } from './read';

const page = readFileSync(new URL('../../../docs/notes.md', import.meta.url), 'utf8');

/** The examples of the page by the heading they stand under. */
function examples(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let heading = '';
  let open: { marks: string; lines: string[] } | null = null;
  for (const line of page.split('\n')) {
    const fence = /^(`{3,})[\w ]*$/.exec(line)?.[1];
    if (open && fence === open.marks) {
      found.set(heading, [...(found.get(heading) ?? []), open.lines.join('\n')]);
      open = null;
    } else if (open) open.lines.push(line);
    else if (fence) open = { marks: fence, lines: [] };
    else if (line.startsWith('## ')) heading = line.slice(3);
  }
  return found;
}

const expected: Record<string, [front: string, answer: string][]> = {
  Commands: [['Scale the Deployment `cart` in namespace `shop` to 4 replicas.', 'kubectl scale deployment cart -n shop --replicas=4']],
  Manifests: [['Make the volume `cache` live in memory.', 'volumes:\n  - name: cache\n    emptyDir:\n      medium: Memory']],
  'Fix-it': [['This command is refused. Repair it.', 'kubectl exec web -- ls /']],
  'Questions and definitions': [
    ['Which component assigns a Pod to a node?', 'The kube-scheduler.'],
    ['NodePort range', '30000-32767'],
    ['RWO', 'ReadWriteOnce'],
    ['ReadWriteOnce', 'RWO'],
    ['Which Service type has no cluster IP of its own?', 'ExternalName'],
  ],
};

describe('the page on writing notes', () => {
  it.each(Object.entries(expected))('%s makes the cards it shows', (heading, cards) => {
    const [example = ''] = examples().get(heading) ?? [];
    const note = parse(example);
    expect(note.problems).toEqual([]);
    expect(note.cards.map(({ front, answer }) => [front, answer])).toEqual(cards);
  });

  it('shows a list answer, gaps and the switches', () => {
    const [, list = ''] = examples().get('Questions and definitions') ?? [];
    expect(parse(list).cards).toMatchObject([
      { front: 'Which phases can a finished Pod be in?', answer: '- Succeeded\n- Failed', list: 'set' },
    ]);
    const [gaps = ''] = examples().get('Gaps') ?? [];
    expect(parse(gaps).cards.map(({ gap, answer }) => [gap, answer])).toEqual([
      [1, 'Pending'],
      [2, 'Succeeded'],
    ]);
    const [switches = ''] = examples().get('Off and on') ?? [];
    expect(parse(switches).cards.map((card) => card.front)).toEqual(['ClusterIP', 'NodePort']);
    for (const example of [list, gaps, switches]) expect(parse(example).problems).toEqual([]);
  });

  it('shows a scenario with its steps', () => {
    const [example = ''] = examples().get('Scenarios') ?? [];
    const note = parse(example);
    expect(note.problems).toEqual([]);
    expect(note.cards.map(({ answer, scenario }) => [answer.split(' ')[1], scenario?.step, scenario?.steps, scenario?.points])).toEqual([
      ['scale', 1, 2, 2],
      ['create', 2, 2, 4],
    ]);
    expect(new Set(note.cards.map(({ scenario }) => scenario?.key)).size).toBe(1);
    expect(note.cards[0]?.scenario?.title).toBe('The shop before the sale');
    expect(note.cards[0]?.scenario?.scene).toMatch(/^Cluster `retail`.*at a time\.$/s);
  });

  it('shows comments that reach their card', () => {
    const [, example = ''] = examples().get('After a card') ?? [];
    const note = parse(example);
    expect(note.problems).toEqual([]);
    expect(note.cards).toMatchObject([
      { id: 'owner', accept: ['ownerReferences\nin its metadata'], wrong: ['labels'], kubernetes: { since: '1.20', until: null } },
    ]);
  });

  it('shows what is found in other notes', () => {
    const [example = ''] = examples().get('Notes written for something else') ?? [];
    const { cards } = parseNote(example, { file: 'note.md' });
    expect(cards.map(({ front, answer, outdated }) => [front, answer, outdated === null])).toEqual([
      ['What is a Pod?', 'A **Pod** is a group of containers that share network and volumes.', true],
      ['Print the logs of container `app` of the Pod `web`.', 'kubectl logs web -c app', true],
      ['List the Pods in all namespaces.', 'kubectl get pods -A', true],
      ['Run `ls /srv` in the Pod `web`.', 'kubectl exec web ls /srv', false],
      ['For the Access mode **ReadWriteOnce** (Pods): what is the “Short”?', 'RWO', true],
    ]);
  });

  it('shows front matter that is right', () => {
    const [example = ''] = examples().get('Front matter') ?? [];
    const note = parse(`${example}\n\n# DNS names\n\na :: b`);
    expect(note.problems).toEqual([]);
    expect(note.cards[0]).toMatchObject({
      deck: 'Networking/Services',
      tags: ['services', 'dns'],
      exams: [{ exam: 'cka', domain: 'networking', topic: 'coredns' }],
    });
  });

  it('shows a reason that reaches its card', () => {
    const [example = ''] = examples().get('After a card') ?? [];
    expect(parse(`a :: b\n\n${example}`).cards[0]).toMatchObject({
      why: 'the selector is copied from the Deployment.',
      link: '/docs/concepts/services-networking/service/',
    });
  });
});

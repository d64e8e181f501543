import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from './read';

const page = readFileSync(new URL('../../../docs/notes.md', import.meta.url), 'utf8');

/** The examples of the page by the heading they stand under. */
function examples(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let heading = '';
  let open: { marks: string; lines: string[] } | null = null;
  for (const line of page.split('\n')) {
    const fence = /^(`{3,})\w*$/.exec(line)?.[1];
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

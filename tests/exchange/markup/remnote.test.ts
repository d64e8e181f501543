import { describe, expect, it } from 'vitest';
import { openRemnote } from '../../../electron/exchange/markup/remnote';
import { readNotes } from './open';

describe('RemNote', () => {
  it('reads both directions, details, lists and gaps of an exported document', async () => {
    const { cards } = await readNotes(openRemnote, {
      'Cluster/Nodes.md': `- Nodes
    - kubelet :: starts [[Containers]]
        - Port ;; 10250
        - runs on every node
    - Which parts? >>>
        - etcd
        - API server >> 6443
    - back << front
    - \`a :: b\` is code
    - The {{node}}{(machine)} runs {{Pods}}
`,
    });
    expect(cards.map(({ deck, content: { front, answer, list } }) => [deck, front, answer, list])).toEqual(
      [
        ['kubelet', 'starts Containers', null],
        ['starts Containers', 'kubelet', null],
        ['kubelet — Port', '10250', null],
        ['Which parts?', '- etcd\n- API server — 6443', 'set'],
        ['API server', '6443', null],
        ['front', 'back', null],
        ['The {{c1::node::machine}} runs {{c2::Pods}}', 'node', null],
        ['The {{c1::node::machine}} runs {{c2::Pods}}', 'Pods', null],
      ].map((card) => ['Cluster/Nodes', ...card]),
    );
  });
});

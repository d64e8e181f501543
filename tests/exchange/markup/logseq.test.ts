import { describe, expect, it } from 'vitest';
import { openLogseq } from '../../../electron/exchange/markup/logseq';
import { today } from '../write/made';
import { readNotes, texts } from './open';

const page = `- Which port? #card #network
  id:: 6a0b
  card-last-interval:: 4
  card-repeats:: 2
  card-ease-factor:: 2.36
  card-next-schedule:: 2026-05-24T09:00:00.000Z
  card-last-reviewed:: 2026-05-20T07:00:00.000Z
\t- 443
\t\t- by [[TLS]]
\t- \`\`\`bash
\t  curl
\t  \`\`\`
- The {{cloze kubelet}} runs {{cloze Pods\\\\many}} #card
  - on nodes
- no #cards here
- empty #card
- never asked [[card]]
  card-last-interval:: -1
  card-next-schedule:: 2026-05-24T09:00:00.000Z
  - yes
`;

describe('Logseq', () => {
  it('reads blocks that are cards, with what is below them', async () => {
    const read = await readNotes(openLogseq, {
      'pages/Kubernetes___Net%2Fwork.md': page,
      'logseq/bak/old.md': page,
      'journals/2026_05_01.md': '- a #card\n  - b',
    });
    expect(texts(read)).toEqual([
      ['a', '- b', 0],
      ['Which port? #network', '- 443\n  - by TLS\n- ```bash\n  curl\n  ```', 0],
      ['The {{c1::kubelet}} runs {{c1::Pods::many}}', 'kubelet, Pods', 1],
      ['never asked', '- yes', 0],
    ]);
    expect(read.cards.map(({ deck }) => deck)).toEqual(['Journals', ...Array.from({ length: 3 }, () => 'Kubernetes/Net/work')]);
    expect(read.cards[1]).toMatchObject({ key: 'logseq:6a0b', tags: ['network'] });
    expect(read.cards[1]?.schedule).toMatchObject({ dueDay: today + 4, interval: 4, lastAt: Date.UTC(2026, 4, 20, 7), reps: 2 });
    expect(read.cards[2]?.content.why).toBe('- on nodes');
    expect(read.cards[3]?.schedule).toBeNull();
    expect(read.refused).toEqual([{ what: 'pages/Kubernetes___Net%2Fwork.md, line 16', reason: 'The card has no answer.' }]);
  });

  it('a gap of blanks is no gap', async () => {
    const read = await readNotes(openLogseq, { 'a.md': '- {{cloze  }} and {{cloze b}} #card\n- {{cloze  }} #card\n' });
    expect(texts(read)).toEqual([['{{cloze  }} and {{c1::b}}', 'b', 1]]);
    expect(read.refused).toHaveLength(1);
  });
});

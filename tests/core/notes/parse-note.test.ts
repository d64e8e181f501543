import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../electron/core/notes/parse-note';
import { cardsOf, parse } from './read';

describe('front matter', () => {
  it('gives every card its deck, tags, exams and versions', () => {
    const [card] = cardsOf(
      '---\ndeck: Networking/Services\ntags: [services]\nexams: { ckad: networking/services, cka: networking }\nkubernetes: { since: 1.30 }\n---\na :: b',
    );
    expect(card).toMatchObject({
      deck: 'Networking/Services',
      tags: ['services'],
      exams: [
        { exam: 'ckad', domain: 'networking', topic: 'services' },
        { exam: 'cka', domain: 'networking', topic: '' },
      ],
      kubernetes: { since: '1.30', until: null },
    });
  });

  it('reads TOML the same way, versions as written', () => {
    const [card] = cardsOf(
      '+++\ndeck = "A/B"\ntags = ["x"]\n[exams]\ncka = ["storage/claims", "storage/volumes"]\n[kubernetes]\nuntil = 1.40\n+++\na :: b',
    );
    expect(card).toMatchObject({ deck: 'A/B', tags: ['x'], kubernetes: { since: null, until: '1.40' } });
    expect(card?.exams.map((place) => place.topic)).toEqual(['claims', 'volumes']);
  });

  it('lets a section replace what holds for it and what is below it, and add tags', () => {
    const note =
      '---\ntags: [a]\nexams: { ckad: networking }\nsections:\n  DNS `names`:\n    tags: [b]\n    exams: { cka: networking/coredns }\n---\n';
    const [before, inside, below, after] = cardsOf(`${note}# One\na :: b\n## DNS names\nc :: d\n### Deep\ne :: f\n## Other\ng :: h`);
    expect([before?.tags, inside?.tags, below?.tags, after?.tags]).toEqual([['a'], ['a', 'b'], ['a', 'b'], ['a']]);
    expect([before, inside, below, after].map((card) => card?.exams[0]?.exam)).toEqual(['ckad', 'cka', 'cka', 'ckad']);
    expect(below?.source.heading).toEqual(['One', 'DNS names', 'Deep']);
  });

  it('is silent about entries of other programs and lets `found` choose', () => {
    expect(parse('---\ntitle: x\naliases: [y]\ncssclasses: z\nfound: [commands]\n---\n').problems).toEqual([]);
  });
});

describe('deck names', () => {
  it.each([
    ['net/services.md', 'net/services'],
    ['./services.md', 'services'],
    ['/home/me/notes/net/services.md', 'net/services'],
    ['C:\\notes\\storage.md', 'notes/storage'],
    ['.md', '.md'],
  ])('%s is in the deck %s', (file, deck) => {
    expect(parseNote('a :: b', { file }).cards[0]?.deck).toBe(deck);
  });

  it('takes the name it is given where the note names none', () => {
    expect(parseNote('a :: b', { file: 'x.md', deck: 'Mine' }).cards[0]?.deck).toBe('Mine');
    expect(parseNote('---\ndeck: Its\n---\na :: b', { file: 'x.md', deck: 'Mine' }).cards[0]?.deck).toBe('Its');
  });
});

describe('questions', () => {
  it('reads several pairs of one paragraph, each over several lines', () => {
    const cards = cardsOf('Q: one\nmore?\nA: first\nline two\n**Q:** two?\n**A:** second ^two\n\nnot part of it');
    expect(cards.map(({ front, answer, id }) => [front, answer, id])).toEqual([
      ['one\nmore?', 'first\nline two', null],
      ['two?', 'second', 'two'],
    ]);
    expect(cards[0]?.source).toMatchObject({ line: 1, endLine: 4 });
  });

  it('lets output stand in the question and a list or a block be the answer', () => {
    const [first, second] = cardsOf(
      'Q: What is wrong here?\n\n```text\nCrashLoopBackOff\n```\n\nA: It crashes.\n\nQ: Which?\nA:\n1. a\n2. b\n',
    );
    expect(first).toMatchObject({ front: 'What is wrong here?\n\n```text\nCrashLoopBackOff\n```', answer: 'It crashes.' });
    expect(second).toMatchObject({ front: 'Which?', answer: '1. a\n2. b', list: 'ordered' });
  });

  it('is not fooled by a rule right under the answer', () => {
    expect(cardsOf('Q: a?\nA: b\n---\nQ: c?\nA: d').map((card) => card.answer)).toEqual(['b', 'd']);
  });
});

describe('definitions', () => {
  it('asks one way or both', () => {
    const cards = cardsOf('NodePort range :: 30000-32767\nRWO ::: ReadWriteOnce ^rwo\n\n- `a::b` is no mark :: right');
    expect(cards.map(({ front, answer, key }) => [front, answer, /^[0-9a-f]{16}$/.test(key) ? '#' : key])).toEqual([
      ['NodePort range', '30000-32767', '#'],
      ['RWO', 'ReadWriteOnce', 'rwo'],
      ['ReadWriteOnce', 'RWO', 'rwo-reverse'],
      ['`a::b` is no mark', 'right', '#'],
    ]);
    expect(cards[1]?.siblings).toBe(cards[2]?.siblings);
    expect(cards[0]?.siblings).not.toBe(cards[1]?.siblings);
  });

  it('reads `?` and `??` between two sides of several lines', () => {
    const cards = cardsOf('front\nmore\n?\nback\nmore\n\nword\n??\n- a\n- b');
    expect(cards.map(({ front, answer }) => [front, answer])).toEqual([
      ['front\nmore', 'back\nmore'],
      ['word', '- a\n- b'],
      ['- a\n- b', 'word'],
    ]);
  });
});

describe('list answers', () => {
  it('knows order from bullets, and leaves tick boxes and other headings alone', () => {
    const cards = cardsOf('# Which?\n- a\n- b ^modes\n\n# In what order?\n1. x\n2. y\n\n# Done?\n- [ ] no\n\n# Plain\n- z');
    expect(cards.map(({ front, list, id }) => [front, list, id])).toEqual([
      ['Which?', 'set', 'modes'],
      ['In what order?', 'ordered', null],
    ]);
  });
});

describe('gaps', () => {
  it('makes a card of each number, in the same sentence', () => {
    const cards = cardsOf('The ==scheduler== picks a {{c5::node::machine}}; the ==`kubelet`== runs it on that {{c5::node}}. ^who');
    const front = 'The {{c1::scheduler}} picks a {{c5::node::machine}}; the {{c2::`kubelet`}} runs it on that {{c5::node}}.';
    expect(cards.map((card) => [card.front, card.gap, card.answer, card.id])).toEqual([
      [front, 1, 'scheduler', 'who'],
      [front, 2, '`kubelet`', 'who-c2'],
      [front, 5, 'node, node', 'who-c5'],
    ]);
  });

  it('hides `{{text}}` only where the note says so, and never inside of code', () => {
    expect(cardsOf('a {{b}} c')).toEqual([]);
    expect(cardsOf('---\ncloze: true\n---\na {{b::hint}} c `{{d}}` e')[0]?.front).toBe('a {{c1::b::hint}} c `{{d}}` e');
    expect(cardsOf('---\ncloze: false\n---\na ==b== c')).toEqual([]);
    expect(cardsOf('if `a == b` then `c == d`')).toEqual([]);
  });

  it('asks only the sentence of the gap in a long paragraph', () => {
    const filler = 'Filler sentences say nothing that matters for any card. '.repeat(9);
    expect(cardsOf(`${filler}Ports start at ==30000== there. ${filler}`)[0]?.front).toBe('Ports start at {{c1::30000}} there.');
  });
});

describe('tasks', () => {
  it('takes the answers after `# or`, and drops prompts', () => {
    const [card] = cardsOf(
      'Scale the Deployment `cart` to 4 replicas.\n\n```bash\n$ kubectl scale deploy cart --replicas=4\n# or\nkubectl edit deploy cart\n# or kubectl patch deploy cart\n```',
    );
    expect(card).toMatchObject({
      kind: 'command',
      answer: 'kubectl scale deploy cart --replicas=4',
      accept: ['kubectl edit deploy cart', 'kubectl patch deploy cart'],
      form: 'task-command',
    });
  });

  it('keeps output and details with the question', () => {
    const [card] = cardsOf(
      '---\ncloze: true\n---\nRepair the Pod:\n\n- it is in `shop`\n- it must run\n\n```text\nError\n```\n\n```bash\nkubectl delete pod x\n```',
    );
    expect(card?.front).toBe('Repair the Pod:\n\n- it is in `shop`\n- it must run\n\n```text\nError\n```');
  });

  it('reads blanks and where a fragment sits', () => {
    const [card] = cardsOf(
      'Make the volume live in memory.\n\n```yaml\n# at: Pod spec\nvolumes:\n  - name: cache\n    emptyDir:\n      medium: Memory # ?\n      sizeLimit: 1Gi   # ?\n```',
    );
    expect(card).toMatchObject({
      kind: 'yaml',
      at: 'Pod spec',
      blanks: [4, 5],
      answer: 'volumes:\n  - name: cache\n    emptyDir:\n      medium: Memory\n      sizeLimit: 1Gi',
      form: 'blanks-yaml',
    });
  });

  it('reads a broken block and its repair, and the error between them', () => {
    const [command, manifest] = cardsOf(
      'This is refused.\n\n```bash broken\nkubectl exec web ls\n```\n\n```text\nerror\n```\n\n```bash\nkubectl exec web -- ls\n```\n\nRepair it.\n\n```yaml broken\n# at: Pod spec\na: : b\n```\n\n```yaml\n# at: Pod spec\na: b\n```',
    );
    expect(command).toMatchObject({
      form: 'fix-command',
      broken: 'kubectl exec web ls',
      answer: 'kubectl exec web -- ls',
      front: 'This is refused.\n\n```text\nerror\n```',
    });
    expect(manifest).toMatchObject({ form: 'fix-yaml', broken: 'a: : b', answer: 'a: b', at: 'Pod spec' });
  });

  it('works inside a list, with indentation', () => {
    const [card] = cardsOf('1. Delete the Pod `a`.\n\n   ```bash\n   kubectl delete pod a\n   ```\n');
    expect(card).toMatchObject({ front: 'Delete the Pod `a`.', answer: 'kubectl delete pod a' });
  });
});

describe('after a card', () => {
  it('takes the reason, its page and all comments', () => {
    const [card] = cardsOf(
      'a :: b\n\n> **Why:** because. [Page](https://kubernetes.io/docs/a/#b)\n\n<!-- id: x -->\n<!-- accept:\n  one\n    two\n-->\n<!-- accept: three --> <!-- wrong: four -->\n<!-- since: 1.34 -->\n<!-- until: 1.36 -->\n<!-- tags: p, q -->',
    );
    expect(card).toMatchObject({
      key: 'x',
      why: 'because.',
      link: '/docs/a/#b',
      accept: ['one\n  two', 'three'],
      wrong: ['four'],
      kubernetes: { since: '1.34', until: '1.36' },
      tags: ['p', 'q'],
    });
  });

  it('keeps the words of a link inside a sentence', () => {
    expect(cardsOf('a :: b\n> See [Services](https://kubernetes.io/docs/s/) first.')[0]).toMatchObject({
      why: 'See Services first.',
      link: '/docs/s/',
    });
  });

  it('gives a comment at the end of a line to the card of that line', () => {
    expect(cardsOf('Q: a?\nA: b <!-- id: one -->\nQ: c?\nA: d\n<!-- id: two -->').map((card) => card.id)).toEqual(['one', 'two']);
  });

  it('reads several short keys in one comment, and `^id` on a line of its own', () => {
    expect(cardsOf('a :: b\n<!--\nid: x\ntags: t\n-->\n')[0]).toMatchObject({ id: 'x', tags: ['t'] });
    expect(cardsOf('Delete the Pod `a`.\n\n```bash\nkubectl delete pod a\n```\n^gone')[0]?.id).toBe('gone');
  });
});

describe('a comment of several lines', () => {
  it('keeps lines that are long', () => {
    const long = `kubectl label node heron-4 ${Array.from({ length: 20 }, (_, at) => `key-${at}=value`).join(' ')}`;
    expect(cardsOf(`a :: b\n\n<!-- accept:\n${long}\n${long} --overwrite\n-->`)[0]?.accept).toEqual([`${long}\n${long} --overwrite`]);
  });
});

describe('off and on', () => {
  it('makes no cards between the switches, and says so', () => {
    const note = parse('a :: b\n\n<!-- no cards -->\n\nc :: d\n\n## Which?\n- e\n\n<!-- cards -->\n\nf :: g');
    expect(note.cards.map((card) => card.front)).toEqual(['a', 'f']);
    expect(note.skipped).toEqual([{ file: 'note.md', line: 3, endLine: 10, reason: 'cards are switched off here' }]);
    expect(note.cards[1]?.source.heading).toEqual(['Which?']);
  });
});

describe('keys', () => {
  it('stay when other text of the note changes, and number what is twice there', () => {
    const [first, second] = cardsOf('a :: b\n\ntext\n\na :: b');
    expect(second?.key).toBe(`${first?.key ?? ''}-2`);
    expect(cardsOf('# New\n\nx :: y\n\na :: b')[1]?.key).toBe(first?.key);
    expect(cardsOf('a :: c')[0]?.key).not.toBe(first?.key);
  });
});

describe('files as they are', () => {
  it('reads a byte order mark and any line ends', () => {
    expect(
      cardsOf('\uFEFF---\r\ndeck: D\r\n---\r\na :: b\r\n\r\nc :: d\r').map((card) => [card.deck, card.answer, card.source.line]),
    ).toEqual([
      ['D', 'b', 4],
      ['D', 'd', 6],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { openAnkiText, openCsv, previewDelimited } from '../../../electron/exchange/delimited/read-delimited';
import type { TableOptions } from '../../../electron/core/tables';
import { readContext } from '../read-context';
import { madeFile, readMade } from '../open-made';

const csv = (text: string | Uint8Array, options: TableOptions = {}) =>
  readMade((path, context) => openCsv(path, context, options), 'Kube.csv', text);
const anki = (text: string) => readMade(openAnkiText, 'Kube.txt', text);
const sides = (collection: Awaited<ReturnType<typeof csv>>) => collection.cards.map(({ content }) => [content.front, content.answer]);

describe('rows of columns', () => {
  it('become cards: the first column asks, the second answers', async () => {
    const collection = await csv('pod,smallest unit\nnode,"a machine, ""real"" or not"\n');
    expect(sides(collection)).toEqual([
      ['pod', 'smallest unit'],
      ['node', 'a machine, "real" or not'],
    ]);
    expect(collection.cards[0]).toMatchObject({ deck: 'Kube', position: 0, reviews: [], schedule: null });
    expect(collection).toMatchObject({ format: 'csv', refused: [] });
  });

  it.each([
    ['tabs', 'a b\tc, d\ne\tf; g\n'],
    ['semicolons', 'a b;c, d\ne;f g\n'],
    ['bars', 'a b|c d\ne|f g\n'],
  ])('find %s by themselves', async (_name, text) => {
    expect((await csv(text)).cards).toHaveLength(2);
  });

  it('go by the names in their first row', async () => {
    const text = 'id,Tags,Back,Front,Deck,Why,Kind\n7,"net, dns",CoreDNS,Who answers names?,Net::Names,It is a Deployment,concept\n';
    const { cards } = await csv(text);
    expect(cards).toMatchObject([
      {
        key: 'text:7:0',
        deck: 'Net/Names',
        tags: ['net', 'dns'],
        content: { kind: 'concept', front: 'Who answers names?', answer: 'CoreDNS', why: 'It is a Deployment' },
      },
    ]);
  });

  it('keep commands and manifests as they are written', async () => {
    const { cards } = await csv('kind,question,answer\ncommand,List *all* pods,kubectl get pods -A | grep "a_b_c"\n');
    expect(cards[0]?.content).toMatchObject({
      kind: 'command',
      front: 'List \\*all\\* pods',
      answer: 'kubectl get pods -A | grep "a_b_c"',
    });
  });

  it('show plain text as it is written, and HTML as HTML', async () => {
    const plain = await csv('What is <name> in `x` and `y`?,a placeholder\nb,c\n');
    expect(plain.cards[0]?.content.front).toBe('What is \\<name> in \\`x\\` and \\`y\\`?');
    const html = await csv('<b>pod</b>,smallest <i>unit</i>\nnode,machine\n');
    expect(html.types).toMatchObject([{ name: 'Basic', fields: ['Front', 'Back'] }]);
    expect(sides(html)).toEqual([
      ['pod', 'smallest unit'],
      ['node', 'machine'],
    ]);
    const markdown = await csv('What is **this**?,`x`\nb,c\n', { text: 'markdown' });
    expect(markdown.cards[0]?.content.front).toBe('What is **this**?');
  });

  it('make one card for each gap, and answers of what is hidden', async () => {
    const { cards } = await csv('{{c1::etcd}} keeps what {{c2::the API server::which}} is told,\n');
    expect(cards.map(({ key, content }) => [key.split(':').at(-1), content.kind, content.gap, content.answer])).toEqual([
      ['0', 'cloze', 1, 'etcd'],
      ['1', 'cloze', 2, 'the API server'],
    ]);
    expect(new Set(cards.map(({ siblings }) => siblings)).size).toBe(1);
  });

  it('keep their identity when an answer, their order or their deck changes', async () => {
    const before = await csv('a,1\nb,2\n');
    const after = await csv('b,2\na,changed\n');
    expect(after.cards.map(({ key }) => key)).toEqual(before.cards.map(({ key }) => key).reverse());
  });

  it('are refused one by one, with the reason', async () => {
    const { cards, refused } = await csv('a,1\n,no question\nb\na,1\na,other\n', { separator: ',' });
    expect(cards.map(({ key }) => key.split(':')[1])).toHaveLength(2);
    expect(new Set(cards.map(({ key }) => key)).size).toBe(2);
    expect(refused).toEqual([
      { what: 'Row “no question”', reason: 'It has no question.' },
      { what: 'Row “b”', reason: 'It has no answer.' },
      { what: 'Row “a”', reason: 'The same row stands before it in the file.' },
    ]);
  });

  it('may have marks at their start, other line ends, and lines within quotation marks', async () => {
    const text = '\ufeffa,"1\r\n2"\r\nb,3\r\n';
    for (const bytes of [Buffer.from(text), Buffer.concat([Buffer.from(text, 'utf16le')])]) {
      expect(sides(await csv(bytes))).toEqual([
        ['a', '1  \n2'],
        ['b', '3'],
      ]);
    }
  });

  it('are taken in another encoding only when it is chosen', async () => {
    const bytes = Buffer.from('caf\xe9,coffee\nb\x80,euro\n', 'latin1');
    await expect(csv(bytes)).rejects.toThrow(/not text in UTF-8. The first letter it does not know is in line 1. Nothing was imported/);
    expect(sides(await csv(bytes, { encoding: 'windows-1252' }))).toEqual([
      ['café', 'coffee'],
      ['b€', 'euro'],
    ]);
  });

  it.each([
    ['a quotation mark that never closes', 'a,b\n"c,d\n', /opens in line 2 is never closed/],
    ['zero bytes', 'a,b\0\n', /zero bytes/],
    ['nothing', '', /no row/],
  ])('with %s are refused in one sentence', async (_name, text, message) => {
    await expect(csv(text)).rejects.toThrow(message);
    await expect(csv(text)).rejects.toThrow(/Nothing was imported/);
  });

  it('leave out a cell that fills the memory, and stop at a million', async () => {
    const { cards, refused } = await csv(`a,b\nc,${'*'.repeat(1_000_001)}\n`);
    expect(cards).toHaveLength(1);
    expect(refused).toEqual([{ what: 'Row “c”', reason: 'It is longer than a card can be.' }]);
    await expect(csv('a,b\n'.repeat(1_000_001))).rejects.toThrow(/more than 1000000 rows/);
  });

  it('are not looked for in a folder or a pipe', async () => {
    await expect(openCsv(madeFile('a', '').slice(0, -1), readContext())).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe("Kubedeck's own table", () => {
  const header = 'deck,kind,question,answer,why,tags,id\n';

  it('holds Markdown, which no round of export and import changes', async () => {
    const rows = `${header}Pods,basic,What does \`kubectl get\` do?,It **lists** &lt;objects>,,a::b c,k1\n`;
    const { cards } = await csv(rows);
    expect(cards).toMatchObject([
      { tags: ['a::b', 'c'], content: { front: 'What does `kubectl get` do?', answer: 'It **lists** &lt;objects>' } },
    ]);
    expect(previewDelimited(Buffer.from(rows)).text).toBe('markdown');
    expect(previewDelimited(Buffer.from(rows.replace('question', 'front'))).text).toBe('html');
    expect((await csv(rows, { text: 'plain' })).cards[0]?.content.front).toBe('What does \\`kubectl get\\` do?');
  });

  it('names cards by their keys, each gap of a row by its own', async () => {
    const rows = [
      'Pods,basic,{{c1::no}} gap?,yes,,,anki:g:0',
      'Pods,cloze,{{c1::A}} B {{c3::C}},,,,first text:x:2',
      'Pods,command,List *all*,kubectl get {{c1::pods}},,,pod-1',
      'Pods,basic,New,row,,,',
    ].join('\n');
    const { cards } = await csv(header + rows);
    expect(cards.map(({ key, content }) => [key.replace(/:[\w-]{20}:/, ':…:'), content.kind, content.gap])).toEqual([
      ['anki:g:0', 'basic', 0],
      ['first', 'cloze', 1],
      ['text:x:2', 'cloze', 3],
      ['pod-1', 'command', 0],
      ['text:…:0', 'basic', 0],
    ]);
    expect(cards[3]?.content.front).toBe('List *all*');
  });
});

describe('text of Anki', () => {
  it('says in its head how it is to be read', async () => {
    const text = [
      '#separator:Semicolon',
      '#html:false',
      '#tags:global one',
      '#deck:Kubernetes::Net',
      '#columns:Text;Label;Where;Name',
      '#tags column:2',
      '#deck column:3',
      '#guid column:4',
      '# a comment',
      'pod;own;Other::Deck;g1;smallest <unit>',
      '#not a row',
      '"#a row";;;g2;yes',
    ].join('\n');
    const { cards } = await anki(text);
    expect(cards).toMatchObject([
      { key: 'text:g1:0', deck: 'Other/Deck', tags: ['global', 'one', 'own'], content: { front: 'pod', answer: 'smallest <unit>' } },
      { key: 'text:g2:0', deck: 'Kubernetes/Net', tags: ['global', 'one'], content: { front: '#a row', answer: 'yes' } },
    ]);
  });

  it('with HTML is shown by templates like those of its note type', async () => {
    const text =
      '#separator:tab\n#html:true\n#notetype column:1\nBasic (and reversed card)\t<b>a</b>\tb\nCloze\t{{c1::x}} and {{c2::y}}\tmore\nCloze\tno gap\t\n';
    const { cards, types, notes, refused } = await anki(text);
    expect(types.map(({ name, cloze, templates }) => [name, cloze, templates.length])).toEqual([
      ['Basic (and reversed card)', false, 2],
      ['Cloze', true, 1],
    ]);
    expect(notes).toHaveLength(2);
    expect(cards.map(({ content, made }) => [made?.template, content.front])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [0, '[...] and y'],
      [1, 'x and [...]'],
    ]);
    expect(refused).toHaveLength(1);
  });
});

describe('a preview', () => {
  it('shows what was guessed, and the first rows', () => {
    const rows = Array.from({ length: 50 }, (_, index) => `q${index};a${index}`).join('\n');
    const preview = previewDelimited(Buffer.from(`question;answer\n${rows}`));
    expect(preview).toMatchObject({
      separator: ';',
      columns: ['front', 'answer'],
      headerGuess: true,
      encoding: 'utf-8',
      problems: [],
      text: 'plain',
    });
    expect(preview.rows).toHaveLength(20);
    expect(previewDelimited(Buffer.from(`question;answer\n${rows}`), { header: false, separator: ',' })).toMatchObject({
      columns: ['front'],
      rows: expect.arrayContaining([['question;answer']]) as unknown,
    });
  });

  it('says what is wrong instead of failing', () => {
    expect(previewDelimited(Buffer.from([0xff])).problems).toHaveLength(1);
    expect(previewDelimited(Buffer.from('a,"b')).problems).toEqual([expect.stringContaining('never closed')]);
    expect(previewDelimited(Buffer.from('a,"b'), { quotes: false })).toMatchObject({ problems: [], rows: [['a', '"b']] });
    expect(previewDelimited(Buffer.from('')).problems).toHaveLength(1);
  });
});

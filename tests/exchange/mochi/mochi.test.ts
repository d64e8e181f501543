import { describe, expect, it } from 'vitest';
import { openMochi } from '../../../electron/exchange/mochi/read-mochi';
import { readTransit } from '../../../electron/exchange/mochi/transit';
import { makeZip } from '../make-zip';
import type { MadeEntry } from '../make-zip';
import { madeFile, readMade } from '../open-made';
import { readContext, readTime } from '../read-context';

const day = 86_400_000;
const archive = (document: unknown, more: MadeEntry[] = []) =>
  makeZip([{ name: 'data.json', bytes: Buffer.from(JSON.stringify(document)), deflate: true }, ...more]);

const reviewed = readTime - 10 * day;
const verbose = {
  '~:version': 2,
  '~:decks': [
    { '~:id': '~:top', '~:name': 'Kube' },
    {
      '~:id': '~:net',
      '~:name': 'Net/Names',
      '~:parent-id': '~:top',
      '~:cards': {
        '~#list': [
          {
            '~:id': '~:c1',
            '~:content': 'Who **answers** names?\n---\nCoreDNS ![](@media/dns.png)\n\n---\nthird side',
            '~:deck-id': '~:net',
            '~:tags': { '~#set': ['dns', '#two words'] },
            '~:created-at': { '~#dt': readTime - 30 * day },
            '~:reviews': [
              { '~:date': { '~#dt': reviewed - 3 * day }, '~:remembered?': false },
              { '~:date': { '~#dt': reviewed }, '~:due': { '~#dt': reviewed + 12 * day }, '~:interval': 12, '~:remembered?': true },
            ],
          },
          { '~:id': '~:c2', '~:content': '{{etcd}} keeps {{2::state}}', '~:archived?': true },
          {
            '~:id': '~:c3',
            '~:template-id': '~:t1',
            '~:content': '',
            '~:fields': { '~:name': { '~:value': 'pod' }, '~:b': { '~:value': 'unit' } },
          },
          { '~:id': '~:c4', '~:content': 'one side' },
          { '~:id': '~:c5', '~:content': 'a\n---\nb', '~:trashed?': { '~#dt': 5 } },
        ],
      },
    },
  ],
  '~:templates': {
    '~#list': [
      {
        '~:id': '~:t1',
        '~:content': '<< Front >>\n---\n<<Back>>',
        '~:fields': { '~:name': { '~:name': 'Front' }, '~:b': { '~:name': 'Back' } },
      },
    ],
  },
};

describe('an archive of Mochi', () => {
  it('gives cards with their sides, gaps, templates, tags, decks and history', async () => {
    const { cards, refused } = await readMade(openMochi, 'x.mochi', archive(verbose));
    expect(cards.map(({ key, deck, content }) => [key, deck, content.front, content.answer])).toEqual([
      ['mochi:c1:0', 'Kube/Net∕Names', 'Who **answers** names?', 'CoreDNS ![](dns.png)\n\nthird side'],
      ['mochi:c2:0', 'Kube/Net∕Names', '{{c1::etcd}} keeps {{c2::state}}', 'etcd'],
      ['mochi:c2:1', 'Kube/Net∕Names', '{{c1::etcd}} keeps {{c2::state}}', 'state'],
      ['mochi:c3:0', 'Kube/Net∕Names', 'pod', 'unit'],
    ]);
    const today = Math.floor(readTime / day);
    expect(cards[0]).toMatchObject({
      tags: ['dns', 'two-words'],
      addedAt: readTime - 30 * day,
      reviews: [
        { type: 'answer', rating: 1, interval: 0 },
        { type: 'answer', rating: 3, interval: 12 },
      ],
      schedule: { state: 'review', dueDay: today + 2, interval: 12, lastDay: today - 10, reps: 2, lapses: 0 },
    });
    expect(cards[0]?.schedule?.memory?.stability).toBeGreaterThan(0);
    expect(cards[1]?.suspended).toBe(true);
    expect(refused.map(({ reason }) => reason)).toEqual(['It has one side only, and nothing in it is hidden.', 'It was in the trash.']);
  });

  it('says the same in its compact form, where what comes again is a code', () => {
    const compact = [
      '^ ',
      '~:version',
      2,
      '~:decks',
      [
        ['^ ', '~:id', '~:top-deck', '~:name', 'a'],
        ['^ ', '~:id', '^2', '^3', '^^'],
      ],
    ];
    const pairs = [
      '^ ',
      '~:decks',
      [
        ['^ ', '~:name', 'a', '~:list', ['~#list', ['~:name', '^1']]],
        ['^ ', '^1', '~~b', '^2', ['^3', []]],
      ],
    ];
    expect(readTransit(JSON.stringify(pairs))).toEqual(
      new Map([
        [
          'decks',
          [
            new Map<string, unknown>([
              ['name', 'a'],
              ['list', ['name', 'name']],
            ]),
            new Map<string, unknown>([
              ['name', '~b'],
              ['list', []],
            ]),
          ],
        ],
      ]),
    );
    expect(() => readTransit(JSON.stringify(compact))).toThrow(/refers to what is not there/);
  });

  it('brings its attachments, but none with a name that is no file name', async () => {
    const picture = { name: 'dns.png', bytes: Buffer.from('picture') };
    const file = madeFile('x.mochi', archive(verbose, [picture, { name: 'con', bytes: Buffer.from('x') }]));
    const open = await openMochi(file, readContext());
    expect(open.collection.media).toEqual([{ name: 'dns.png', bytes: 7, sha1: null }]);
    expect((await open.readMedia('dns.png')).toString()).toBe('picture');
    await expect(open.readMedia('data.json')).rejects.toMatchObject({ code: 'damaged' });
    open.close();
  });

  it.each([
    ['only EDN', makeZip([{ name: 'data.edn', bytes: Buffer.from('{}') }]), 'unsupported'],
    ['no JSON', makeZip([{ name: 'data.json', bytes: Buffer.from('{') }]), 'damaged'],
    ['no decks', archive({ '~:version': 2 }), 'damaged'],
    ['nesting without end', makeZip([{ name: 'data.json', bytes: Buffer.from('['.repeat(9999) + ']'.repeat(9999)) }]), 'damaged'],
  ])('with %s is refused in one sentence', async (_name, bytes, code) => {
    await expect(readMade(openMochi, 'x.mochi', bytes)).rejects.toMatchObject({ code });
    await expect(readMade(openMochi, 'x.mochi', bytes)).rejects.toThrow(/Nothing was imported/);
  });

  it('survives decks that are their own parents', async () => {
    const deck = { '~:id': '~:a', '~:name': 'A', '~:parent-id': '~:b', '~:cards': [{ '~:id': '~:1', '~:content': 'x\n---\ny' }] };
    const other = { '~:id': '~:b', '~:name': 'B', '~:parent-id': '~:a' };
    const { cards } = await readMade(openMochi, 'x.mochi', archive({ '~:decks': [deck, other] }));
    expect(cards[0]?.deck).toBe('B/A');
  });
});

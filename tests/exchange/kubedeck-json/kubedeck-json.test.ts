import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Collection, OpenCollection } from '../../../electron/exchange/collection';
import { openKubedeckJson } from '../../../electron/exchange/kubedeck-json/read';
import { writeKubedeckJson } from '../../../electron/exchange/kubedeck-json/write';
import { plainContent } from '../../../electron/exchange/text-cards';
import { temporaryFolder } from '../../store/temporary-store';
import { readContext, readTime } from '../read-context';
import { anyCollection } from './any-document';

async function write(collection: Collection, media: ReadonlyMap<string, Buffer> = new Map()): Promise<string> {
  let text = '';
  const readMedia = (name: string) => Promise.resolve(media.get(name) ?? Buffer.alloc(0));
  await writeKubedeckJson({ app: '0.1.0', exportedAt: readTime, collection, readMedia }, (piece) => void (text += piece));
  return text;
}

async function read(text: string | Buffer): Promise<OpenCollection> {
  const file = join(temporaryFolder(), 'document');
  writeFileSync(file, text);
  return openKubedeckJson(file, readContext());
}

const failureOf = async (text: string | Buffer): Promise<unknown> => {
  try {
    const open = await read(text);
    open.close();
    return 'no failure';
  } catch (error) {
    return error;
  }
};

const none = { types: [], notes: [], cards: [], media: [], decks: [], refused: [] };
const empty: Collection = {
  ...none,
  format: 'kubedeck-json',
  own: { settings: {}, sources: [], unwanted: [], examProfiles: [], mockExams: [] },
};

const example = () => /```json\n([\s\S]*?)```/.exec(readFileSync('docs/kubedeck-json.md', 'utf8'))?.[1] ?? '';

describe('our own JSON', () => {
  it('keeps everything: read and written again it is the same, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyCollection, async (collection) => {
        const text = await write(collection);
        const open = await read(text);
        open.close();
        expect(open.collection.refused).toEqual([]);
        expect(structuredClone(open.collection)).toEqual(collection);
        expect(await write(open.collection)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same document however it is laid out', async () => {
    await fc.assert(
      fc.asyncProperty(anyCollection, fc.constantFrom(undefined, 1, 2, '\t'), async (collection, indent) => {
        const text = await write(collection);
        const open = await read(JSON.stringify(JSON.parse(text), null, indent));
        open.close();
        expect(await write(open.collection)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('says of the documented example what the page says', async () => {
    const open = await read(example());
    open.close();
    expect(open.collection.refused).toEqual([]);
    expect(open.collection.cards.map(({ content }) => content.front)).toEqual([
      'Which component assigns a Pod to a node?',
      'Port of the API server?',
    ]);
    expect(await write({ ...open.collection, media: [] })).toBe(example());
  });

  it('keeps pictures, and makes cards of templates again from their notes', async () => {
    const picture = Buffer.from([0, 1, 2, 250]);
    const sha1 = 'f5a1a1d8f2c3ab8e6a1d1a0f2f5a1a1d8f2c3ab8';
    const type = {
      key: 't',
      name: 'Basic',
      cloze: false,
      fields: ['Q', 'A'],
      templates: [{ name: '1', front: '{{Q}}', back: '{{A}}' }],
      css: '',
    };
    const card = {
      key: 'anki:g:0',
      deck: 'Deck',
      content: plainContent('basic', 'never written', 'never written'),
      made: { guid: 'g', template: 0 },
      tags: [],
      exams: [],
      kubernetes: { since: null, until: null },
      siblings: 'g',
      position: 0,
      flag: 0,
      suspended: false,
      leech: false,
      buriedDay: null,
      addedAt: null,
      modifiedAt: null,
      reviews: [],
      schedule: null,
    } as const;
    const notes = [{ guid: 'g', type: 't', fields: ['<b>pod</b>', 'smallest unit'], modifiedAt: 5 }];
    const media = [
      { name: 'a b.png', bytes: 4, sha1 },
      { name: 'ü.mp3', bytes: 4, sha1 },
    ];
    const text = await write(
      { ...empty, types: [type], notes, cards: [{ ...card, tags: [], exams: [], reviews: [] }], media },
      new Map([
        ['a b.png', picture],
        ['ü.mp3', picture],
      ]),
    );
    expect(text).not.toContain('never written');
    for (const layout of [text, JSON.stringify(JSON.parse(text), null, 1)]) {
      const open = await read(layout);
      expect(open.collection.cards[0]?.content).toMatchObject({ front: 'pod', answer: 'smallest unit' });
      expect(open.collection.media.map(({ name }) => name)).toEqual(['a b.png', 'ü.mp3']);
      for (const { name } of media) expect((await open.readMedia(name)).equals(picture)).toBe(true);
      open.close();
    }
    const changed = await read(text.replace('"base64":"AAEC', '"base64":"AAED'));
    await expect(changed.readMedia('a b.png')).rejects.toMatchObject({ code: 'damaged' });
    changed.close();
  });

  it('refuses a card that does not hold to the format, says where, and keeps the others', async () => {
    const text = example().replace('"kind":"concept"', '"kind":"riddle"');
    const open = await read(text);
    open.close();
    expect(open.collection.cards).toHaveLength(1);
    expect(open.collection.refused).toEqual([{ what: 'Card in line 20', reason: 'It does not hold to the format at content.kind.' }]);
  });

  it.each([
    ['a newer version', () => example().replace('"version": 1', '"version": 2'), 'too-new'],
    ['another document', () => '{"format": "other"}', 'bad-input'],
    ['no object', () => '[1]', 'damaged'],
    ['nothing', () => '', 'damaged'],
    ['a cut one', () => example().slice(0, -40), 'damaged'],
    ['a broken line', () => example().replace('"key":', '"key"'), 'damaged'],
    ['letters that are none', () => Buffer.concat([Buffer.from(example().slice(0, -4)), Buffer.from([0xff, 0xfe])]), 'damaged'],
    ['something behind the end', () => `${example()}{}`, 'damaged'],
    ['a list twice', () => example().replace('"mockExams": []', '"decks": []'), 'damaged'],
    ['nesting that ends a parser', () => '['.repeat(60_000_000), 'damaged'],
    ['nesting in one of its lines', () => example().replace('"settings": {}', `"settings": ${'['.repeat(30_000_000)}`), 'damaged'],
  ])('refuses %s in one sentence', async (_name, text, code) => {
    const failure = await failureOf(text());
    expect(failure).toMatchObject({ code });
    expect((failure as Error).message).toMatch(/Nothing was imported/);
  });

  it('lets nothing in that hides in a member it only carries along', async () => {
    const hidden = example().replace('"settings": {}', '"settings": {"__proto__":{"polluted":1}}');
    expect(await failureOf(hidden)).toMatchObject({ code: 'damaged' });
    const deep = example().replace('"settings": {}', `"settings": {"a":${'['.repeat(5000)}${']'.repeat(5000)}}`);
    expect(await failureOf(deep)).toMatchObject({ code: 'damaged' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

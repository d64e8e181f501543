import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCrowdAnki } from '../../../electron/exchange/crowdanki/read-crowdanki';
import { readContext } from '../read-context';
import { madeFile, readMade } from '../open-made';

const model = {
  crowdanki_uuid: 'm1',
  name: 'Two ways',
  type: 0,
  css: '.card {}',
  flds: [
    { name: 'Back', ord: 1 },
    { name: 'Front', ord: 0 },
  ],
  tmpls: [
    { name: 'There', ord: 0, qfmt: '{{Front}}', afmt: '{{Back}}' },
    { name: 'Back', ord: 1, qfmt: '{{#Back}}{{Back}}{{/Back}}', afmt: '{{Front}}' },
  ],
};
const note = (guid: string, fields: string[]) => ({ __type__: 'Note', guid, fields, note_model_uuid: 'm1', tags: ['t'] });
const options = { crowdanki_uuid: 'o1', name: 'Mine', new: { perDay: 7, delays: [1] }, rev: { perDay: 50 }, lapse: { delays: [] } };
const deck = {
  __type__: 'Deck',
  name: 'Kube::Top',
  crowdanki_uuid: 'd1',
  deck_config_uuid: 'o1',
  deck_configurations: [options],
  note_models: [model],
  media_files: ['pod.png', 'gone.png', '../evil.png', 'link.png'],
  notes: [note('g1', ['pod', 'unit']), note('g2', ['only', ''])],
  children: [
    { name: 'Child', deck_config_uuid: 'none', notes: [note('g1', ['again', 'x']), { ...note('g9', ['?']), note_model_uuid: 'none' }] },
  ],
};

describe('a deck of CrowdAnki', () => {
  it('gives the cards that Anki would, named so that a package of the same notes meets them', async () => {
    const { cards, types, notes, decks, refused } = await readMade(
      openCrowdAnki,
      'deck.json',
      JSON.stringify({ ...deck, media_files: [] }),
    );
    expect(types).toMatchObject([{ key: 'crowdanki:m1', name: 'Two ways', fields: ['Front', 'Back'] }]);
    expect(notes.map(({ guid }) => guid)).toEqual(['g1', 'g2', 'g1~2']);
    expect(cards.map(({ key, deck: name, content }) => [key, name, content.front])).toEqual([
      ['anki:g1:0', 'Kube/Top', 'pod'],
      ['anki:g1:1', 'Kube/Top', 'unit'],
      ['anki:g2:0', 'Kube/Top', 'only'],
      ['anki:g1~2:0', 'Kube/Top/Child', 'again'],
      ['anki:g1~2:1', 'Kube/Top/Child', 'x'],
    ]);
    expect(decks).toMatchObject([{ name: 'Kube/Top', options: { newPerDay: 7, reviewsPerDay: 50 } }]);
    expect(refused).toEqual([{ what: 'Note ?', reason: 'Its note type is not in the file.' }]);
  });

  it('brings the media beside it, but nothing a link or a path leads to', async () => {
    const file = madeFile('deck.json', JSON.stringify(deck));
    const media = join(dirname(file), 'media');
    mkdirSync(media);
    writeFileSync(join(media, 'pod.png'), 'picture');
    symlinkSync('/etc/hostname', join(media, 'link.png'));
    const open = await openCrowdAnki(dirname(file), readContext());
    expect(open.collection.media).toEqual([{ name: 'pod.png', bytes: 7, sha1: null }]);
    expect((await open.readMedia('pod.png')).toString()).toBe('picture');
    await expect(open.readMedia('../deck.json')).rejects.toMatchObject({ code: 'damaged' });
    expect(open.collection.refused.filter(({ what }) => /media/i.test(what))).toHaveLength(3);
    open.close();
  });

  it.each([
    ['no JSON', '{"notes": ['],
    ['another document', '{"a": 1}'],
    ['decks without end', `${'{"notes":[],"name":"a","children":['.repeat(300)}${']}'.repeat(300)}`],
  ])('is refused when it is %s', async (_name, text) => {
    await expect(readMade(openCrowdAnki, 'deck.json', text)).rejects.toMatchObject({ code: 'damaged' });
  });
});

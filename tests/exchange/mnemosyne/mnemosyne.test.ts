import { describe, expect, it } from 'vitest';
import { openMnemosyne, openMnemosyneXml } from '../../../electron/exchange/mnemosyne/read-mnemosyne';
import { makeZip } from '../make-zip';
import type { MadeEntry } from '../make-zip';
import { madeFile, readMade } from '../open-made';
import { readContext, readTime } from '../read-context';

const day = 86_400;
const now = readTime / 1000;
const log = (entries: string) => `<?xml version="1.0" encoding="UTF-8"?><openSM2sync number_of_entries='9'>${entries}</openSM2sync>`;
const archive = (xml: string, more: MadeEntry[] = []) => makeZip([{ name: 'cards.xml', bytes: Buffer.from(xml), deflate: true }, ...more]);
const learnt = `gr="4" e="2.3" ac_rp="2" rt_rp="3" lps="1" l_rp="${now - 8 * day}" n_rp="${now + 4 * day}" c_time="${now - 90 * day}"`;
const unseen = 'gr="-1" e="2.5" ac_rp="0" rt_rp="0" lps="0" l_rp="-1" n_rp="-1"';

const everything = log(`
<log type="10" o_id="t1"><name>Kube::net policy</name></log>
<log type="10" o_id="t0"><name>__UNTAGGED__</name></log>
<log type="16" o_id="f1"><f>pod &amp; node</f><b>unit
&lt;b&gt;bold&lt;/b&gt;</b></log>
<log type="16" o_id="f2"><text>[etcd] keeps [state:what?]</text></log>
<log type="16" o_id="f3"><f>lonely</f></log>
<log type="13"><fname>pod.png</fname></log>
<log type="6" o_id="c1" card_t="2" fact="f1" fact_v="2.1" tags="t1" ${learnt}></log>
<log type="6" o_id="c2" card_t="2" fact="f1" fact_v="2.2" tags="t0" ${unseen}></log>
<log type="6" o_id="c3" card_t="5" fact="f2" fact_v="5.1" tags="" ${unseen}><extra>{'cloze': 'state', 'index': 1}</extra></log>
<log type="6" o_id="c4" card_t="5" fact="gone" fact_v="5.1" tags="" ${unseen}></log>
<log type="9" o_id="c1" time="${now - 8 * day}" gr="4" th_t="7" n_rp="${now + 4 * day}"></log>`);

describe('an archive of Mnemosyne', () => {
  it('gives cards by their types, with what was learnt', async () => {
    const { cards, types, refused } = await readMade(openMnemosyne, 'Kube.cards', archive(everything));
    expect(types.map(({ name }) => name)).toEqual(['Mnemosyne: Both ways', 'Mnemosyne: Cloze']);
    expect(cards.map(({ key, content }) => [key, content.front, content.answer])).toEqual([
      ['mnemosyne:f1:0', 'pod & node', 'unit\nbold'],
      ['mnemosyne:f1:1', 'unit\nbold', 'pod & node'],
      ['mnemosyne:f2:1', 'etcd keeps [what?]', expect.stringContaining('state')],
    ]);
    const today = Math.floor(now / day);
    expect(cards[0]).toMatchObject({
      deck: 'Kube',
      tags: ['Kube::net-policy'],
      addedAt: (now - 90 * day) * 1000,
      reviews: [{ type: 'answer', rating: 3, durationMs: 7000, interval: 12 }],
      schedule: { state: 'review', dueDay: today + 4, interval: 12, lastDay: today - 8, reps: 5, lapses: 1 },
    });
    expect(cards[1]).toMatchObject({ tags: [], schedule: null, siblings: cards[0]?.siblings });
    expect(refused.map(({ what }) => what)).toEqual(['Card c4', 'Note lonely', 'Media file pod.png']);
  });

  it('brings its media', async () => {
    const open = await openMnemosyne(
      madeFile('x.cards', archive(everything, [{ name: 'pod.png', bytes: Buffer.from('picture') }])),
      readContext(),
    );
    expect((await open.readMedia('pod.png')).toString()).toBe('picture');
    await expect(open.readMedia('cards.xml')).rejects.toMatchObject({ code: 'damaged' });
    open.close();
  });

  it.each([
    ['XML that breaks off', log('<log'), 'damaged'],
    ['no cards', log(''), 'damaged'],
    ['other XML', '<svg></svg>', 'damaged'],
    ['elements without end', '<a>'.repeat(5000), 'damaged'],
    ['entities that grow', `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${log('<log type="16"><f>&b;</f></log>')}`, 'damaged'],
    [
      'entities from elsewhere',
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>${log('<log type="16"><f>&a;</f></log>')}`,
      'damaged',
    ],
  ])('with %s is refused in one sentence', async (_name, xml, code) => {
    await expect(readMade(openMnemosyne, 'x.cards', archive(xml))).rejects.toMatchObject({ code });
    await expect(readMade(openMnemosyne, 'x.cards', archive(xml))).rejects.toThrow(/Nothing was imported/);
  });
});

describe('the XML of an old Mnemosyne', () => {
  it('counts days from its start; its categories are decks', async () => {
    const start = now - 100 * day;
    const xml = `<mnemosyne core_version="1" time_of_start="${start}">
<category active="1"><name>Net</name></category>
<item id="a" gr="4" e="2.500" ac_rp="1" rt_rp="2" lps="0" l_rp="90" n_rp="105"><cat>Net</cat><Q>pod</Q><A>unit</A></item>
<item id="b" gr="1" e="2.500" ac_rp="1" rt_rp="0" lps="0" l_rp="99" n_rp="99"><cat>&lt;default&gt;</cat><Q>node</Q><A><![CDATA[a <b>machine</b>]]></A></item>
<item id="b" gr="0"><cat>Net</cat><Q>twice</Q><A></A></item></mnemosyne>`;
    const { cards, refused } = await readMade(openMnemosyneXml, 'Old.xml', xml);
    const today = Math.floor(now / day);
    expect(cards.map(({ key, deck, content }) => [key, deck, content.front, content.answer])).toEqual([
      ['mnemosyne:a:0', 'Net', 'pod', 'unit'],
      ['mnemosyne:b:0', 'Old', 'node', 'a machine'],
    ]);
    expect(cards[0]?.schedule).toMatchObject({ state: 'review', dueDay: today + 5, interval: 15, reps: 3 });
    expect(cards[1]?.schedule).toMatchObject({ state: 'learning', dueDay: today - 1 });
    expect(refused).toHaveLength(1);
  });
});

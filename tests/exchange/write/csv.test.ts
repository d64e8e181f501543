import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportedCard } from '../../../electron/exchange/collection';
import { writeCsv } from '../../../electron/exchange/write/csv';
import { madeCard, madeCollection, madeContent, makeContext, makeFolder, sourceOf } from './made';

async function csv(cards: ImportedCard[]): Promise<string> {
  const target = join(makeFolder(), 'cards.csv');
  await writeCsv(target, sourceOf(madeCollection(cards)), makeContext());
  return readFileSync(target, 'utf8');
}

describe('writing CSV', () => {
  it('has a header, quotes where it must, and rows that end as RFC 4180 has it', async () => {
    const content = madeContent({ front: 'Say "hi",\nthen go', answer: 'ja, ü', why: ' a ' });
    expect(await csv([madeCard('k', { tags: ['a::b', 'c'], content })])).toBe(
      'deck,kind,question,answer,why,tags,id\r\n' + 'Cluster/Nodes,basic,"Say ""hi"",\nthen go","ja, ü"," a ",a::b c,k\r\n',
    );
  });

  it('shows the broken text of a repair, and one row for the gaps of a sentence', async () => {
    const front = '{{c1::A}} {{c2::B}} {{c3::C}}';
    const gap = (number: number) => madeCard(`g${number}`, { content: madeContent({ kind: 'cloze', gap: number, front, answer: 'x' }) });
    const fix = madeCard('f', {
      content: madeContent({ kind: 'command', front: 'Repair it.', broken: 'kubectl', answer: 'kubectl get pods' }),
    });
    const rows = (await csv([gap(1), fix, gap(3)])).split('\r\n');
    expect(rows.slice(1)).toEqual([
      'Cluster/Nodes,cloze,{{c1::A}} B {{c3::C}},,,,g1 g3',
      'Cluster/Nodes,command,"Repair it.\n\n```bash\nkubectl\n```",kubectl get pods,,,f',
      '',
    ]);
  });

  it('a row is named by the key of its card, wherever the card came from', async () => {
    const rows = (await csv([madeCard('text:my-id:0'), madeCard('text:gaps:1'), madeCard('anki:g:1')])).split('\r\n');
    expect(rows.slice(1, 4).map((row) => row.split(',').at(-1))).toEqual(['text:my-id:0', 'text:gaps:1', 'anki:g:1']);
  });

  it('says what it leaves out, and leaves nothing half written', async () => {
    const folder = makeFolder();
    const source = sourceOf(madeCollection([madeCard('k')]), { 'a.png': 'x', 'b.png': 'y' });
    const report = await writeCsv(join(folder, 'a.csv'), source, makeContext());
    expect(report.omitted).toEqual([{ what: '2 media files', reason: 'A table of text holds none.' }]);
    await expect(writeCsv(join(folder, 'b.csv'), source, makeContext({ signal: AbortSignal.abort() }))).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });
});

import { describe, expect, it } from 'vitest';
import { openQuizlet } from '../../../electron/exchange/quizlet/read-quizlet';
import type { QuizletOptions } from '../../../electron/exchange/quizlet/read-quizlet';
import { readMade } from '../open-made';

const read = async (text: string, options: QuizletOptions = {}) => {
  const { cards, refused } = await readMade((path, context) => openQuizlet(path, context, options), 'Set.txt', text);
  return { sides: cards.map(({ content }) => [content.front, content.answer]), cards, refused };
};

describe('text of Quizlet', () => {
  it.each([
    ['tabs and lines', 'pod\tsmallest unit\nnode\t"machine", so to say\n'],
    ['commas and semicolons', 'pod,smallest unit;node,machine'],
    ['dashes and empty lines', 'pod - smallest unit\n\nnode - machine\nof any kind'],
  ])('parted by %s is understood', async (_name, text) => {
    expect((await read(text)).sides.map(([front]) => front)).toEqual(['pod', 'node']);
  });

  it('goes on with a definition over several lines', async () => {
    expect((await read('pod\tsmallest\nunit\nnode\tmachine\n')).sides[0]).toEqual(['pod', 'smallest  \nunit']);
  });

  it('is parted as chosen', async () => {
    expect((await read('a=>b##c=>d', { term: '=>', card: '##' })).sides).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('refuses what has no definition or comes twice, and keeps two meanings of a term apart', async () => {
    const { cards, refused } = await read('a\t1\na\t1\na\t2\nb\t\n');
    expect(new Set(cards.map(({ key }) => key)).size).toBe(2);
    expect(refused.map(({ reason }) => reason)).toEqual(['The same stands before it in the file.', 'It has no definition.']);
    await expect(read('nothing here')).rejects.toMatchObject({ code: 'damaged' });
  });
});

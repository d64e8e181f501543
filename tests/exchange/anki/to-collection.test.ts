import { expect, it } from 'vitest';
import { openAnki } from '../../../electron/exchange/anki/to-collection';
import { madeCard, madeCollection, makePackage, type MadeCollection } from '../make-anki';
import { readMade } from '../open-made';
import { readTime } from '../read-context';

const read = (made: MadeCollection) => readMade(openAnki, 'deck.apkg', makePackage('latest', made));

function twoNotes(changes: readonly object[]): MadeCollection {
  const [note] = madeCollection().notes;
  if (!note) throw new Error('no note');
  const notes = changes.map((change, index) => ({
    ...note,
    id: 1_700_000_000_500 + index,
    fields: [`question ${index}`, 'answer'],
    ...change,
  }));
  const cards = notes.map(({ id }, index) => madeCard({ id: 1_700_000_000_600 + index, noteId: id }));
  return madeCollection({ notes, cards, reviews: [] });
}

it('of notes with one guid every card stays, and is the same card the next time', async () => {
  const made = twoNotes([{ guid: 'one' }, { guid: 'one' }, { guid: 'two' }]);
  const { cards, notes } = await read(made);
  expect(cards.map(({ content }) => content.front)).toEqual(['question 0', 'question 1', 'question 2']);
  expect(new Set(cards.map(({ key }) => key)).size).toBe(3);
  expect(new Set(notes.map(({ guid }) => guid)).size).toBe(3);
  expect((await read(made)).cards.map(({ key }) => key)).toEqual(cards.map(({ key }) => key));
});

it('a note that a wrong clock dated in the future was added at the latest now', async () => {
  const year = 365 * 86_400_000;
  const { cards, refused } = await read(
    twoNotes([
      { id: readTime - year, guid: 'past' },
      { id: readTime + 30 * year, guid: 'future' },
    ]),
  );
  expect(cards.map(({ addedAt }) => addedAt)).toEqual([readTime - year, readTime]);
  expect(refused).toEqual([]);
});

import { madeCard, madeCollection, madeReview, makePackage } from './make-anki';

/** A package of so many notes with a card each, as one made over years: most fields short, some of them long. */
export function largePackage(notes: number): Buffer {
  const first = 1_700_000_001_000;
  const [type] = madeCollection().notetypes;
  if (!type) throw new Error('no note type');
  return makePackage(
    'latest',
    madeCollection({
      notetypes: [type],
      notes: Array.from({ length: notes }, (_, index) => ({
        id: first + index,
        guid: `note ${index}`,
        notetypeId: type.id,
        fields: [`<b>Question ${index}</b> of a deck of many`, `Answer ${index}. ${'Some words more. '.repeat(index % 20)}`],
        tags: [`lesson::${index % 50}`],
        modified: 1_777_000_000,
      })),
      cards: Array.from({ length: notes }, (_, index) => madeCard({ id: first + index, noteId: first + index, due: index })),
      reviews: Array.from({ length: 300 }, (_, index) => madeReview({ id: 1_777_900_000_000 + index * 60_000, cardId: first + index })),
      media: [],
    }),
  );
}

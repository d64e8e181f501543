/** Cards of a table that says their words only, beside the cards that are here already. */
import type { Collection, ImportedCard } from '../exchange/collection';
import { repairOf, wordsOf } from '../exchange/delimited/own-table';
import { keyIn } from '../exchange/new-card';
import type { Store } from '../store/store';
import type { WholeCard } from '../store/whole-cards';

/** Each card with what is here of it and the table can not say: its key, its exams, what else it accepts. */
export function besideCardsHere(collection: Collection, store: Store): Collection {
  if (!collection.cards.some(({ onlyWords }) => onlyWords)) return collection;
  // Cards without a note stand for their key before those of notes do, as in every import.
  const here = new Map(
    store.whole
      .cards()
      .sort((one, other) => Number(one.file === null) - Number(other.file === null) || other.id - one.id)
      .map((card) => [card.key, card]),
  );
  const find = ({ key, content }: ImportedCard) => here.get(key) ?? here.get(keyIn(`text:${key}`, content));
  return {
    ...collection,
    cards: collection.cards.map((card) => {
      const known = card.onlyWords ? find(card) : undefined;
      return known ? beside(card, known) : card;
    }),
  };
}

function beside(card: ImportedCard, here: WholeCard): ImportedCard {
  const { key, made, tags, asideAt, exams, kubernetes } = here;
  if (card.made !== null) return { ...card, key };
  const shown = { ...here, ...here.own };
  if (asideAt === null && wordsOf(card) === wordsOf({ content: shown, made, tags })) return { ...card, key, isHere: true };
  const { kind, front, answer } = card.content;
  // What templates made, or another kind of card now, has nothing that goes with these words.
  if (made !== null || kind !== here.kind) return { ...card, key };
  const { accept, blanks, at, list, link, scenario } = here;
  const repair = here.broken === null ? null : repairOf(front);
  const content = {
    ...card.content,
    ...{ accept, blanks: answer === here.answer ? blanks : [], at, list, link, scenario },
    ...repair,
  };
  return { ...card, key, content, exams, kubernetes };
}

import { join } from 'node:path';
import type { Api, CardInfo, CardLine, CardView } from '../contract';
import { AppError } from '../core/errors';
import { cardHtml } from '../core/imported-card';
import { retrievability } from '../core/scheduling/fsrs';
import { parseSearch } from '../core/search/parse';
import { deckOf, type Context } from './context';
import { searchMoment } from './search-moment';
import { rootOf } from './sync';
import { manyCards } from './words';

type CardMethods = Pick<
  Api,
  'search' | 'card' | 'cardInfo' | 'editCard' | 'revertCard' | 'keepEdit' | 'bury' | 'suspend' | 'flag' | 'openSource'
>;

const mostFound = 1000;

/** Where the window finds the pictures beside a note; main serves this path. */
const picturesOf = (sourceId: number, file: string) =>
  `app://kubedeck/notes/${sourceId}/${encodeURI(file.slice(0, file.lastIndexOf('/') + 1))}`;

/** Where it finds those of cards without a note, which came with the file they were imported from. */
const importedPictures = 'app://kubedeck/media/';

/** A card as the outside sees it; throws AppError not-found. */
export function cardView(context: Context, id: number): CardView {
  const card = context.store().cards.get(id);
  if (!card) throw new AppError('not-found', 'This card is no longer there.');
  const { source: place, sourceId } = card;
  const pictures = place && sourceId !== null ? picturesOf(sourceId, place.file) : importedPictures;
  const { kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario } = card;
  const { deck, tags, exams, kubernetes, source, state, flag, suspended, leech, edited, noteText } = card;
  const content = { kind, front, answer, accept, broken, blanks, at, gap, list, why, link, scenario };
  const making = context.store().imported.making(id);
  const html = making ? cardHtml({ ...making, tags, deck: deck.name }) : null;
  const alsoIn = context.store().passages.ofCard(id);
  return { id, ...content, deck, tags, exams, kubernetes, source, alsoIn, pictures, html, state, flag, suspended, leech, edited, noteText };
}

function cardInfo(context: Context, id: number): CardInfo {
  const store = context.store();
  const card = cardView(context, id);
  const schedule = store.schedules.get(id);
  const { day } = context.now();
  const memory = schedule?.memory ?? null;
  const lastDay = schedule?.lastDay ?? null;
  const { weights } = deckOf(context, card.deck.id).effective;
  return {
    card,
    addedAt: store.cards.get(id)?.addedAt ?? 0,
    dueAt: schedule?.dueAt ?? null,
    dueDay: schedule?.dueDay ?? null,
    stability: memory?.stability ?? null,
    difficulty: memory?.difficulty ?? null,
    retrievability: memory === null || lastDay === null ? null : retrievability(memory, Math.max(0, day - lastDay), weights),
    reps: schedule?.reps ?? 0,
    lapses: schedule?.lapses ?? 0,
    reviews: store.reviews.history(id),
  };
}

function searchCards(context: Context, query: string): CardLine[] {
  const parsed = parseSearch(query);
  if (!parsed.ok) throw new AppError('bad-input', `At character ${parsed.problem.offset + 1}: ${parsed.problem.message}`);
  const { search } = context.store();
  const moment = searchMoment(context);
  const found = search.ids(parsed.node, null, moment).slice(0, mostFound);
  return search.rows(found, moment).map(({ id, kind, front, deck, suspended }) => ({ id, kind, front, deck, suspended }));
}

export function cardMethods(context: Context): CardMethods {
  const mark = (label: string, type: string, cards: number[], work: () => number) => {
    const [first] = cards;
    const step = { type, label, ...(cards.length === 1 && first !== undefined && { card: first }) };
    const changed = context.store().perform(step, context.now().at, work);
    context.changed();
    return { changed };
  };
  return {
    search: ({ query }) => searchCards(context, query),
    card: ({ card }) => cardView(context, card),
    cardInfo: ({ card }) => cardInfo(context, card),

    editCard: ({ card, front, answer, why, seen }) => {
      cardView(context, card);
      const { at } = context.now();
      const { cards, perform } = context.store();
      const own = { front, answer, why };
      perform({ type: 'edit', label: 'Edit of a card', card }, at, () => {
        if (seen) cards.putOwnText(card, own, seen, at);
        else cards.setOwnText(card, own, at);
      });
      context.changed();
      return cardView(context, card);
    },
    revertCard: ({ card }) => {
      const { at } = context.now();
      context
        .store()
        .perform({ type: 'revert', label: 'Return to the note’s text', card }, at, () => context.store().cards.setOwnText(card, null, at));
      context.changed();
      return cardView(context, card);
    },

    keepEdit: ({ card }) => {
      const { front, answer, why } = cardView(context, card);
      const { at } = context.now();
      const { perform, cards } = context.store();
      perform({ type: 'keep-edit', label: 'Keeping of your text', card }, at, () => cards.setOwnText(card, { front, answer, why }, at));
      context.changed();
      return cardView(context, card);
    },

    bury: ({ cards }) => mark(`Bury ${manyCards(cards.length)}`, 'bury', cards, () => context.store().marks.bury(cards, context.now().day)),
    suspend: ({ cards, on }) =>
      mark(`${on ? 'Suspend' : 'Resume'} ${manyCards(cards.length)}`, 'suspend', cards, () => context.store().marks.suspend(cards, on)),
    flag: ({ cards, flag }) =>
      mark(flag === 0 ? `Unflag ${manyCards(cards.length)}` : `Flag ${manyCards(cards.length)}`, 'flag', cards, () =>
        context.store().marks.flag(cards, flag),
      ),

    openSource: async ({ card, also }) => {
      const { source: home, sourceId } = context.store().cards.get(card) ?? {};
      const source = also === undefined ? home : context.store().passages.ofCard(card)[also];
      const from = sourceId ? context.store().sources.get(sourceId) : undefined;
      if (!source || !from) throw new AppError('not-found', 'This card does not come from a note.');
      const root = rootOf(context, from);
      await context.ports.desktop.openNote(from.kind === 'file' ? root : join(root, source.file), source.line, context.settings().editor);
      return {};
    },
  };
}

import type { NoteCard } from '../card';
import { canonicalText, countWords, overlap, questionOf, weighWords, type CardWords } from './identity-words';

export type ComparedCard = Pick<NoteCard, 'kind' | 'front' | 'answer' | 'gap' | 'broken'> & { id: number };

export interface Duplicates {
  ids: number[];
  /** Of the two least alike that were joined, 0 to 1. */
  likeness: number;
}

/** As alike as a card of a note must be to one that stood anywhere else. */
const enough = 0.72;
/** Words that stand in more cards lead nowhere. */
const commonest = 200;
const mostCandidates = 40;

/** Groups of cards with the same text but for case, spacing and marks; pauses now and then. */
export function* groupSame(cards: readonly ComparedCard[]): Generator<void, Duplicates[]> {
  const groups = new Map<string, number[]>();
  for (const [index, card] of cards.entries()) {
    const text = `${canonicalText(questionOf(card))}\0${canonicalText(card.answer)}`;
    const group = groups.get(text);
    if (group) group.push(card.id);
    else groups.set(text, [card.id]);
    if (index % 200 === 0) yield;
  }
  return bySize([...groups.values()].filter((ids) => ids.length > 1).map((ids) => ({ ids, likeness: 1 })));
}

/** Groups of cards that ask nearly the same and have nearly the same answer; pauses now and then. */
export function* groupSimilar(cards: readonly ComparedCard[]): Generator<void, Duplicates[]> {
  const words: CardWords[] = [];
  const holders = new Map<string, number[]>();
  for (const [index, card] of cards.entries()) {
    const own = { question: countWords(questionOf(card)), answer: countWords(card.answer) };
    words.push(own);
    for (const word of new Set([...own.question.keys(), ...own.answer.keys()])) {
      const list = holders.get(word);
      if (list) list.push(index);
      else holders.set(word, [index]);
    }
    if (index % 200 === 0) yield;
  }
  const weigh = weighWords(words);
  const groups = joining(cards.length);
  for (const [index, card] of cards.entries()) {
    const own = words[index];
    if (!own) continue;
    for (const other of candidates(index, own, holders, weigh)) {
      const [otherCard, otherWords] = [cards[other], words[other]];
      if (!otherCard || !otherWords || otherCard.kind !== card.kind) continue;
      const likeness = likenessOf(card, own, otherCard, otherWords, weigh);
      if (likeness >= enough) groups.join(index, other, likeness);
    }
    if (index % 20 === 0) yield;
  }
  return bySize(groups.all().map(({ members, likeness }) => ({ ids: members.flatMap((index) => cards[index]?.id ?? []), likeness })));
}

const bySize = (groups: Duplicates[]): Duplicates[] => groups.sort((a, b) => b.ids.length - a.ids.length || b.likeness - a.likeness);

/** Earlier cards that share telling words with a card, most first. */
function candidates(
  index: number,
  { question, answer }: CardWords,
  holders: ReadonlyMap<string, readonly number[]>,
  weigh: (word: string) => number,
): number[] {
  const scores = new Map<number, number>();
  for (const word of new Set([...question.keys(), ...answer.keys()])) {
    const list = holders.get(word) ?? [];
    if (list.length > commonest) continue;
    for (const other of list) if (other < index) scores.set(other, (scores.get(other) ?? 0) + weigh(word));
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCandidates)
    .map(([other]) => other);
}

/** Of both halves alike: another answer to the same question, or another hidden word, is another card. */
function likenessOf(a: ComparedCard, aWords: CardWords, b: ComparedCard, bWords: CardWords, weigh: (word: string) => number): number {
  if (canonicalText(questionOf(a)) === canonicalText(questionOf(b)) && canonicalText(a.answer) === canonicalText(b.answer)) return 1;
  const question = overlap(aWords.question, bWords.question, weigh);
  const answer = overlap(aWords.answer, bWords.answer, weigh);
  return Math.min(question, answer) < 0.4 ? 0 : Math.min(0.99, (question + answer) / 2);
}

/** Sets that grow together. */
function joining(size: number) {
  const parent = Array.from({ length: size }, (_, index) => index);
  const likeness = new Map<number, number>();
  const rootOf = (index: number): number => {
    let at = index;
    for (let above = parent[at] ?? at; above !== at; above = parent[at] ?? at) at = above;
    parent[index] = at;
    return at;
  };
  return {
    join: (a: number, b: number, alike: number) => {
      const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number];
      const least = Math.min(alike, likeness.get(first) ?? 1, likeness.get(second) ?? 1);
      parent[second] = first;
      likeness.set(first, least);
    },
    all: () => {
      const groups = new Map<number, number[]>();
      for (let index = 0; index < size; index++) {
        const root = rootOf(index);
        if (likeness.has(root)) groups.set(root, [...(groups.get(root) ?? []), index]);
      }
      return [...groups].map(([root, members]) => ({ members, likeness: likeness.get(root) ?? 1 }));
    },
  };
}

import type { CardContent, NoteCard, VersionRange } from '../../../core/card';
import type { ImportedCard } from '../../collection';
import { plainToMarkdown } from '../../plain-to-markdown';
import { asShown } from '../writing';
import { softened } from './soften';

/** A card as a note should make it. */
export interface Wanted {
  content: CardContent;
  id: string | null;
  tags: string[];
  kubernetes: VersionRange;
  wrong: string[];
  /** Same for cards of one passage: the gaps of one sentence. */
  passage: string;
}

const idPattern = /^[A-Za-z0-9][\w.-]*$/;

/** What a note can hold of a card. Cards of templates become questions in plain text, ideas become questions. */
export function toWanted(written: ImportedCard): Wanted {
  const card = asShown(written);
  const { made, own, key, kubernetes, siblings } = card;
  const tags = [
    ...new Set(
      card.tags.map((tag) =>
        tag
          .trim()
          .replace(/^#+/, '')
          .replace(/[\s,]+|--+>?/g, '_'),
      ),
    ),
  ].filter((tag) => tag !== '');
  const id = own?.source?.id ?? null;
  const content = made === null ? card.content : plainQuestion(card.content);
  const isGap = content.kind === 'cloze' && content.gap > 0;
  return {
    content: { ...content, kind: content.kind === 'concept' ? 'basic' : content.kind },
    id: id !== null && idPattern.test(id) ? id : null,
    tags,
    kubernetes,
    wrong: own?.wrong ?? [],
    passage: isGap ? ['gaps', siblings, content.front].join('\0') : `card\0${key}`,
  };
}

function plainQuestion({ front, answer, why }: CardContent): CardContent {
  return {
    kind: 'basic',
    front: softened(plainToMarkdown(front)),
    answer: softened(plainToMarkdown(answer)),
    accept: [],
    broken: null,
    blanks: [],
    at: '',
    gap: 0,
    list: null,
    why: softened(plainToMarkdown(why)),
    link: '',
    scenario: null,
  };
}

/** Whether a note's card is the one that was meant, apart from deck and scenario, which its place in the note decides. */
export function isSame(card: NoteCard, wanted: Wanted): boolean {
  return JSON.stringify(comparable(card, card)) === JSON.stringify(comparable(wanted.content, wanted));
}

function comparable(content: CardContent, { id, tags, kubernetes, wrong }: Pick<Wanted, 'id' | 'tags' | 'kubernetes' | 'wrong'>): unknown {
  const { kind, front, answer, accept, broken, blanks, at, gap, list, why, link } = content;
  const { since, until } = kubernetes;
  return [kind, front, answer, accept, broken, blanks, at, gap, list, why, link, id, tags, since, until, wrong];
}

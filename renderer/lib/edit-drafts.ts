import type { CardEdit } from './screen-types';

/** What was typed into the form of a card and neither saved nor dropped. */
export interface EditDrafts {
  of(card: number): CardEdit | null;
  keep(card: number, edit: CardEdit | null): void;
}

/** The menu leaves a screen at any moment: texts outlive the form and its screen, as long as the window lives. */
export function createEditDrafts(): EditDrafts {
  const drafts = new Map<number, CardEdit>();
  return {
    of: (card) => drafts.get(card) ?? null,
    keep(card, edit) {
      if (edit) drafts.set(card, edit);
      else drafts.delete(card);
    },
  };
}

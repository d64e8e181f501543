import type { CardText } from '../../electron/contract';

/** The screens one can go to. */
export type Destination = 'today' | 'decks' | 'browse' | 'exam' | 'stats' | 'settings';

/** A sentence that goes away by itself. */
export interface Toast {
  id: number;
  text: string;
  /** Offers to take back the step it speaks of. */
  undo: boolean;
}

/** What the state of a screen may ask of the window around it. */
export interface Shell {
  toast(text: string, undo?: boolean): void;
  /** A new step was made: an older offer to undo would undo this one instead. */
  dismissToast(): void;
  /** Back to the screen it was opened from, or to the named one where that may be gone. */
  leave(to?: Destination): void;
}

/** What a card of strangers may ask of the world beyond the window: each only when the person asks for it. */
export interface Outside {
  onlink: (url: string) => void;
  /** Gets pictures: where each is shown from now, null for what can't be had. */
  loadPictures: (addresses: string[]) => Promise<(string | null)[]>;
}

/** The person's own text of a card. */
export interface CardEdit extends CardText {
  /** The note's text that the edit began with. */
  seen?: CardText | undefined;
}

/** Asks for the names of all fields a manifest can have. */
export type FieldNames = () => Promise<readonly string[]>;

/** What the deck screen is busy with. */
export type DeckWork = 'reading' | 'removing' | 'returning' | 'saving' | 'naming';

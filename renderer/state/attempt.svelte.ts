import type { AcceptedAnswer, CardView, Client, Graded, Hint, TypedAnswer } from '../../electron/contract';
import type { Rating } from '../../electron/core/scheduling/types';
import { answerShape, openBlanks, startPieces, typedText, type AnswerShape } from '../lib/answer-shape';

export type AttemptClient = Pick<Client, 'gradeAnswer' | 'hint' | 'acceptAnswer'>;

/** What the suggestion is where nobody has judged: also when the person overrules the verdict. */
export const usualRating: Rating = 3;

/** Of the lines told so far those that are asked. */
function onlyLines({ text, shown }: Hint, asked: readonly number[]): Hint {
  const lines = text.split('\n');
  const told = asked.filter((line) => line <= shown);
  return { text: told.map((line) => (lines[line - 1] ?? '').trim()).join('\n'), shown: told.length, total: asked.length };
}

/** One typed answer, from the empty field to the verdict and what the person says to it. */
export class Attempt {
  readonly card: CardView;
  readonly shape: AnswerShape;
  /** What stands in each field: one, or one for each blank or gap. */
  pieces = $state.raw<readonly string[]>([]);
  /** The keyboard belongs to the fields; Escape gives it back to the screen. */
  typing = $state(true);
  /** What the hints so far have shown. */
  hint = $state.raw<Hint | null>(null);
  hints = $state(0);
  graded = $state.raw<Graded | null>(null);
  /** The form behind "I was right" is open. */
  overruling = $state(false);
  /** Why the verdict does not stand, possibly nothing; null while it does. */
  overruled = $state<string | null>(null);
  accepted = $state.raw<AcceptedAnswer | null>(null);

  text = $derived.by(() => typedText(this.card, this.pieces));
  suggested = $derived(this.overruled === null ? (this.graded?.suggested ?? usualRating) : usualRating);
  /** A verdict the person may object to. */
  disputable = $derived(this.graded !== null && this.graded.verdict !== 'correct');

  /** Overruled for this once: nothing of it is on the disk before the rating. */
  isUnstored = $derived(this.overruled !== null && this.accepted === null);

  readonly #start: readonly string[];
  readonly #client: AttemptClient;
  #touched = $state(false);
  /** Pieces of the model answer the hints have come to. */
  #told = 0;

  constructor(client: AttemptClient, card: CardView) {
    this.#client = client;
    this.card = card;
    this.shape = answerShape(card);
    this.#start = startPieces(card);
    this.pieces = this.#start;
  }

  /** Nothing was typed so far: Space and Undo still speak of the card. */
  get untouched(): boolean {
    return !this.#touched;
  }

  /** There is nothing to check. */
  get blank(): boolean {
    return this.pieces.every((piece, index) => piece.trim() === '' || piece === this.#start[index]);
  }

  /** Whether the fields are still those of the card. Where its text makes none of them, what is typed outlives a correction of it. */
  fits(now: CardView): boolean {
    const { card, shape } = this;
    if (answerShape(now) !== shape || now.broken !== card.broken || now.blanks.join() !== card.blanks.join()) return false;
    return (shape !== 'gaps' && shape !== 'blanks') || (now.front === card.front && now.answer === card.answer);
  }

  type(index: number, text: string) {
    if (this.graded || this.pieces[index] === text) return;
    this.#touched = true;
    this.pieces = this.pieces.with(index, text);
  }

  /** Back to the text to repair. */
  startOver() {
    this.pieces = this.#start;
  }

  async check(durationMs: number): Promise<void> {
    const { text, hints } = this;
    this.graded = await this.#client.gradeAnswer({ card: this.card.id, text, hints, durationMs });
  }

  /** Shows the next piece of the model answer that does not stand there already. */
  async takeHint(): Promise<void> {
    if (this.hint && this.hint.shown >= this.hint.total) return;
    const { id, broken } = this.card;
    const open = this.shape === 'blanks' ? openBlanks(this.card).map(({ line }) => line) : null;
    const ask = (count: number) => this.#client.hint({ card: id, count });
    let told = await ask(open?.find((line) => line > this.#told) ?? this.#told + 1);
    while (broken !== null && told.shown < told.total && broken.startsWith(told.text.trimEnd())) told = await ask(told.shown + 1);
    this.#told = told.shown;
    this.hints += 1;
    this.hint = open === null ? told : onlyLines(told, open);
  }

  async overrule(reason: string, accept: boolean): Promise<void> {
    if (accept) this.accepted = await this.#client.acceptAnswer({ card: this.card.id, answer: this.text, reason });
    this.overruled = reason;
    this.overruling = false;
  }

  takeBack() {
    this.overruled = null;
    this.accepted = null;
  }

  /** What is stored with the rating; null when nothing was checked. */
  get record(): TypedAnswer | null {
    return this.graded && { text: this.text, hints: this.hints, overruled: this.overruled };
  }
}

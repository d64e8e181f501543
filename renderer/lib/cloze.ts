import { replaceGaps } from '../../electron/core/cloze';

/** The sentence with every gap closed, each told by its hint: for lists that must not give an answer away. */
export const clozeHidden = (front: string) => replaceGaps(front, ({ hint }) => `[${hint || '…'}]`);

/** The sentence as one line of plain text, the asked gap as a blank: for lists and labels. */
export const clozeLine = (front: string, gap: number) => replaceGaps(front, ({ number, text }) => (number === gap ? '____' : text));

/** Whose text counts when the file and the cards here differ. */
export const whoWins = ['newer', 'file', 'mine'] as const;
export type WhoWins = (typeof whoWins)[number];

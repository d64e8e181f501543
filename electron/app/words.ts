/** "card", "2 cards": as the object of a step's name. */
export const manyCards = (count: number) => (count === 1 ? 'card' : `${count} cards`);

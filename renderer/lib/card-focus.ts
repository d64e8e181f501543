/** Moves the keyboard to the next (1) or previous (-1) card that can be chosen; from elsewhere to the first that is in view. */
export function moveAmongCards(by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  const at = cards.findIndex((card) => card === document.activeElement);
  const inView = cards.findIndex((card) => card.getBoundingClientRect().bottom > 0);
  const next = cards[at >= 0 ? at + by : Math.max(0, inView)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

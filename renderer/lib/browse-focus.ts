const table = () => document.querySelector<HTMLElement>('[data-table]');

export const focusTable = () => table()?.focus({ preventScroll: true });

export function focusSearch() {
  const field = document.querySelector<HTMLInputElement>('[data-search] input');
  field?.focus();
  field?.select();
}

/** Lines of the table that are seen at once, for paging. */
export function linesSeen(): number {
  const line = table()?.querySelector('[data-lines] [role="row"]');
  return line ? Math.max(1, Math.floor((table()?.clientHeight ?? 0) / line.clientHeight) - 2) : 10;
}

type Press = KeyboardEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement };

/** A Space before anything was typed cannot begin an answer: it asks to see it. */
export const asksForAnswer = ({ key, repeat, isComposing, currentTarget: field }: Press, untouched: boolean): boolean =>
  key === ' ' && untouched && !repeat && !isComposing && field.selectionStart === 0 && field.selectionEnd === 0;

/** Enter goes to the next field that is still empty; null when there is none, or when this one is empty itself. */
export function nextEmptyField(field: HTMLInputElement): HTMLInputElement | null {
  if (field.value.trim() === '') return null;
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-answer-field]')];
  return fields.slice(fields.indexOf(field) + 1).find((other) => other.value.trim() === '') ?? null;
}

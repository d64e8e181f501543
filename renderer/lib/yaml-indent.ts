/** What a new line after this one starts with: one step deeper after `key:`, under the first key of a list item, else as before. */
export function indentAfter(line: string): string {
  const { lead = '', dashes = '', rest = '' } = /^(?<lead> *)(?<dashes>(?:- +)*(?:-$)?)(?<rest>.*)$/.exec(line)?.groups ?? {};
  const text = rest.replace(/(?:^|\s)#.*$/, '').trimEnd();
  const inside = lead + ' '.repeat(dashes.length);
  if (/:$|:\s+[|>][+-]?$|[{[]$/.test(text)) return `${inside}  `;
  return /^(?:"[^"]*"|'[^']*'|[^\s:#][^:#]*):\s/.test(text) ? inside : lead;
}

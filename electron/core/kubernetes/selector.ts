/** One requirement of a label selector in one spelling: `app in (web)`, `tier notin (db)`, `app`, `!app`, `cpu > 2`. */
const token = /\s*(?:(?<mark>==|!=|[=!(),<>])|(?<word>[^\s=!(),<>]+))/y;

function readTokens(text: string): string[] | null {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed);
    if (!match) return null;
    tokens.push(match.groups?.['mark'] ?? match.groups?.['word'] ?? '');
  }
  return tokens;
}

const isMark = (text: string | undefined): boolean => text === undefined || /^(?:==|!=|[=!(),<>])$/.test(text);

function readValues(tokens: readonly string[], from: number): { values: string[]; next: number } | null {
  if (tokens[from] !== '(') return null;
  const values: string[] = [];
  for (let at = from + 1; at < tokens.length; at += 1) {
    const text = tokens[at] ?? '';
    if (text === ')') return { values: [...new Set(values)].sort(), next: at + 1 };
    if (text !== ',') values.push(text);
  }
  return null;
}

/** The requirements of a label selector, each in one spelling; null when kubectl could not read it. */
export function readSelector(text: string): string[] | null {
  const tokens = readTokens(text);
  if (!tokens) return null;
  const found: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const absent = tokens[at] === '!';
    if (absent) at += 1;
    const key = tokens[at];
    if (key === undefined || isMark(key)) return null;
    at += 1;
    const operator = tokens[at];
    if (operator === undefined || operator === ',') found.push(absent ? `!${key}` : key);
    else if (absent) return null;
    else if (operator === 'in' || operator === 'notin') {
      const list = readValues(tokens, at + 1);
      if (!list) return null;
      found.push(`${key} ${operator} (${list.values.join(',')})`);
      at = list.next;
    } else if (['=', '==', '!=', '<', '>'].includes(operator)) {
      const next = tokens[at + 1];
      const value = isMark(next) ? '' : (next ?? '');
      at += value === '' ? 1 : 2;
      if (operator === '<' || operator === '>') found.push(`${key} ${operator} ${value}`);
      else found.push(`${key} ${operator === '!=' ? 'notin' : 'in'} (${value})`);
    } else return null;
    if (at < tokens.length) {
      if (tokens[at] !== ',') return null;
      at += 1;
      if (at === tokens.length) return null;
    }
  }
  return found;
}

/** The terms of a field selector, each in one spelling (`==` is `=`). */
export function readFieldSelector(text: string): string[] {
  return text
    .split(',')
    .map((term) => term.trim().replace(/^([^=!]*)==/, '$1='))
    .filter((term) => term !== '');
}

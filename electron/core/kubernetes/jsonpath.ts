/** Field names go without brackets and quotes: `['metadata'].name` and `.metadata.name` are the same path. A dot must be escaped in both. */
function plainFields(expression: string): string {
  return expression.replace(/\[\s*'([^'"\]]+)'\s*\]/g, (_all, name: string) => `.${name}`);
}

/** Blanks outside quotes and the kind of quotes carry no meaning inside braces. */
function plainExpression(source: string): string {
  const trimmed = source.trim();
  const keyword = /^(?:range|end)\b/.exec(trimmed)?.[0] ?? '';
  const rest = trimmed.slice(keyword.length);
  const pieces = plainFields(rest).split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/);
  const plain = pieces.map((piece, index) => (index % 2 === 1 ? `"${piece.slice(1, -1)}"` : piece.replace(/\s+/g, ''))).join('');
  return `${keyword === '' ? '' : `${keyword} `}${plain.replace(/^[$@](?=[.[])/, '').replace(/\.(?=\[)/g, '')}`.trim();
}

/** A jsonpath template in one spelling: quotes, blanks and the leading `$` do not matter, text outside braces does. */
export function canonicalJsonPath(template: string): string {
  let out = '';
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    if (open === -1) return out + template.slice(at);
    const close = closingBrace(template, open);
    if (close === -1) return out + template.slice(at);
    out += `${template.slice(at, open)}{${plainExpression(template.slice(open + 1, close))}}`;
    at = close + 1;
  }
  return out;
}

function closingBrace(text: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '}') return at;
  }
  return -1;
}

/** Where kubectl takes a path loosely (`--sort-by`, custom columns): braces and the leading dot may be missing. */
export function canonicalRelaxedPath(path: string): string {
  const inner = path.trim().replace(/^\{(.*)\}$/s, '$1');
  const plain = plainExpression(inner);
  return plain.startsWith('.') || plain.startsWith('[') ? plain : `.${plain}`;
}

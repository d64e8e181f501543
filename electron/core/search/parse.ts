import { hintsFor } from './hints';
import { isProblem, type SearchNode, type SearchProblem } from './query';
import { readTerm } from './terms';
import { readTokens, type Token } from './tokens';

/** A query that was understood, with hints on what may not be meant as it was written; or the first thing wrong with it. */
export type SearchParse = { ok: true; node: SearchNode; hints: SearchProblem[] } | { ok: false; problem: SearchProblem };

const longest = 2000;
const mostTerms = 100;
const mostPatterns = 10;
const deepest = 50;

/** Reads a query as a person typed it. Never throws; positions are in UTF-16 units of `query`. */
export function parseSearch(query: string): SearchParse {
  if (query.length > longest) {
    return problem({
      offset: longest,
      length: query.length - longest,
      message: `A search has at most ${longest} characters.`,
      instead: null,
    });
  }
  const tokens = readTokens(query);
  if (!Array.isArray(tokens)) return problem(tokens);
  const tooMany = overLimit(tokens);
  if (tooMany) return problem(tooMany);
  if (tokens.length === 0) return { ok: true, node: { type: 'all', nodes: [] }, hints: [] };
  const node = readAny({ tokens, next: 0, depth: 0 });
  return isProblem(node) ? problem(node) : { ok: true, node, hints: hintsFor(tokens) };
}

function overLimit(tokens: readonly Token[]): SearchProblem | null {
  const terms = tokens.filter((token) => token.type === 'term');
  const term = terms[mostTerms];
  if (term) return at(term, `A search looks for at most ${mostTerms} things. Put a longer text in quotation marks.`);
  const pattern = terms.filter(({ re }) => re)[mostPatterns];
  return pattern ? at(pattern, `A search has at most ${mostPatterns} regular expressions. Join them with | to one.`) : null;
}

interface Reader {
  tokens: readonly Token[];
  next: number;
  depth: number;
}

const problem = (found: SearchProblem): SearchParse => ({ ok: false, problem: found });

const at = ({ offset, length }: Token, message: string): SearchProblem => ({ offset, length, message, instead: null });

const single = (type: 'all' | 'any', nodes: SearchNode[]): SearchNode => {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { type, nodes };
};

function readAny(reader: Reader): SearchNode | SearchProblem {
  const nodes: SearchNode[] = [];
  for (;;) {
    const node = readAll(reader);
    if (isProblem(node)) return node;
    nodes.push(node);
    const token = reader.tokens[reader.next];
    if (token?.type === 'close' && reader.depth === 0) return at(token, 'This ) closes nothing. Write \\) to look for it.');
    if (token?.type !== 'or') return single('any', nodes);
    reader.next++;
  }
}

function readAll(reader: Reader): SearchNode | SearchProblem {
  const nodes: SearchNode[] = [];
  for (;;) {
    const node = readOne(reader);
    if (isProblem(node)) return node;
    nodes.push(node);
    const token = reader.tokens[reader.next];
    if (token === undefined || token.type === 'or' || token.type === 'close') return single('all', nodes);
    if (token.type === 'and') reader.next++;
  }
}

function readOne(reader: Reader): SearchNode | SearchProblem {
  const token = reader.tokens[reader.next];
  const before = reader.tokens[reader.next - 1];
  if (token === undefined) {
    // The caller saw a token that calls for one more.
    return before ? missing(before) : { offset: 0, length: 0, message: 'Nothing to look for.', instead: null };
  }
  reader.next++;
  switch (token.type) {
    case 'term':
      return readTerm(token);
    case 'not': {
      const node = readOne(reader);
      return isProblem(node) ? node : { type: 'not', node };
    }
    case 'open':
      return readGroup(reader, token);
    case 'or':
    case 'and':
      return missing(token);
    case 'close':
      if (before === undefined || reader.depth === 0) return at(token, 'This ) closes nothing. Write \\) to look for it.');
      return before.type === 'open' ? at(before, 'There is nothing in these parentheses. Write \\( to look for one.') : missing(before);
  }
}

function readGroup(reader: Reader, open: Token): SearchNode | SearchProblem {
  if (reader.depth >= deepest) return at(open, `Parentheses can lie at most ${deepest} deep within each other.`);
  reader.depth++;
  const node = readAny(reader);
  reader.depth--;
  if (isProblem(node)) return node;
  if (reader.tokens[reader.next]?.type !== 'close') return at(open, 'This ( is never closed. Close it, or write \\( to look for it.');
  reader.next++;
  return node;
}

/** `or` and its like with nothing to join. */
function missing(token: Token): SearchProblem {
  switch (token.type) {
    case 'or':
    case 'and':
      return at(token, `“${token.type}” needs something on both sides. Write "${token.type}" to look for the word.`);
    case 'open':
      return at(token, 'This ( is never closed. Close it, or write \\( to look for it.');
    default:
      return at(token, 'Something must follow here.');
  }
}

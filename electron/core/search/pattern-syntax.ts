/**
 * What a pattern is made of. An atom is one character, as the source of a regular expression for it: the language's own engine
 * says which characters that is.
 */
export type Pattern =
  | { type: 'atom'; source: string }
  | { type: 'sequence' | 'choice'; parts: readonly Pattern[] }
  /** `most` is null for any number of times. */
  | { type: 'repeat'; part: Pattern; least: number; most: number | null }
  | { type: 'assert'; assertion: 'start' | 'end' | 'word' | 'no-word' };

/** What cannot be read; `offset` counts from the start of the pattern. */
export interface PatternProblem {
  offset: number;
  length: number;
  message: string;
}

const deepest = 30;

interface Reader {
  pattern: string;
  at: number;
  depth: number;
  problem: PatternProblem | null;
}

/** Reads JavaScript's notation, with what it only allows in its older mode (a lone `{` or `]` is itself). */
export function readPattern(pattern: string): Pattern | PatternProblem {
  const reader: Reader = { pattern, at: 0, depth: 0, problem: null };
  const read = readChoice(reader);
  if (reader.problem) return reader.problem;
  if (reader.at < pattern.length) return { offset: reader.at, length: 1, message: 'This ) closes nothing. Write \\) to look for it.' };
  return read;
}

function fail(reader: Reader, offset: number, length: number, message: string): Pattern {
  reader.problem ??= { offset, length, message };
  reader.at = reader.pattern.length;
  return { type: 'sequence', parts: [] };
}

function readChoice(reader: Reader): Pattern {
  const parts = [readSequence(reader)];
  while (reader.pattern[reader.at] === '|') {
    reader.at++;
    parts.push(readSequence(reader));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: 'choice', parts };
}

function readSequence(reader: Reader): Pattern {
  const parts: Pattern[] = [];
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern.charAt(reader.at))) {
    parts.push(readRepeats(reader, readOne(reader)));
  }
  return { type: 'sequence', parts };
}

function readRepeats(reader: Reader, part: Pattern): Pattern {
  const from = reader.at;
  const written = /^(?:[*+?]|\{(\d+)(?:(,)(\d+)?)?\})/.exec(reader.pattern.slice(from));
  if (!written) return part;
  const [sign, least, comma, most] = written;
  if (part.type === 'assert') return fail(reader, from, sign.length, `\`${sign}\` has nothing to repeat.`);
  reader.at += sign.length;
  // Whether it would take much or little makes no difference to whether it matches.
  if (reader.pattern[reader.at] === '?') reader.at++;
  if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(reader.pattern.slice(reader.at))) {
    return fail(reader, reader.at, 1, `\`${reader.pattern.charAt(reader.at)}\` has nothing to repeat.`);
  }
  if (sign === '*') return { type: 'repeat', part, least: 0, most: null };
  if (sign === '+') return { type: 'repeat', part, least: 1, most: null };
  if (sign === '?') return { type: 'repeat', part, least: 0, most: 1 };
  const bounds = { least: Number(least), most: comma === undefined ? Number(least) : most === undefined ? null : Number(most) };
  if (bounds.most !== null && bounds.most < bounds.least)
    return fail(reader, from, sign.length, `\`${sign}\` has its numbers the wrong way round.`);
  return { type: 'repeat', part, ...bounds };
}

function readOne(reader: Reader): Pattern {
  const { pattern, at } = reader;
  const sign = pattern.charAt(at);
  if (sign === '(') return readGroup(reader);
  if (sign === '[') return readClass(reader);
  if (sign === '\\') return readEscape(reader);
  if (/[*+?]/.test(sign) || /^\{\d+(?:,\d*)?\}/.test(pattern.slice(at))) return fail(reader, at, 1, `\`${sign}\` has nothing to repeat.`);
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  reader.at += character.length;
  if (sign === '^') return { type: 'assert', assertion: 'start' };
  if (sign === '$') return { type: 'assert', assertion: 'end' };
  return { type: 'atom', source: sign === '.' ? '.' : literal(character) };
}

function readGroup(reader: Reader): Pattern {
  const start = reader.at;
  const [opening = '('] = /^\((?:\?:|\?<[A-Za-z_]\w*>)?/.exec(reader.pattern.slice(start)) ?? [];
  reader.at += opening.length;
  if (reader.pattern[reader.at] === '?') {
    return fail(reader, start, 2, 'Looking ahead or behind, and settings within a pattern, are not possible here.');
  }
  if (++reader.depth > deepest) return fail(reader, start, 1, 'The groups of this pattern lie too deep within each other.');
  const inner = readChoice(reader);
  reader.depth--;
  if (reader.problem) return inner;
  if (reader.pattern[reader.at] !== ')') return fail(reader, start, 1, 'This ( is never closed. Write \\( to look for it.');
  reader.at++;
  return inner;
}

function readClass(reader: Reader): Pattern {
  const start = reader.at;
  const [written] = /^\[(?:\\.|[^\]\\])*\]/s.exec(reader.pattern.slice(start)) ?? [];
  if (written === undefined) return fail(reader, start, 1, 'This [ is never closed. Write \\[ to look for it.');
  reader.at += written.length;
  // The engine refuses to escape what needs no escape.
  const source = written.replace(/\\(.)/gsu, (pair, sign: string) => (/[\w\s^$\\.*+?()[\]{}|/-]/.test(sign) && sign !== '_' ? pair : sign));
  if (isSound(source)) return { type: 'atom', source };
  return fail(reader, start, written.length, `\`${written}\` is no set of characters.`);
}

const escapes = /^\\(?:[dDwWsSnrtfv0]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]{1,6}\}|[pP]\{[\w=]+\})/;

function readEscape(reader: Reader): Pattern {
  const start = reader.at;
  const rest = reader.pattern.slice(start);
  if (/^\\[bB]/.test(rest)) {
    reader.at += 2;
    return { type: 'assert', assertion: rest[1] === 'b' ? 'word' : 'no-word' };
  }
  const [escape] = escapes.exec(rest) ?? [];
  if (escape !== undefined && isSound(escape)) {
    reader.at += escape.length;
    return { type: 'atom', source: escape };
  }
  if (rest === '\\') return fail(reader, start, 1, 'A backslash ends this pattern. Write \\\\ to look for it.');
  if (/^\\[1-9k]/.test(rest)) return fail(reader, start, 2, 'Going back to an earlier group is not possible here.');
  if (/^\\[A-Za-z0]/.test(rest)) return fail(reader, start, 2, `\`${rest.slice(0, 2)}\` means nothing in a pattern.`);
  const character = String.fromCodePoint(reader.pattern.codePointAt(start + 1) ?? 0);
  reader.at += 1 + character.length;
  return { type: 'atom', source: literal(character) };
}

const literal = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

function isSound(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

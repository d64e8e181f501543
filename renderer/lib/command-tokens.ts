/** A piece of a shell command as the terminal line colours it; the pieces joined are the text again. */
export interface CommandToken {
  type: 'program' | 'flag' | 'string' | 'operator' | 'comment' | 'plain';
  text: string;
}

const pattern = /(\s+)|(#[^\n]*)|("(?:[^"\\]|\\[\s\S])*"?|'[^']*'?)|(\|\||&&|[|&;<>()]+|\\(?=\n))|([^\s"'|&;<>()]+)/g;

/** For the eye only: nothing is judged by these pieces. */
export function commandTokens(text: string): CommandToken[] {
  const tokens: CommandToken[] = [];
  let startsCommand = true;
  for (const [piece, space, comment, string, operator] of text.matchAll(pattern)) {
    if (space !== undefined) {
      tokens.push({ type: 'plain', text: piece });
      if (piece.includes('\n') && tokens.at(-2)?.text !== '\\') startsCommand = true;
    } else if (comment !== undefined && /(^|\s)$/.test(tokens.at(-1)?.text ?? '')) {
      tokens.push({ type: 'comment', text: piece });
    } else if (string !== undefined) {
      tokens.push({ type: 'string', text: piece });
    } else if (operator !== undefined) {
      tokens.push({ type: 'operator', text: piece });
      startsCommand = piece !== '\\' && !/[<>]/.test(piece);
    } else if (startsCommand && !/^\w+=/.test(piece)) {
      tokens.push({ type: 'program', text: piece });
      startsCommand = false;
    } else {
      tokens.push({ type: piece.startsWith('-') && piece.length > 1 ? 'flag' : 'plain', text: piece });
    }
  }
  return tokens;
}

/** A run of tokens without white space, or white space alone. */
export interface CommandWord {
  tokens: CommandToken[];
  /** Short enough never to be broken at a hyphen. */
  whole: boolean;
}

/** Tokens as the words a line may be broken between, also inside quotes; a flag stays in one piece. */
export function commandWords(text: string): CommandWord[] {
  const words: CommandToken[][] = [];
  let joins = false;
  for (const { type, text: piece } of commandTokens(text)) {
    for (const part of piece.split(/(\s+)/).filter(Boolean)) {
      const space = part.trim() === '';
      if (joins && !space) words.at(-1)?.push({ type, text: part });
      else words.push([{ type, text: part }]);
      joins = !space;
    }
  }
  return words.map((tokens) => {
    const length = tokens.reduce((sum, token) => sum + token.text.length, 0);
    return { tokens, whole: length <= 40 && tokens[0]?.text.trim() !== '' };
  });
}

import { damagedFile } from './failures';

const deepest = 1000;
const harmlessLength = 100_000;

/** Nesting of millions of levels makes the parser of JSON end the process. @throws AppError `damaged` */
export function checkNesting(text: string): void {
  if (text.length <= harmlessLength) return;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22) index = endOfText(text, index);
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > deepest) throw damagedFile('The document is nested deeper than any program writes it.');
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
}

/** Place of the quotation mark that closes the one at `start`. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

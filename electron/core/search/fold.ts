import type { Glob } from './query';

/** Text as it is compared when it goes beyond ASCII: one way to write each letter, case dropped, accents kept. */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase();

export const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * A test for text that contains a word in any case. Only ASCII letters have case for a word in ASCII, which is what a database
 * can compare by itself; other words compare folded.
 */
export function containing(word: string): (text: string) => boolean {
  const wanted = fold(word);
  return isAscii(wanted) ? (text) => lowerAscii(text).includes(wanted) : (text) => fold(text).includes(wanted);
}

/** A test for text that a glob describes as a whole. */
export function matching(glob: Glob): (text: string) => boolean {
  const [first = '', ...rest] = glob.map(fold);
  const last = rest.pop();
  return (text) => {
    const folded = fold(text);
    if (last === undefined) return folded === first;
    if (!folded.startsWith(first)) return false;
    let from = first.length;
    for (const piece of rest) {
      const at = folded.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return folded.length - last.length >= from && folded.endsWith(last);
  };
}

/** A test for text that has a single piece in it, or that a glob with wildcards describes as a whole. */
export function containingOrMatching(glob: Glob): (text: string) => boolean {
  const [piece = '', ...rest] = glob;
  return rest.length > 0 ? matching(glob) : containing(piece);
}

/** A test for names in a tree: the name itself or one above it must match. Parts of names are parted by `/` or `::`. */
export function within(glob: Glob): (name: string) => boolean {
  const matches = matching(glob);
  return (name) => [...name.matchAll(/\/|::|$/g)].some(({ index }) => matches(name.slice(0, index)));
}

import { isSafeFileName } from '../../file-name';

/** A file for each deck: `A/B` is `A/B.md`, in names that every system can hold and tell apart. */
export function notePaths(decks: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    decks.map((deck) => {
      const parts = deck.split('/').map(safePart);
      const plain = parts.join('/');
      let path = `${plain}.md`;
      for (let count = 2; taken.has(path.toLowerCase()); count++) path = `${plain} ${count}.md`;
      taken.add(path.toLowerCase());
      return [deck, path];
    }),
  );
}

const longest = 80;

function safePart(part: string): string {
  const plain = part
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, '-')
    .replace(/^\.+|[. ]+$/g, '')
    .trim();
  const short = plain
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
  const named = short === '' ? 'Notes' : short;
  // A device's name is none whatever follows its first dot.
  return isSafeFileName(named) ? named : `_${named}`;
}

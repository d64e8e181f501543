/** One accepted answer, with answers that mean the same and answers that do not. A person who knows the tools would agree with every line. */
export interface CorpusEntry {
  expected: string;
  same: readonly string[];
  different: readonly string[];
}

/** Entries of one kind of near miss, for example everything about namespaces. */
export type Corpus = Readonly<Record<string, readonly CorpusEntry[]>>;

export interface Pair {
  category: string;
  expected: string;
  typed: string;
  right: boolean;
}

/** Ways to type a simple command that no shell tells apart. */
function otherForms(command: string): string[] {
  if (!/^kubectl [\w ./=:,@-]+$/.test(command)) return [];
  const words = command.split(' ');
  const quoted = words.map((word, index) => (index % 2 === 1 ? `'${word}'` : word)).join(' ');
  return [quoted, command.replace('kubectl ', 'k ').replaceAll(' -', ' \\\n  -'), `$ ${words.join('  ')}`];
}

/** Every pair of a corpus, one by one. */
export function listPairs(corpus: Corpus): Pair[] {
  return Object.entries(corpus).flatMap(([category, entries]) =>
    entries.flatMap(({ expected, same, different }) => [
      ...[...new Set([...same, ...otherForms(expected)])].map((typed) => ({ category, expected, typed, right: true })),
      ...different.map((typed) => ({ category, expected, typed, right: false })),
    ]),
  );
}

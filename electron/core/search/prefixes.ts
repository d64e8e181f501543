/** Every `prefix:` of the search language, in the order of a help sheet. */
export interface SearchPrefix {
  name: string;
  example: string;
  does: string;
}

export const searchPrefixes = [
  { name: 'deck', example: 'deck:"Services and DNS"', does: 'in a deck or one below it; * stands for anything' },
  { name: 'tag', example: 'tag:storage', does: 'with a tag or one below it; tag:none for cards without tags' },
  { name: 'kind', example: 'kind:yaml', does: 'of a kind: command, yaml, concept, cloze or basic' },
  {
    name: 'is',
    example: 'is:due',
    does: 'new, learning, review, due, suspended, buried, flagged, leech, outdated, edited, or set aside (is:aside)',
  },
  { name: 'flag', example: 'flag:1', does: 'with a flag: 1 red, 2 amber, 3 green, 4 blue, 0 none' },
  { name: 'exam', example: 'exam:ckad', does: 'for an exam; exam:none for cards without one' },
  { name: 'domain', example: 'domain:cka/networking', does: 'for a domain of an exam' },
  { name: 'topic', example: 'topic:storage/claims', does: 'for a topic of a domain' },
  { name: 'rated', example: 'rated:7:1', does: 'answered in the last 7 days, with "again" (1 to 4)' },
  { name: 'added', example: 'added:30', does: 'added in the last 30 days' },
  { name: 'edited', example: 'edited:7', does: 'edited by you in the last 7 days' },
  {
    name: 'prop',
    example: 'prop:stability>30',
    does: 'by a number: stability, difficulty, retrievability, interval, due, lapses or reps',
  },
  { name: 're', example: 're:"replicas: ?[0-9]+"', does: 'with text that a regular expression matches' },
  { name: 'front', example: 'front:replicas', does: 'with text in the question' },
  { name: 'back', example: 'back:kubectl', does: 'with text in the answer' },
  { name: 'why', example: 'why:selector', does: 'with text in the reason' },
  { name: 'answer', example: 'answer:"get pods"', does: 'with text in what you typed' },
  { name: 'file', example: 'file:services.md', does: 'from a note file' },
  { name: 'heading', example: 'heading:probes', does: 'from below a heading' },
  { name: 'source', example: 'source:bundled', does: 'from a folder or file of notes, or one of a sort: bundled, folder, file, import' },
  { name: 'id', example: 'id:120,121', does: 'by number, or by the id its note gives it' },
] as const satisfies readonly SearchPrefix[];

export type PrefixName = (typeof searchPrefixes)[number]['name'];

export const prefixNames: readonly PrefixName[] = searchPrefixes.map(({ name }) => name);

export const isPrefix = (word: string): word is PrefixName => prefixNames.some((name) => name === word);

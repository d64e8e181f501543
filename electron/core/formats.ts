/** Formats as the person knows them. */
export const formatNames = [
  'anki-package',
  'anki-collection',
  'anki-text',
  'csv',
  'crowdanki',
  'mochi',
  'hashcards',
  'obsidian',
  'logseq',
  'org-drill',
  'remnote',
  'mnemosyne',
  'mnemosyne-xml',
  'quizlet',
  'kubedeck-json',
] as const;
export type FormatName = (typeof formatNames)[number];

import type { FormatName } from '../../electron/core/formats';

/** Formats as the person knows them. */
export const formatTitles: Record<FormatName, string> = {
  'anki-package': 'Anki package',
  'anki-collection': 'Anki collection',
  'anki-text': 'Anki text',
  csv: 'Table of text (CSV)',
  crowdanki: 'CrowdAnki deck',
  mochi: 'Mochi export',
  hashcards: 'hashcards deck',
  obsidian: 'Obsidian notes',
  logseq: 'Logseq pages',
  'org-drill': 'Org-mode file',
  remnote: 'RemNote export',
  mnemosyne: 'Mnemosyne cards',
  'mnemosyne-xml': 'Mnemosyne XML',
  quizlet: 'Quizlet text',
  'kubedeck-json': 'Kubedeck file',
};

/** The last part of a path, whatever the system writes between parts. */
export const fileName = (path: string) => path.split(/[/\\]/).findLast((part) => part !== '') ?? path;

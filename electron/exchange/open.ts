import type { FormatName } from '../core/formats';
import { openAnki } from './anki/to-collection';
import type { OpenCollection, ReadContext } from './collection';
import { openCrowdAnki } from './crowdanki/read-crowdanki';
import { openAnkiText, openCsv } from './delimited/read-delimited';
import { openKubedeckJson } from './kubedeck-json/read';
import { openHashcards } from './markup/hashcards';
import { openLogseq } from './markup/logseq';
import { openObsidian } from './markup/obsidian';
import { openOrg } from './markup/org';
import { openRemnote } from './markup/remnote';
import { openMnemosyne, openMnemosyneXml } from './mnemosyne/read-mnemosyne';
import { openMochi } from './mochi/read-mochi';
import { openQuizlet } from './quizlet/read-quizlet';

type Open = (path: string, context: ReadContext) => Promise<OpenCollection>;

const readers: Record<FormatName, Open> = {
  'anki-package': openAnki,
  'anki-collection': openAnki,
  'anki-text': (path, context) => openAnkiText(path, context, context.table),
  csv: (path, context) => openCsv(path, context, context.table),
  crowdanki: openCrowdAnki,
  mochi: openMochi,
  hashcards: openHashcards,
  obsidian: openObsidian,
  logseq: openLogseq,
  'org-drill': openOrg,
  remnote: openRemnote,
  mnemosyne: openMnemosyne,
  'mnemosyne-xml': openMnemosyneXml,
  quizlet: openQuizlet,
  'kubedeck-json': openKubedeckJson,
};

/** Reads a file or folder as the format it was recognised as. @throws AppError with one sentence */
export function openAs(format: FormatName, path: string, context: ReadContext): Promise<OpenCollection> {
  return readers[format](path, context);
}

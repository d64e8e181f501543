import type { FormatName } from '../core/formats';
import { openAnki } from './anki/to-collection';
import type { OpenCollection, ReadContext } from './collection';
import { openAnkiText, openCsv } from './delimited/read-delimited';
import { unsupportedFile } from './failures';
import { openKubedeckJson } from './kubedeck-json/read';

type Open = (path: string, context: ReadContext) => Promise<OpenCollection>;

const readers: Partial<Record<FormatName, Open>> = {
  'anki-package': openAnki,
  'anki-collection': openAnki,
  'anki-text': openAnkiText,
  csv: openCsv,
  'kubedeck-json': openKubedeckJson,
};

/** Reads a file or folder as the format it was recognised as. @throws AppError with one sentence */
export function openAs(format: FormatName, path: string, context: ReadContext): Promise<OpenCollection> {
  const open = readers[format];
  if (!open) throw unsupportedFile('Files of this kind can not be read.');
  return open(path, context);
}

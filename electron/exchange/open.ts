import type { FormatName } from '../core/formats';
import { openAnki } from './anki/to-collection';
import type { OpenCollection, ReadContext } from './collection';
import { unsupportedFile } from './failures';

type Open = (path: string, context: ReadContext) => Promise<OpenCollection>;

const readers: Partial<Record<FormatName, Open>> = {
  'anki-package': openAnki,
  'anki-collection': openAnki,
};

/** Reads a file or folder as the format it was recognised as. @throws AppError with one sentence */
export function openAs(format: FormatName, path: string, context: ReadContext): Promise<OpenCollection> {
  const open = readers[format];
  if (!open) throw unsupportedFile('Files of this kind can not be read.');
  return open(path, context);
}

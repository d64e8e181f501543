import type { FormatName } from '../core/formats';
export const recognise = (_path: string): FormatName | { refused: string } => 'anki-package';

import type { NoteCard, ParsedNote, Problem, Skipped } from '../../electron/core/card';
import { isBefore } from '../../electron/core/kubernetes/version';
import type { FoundKind } from '../../electron/core/notes/found-kinds';

/** Drawn together: few enough to draw at once, enough to fill a window. */
const chunkSize = 10;

export const foundKindNames: Record<FoundKind, string> = {
  commands: 'Commands',
  manifests: 'Manifests',
  fields: 'Fields',
  definitions: 'Definitions',
  concepts: 'Concepts',
  tables: 'Table rows',
  callouts: 'Callouts',
  emphasis: 'Emphasis',
};

/** A card of a note as the preview shows it. */
export interface PreviewCard {
  card: NoteCard;
  /** Why it is left out whatever is chosen; null when it can be made. */
  obstacle: string | null;
}

/** Neighbouring cards under one heading. */
export interface PreviewChunk {
  /** Path of headings; empty where the chunk goes on under the heading before. */
  heading: string[];
  cards: PreviewCard[];
}

export interface PreviewFile {
  file: string;
  cards: PreviewCard[];
  chunks: PreviewChunk[];
  problems: Problem[];
  skipped: Skipped[];
}

/** Why a card is not made for this Kubernetes version; null when it is. */
function obstacleOf({ outdated, kubernetes: { since, until } }: NoteCard, version: string): string | null {
  if (outdated !== null) return outdated;
  if (since !== null && isBefore(version, since)) return `For Kubernetes ${since} and later; your exam uses ${version}.`;
  if (until !== null && isBefore(until, version)) return `For Kubernetes up to ${until}; your exam uses ${version}.`;
  return null;
}

/** Notes as the preview shows them: files with something to say, their cards in short runs below headings. */
export function previewFiles(notes: readonly ParsedNote[], version: string): PreviewFile[] {
  return notes
    .filter(({ cards, problems, skipped }) => cards.length + problems.length + skipped.length > 0)
    .map(({ file, cards, problems, skipped }) => {
      const shown = cards.map((card) => ({ card, obstacle: obstacleOf(card, version) }));
      return { file, cards: shown, chunks: chunksOf(shown), problems, skipped };
    });
}

/** The same files, those whose cards are as before as the very objects they were: what is drawn of them stays. */
export function keepUnchanged(before: readonly PreviewFile[], now: readonly PreviewFile[]): PreviewFile[] {
  const known = new Map(before.map((file) => [file.file, file]));
  return now.map((file) => {
    const old = known.get(file.file);
    return old && signatureOf(old) === signatureOf(file) ? old : file;
  });
}

const signatureOf = ({ cards, problems, skipped }: PreviewFile) =>
  JSON.stringify([cards.map(({ card, obstacle }) => [card.key, card.source, obstacle]), problems, skipped]);

function chunksOf(cards: readonly PreviewCard[]): PreviewChunk[] {
  const chunks: PreviewChunk[] = [];
  let under: string | null = null;
  for (const shown of cards) {
    const { heading } = shown.card.source;
    const path = heading.join('\n');
    const last = chunks.at(-1);
    if (last && path === under && last.cards.length < chunkSize) last.cards.push(shown);
    else chunks.push({ heading: path === under ? [] : heading, cards: [shown] });
    under = path;
  }
  return chunks;
}

/** "line 4", "lines 4–9". */
export const linesText = (line: number, endLine: number) => (endLine > line ? `lines ${line}–${endLine}` : `line ${line}`);

/** How sure the reader of notes is that a found card is a good one. */
export const confidenceText = (confidence: number) => `${Math.round(confidence * 100)} % sure`;

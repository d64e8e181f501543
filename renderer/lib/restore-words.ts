import type { OneSided, RestorePreview } from '../../electron/contract/everyday';
import { momentText, plural } from './format';

/** What a restore would change, as sentences, the gravest first. */
export function restoreSentences({ now, lost, back, changedTexts, media }: RestorePreview, at: number): string[] {
  if (now === null)
    return ['The data of now can’t be read, so nothing can be compared. It is kept as it is.', ...mediaSentences(media.missing)];
  const sentences = [...lostSentences(lost, at), ...backSentences(back), ...textSentences(changedTexts)];
  const first = sentences.length > 0 ? sentences : ['Nothing would change: the backup holds the same cards and reviews as now.'];
  return [...first, ...mediaSentences(media.missing)];
}

function lostSentences({ cards, reviews, reviewedAt, decks }: OneSided, at: number): string[] {
  const sentences: string[] = [];
  if (reviews > 0 && reviewedAt) {
    const when =
      reviewedAt.first === reviewedAt.last
        ? momentText(reviewedAt.last, at)
        : `from ${momentText(reviewedAt.first, at)} to ${momentText(reviewedAt.last, at)}`;
    sentences.push(reviews === 1 ? `1 review would be lost: ${when}.` : `These ${plural(reviews, 'review')} would be lost: ${when}.`);
  }
  if (cards > 0) sentences.push(`${plural(cards, 'card')} added since would go.`);
  if (decks.length > 0) sentences.push(`${named(decks)} would go.`);
  return sentences;
}

function backSentences({ cards, reviews, decks }: OneSided): string[] {
  const what = [...(cards > 0 ? [plural(cards, 'card')] : []), ...(reviews > 0 ? [plural(reviews, 'review')] : [])];
  return [
    ...(what.length > 0 ? [`${what.join(' and ')} taken out since would come back.`] : []),
    ...(decks.length > 0 ? [`${named(decks)} would come back.`] : []),
  ];
}

const textSentences = (changed: number) =>
  changed > 0 ? [`${plural(changed, 'card')} would get ${changed === 1 ? 'its' : 'their'} older text.`] : [];

const mediaSentences = (missing: readonly string[]) =>
  missing.length > 0 ? [`${plural(missing.length, 'picture or sound', 'pictures and sounds')} can’t be found: ${listed(missing)}.`] : [];

const named = (decks: readonly string[]) => `${decks.length === 1 ? 'The deck' : 'The decks'} ${listed(decks)}`;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}

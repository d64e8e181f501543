import type { OneSided, RestorePreview } from '../../electron/contract/everyday';
import { momentText, plural } from './format';

/** What a restore would change, as sentences, the gravest first. */
export function restoreSentences({ now, lost, back, media, ...changes }: RestorePreview, at: number): string[] {
  if (now === null)
    return ['The data of now can’t be read, so nothing can be compared. It is kept as it is.', ...mediaSentences(media.missing)];
  const sentences = [...lostSentences(lost, at), ...backSentences(back), ...changeSentences(changes)];
  const first = sentences.length > 0 ? sentences : ['Nothing would change: the backup holds the same as now.'];
  return [...first, ...mediaSentences(media.missing)];
}

function lostSentences({ cards, reviews, reviewedAt, decks }: OneSided, at: number): string[] {
  const sentences: string[] = [];
  if (reviewedAt) {
    const when =
      reviewedAt.first === reviewedAt.last
        ? momentText(reviewedAt.last, at)
        : `from ${momentText(reviewedAt.first, at)} to ${momentText(reviewedAt.last, at)}`;
    const what = reviews === 0 ? 'Resets or new due days' : reviews === 1 ? '1 review' : `These ${plural(reviews, 'review')}`;
    sentences.push(`${what} would be lost: ${when}.`);
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

function changeSentences({
  changedTexts,
  changedMarks,
  others,
}: Pick<RestorePreview, 'changedTexts' | 'changedMarks' | 'others'>): string[] {
  const cards = (count: number, what: string) =>
    count > 0 ? [`${plural(count, 'card')} would get ${count === 1 ? 'its' : 'their'} older ${what}.`] : [];
  const listOfOthers = new Intl.ListFormat('en').format(others);
  return [
    ...cards(changedTexts, 'text'),
    ...cards(changedMarks, 'deck, tags, flag or suspension'),
    ...(others.length > 0 ? [`Your ${listOfOthers} would be as they were.`] : []),
  ];
}

const mediaSentences = (missing: readonly string[]) =>
  missing.length > 0 ? [`${plural(missing.length, 'picture or sound', 'pictures and sounds')} can’t be found: ${listed(missing)}.`] : [];

const named = (decks: readonly string[]) => `${decks.length === 1 ? 'The deck' : 'The decks'} ${listed(decks)}`;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}

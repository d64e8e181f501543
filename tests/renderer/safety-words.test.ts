import { describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../electron/contract';
import type { RestorePreview } from '../../electron/contract/everyday';
import { restoreSentences } from '../../renderer/lib/restore-words';
import { canRepair, findings } from '../../renderer/lib/verify-words';

const noon = new Date(2026, 4, 4, 12).getTime();
const minute = 60_000;
const figures = { cards: 10, reviews: 40, decks: 2, lastReviewAt: noon };
const nothing = { cards: 0, reviews: 0, reviewedAt: null, decks: [] };
const preview = (changes: Partial<RestorePreview> = {}): RestorePreview => ({
  backup: figures,
  now: figures,
  lost: nothing,
  back: nothing,
  changedTexts: 0,
  changedMarks: 0,
  others: [],
  media: { files: 0, missing: [] },
  ...changes,
});

describe('a restore in words', () => {
  it('names what would be lost first, with when', () => {
    const lost = {
      cards: 3,
      reviews: 12,
      reviewedAt: { first: noon - 26 * 60 * minute, last: noon - 5 * minute },
      decks: ['Helm', 'Kustomize'],
    };
    expect(restoreSentences(preview({ lost, changedTexts: 1 }), noon)).toStrictEqual([
      'These 12 reviews would be lost: from yesterday 10:00 to 5 minutes ago.',
      '3 cards added since would go.',
      'The decks Helm, Kustomize would go.',
      '1 card would get its older text.',
    ]);
  });

  it('speaks of one review, and of what comes back', () => {
    const reviewedAt = { first: noon - 5 * minute, last: noon - 5 * minute };
    expect(restoreSentences(preview({ lost: { ...nothing, reviews: 1, reviewedAt } }), noon)).toStrictEqual([
      '1 review would be lost: 5 minutes ago.',
    ]);
    expect(restoreSentences(preview({ back: { cards: 2, reviews: 1, reviewedAt, decks: ['Old'] } }), noon)).toStrictEqual([
      '2 cards and 1 review taken out since would come back.',
      'The deck Old would come back.',
    ]);
  });

  it('does not call a reset a review, and names what else would go back', () => {
    const reviewedAt = { first: noon - 5 * minute, last: noon - 5 * minute };
    const others: RestorePreview['others'] = ['settings', 'exams', 'accepted answers'];
    expect(restoreSentences(preview({ lost: { ...nothing, reviewedAt }, changedMarks: 2, others }), noon)).toStrictEqual([
      'Resets or new due days would be lost: 5 minutes ago.',
      '2 cards would get their older deck, tags, flag or suspension.',
      'Your settings, exams, and accepted answers would be as they were.',
    ]);
  });

  it('says so when nothing would change, when nothing can be compared, and when media are nowhere', () => {
    expect(restoreSentences(preview(), noon)).toStrictEqual(['Nothing would change: the backup holds the same as now.']);
    const missing = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(restoreSentences(preview({ now: null, media: { files: 9, missing } }), noon)).toStrictEqual([
      'The data of now can’t be read, so nothing can be compared. It is kept as it is.',
      '7 pictures and sounds can’t be found: a, b, c, d, e and 2 more.',
    ]);
  });
});

const report = (changes: Partial<VerifyReport> = {}): VerifyReport => ({
  cards: 2,
  reviews: 5,
  integrity: 'ok',
  differences: [],
  repaired: false,
  media: { files: 0, damaged: [], restored: 0 },
  ...changes,
});
const texts = (found: VerifyReport) => findings(found).map(({ text }) => text);
const gone = { name: 'a.png', what: 'missing', kept: true } as const;
const spoilt = { name: 'b.png', what: 'changed', kept: false } as const;
const difference = { card: 1, front: 'Q', what: 'due day is 2026-05-08, by its log 2026-05-09' };

describe('a check in words', () => {
  it('says of each thing that it is well', () => {
    expect(texts(report({ media: { files: 4, damaged: [], restored: 0 } }))).toStrictEqual([
      'The database file is whole: 2 cards and 5 reviews read.',
      'Every card remembers what its reviews say.',
      '4 pictures and sounds: all there and unchanged.',
    ]);
    expect(canRepair(report())).toBe(false);
  });

  it('says what is wrong, and offers a repair only where one helps', () => {
    const wrong = report({ differences: [difference], media: { files: 4, damaged: [gone, spoilt], restored: 0 } });
    expect(texts(wrong).slice(1)).toStrictEqual([
      '1 card differs from what its reviews say.',
      'In the media folder 1 picture or sound is gone and 1 file is not what was imported.',
    ]);
    expect(canRepair(wrong)).toBe(true);
    expect(canRepair(report({ media: { files: 4, damaged: [spoilt], restored: 0 } }))).toBe(false);
  });

  it('says what a repair did and what it could not', () => {
    const repaired = report({ differences: [difference], repaired: true, media: { files: 4, damaged: [gone, spoilt], restored: 1 } });
    expect(texts(repaired).slice(1)).toStrictEqual([
      '1 card repaired from its reviews.',
      '1 picture or sound brought back from the backups.',
      '1 file could not be brought back: no backup has a sound copy. Import the deck again.',
    ]);
    expect(canRepair(repaired)).toBe(false);
  });

  it('of a damaged file says nothing else', () => {
    const damaged = report({ integrity: 'row 3 missing from index card_due', differences: [] });
    expect(findings(damaged)).toMatchObject([{ tone: 'bad', text: expect.stringContaining('Restore a backup') as string }]);
    expect(canRepair(damaged)).toBe(false);
  });
});

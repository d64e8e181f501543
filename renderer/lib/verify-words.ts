import type { VerifyReport } from '../../electron/contract';
import { plural } from './format';

export interface Finding {
  tone: 'good' | 'fair' | 'bad';
  text: string;
}

/** What a check found and what a repair did, one sentence for each thing looked at. */
export function findings({ cards, reviews, integrity, differences, repaired, media }: VerifyReport): Finding[] {
  if (integrity !== 'ok') {
    return [{ tone: 'bad', text: `The database file is damaged. Nothing was changed. Restore a backup below. SQLite says: ${integrity}` }];
  }
  return [
    { tone: 'good', text: `The database file is whole: ${plural(cards, 'card')} and ${plural(reviews, 'review')} read.` },
    memoryFinding(differences.length, repaired),
    ...mediaFindings(media),
  ];
}

function memoryFinding(count: number, repaired: boolean): Finding {
  if (count === 0) return { tone: 'good', text: 'Every card remembers what its reviews say.' };
  if (repaired) return { tone: 'good', text: `${plural(count, 'card')} repaired from ${count === 1 ? 'its' : 'their'} reviews.` };
  return {
    tone: 'fair',
    text: count === 1 ? '1 card differs from what its reviews say.' : `${plural(count, 'card')} differ from what their reviews say.`,
  };
}

function mediaFindings({ files, damaged, restored }: VerifyReport['media']): Finding[] {
  if (files === 0) return [];
  if (damaged.length === 0)
    return [{ tone: 'good', text: `${plural(files, 'picture or sound', 'pictures and sounds')}: all there and unchanged.` }];
  const back: Finding[] =
    restored > 0
      ? [{ tone: 'good', text: `${plural(restored, 'picture or sound', 'pictures and sounds')} brought back from the backups.` }]
      : [];
  const left = damaged.length - restored;
  return left === 0 ? back : [...back, { tone: 'fair', text: damagedText(damaged, left) }];
}

function damagedText(damaged: VerifyReport['media']['damaged'], left: number): string {
  const missing = damaged.filter(({ what }) => what === 'missing').length;
  if (left < damaged.length) return `${plural(left, 'file')} could not be brought back: no backup has a sound copy. Import the deck again.`;
  const changed = damaged.length - missing;
  const parts = [
    ...(missing > 0 ? [`${plural(missing, 'picture or sound is', 'pictures and sounds are')} gone`] : []),
    ...(changed > 0 ? [`${plural(changed, 'file is', 'files are')} not what was imported`] : []),
  ];
  return `In the media folder ${parts.join(' and ')}.`;
}

/** Whether a repair would put anything right. */
export const canRepair = ({ integrity, differences, repaired, media }: VerifyReport): boolean =>
  integrity === 'ok' && ((differences.length > 0 && !repaired) || (media.restored === 0 && media.damaged.some(({ kept }) => kept)));

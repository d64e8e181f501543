import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countKinds, countPlaces, countShared } from '../../scripts/lib/count-cards';
import { replaceCounts } from '../../scripts/lib/deck-table';
import { cards, decksFolder, singleCards } from './decks';

const band = 0.15;
const places = countPlaces(singleCards);

describe('the balance of the decks', () => {
  it.each(places.filter(({ wanted }) => wanted !== null))('$exam $domain has its share of cards', ({ count, wanted }) => {
    expect(count.all).toBeGreaterThanOrEqual(Math.floor((wanted ?? 0) * (1 - band)));
    expect(count.all).toBeLessThanOrEqual(Math.ceil((wanted ?? 0) * (1 + band)));
  });

  it('leaves no sub-topic empty', () => {
    expect(places.filter(({ count }) => count.all === 0).map(({ exam, domain, topic }) => `${exam} ${domain}/${topic}`)).toEqual([]);
  });

  it('keeps some cards for the exam itself', () => {
    expect(countShared(singleCards).technique).toBeGreaterThanOrEqual(26);
    expect(countShared(singleCards).technique).toBeLessThanOrEqual(34);
  });

  it.each([
    { name: 'commands', share: 0.5, kinds: ['command'] },
    { name: 'YAML', share: 0.2, kinds: ['yaml'] },
    { name: 'concepts and gaps', share: 0.2, kinds: ['concept', 'cloze'] },
    { name: 'repairs', share: 0.1, kinds: ['fix-it'] },
  ] as const)('has $share of its cards in $name', ({ share, kinds }) => {
    const count = countKinds(singleCards);
    const part = kinds.reduce((sum, kind) => sum + count[kind], 0) / count.all;
    expect(part).toBeGreaterThanOrEqual(share * (1 - band));
    expect(part).toBeLessThanOrEqual(share * (1 + band));
  });

  it('is what the table in decks/README.md says', () => {
    const page = readFileSync(join(decksFolder, 'README.md'), 'utf8');
    expect(page, 'run scripts/decks-table.ts').toBe(replaceCounts(page, cards));
  });
});

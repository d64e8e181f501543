import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countKinds, countPlaces, countShared } from '../../scripts/lib/count-cards';
import { replaceCounts } from '../../scripts/lib/deck-table';
import { cards, decksFolder } from './decks';

const band = 0.15;
const places = countPlaces(cards);

describe('the balance of the decks', () => {
  it.each(places.filter(({ wanted }) => wanted !== null))('$exam $domain has its share of cards', ({ count, wanted }) => {
    expect(count.all).toBeGreaterThanOrEqual(Math.floor((wanted ?? 0) * (1 - band)));
    expect(count.all).toBeLessThanOrEqual(Math.ceil((wanted ?? 0) * (1 + band)));
  });

  it('leaves no sub-topic empty', () => {
    expect(places.filter(({ count }) => count.all === 0).map(({ exam, domain, topic }) => `${exam} ${domain}/${topic}`)).toEqual([]);
  });

  it('keeps some cards for the exam itself', () => {
    expect(countShared(cards).technique).toBeGreaterThanOrEqual(26);
    expect(countShared(cards).technique).toBeLessThanOrEqual(34);
  });

  it('mixes the kinds: about half commands, a fifth YAML, a fifth concepts, a tenth repairs', () => {
    const { all, command, yaml, concept, cloze, 'fix-it': repairs } = countKinds(cards);
    expect(command / all).toBeGreaterThan(0.4);
    expect(yaml / all).toBeGreaterThan(0.14);
    expect((concept + cloze) / all).toBeLessThan(0.32);
    expect(repairs / all).toBeGreaterThan(0.08);
  });

  it('is what the table in decks/README.md says', () => {
    const page = readFileSync(join(decksFolder, 'README.md'), 'utf8');
    expect(page, 'run scripts/decks-table.ts').toBe(replaceCounts(page, cards));
  });
});

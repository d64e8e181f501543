import { describe, expect, it } from 'vitest';
import { cleanDeckName, deckPath, defaultStudyOptions, effectiveOptions, parentDeck } from '../../electron/core/decks';
import { defaultQueueOptions, defaultSchedulingOptions } from '../../electron/core/scheduling/options';

const defaults = { ...defaultSchedulingOptions, ...defaultQueueOptions, ...defaultStudyOptions };

describe('deck names', () => {
  it('lists a deck with its parents, outermost first', () => {
    expect(deckPath('Networking/Services/DNS')).toEqual(['Networking', 'Networking/Services', 'Networking/Services/DNS']);
  });

  it('knows the deck above', () => {
    expect(parentDeck('Networking/Services')).toBe('Networking');
    expect(parentDeck('Networking')).toBeNull();
  });

  it('drops empty parts and never ends up nameless', () => {
    expect(cleanDeckName(' Pods / / Probes /')).toBe('Pods/Probes');
    expect(cleanDeckName(' / ')).toBe('Notes');
  });
});

describe('deck options', () => {
  it('lets the innermost deck that says something win', () => {
    const options = effectiveOptions(defaults, [{ newPerDay: 5, retention: 0.85 }, {}, { newPerDay: 12 }]);
    expect(options.newPerDay).toBe(12);
    expect(options.retention).toBe(0.85);
    expect(options.reviewsPerDay).toBe(defaults.reviewsPerDay);
  });
});

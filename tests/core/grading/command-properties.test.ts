import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyModel, listChanges, spell } from './command-models';
import { grade } from './context';

const numbers = fc.array(fc.nat({ max: 11 }), { minLength: 24, maxLength: 24 });

describe('commands', () => {
  it('are right in every spelling', () => {
    fc.assert(
      fc.property(anyModel, numbers, numbers, (model, one, other) => {
        const [expected, typed] = [spell(model, one), spell(model, other)];
        expect([typed, ...grade('command', expected, typed).reasons]).toEqual([typed]);
      }),
      { numRuns: 1500 },
    );
  });

  it('are not right when any one name, number, operator, flag or word differs', () => {
    fc.assert(
      fc.property(anyModel, numbers, numbers, (model, one, other) => {
        const expected = spell(model, one);
        for (const changed of listChanges(model)) {
          const typed = spell(changed, other);
          expect([typed, grade('command', expected, typed).verdict]).not.toEqual([typed, 'correct']);
        }
      }),
      { numRuns: 700 },
    );
  });

  it('mark every typed word that is wrong', () => {
    const { parts } = grade('command', 'kubectl scale deployment kiln --replicas=5 -n mill', 'k scale deploy kiln --replicas=4');
    const marked = parts.filter((part) => part.status !== 'match').map(({ side, text, status }) => `${side} ${text} ${status}`);
    expect(marked).toEqual(['typed --replicas=4 differ', 'expected --replicas=5 differ', 'expected -n missing', 'expected mill missing']);
  });
});

import { expect, it } from 'vitest';
import { clozeHidden } from '../../renderer/lib/cloze';

it('a list of cards that are still to be asked gives no gap away', () => {
  expect(clozeHidden('Each Pod has {{c1::its own address::what?}} on {{c2::one}} network.')).toBe('Each Pod has [what?] on […] network.');
  expect(clozeHidden('No gap here.')).toBe('No gap here.');
});

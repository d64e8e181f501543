import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../../electron/core/card';
import { matchCards } from '../../../electron/core/notes/identity';
import { type Expected, base, both, cardsOf, edit, inPods, kubelet, labelOf, nodePort, run, shell } from './identity-notes';
import { placeScenarios } from './identity-place-scenarios';
import { textScenarios } from './identity-text-scenarios';

function check(before: NoteCard[], after: NoteCard[], expected: Expected): void {
  const plan = matchCards(
    before.map((card, index) => ({ ref: index, card, isSetAside: false })),
    after,
  );
  const pairs = plan.matched.map(({ old, card }) => [labelOf(card), labelOf({ ...card, ...old })]);
  const wanted = plan.matched.map(({ card }) => [labelOf(card), expected.changed?.[labelOf(card)] ?? labelOf(card)]);
  expect(pairs).toEqual(wanted);
  expect(plan.added.map(labelOf)).toEqual(expected.added ?? []);
  expect(plan.gone.map((ref) => before[ref]).map((card) => card && labelOf(card))).toEqual(expected.gone ?? []);
}

describe('a card keeps its memory through', () => {
  it.each([...textScenarios, ...placeScenarios])('%s', (_name, change, expected) => {
    check(cardsOf(base), cardsOf(change(base)), expected);
  });

  it('two edits one after the other', () => {
    const once = inPods(kubelet, 'Who on a node starts and stops containers?')(base);
    const twice = edit(
      'notes/pods.md',
      'Who on a node starts and stops containers?',
      'Who starts and stops the containers of a node?',
    )(once);
    check(cardsOf(once), cardsOf(twice), {
      changed: { 'Who starts and stops the containers of a node?': 'Who on a node starts and stops containers?' },
    });
  });
});

describe('what a match tells', () => {
  it('names the reason and what happened to the card', () => {
    const before = cardsOf(base);
    const after = cardsOf(both(inPods('A: The kubelet.\n', 'A: The kubelet of that node.\n'), inPods('## Running', '## Tasks'))(base));
    const plan = matchCards(
      before.map((card, index) => ({ ref: index, card, isSetAside: false })),
      after,
    );
    const about = (label: string) => plan.matched.find(({ card }) => labelOf(card) === label);
    expect(about(kubelet)).toMatchObject({ reason: 'same-question', isChanged: true, isMoved: false });
    expect(about(run)).toMatchObject({ reason: 'same', isChanged: false, isMoved: true });
    expect(about(nodePort)).toMatchObject({ reason: 'same', isChanged: false, isMoved: false, isRestored: false });
  });
});

describe('an id that two files use', () => {
  it('stays with the card of its own file', () => {
    const one = { 'a.md': 'Phase before a Pod has a node :: Pending ^phase' };
    const two = { '0.md': 'Phase while containers run :: Running ^phase', ...one };
    const before = cardsOf(one);
    const plan = matchCards(
      before.map((card) => ({ ref: card.answer, card, isSetAside: false })),
      cardsOf(two),
    );
    expect(plan.matched.map(({ ref, card }) => [ref, card.answer])).toEqual([['Pending', 'Pending']]);
    expect(plan.added.map((card) => card.answer)).toEqual(['Running']);
  });
});

describe('cards that were set aside', () => {
  const before = cardsOf(base);
  const shelf = before.map((card, index) => ({ ref: index, card, isSetAside: labelOf(card) === kubelet || labelOf(card) === shell }));

  it('come back with their memory when their text does', () => {
    const plan = matchCards(shelf, before);
    expect(plan.added).toEqual([]);
    expect(plan.matched.filter(({ isRestored }) => isRestored).map(({ card }) => labelOf(card))).toEqual([kubelet, shell]);
    expect(plan.gone).toEqual([]);
  });

  it('do not lend their memory to text that is only like theirs', () => {
    const after = cardsOf(inPods(kubelet, 'Who on a node starts and stops containers?')(base));
    const plan = matchCards(shelf, after);
    expect(plan.added.map(labelOf)).toEqual(['Who on a node starts and stops containers?']);
  });

  it('give way to a card that is still there', () => {
    const twice = [...shelf, { ref: 99, card: before.find((card) => labelOf(card) === kubelet) ?? before[0], isSetAside: false }].flatMap(
      ({ card, ...rest }) => (card ? [{ ...rest, card }] : []),
    );
    const plan = matchCards(twice, before);
    expect(plan.matched.find(({ card }) => labelOf(card) === kubelet)).toMatchObject({ ref: 99, isRestored: false });
  });
});

import { describe, expect, it } from 'vitest';
import { findAlike, mergeDuplicates } from '../../../electron/core/notes/merge-duplicates';
import { parseNote } from '../../../electron/core/notes/parse-note';

const cardsOf = (notes: Record<string, string>) => Object.entries(notes).flatMap(([file, text]) => parseNote(text, { file }).cards);

describe('the same card in several notes', () => {
  it('is one card with all its places', () => {
    const merged = mergeDuplicates(
      cardsOf({
        'a.md': '```\nkubectl get po -A\n```',
        'b.md': '# Pods\n\n`kubectl get pods --all-namespaces` lists all.',
        'c.md': 'RWO :: ReadWriteOnce',
      }),
    );
    expect(merged.map(({ card, passages }) => [card.answer, passages.map(({ source }) => source.file)])).toEqual([
      ['kubectl get po -A', ['a.md', 'b.md']],
      ['ReadWriteOnce', ['c.md']],
    ]);
  });

  it('is the one its author wrote, if anybody wrote it', () => {
    const found = 'The kubelet restarts containers whose liveness probe keeps failing.';
    const [only, ...more] = mergeDuplicates(cardsOf({ 'a.md': found, 'b.md': found.replace('kubelet', '{{c1::kubelet}}') }));
    expect(more).toEqual([]);
    expect(only?.card.form).toBe('cloze');
    expect(only?.passages.map(({ source }) => source.file)).toEqual(['a.md', 'b.md']);
  });

  it('stays two cards where both have an id, or where the answers differ', () => {
    expect(mergeDuplicates(cardsOf({ 'a.md': 'RWO :: ReadWriteOnce ^a', 'b.md': 'RWO :: ReadWriteOnce ^b' }))).toHaveLength(2);
    expect(mergeDuplicates(cardsOf({ 'a.md': 'RWO :: ReadWriteOnce', 'b.md': 'RWO :: read-write once' }))).toHaveLength(2);
  });

  it('does not hide that one of two is outdated', () => {
    const merged = mergeDuplicates(cardsOf({ 'a.md': '```\nkubectl exec lamp -- date\n```', 'b.md': '```\nkubectl exec lamp date\n```' }));
    expect(merged.map(({ card }) => card.outdated === null)).toEqual([true, false]);
  });
});

describe('questions that may be the same', () => {
  const isAlike = (one: string, other: string) => findAlike([{ front: one }], [{ front: other }]).length === 1;

  it.each([
    ['What is a Pod?', 'what is a  pod'],
    ['What does `kubectl` ask?', 'What does **kubectl** ask?'],
    ['What keeps the cluster’s state?', "What keeps the cluster's state?"],
    ['See [the page](https://example.org/x) of Pods', 'See the page of Pods'],
    ['What are <b>Pods</b> &amp; Nodes?', 'What are Pods & Nodes?'],
    ['What is an Überpod?', 'what is an überpod'],
  ])('are those of the same letters: %s', (one, other) => {
    expect(isAlike(one, other)).toBe(true);
    expect(isAlike(other, one)).toBe(true);
  });

  it('are not those of other letters', () => {
    expect(isAlike('What is a Pod?', 'What is a Node?')).toBe(false);
    expect(isAlike('What is port 80?', 'What is port 81?')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradePart } from '../../electron/core/grading/verdict';
import { completeBlanks } from '../../electron/core/grading/yaml/blanks';
import { answerShape, openBlanks, startPieces, typedText, type TypedCard } from '../../renderer/lib/answer-shape';
import { markedRuns, spokenMarks } from '../../renderer/lib/marked-text';
import { spokenVerdict } from '../../renderer/lib/verdict-words';
import { indentAfter } from '../../renderer/lib/yaml-indent';

const card = (over: Partial<TypedCard>): TypedCard => ({
  kind: 'command',
  front: '',
  answer: '',
  broken: null,
  blanks: [],
  gap: 0,
  ...over,
});

describe('the fields of a card', () => {
  const manifest = card({ kind: 'yaml', answer: 'a:\n  - name: x\n    size: 2', blanks: [2, 3] });
  const sentence = card({ kind: 'cloze', front: '{{c1::One}} and {{c2::two}} and {{c1::three::clue}}', gap: 1 });

  it.each([
    [card({}), 'command', ['']],
    [card({ broken: 'kubectl x' }), 'command', ['kubectl x']],
    [card({ kind: 'yaml', answer: 'a: 1' }), 'yaml', ['']],
    [card({ kind: 'yaml', answer: 'a: 1', broken: 'b: 1', blanks: [1] }), 'yaml', ['b: 1']],
    [manifest, 'blanks', ['', '']],
    [sentence, 'gaps', ['', '']],
    [card({ kind: 'cloze', front: 'no gap any more', gap: 1 }), 'text', ['']],
    [card({ kind: 'basic' }), 'text', ['']],
  ] as const)('%#: follow from its kind', (asked, shape, pieces) => {
    expect(answerShape(asked)).toBe(shape);
    expect(startPieces(asked)).toEqual(pieces);
  });

  it('make a whole manifest of its blanks, which the grader takes as it is', () => {
    const text = typedText(manifest, ['y', ' 3 ']);
    expect(text).toBe('a:\n  - name: y\n    size: 3');
    expect(completeBlanks(manifest.answer, manifest.blanks, text)).toBe(text);
  });

  it('make one line of each gap, an open one keeping its place', () => {
    expect(typedText(sentence, ['', 'three '])).toBe('…\nthree');
    expect(typedText({ ...sentence, gap: 2 }, ['two'])).toBe('two');
  });

  it('ask a key without a value as a whole', () => {
    expect(openBlanks({ answer: 'spec:\n  emptyDir:', blanks: [2] })).toMatchObject([{ lead: '  ', key: '', value: 'emptyDir:' }]);
  });
});

describe('a new line in a manifest', () => {
  it.each([
    ['spec:', '  '],
    ['  ports:', '    '],
    ['  - name: web', '    '],
    ['  - env:', '      '],
    ['- - a: 1', '    '],
    ['  - web', '  '],
    ['  image: nginx', '  '],
    ['  # a remark:', '  '],
    ['spec: # all of it', '  '],
    ['data: |', '  '],
    ['  script: >-', '    '],
    ['ports: [', '  '],
    ['url: http://x:', '  '],
    ['"a b": 1', ''],
    ['    ', '    '],
    ['', ''],
  ])('after %j starts with %j', (line, indent) => expect(indentAfter(line)).toBe(indent));

  it('is indented with spaces and nothing else, whatever stands before it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => /^ *$/.test(indentAfter(line))));
  });
});

const part = (start: number, end: number, status: GradePart['status'], side: GradePart['side'] = 'typed'): GradePart => ({
  side,
  text: '',
  start,
  end,
  status,
});

describe('marks', () => {
  it('cut a text at its parts, what is wrong over what is right, the shorter over the longer', () => {
    const parts = [part(0, 4, 'match'), part(2, 10, 'differ'), part(4, 6, 'extra'), part(0, 10, 'match', 'expected')];
    expect(markedRuns('abcdefghijk', parts, 'typed')).toEqual([
      { text: 'ab', status: 'match' },
      { text: 'cd', status: 'differ' },
      { text: 'ef', status: 'extra' },
      { text: 'ghij', status: 'differ' },
      { text: 'k', status: null },
    ]);
  });

  it('lose no sign of any text and take any positions', () => {
    const anyPart = fc
      .tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }), fc.constantFrom('match', 'differ', 'missing', 'extra'))
      .map(([start, end, status]) => part(start, end, status));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(anyPart, { maxLength: 6 }), (text, parts) => {
        const runs = markedRuns(text, parts, 'typed');
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text !== '')).toBe(true);
      }),
    );
  });

  it('are told in words to those who do not see them', () => {
    const runs = markedRuns('get po --all -n x', [part(4, 6, 'differ'), part(7, 12, 'extra'), part(0, 3, 'match')], 'typed');
    expect(spokenMarks(runs)).toBe('Differs: po; not asked for: --all.');
    expect(spokenMarks([{ text: 'x', status: 'match' }])).toBe('');
  });
});

describe('the verdict read aloud', () => {
  it('is its word and the first reason, without signs', () => {
    expect(spokenVerdict('wrong', ['Missing `-n dev`.', 'More.'], '')).toBe('Not right. Missing -n dev.');
    expect(spokenVerdict('correct', [], 'Right, but `--cpu-percent` is old.')).toBe('Correct. Right, but --cpu-percent is old.');
    expect(spokenVerdict('correct', [], '')).toBe('Correct.');
  });
});

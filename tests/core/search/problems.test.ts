import { expect, it } from 'vitest';
import { parseSearch } from '../../../electron/core/search/parse';

const problemOf = (query: string) => {
  const parsed = parseSearch(query);
  return parsed.ok ? null : parsed.problem;
};

const marked = (query: string): string | null => {
  const problem = problemOf(query);
  return problem && query.slice(problem.offset, problem.offset + problem.length);
};

it.each([
  ['pods "never closed', '"never closed', 'This quotation mark is never closed. Close it, or write \\" to look for the mark itself.'],
  ['a (b or c', '(', 'This ( is never closed. Close it, or write \\( to look for it.'],
  ['a (', '(', 'This ( is never closed. Close it, or write \\( to look for it.'],
  ['a) b', ')', 'This ) closes nothing. Write \\) to look for it.'],
  [') b', ')', 'This ) closes nothing. Write \\) to look for it.'],
  ['a ()', '(', 'There is nothing in these parentheses. Write \\( to look for one.'],
  ['or a', 'or', '“or” needs something on both sides. Write "or" to look for the word.'],
  ['a OR', 'OR', '“or” needs something on both sides. Write "or" to look for the word.'],
  ['(a and) b', 'and', '“and” needs something on both sides. Write "and" to look for the word.'],
  ['a is:suspnded', 'suspnded', '`suspnded` is no state of a card; did you mean `suspended`?'],
  [
    'is:constructor',
    'constructor',
    '`constructor` is no state of a card. It may be new, learning, review, due, suspended, buried, flagged, leech, aside, outdated or edited.',
  ],
  [
    'prop:toString>1',
    'toString',
    '`toString` is no property of a card. It may be stability, difficulty, retrievability, interval, due, lapses or reps.',
  ],
  ['kind:zzz', 'zzz', '`zzz` is no kind of card. It may be command, yaml, concept, cloze or basic.'],
  ['flag:7', '7', '`7` is no flag. It may be 1 (red), 2 (amber), 3 (green), 4 (blue) or 0 (none).'],
  ['exam:ckda', 'ckda', '`ckda` is no exam; did you mean `ckad`?'],
  ['topic:ckad/deploymnt/helm', 'deploymnt', '`deploymnt` is no domain; did you mean `deployment`?'],
  ['domain:networking/services', 'networking', '`networking` is no exam. It may be ckad or cka.'],
  ['rated:x', 'x', '`x` is no number of days. Write a whole number from 1, as in rated:7.'],
  ['rated:7:5', '5', '`5` is no rating. It may be 1 (again), 2 (hard), 3 (good) or 4 (easy), as in rated:7:1.'],
  ['added:0', '0', '`0` is no number of days. Write a whole number from 1, as in added:7.'],
  ['prop:stabilty>3', 'stabilty', '`stabilty` is no property of a card; did you mean `stability`?'],
  ['prop:reps=>3', '=>', '`=>` is no comparison. Write one of < <= = != >= >, as in prop:reps>5.'],
  ['prop:reps>many', 'many', '`many` is no number for reps. Write one such as 5 or 0.8.'],
  ['prop:retrievability<80', '80', 'Retrievability lies between 0 and 1; did you mean 80%?'],
  ['prop:lapses>5%', '5%', 'Only retrievability is written in percent. Write the number alone.'],
  ['a re:"x (y"', '(', 'This ( is never closed. Write \\( to look for it.'],
  ['re:a**', '*', '`*` has nothing to repeat.'],
  ['front:re:"\\"[z-a]"', '[z-a]', '`[z-a]` is no set of characters.'],
  ['id:,', ',', 'An id is missing. Write one or more, as in id:120,121.'],
])('%s', (query, place, message) => {
  expect(problemOf(query)?.message).toBe(message);
  expect(marked(query)).toBe(place);
});

it.each([
  ['prop:stability', 'y', 'A comparison is missing. Write one of < <= = != >= >, as in prop:stability>5.'],
  ['prop:reps> x', '>', 'A number for reps is missing. Write one such as 5 or 0.8.'],
  ['rated:7:', ':', 'A rating is missing. It may be 1 (again), 2 (hard), 3 (good) or 4 (easy), as in rated:7:1.'],
  ['kind:""', '"', 'A kind of card is missing. It may be command, yaml, concept, cloze or basic.'],
])('%s: marks the sign before what is missing', (query, place, message) => {
  expect(problemOf(query)?.message).toBe(message);
  expect(marked(query)).toBe(place);
});

it('says what to put there instead when that is plain', () => {
  expect(problemOf('is:buryed')?.instead).toBe('buried');
  expect(problemOf('prop:retrievability<80')?.instead).toBe('80%');
  expect(problemOf('is:qqqqqq')?.instead).toBeNull();
});

it.each([
  ['dekc:x', [{ offset: 0, length: 5, message: '`dekc:` is read as text; did you mean `deck:`?', instead: 'deck:' }]],
  [
    'pods -n dev',
    [{ offset: 5, length: 2, message: 'This leaves out every card with “n” in it. Write "-n" to look for the flag.', instead: '"-n"' }],
  ],
  [
    '"deck:a b"',
    [{ offset: 0, length: 10, message: 'In quotation marks this is text. Write deck:"a b" to search by `deck:`.', instead: 'deck:"a b"' }],
  ],
  [
    'kind: Pod',
    [
      {
        offset: 0,
        length: 5,
        message: 'This looks for the text “kind:”. A value follows without a blank, as in kind:yaml.',
        instead: null,
      },
    ],
  ],
  ['http://x k8s.io/name: image:nginx port:80 type:x key:v name:x -nope', []],
])('hints at what may not be meant: %s', (query, hints) => {
  expect(parseSearch(query)).toMatchObject({ ok: true, hints });
});

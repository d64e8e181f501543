import fc from 'fast-check';
import { cardKinds } from '../../../electron/core/card';
import { exams } from '../../../electron/core/exams';
import { compilePattern } from '../../../electron/core/search/pattern';
import { prefixNames } from '../../../electron/core/search/prefixes';
import {
  comparisons,
  searchProperties,
  searchStates,
  type Glob,
  type SearchNode,
  type SearchTerm,
} from '../../../electron/core/search/query';

/** Pieces that meet in the small stores of the tests and mean something in the language. */
export const pieces = [
  'pod',
  'Pod',
  'a',
  'É',
  'e\u0301',
  'ß',
  'İ',
  '-',
  '"',
  '\\',
  '(',
  ')',
  '*',
  ':',
  ' ',
  '%',
  '_',
  '\n',
  '<name>',
  '&&',
  'a<b',
  'or',
  'deck:',
  '日',
];

export const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(''));

const odd = [
  ...['-', '(', ')', '"', '\\', ':', '*', ' ', ' or ', '>', '5', '[', '{', 'a', '|', 'none', '\u3000', '\ud800', '\0'],
  ...prefixNames.map((name) => `${name}:`),
  ...['prop:due', 'is:due', 're:"', 'front:re:', '80%', '<=', 'cka', '/'],
];

/** Anything a person, or a cat, could type. */
export const anyInput = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...odd), { maxLength: 25 }).map((parts) => parts.join('')),
);

const field = fc.constantFrom('card', 'front', 'back', 'why', 'typed');
const days = fc.integer({ min: 1, max: 40 });

const anyGlob: fc.Arbitrary<Glob> = fc
  .array(fc.oneof(fc.constantFrom('', 'net', 'Net/Svc', 'É', 'a', 'b c', 'notes', 'x::y', '*', '\\'), anyText), {
    minLength: 1,
    maxLength: 3,
  })
  .filter((glob) => !(glob.length === 1 && glob[0]?.toLowerCase() === 'none'));

export const anyPattern = fc
  .array(
    fc.constantFrom(
      'pod',
      '.',
      'a',
      '\\b',
      '^',
      '$',
      '[a-f]',
      '[^p]',
      '\\w',
      '\\d',
      '\\s',
      '(',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{0,2}',
      '(?:',
      'É',
      '"',
      ':',
      '\\.',
      ' ',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((pattern) => !('problem' in compilePattern(pattern)));

const places = exams.flatMap((exam) =>
  exam.domains.flatMap((domain) => domain.topics.map((topic) => ({ exam: exam.slug, domain: domain.slug, topic: topic.slug }))),
);

const anyExam: fc.Arbitrary<SearchTerm> = fc
  .record({
    place: fc.constantFrom(...places.slice(0, 6), ...places.slice(-6)),
    exam: fc.boolean(),
    domain: fc.boolean(),
    topic: fc.boolean(),
  })
  .map(({ place, exam, domain, topic }) => ({
    type: 'exam',
    exam: exam ? place.exam : null,
    domain: domain ? place.domain : null,
    topic: topic ? place.topic : null,
  }));

const anyProperty: fc.Arbitrary<SearchTerm> = fc
  .record({
    property: fc.constantFrom(...searchProperties),
    comparison: fc.constantFrom(...comparisons),
    share: fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1e6),
    whole: fc.integer({ min: 0, max: 12 }),
    half: fc.boolean(),
    sign: fc.constantFrom(1, -1),
  })
  .map(({ property, comparison, share, whole, half, sign }) => {
    const number = whole + (half ? 0.5 : 0);
    const value = property === 'retrievability' ? share : property === 'due' ? number * sign + 0 : number;
    return { type: 'property', property, comparison, value };
  });

const anyTerm: fc.Arbitrary<SearchTerm> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), field, text: anyText }),
  fc.record({ type: fc.constant('pattern' as const), field, pattern: anyPattern }),
  fc.record({ type: fc.constant('deck' as const), name: anyGlob.filter((glob) => !glob.join('*').includes('::')) }),
  fc.record({ type: fc.constant('tag' as const), name: fc.option(anyGlob) }),
  fc.record({ type: fc.constant('kind' as const), kind: fc.constantFrom(...cardKinds) }),
  fc.record({ type: fc.constant('is' as const), state: fc.constantFrom(...searchStates) }),
  fc.record({ type: fc.constant('flag' as const), flag: fc.constantFrom(0, 1, 2, 3, 4) }),
  anyExam,
  fc.record({ type: fc.constant('rated' as const), days, rating: fc.option(fc.constantFrom(1, 2, 3, 4)) }),
  fc.record({ type: fc.constantFrom('added' as const, 'edited' as const), days }),
  anyProperty,
  fc.record({ type: fc.constant('file' as const), path: fc.option(anyGlob) }),
  fc.record({ type: fc.constant('heading' as const), text: anyGlob }),
  fc.record({ type: fc.constant('source' as const), path: fc.oneof(anyGlob, fc.constantFrom(['bundled'], ['folder'])) }),
  fc.record({
    type: fc.constant('id' as const),
    ids: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }).map(String), fc.constantFrom('owner', 'a b', 'x"y')), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

export const anyQuery: fc.Arbitrary<SearchNode> = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyTerm,
    fc.record({ type: fc.constantFrom('all' as const, 'any' as const), nodes: fc.array(tie('node'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), node: tie('node') }),
  ),
})).node;

import { removedVersions } from '../../kubernetes/removed-versions';
import type { KubernetesSchema } from '../../kubernetes/schema';
import { code } from '../command/item';
import { nearestWord } from '../nearest-word';
import type { Comparison, GradedCard, GradePart, GradingContext } from '../verdict';
import { completeBlanks } from './blanks';
import { compareNodes } from './compare-nodes';
import { countValues } from './field-result';
import type { CompareContext, FieldResult } from './field-result';
import { fieldOf, nodeAt, textOf } from './node';
import type { YamlNode } from './node';
import { guessType, isManifest, listFragments, readPlace, typeOfManifest } from './place';
import { readYaml } from './read-yaml';

const maximumReasons = 12;
const maximumDocuments = 40;

/** For each field name in the expected answer, the path it stands at. */
function collectPlaces(node: YamlNode, path = '', places = new Map<string, string>()): Map<string, string> {
  if (node.kind === 'list') node.items.forEach((item, index) => collectPlaces(item, `${path}[${index}]`, places));
  if (node.kind !== 'map') return places;
  for (const [name, { value }] of node.entries) {
    if (!places.has(name)) places.set(name, path);
    collectPlaces(value, path === '' ? name : `${path}.${name}`, places);
  }
  return places;
}

const nameOf = (node: YamlNode): string => textOf(nodeAt(node, ['metadata', 'name']));
const kindOf = (node: YamlNode): string => textOf(fieldOf(node, 'kind'));

/** Documents that belong together: by kind and name, then by kind, then by place. */
function pairDocuments(
  expected: readonly YamlNode[],
  typed: readonly YamlNode[],
): { pairs: [YamlNode, YamlNode | null][]; extra: YamlNode[] } {
  const left = [...typed];
  const found = new Map<YamlNode, YamlNode>();
  const tests: ((a: YamlNode, b: YamlNode) => boolean)[] = [
    (a, b) => kindOf(a) === kindOf(b) && nameOf(a) === nameOf(b),
    (a, b) => kindOf(a) === kindOf(b),
    () => true,
  ];
  for (const test of tests) {
    for (const node of expected) {
      if (found.has(node)) continue;
      const at = left.findIndex((other) => test(node, other));
      const other = at === -1 ? undefined : left.splice(at, 1)[0];
      if (other) found.set(node, other);
    }
  }
  return { pairs: expected.map((node) => [node, found.get(node) ?? null]), extra: left };
}

/** What is wrong with kind and apiVersion, before any field is looked at. */
function explainKind(typed: YamlNode, schema: KubernetesSchema | null): string[] {
  const kind = kindOf(typed);
  const apiVersion = textOf(fieldOf(typed, 'apiVersion'));
  if (!schema || kind === '' || apiVersion === '' || schema.kinds.has(`${apiVersion} ${kind}`)) return [];
  const homes = schema.kindsByName.get(kind.toLowerCase()) ?? [];
  const home = homes[0];
  if (home !== undefined) {
    const [version = '', name = ''] = home.split(' ');
    if (name !== kind) return [`${code(kind)} is no kind; did you mean ${code(name)}?`];
    const removed = removedVersions[`${apiVersion} ${kind}`];
    const why =
      removed === undefined ? `is not in ${code(apiVersion)}` : `is no longer in ${code(apiVersion)} (removed in Kubernetes ${removed})`;
    return [`${code(kind)} ${why}; it is in ${code(version)}.`];
  }
  const near = nearestWord(
    kind,
    [...schema.kinds.keys()].map((key) => key.slice(key.indexOf(' ') + 1)),
  );
  return near !== null && !apiVersion.includes('.') ? [`${code(kind)} is no kind; did you mean ${code(near)}?`] : [];
}

/** The matched share of all fields, 0 to 1. */
function shareOf(results: readonly FieldResult[]): number {
  const total = results.reduce((sum, result) => sum + result.weight, 0);
  const right = results.filter((result) => result.status === 'match').reduce((sum, result) => sum + result.weight, 0);
  return total === 0 ? 0 : right / total;
}

function compareDocument(
  expected: YamlNode,
  typed: YamlNode | null,
  card: Pick<GradedCard, 'at'>,
  grading: GradingContext,
): { results: FieldResult[]; reasons: string[] } {
  const { schema } = grading;
  const context: CompareContext = {
    schema,
    kubernetes: grading.kubernetes,
    places: collectPlaces(expected),
    results: [],
    compare: compareNodes,
  };
  const label = `${kindOf(expected)} ${code(nameOf(expected))}`.trim();
  if (typed === null) {
    context.results.push({
      path: '',
      status: 'missing',
      message: `Missing the ${label}.`,
      expected,
      typed: null,
      weight: countValues(expected),
    });
    return { results: context.results, reasons: [] };
  }
  if (isManifest(expected)) {
    compareNodes(expected, typed, { path: '', type: typeOfManifest(expected, schema), field: '' }, context);
    return { results: context.results, reasons: explainKind(typed, schema) };
  }
  const place = readPlace(card.at, schema);
  const isLoose = place.type.shape === 'any' && schema !== null;
  const tries = listFragments(typed, expected, place.steps).map((fragment) => {
    const isItem = place.type.shape === 'list' && expected.kind === 'map' && fragment.kind === 'map';
    const type = isLoose ? guessType(expected, schema) : isItem && place.type.shape === 'list' ? place.type.item : place.type;
    const results: FieldResult[] = [];
    compareNodes(expected, fragment, { path: '', type, field: '' }, { ...context, results });
    return results;
  });
  const best = tries.reduce((kept, results) => (shareOf(results) > shareOf(kept) ? results : kept));
  context.results.push(...best);
  const kind = kindOf(typed);
  const reasons: string[] = [];
  if (isManifest(typed) && place.kind !== '' && kind !== place.kind) {
    reasons.push(`This is a ${code(kind)}; the answer belongs to a ${code(place.kind)}.`);
    context.results.push({ path: 'kind', status: 'differ', message: '', expected: null, typed: fieldOf(typed, 'kind') ?? null, weight: 1 });
  }
  return { results: context.results, reasons };
}

function makeParts(results: readonly FieldResult[], expected: string, typed: string): GradePart[] {
  const parts = new Map<string, GradePart>();
  const add = (side: GradePart['side'], source: string, span: FieldResult['typed'], status: GradePart['status']): void => {
    if (!span || span.end <= span.start) return;
    const text = source.slice(span.start, span.end).trimEnd();
    const key = `${side} ${span.start}`;
    const known = parts.get(key);
    if (!known || known.status === 'match') parts.set(key, { side, text, start: span.start, end: span.start + text.length, status });
  };
  for (const { status, expected: wanted, typed: given } of results) {
    add('typed', typed, given, status);
    add('expected', expected, wanted, status);
  }
  return [...parts.values()].sort((a, b) => (a.side === b.side ? a.start - b.start : a.side < b.side ? 1 : -1));
}

/** Results that lie on a card's blank lines; all when it has none. */
function onBlanks(results: readonly FieldResult[], expected: string, blanks: readonly number[]): FieldResult[] {
  if (blanks.length === 0) return [...results];
  const lineOf = (offset: number): number => expected.slice(0, offset).split('\n').length;
  return results.filter(({ status, expected: span }) => status !== 'match' || (span !== null && blanks.includes(lineOf(span.start))));
}

/** Compares a typed manifest or fragment with one accepted answer, field by field; of a card with blanks these alone may be typed. */
export function compareYaml(card: Pick<GradedCard, 'at' | 'blanks'>, expected: string, typed: string, grading: GradingContext): Comparison {
  const asTyped = compareWhole(card, expected, typed, typed, grading);
  const whole = completeBlanks(expected, card.blanks, typed);
  if (whole === typed || asTyped.verdict === 'correct') return asTyped;
  const filledIn = compareWhole(card, expected, whole, typed, grading);
  return filledIn.score >= asTyped.score ? filledIn : asTyped;
}

/** `whole` is what counts, `typed` what a person wrote of it. */
function compareWhole(
  card: Pick<GradedCard, 'at' | 'blanks'>,
  expected: string,
  whole: string,
  typed: string,
  grading: GradingContext,
): Comparison {
  const wanted = readYaml(expected);
  const given = readYaml(whole);
  const nothing: Comparison = { verdict: 'wrong', score: 0, reasons: [], parts: [], note: '' };
  if (given.problems.length > 0) return { ...nothing, reasons: given.problems };
  if (wanted.documents.length === 0) return { ...nothing, reasons: ["The card's own answer cannot be read as YAML.", ...wanted.problems] };
  if (given.documents.length === 0) return { ...nothing, reasons: ['There is no YAML in this answer.'] };
  if (given.documents.length > maximumDocuments) return { ...nothing, reasons: ['There are too many documents in this answer.'] };
  const { pairs, extra } = pairDocuments(wanted.documents, given.documents);
  const results: FieldResult[] = [];
  const reasons: string[] = [];
  for (const [document, other] of pairs) {
    const compared = compareDocument(document, other, card, grading);
    results.push(...compared.results);
    reasons.push(...compared.reasons);
  }
  for (const node of extra) {
    const message = `The ${kindOf(node) === '' ? 'last document' : `${kindOf(node)} ${code(nameOf(node))}`} is not asked for.`;
    results.push({ path: '', status: 'extra', message, expected: null, typed: node, weight: 1 });
  }
  const counted = onBlanks(results, expected, card.blanks);
  const score = shareOf(counted);
  const isRight = results.every((result) => result.status === 'match');
  const messages = [...new Set([...reasons, ...results.map((result) => result.message)])].filter((message) => message !== '');
  const hidden = messages.length - maximumReasons;
  return {
    verdict: isRight ? 'correct' : score >= 0.5 ? 'partial' : 'wrong',
    score,
    reasons: isRight ? [] : [...messages.slice(0, maximumReasons), ...(hidden > 0 ? [`And ${hidden} more.`] : [])],
    parts:
      whole === typed
        ? makeParts(results, expected, typed)
        : makeParts(results, expected, whole).filter((part) => part.side === 'expected'),
    note: '',
  };
}

import type { GradingContext } from '../core/grading/verdict';
import { readGrammar } from '../core/kubernetes/grammar';
import { describeField, readSchema } from '../core/kubernetes/schema';

/** What the API reference says about a field of a kind. */
export type DescribeField = (kind: string, path: string) => string | undefined;

/** kubectl's grammar and the API's structure, read when the first answer is typed. */
export const readKubernetes = once(async (): Promise<Pick<GradingContext, 'grammar' | 'schema'>> => {
  const [grammar, structure] = await Promise.all([
    import('../core/kubernetes/kubectl-grammar.json'),
    import('../../generated/structure.json'),
  ]);
  return { grammar: readGrammar(grammar.default), schema: readSchema(structure.default) };
});

/** The API reference's words, read when the first ordinary note is. */
export const readFieldWords = once(async (): Promise<DescribeField> => {
  const [structure, words] = await Promise.all([import('../../generated/structure.json'), import('../../generated/descriptions.json')]);
  const schema = readSchema(structure.default);
  return (kind, path) => describeField(schema, words.default, kind, path)?.description;
});

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

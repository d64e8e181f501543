import type { GradingContext } from '../core/grading/verdict';
import { describeField, readSchema, type KubernetesSchema } from '../core/kubernetes/schema';
import { kubectlGrammar } from '../core/notes/kubectl-line';

/** What the API reference says about a field of a kind. */
export type DescribeField = (kind: string, path: string) => string | undefined;

/** kubectl's grammar and the API's structure, made ready when the first answer is typed. */
export const readKubernetes = once(async (): Promise<Pick<GradingContext, 'grammar'> & { schema: KubernetesSchema }> => {
  const structure = await import('../../generated/structure.json');
  return { grammar: kubectlGrammar(), schema: readSchema(structure.default) };
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

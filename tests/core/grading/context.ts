import { fileURLToPath } from 'node:url';
import type { CardKind } from '../../../electron/core/card';
import { gradeAnswer } from '../../../electron/core/grading/grade';
import type { Grade, GradedCard, GradingContext } from '../../../electron/core/grading/verdict';
import { readGrammar } from '../../../electron/core/kubernetes/grammar';
import grammarData from '../../../electron/core/kubernetes/kubectl-grammar.json';
import { readSchema } from '../../../electron/core/kubernetes/schema';
import type { DescriptionData, SchemaData } from '../../../electron/core/kubernetes/schema';
import { generateSchema } from '../../../scripts/generate-kubernetes-schema';

const generated = generateSchema(fileURLToPath(new URL('../../../node_modules/@kubernetes/client-node', import.meta.url)));

export const descriptions = JSON.parse(generated.descriptions) as DescriptionData;
export const schema = readSchema(JSON.parse(generated.structure) as SchemaData);
export const context: GradingContext = { grammar: readGrammar(grammarData), schema, kubernetes: '1.35' };

export function makeCard(kind: CardKind, answer: string, more: Partial<GradedCard> = {}): GradedCard {
  return { kind, front: '', answer, accept: [], broken: null, blanks: [], at: '', gap: 0, list: null, ...more };
}

export function grade(kind: CardKind, answer: string, typed: string, more: Partial<GradedCard> = {}, kubernetes = '1.35'): Grade {
  return gradeAnswer(makeCard(kind, answer, more), typed, { ...context, kubernetes });
}

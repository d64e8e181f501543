import type { FieldType, KubernetesSchema } from '../../kubernetes/schema';
import type { Span } from '../command/item';
import type { PartStatus } from '../verdict';
import type { YamlNode } from './node';

/** What became of one field. */
export interface FieldResult {
  path: string;
  status: PartStatus;
  /** Empty for a match. */
  message: string;
  expected: Span | null;
  typed: Span | null;
  /** Plain values the field holds, at least 1; its share in the credit. */
  weight: number;
}

export interface CompareContext {
  schema: KubernetesSchema | null;
  kubernetes: string;
  /** Where each field name stands in the expected answer, to say where a misplaced one belongs. */
  places: ReadonlyMap<string, string>;
  results: FieldResult[];
  /** Compares two values and all below them; handed on so that maps and lists can hold one another. */
  compare: (expected: YamlNode, typed: YamlNode, place: Place, context: CompareContext) => void;
}

/** Where two nodes stand: what to call the place, what the schema says, and the field's name in the tables. */
export interface Place {
  path: string;
  type: FieldType;
  field: string;
}

export function countValues(node: YamlNode): number {
  if (node.kind === 'scalar') return 1;
  const inner = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.value);
  return Math.max(
    1,
    inner.reduce((sum, child) => sum + countValues(child), 0),
  );
}

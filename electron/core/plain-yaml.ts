import { isCollection, isPair, visit, type Document } from 'yaml';

const isNested = (item: unknown): boolean => isCollection(item) || (isPair(item) && (isCollection(item.key) || isCollection(item.value)));

/**
 * What a document holds, as plain values. `{{ .Values.name }}` is a map as a key, and may be one.
 * @throws Error when keys hold lists or maps that hold others (writing those out as text takes time without end), or aliases multiply.
 */
export function plainValue(document: Document): unknown {
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key) && key.items.some(isNested)) throw new Error('A key holds lists or maps inside one another.');
    },
  });
  return document.toJS({ maxAliasCount: 100 });
}

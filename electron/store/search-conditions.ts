import type { PatternWork } from '../core/search/pattern';
import type { TextTest } from './search-functions';

/** Part of a WHERE clause that is 0 or 1, never NULL. */
export interface Condition {
  sql: string;
  /** It reads the table `content`. */
  content: boolean;
  /** Cheaper ones are asked first. */
  cost: number;
}

/** Gathers what the clause refers to, in exchange for how it refers to it. */
export interface Bindings {
  bind: (value: number | string) => string;
  /** A call of the test on an SQL expression. */
  test: (test: TextTest) => (expression: string) => string;
  /** What all regular expressions of the search may do together. */
  work: PatternWork;
}

export const onCard = (sql: string, cost = 0): Condition => ({ sql, content: false, cost });
export const onContent = (sql: string, cost = 5): Condition => ({ sql, content: true, cost });
export const never = onCard('0');

/** All or any of them; nothing at all holds for `AND`. As a balanced tree: SQLite bounds how deep an expression can be. */
export function join(operator: 'AND' | 'OR', conditions: readonly Condition[]): Condition {
  const [first = operator === 'AND' ? onCard('1') : never, ...rest] = [...conditions].sort((a, b) => a.cost - b.cost);
  if (rest.length === 0) return first;
  const all = [first, ...rest];
  const half = all.length >> 1;
  const [left, right] = [join(operator, all.slice(0, half)), join(operator, all.slice(half))];
  return {
    sql: `(${left.sql} ${operator} ${right.sql})`,
    content: left.content || right.content,
    cost: Math.max(left.cost, right.cost),
  };
}

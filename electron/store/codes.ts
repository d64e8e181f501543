import type { CardState, LogEntry } from '../core/scheduling/types';

/** How states and kinds of log rows are written: small whole numbers, because there are millions of them. Append only. */
const states = ['new', 'learning', 'review', 'relearning'] as const satisfies readonly CardState[];
const reviewTypes = ['answer', 'reset', 'reschedule', 'import'] as const satisfies readonly LogEntry['type'][];

export type ReviewType = (typeof reviewTypes)[number];

export function stateCode(state: CardState): number {
  return states.indexOf(state);
}

export function stateOf(code: number): CardState {
  return nameOf(states, code, 'state');
}

/** Practice is an answer with a mark of its own. */
export function reviewTypeCode(type: LogEntry['type']): number {
  return type === 'practice' ? reviewTypeCode('answer') : reviewTypes.indexOf(type);
}

export function reviewTypeOf(code: number): ReviewType {
  return nameOf(reviewTypes, code, 'review type');
}

function nameOf<Name>(names: readonly Name[], code: number, what: string): Name {
  const name = names[code];
  if (name === undefined) throw new Error(`${String(code)} is no ${what}`);
  return name;
}

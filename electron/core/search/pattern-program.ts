import type { Pattern } from './pattern-syntax';

/** A step of a machine that is in many steps at once: a character to consume, a condition to pass, or ways to go on from here. */
export type ProgramStep =
  | { type: 'atom'; atom: number; next: number }
  | { type: 'assert'; assertion: Extract<Pattern, { type: 'assert' }>['assertion']; next: number }
  | { type: 'ways'; next: readonly number[] }
  | { type: 'match' };

export interface Program {
  steps: readonly ProgramStep[];
  start: number;
  /** Sources of the regular expressions for one character. */
  atoms: readonly string[];
}

export const mostSteps = 1000;

/** How many steps a pattern takes; written-out repetition is what makes it many. */
export function stepsOf(pattern: Pattern): number {
  switch (pattern.type) {
    case 'atom':
    case 'assert':
      return 1;
    case 'sequence':
    case 'choice':
      return pattern.parts.reduce((sum, part) => sum + stepsOf(part), 1);
    case 'repeat':
      return (stepsOf(pattern.part) + 1) * Math.max(1, pattern.most ?? pattern.least + 1);
  }
}

/** Thompson's construction, from the end to the start. */
export function toProgram(pattern: Pattern): Program {
  const steps: ProgramStep[] = [{ type: 'match' }];
  const atoms: string[] = [];
  const add = (step: ProgramStep): number => steps.push(step) - 1;
  const addAtom = (source: string): number => {
    const known = atoms.indexOf(source);
    return known < 0 ? atoms.push(source) - 1 : known;
  };
  const build = (part: Pattern, next: number): number => {
    switch (part.type) {
      case 'atom':
        return add({ type: 'atom', atom: addAtom(part.source), next });
      case 'assert':
        return add({ type: 'assert', assertion: part.assertion, next });
      case 'sequence':
        return part.parts.reduceRight((after, one) => build(one, after), next);
      case 'choice':
        return add({ type: 'ways', next: part.parts.map((one) => build(one, next)) });
      case 'repeat':
        return buildRepeat(part, next);
    }
  };
  const buildRepeat = ({ part, least, most }: Extract<Pattern, { type: 'repeat' }>, next: number): number => {
    let start = next;
    if (most === null) {
      const ways = [next];
      start = add({ type: 'ways', next: ways });
      ways.push(build(part, start));
    } else {
      for (let optional = most - least; optional > 0; optional--) start = add({ type: 'ways', next: [next, build(part, start)] });
    }
    for (let times = least; times > 0; times--) start = build(part, start);
    return start;
  };
  const start = build(pattern, 0);
  return { steps, start, atoms };
}

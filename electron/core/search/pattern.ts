import { neededText } from './pattern-needed';
import { mostSteps, stepsOf, toProgram, type Program } from './pattern-program';
import { readPattern, type PatternProblem } from './pattern-syntax';

/** How much work a search may put into patterns. It is counted, not timed, so that a query ends the same way everywhere. */
export interface PatternWork {
  left: number;
}

/** About a second on a slow computer, and far more than a pattern needs that was not made to be hard. */
export const patternWork = (): PatternWork => ({ left: 20_000_000 });

/** Whether text has a match, in any case; `^` and `$` are ends of lines. Null when the work is used up. */
export type PatternTest = (text: string, work: PatternWork) => boolean | null;

export interface CompiledPattern {
  test: PatternTest;
  /** Lower-case ASCII text that whatever matches has in it, in any case; empty when none is sure. */
  needed: string;
}

const longest = 300;
const mostStates = 2000;

/**
 * A regular expression without the ways to hang that JavaScript's own have: all ways through it are followed at once (Thompson),
 * and sets of ways met before are remembered, so the time grows with the text, whatever the pattern.
 */
export function compilePattern(pattern: string): CompiledPattern | { problem: PatternProblem } {
  if (pattern.length > longest) {
    return { problem: { offset: longest, length: pattern.length - longest, message: `A pattern has at most ${longest} characters.` } };
  }
  const read = readPattern(pattern);
  if ('message' in read) return { problem: read };
  if (stepsOf(read) > mostSteps) {
    return { problem: { offset: 0, length: pattern.length, message: 'This pattern repeats too much. Use smaller numbers in { }.' } };
  }
  return { test: testOf(toProgram(read)), needed: neededText(read) };
}

/** What lies on one side of a place in the text, as far as `^`, `$` and `\b` care. */
type Side = 'edge' | 'other' | 'word';

interface CharacterClass {
  number: number;
  side: Side;
  atoms: readonly boolean[];
}

interface State {
  steps: readonly number[];
  before: Side;
  /** What each class of character leads to; `match` when a match has ended before it. */
  next: (State | 'match' | undefined)[];
  atEnd: boolean | undefined;
}

function testOf(program: Program): PatternTest {
  const classOf = classesOf(program.atoms);
  let states = new Map<string, State>();
  const stateOf = (steps: readonly number[], before: Side): State => {
    const key = `${before}${steps.join()}`;
    let state = states.get(key);
    if (state) return state;
    if (states.size >= mostStates) states = new Map();
    state = { steps, before, next: [], atEnd: undefined };
    states.set(key, state);
    return state;
  };
  const follow = (state: State, character: CharacterClass, work: PatternWork): State | 'match' => {
    const reached = reach(program, state, character.side, work);
    if (reached.has(0)) return 'match';
    const steps = new Set([program.start]);
    for (const number of reached) {
      const step = program.steps[number];
      if (step?.type === 'atom' && character.atoms[step.atom]) steps.add(step.next);
    }
    return stateOf(
      [...steps].sort((a, b) => a - b),
      character.side,
    );
  };
  return (text, work) => {
    let state = stateOf([program.start], 'edge');
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at++;
      const character = classOf(code);
      const next = (state.next[character.number] ??= follow(state, character, work));
      if (next === 'match') return true;
      if (work.left < 0) return null;
      state = next;
    }
    state.atEnd ??= reach(program, state, 'edge', work).has(0);
    return state.atEnd;
  };
}

/** Every step that can be reached without another character. */
function reach(program: Program, { steps, before }: State, after: Side, work: PatternWork): Set<number> {
  const reached = new Set<number>();
  const waiting = [...steps];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    work.left--;
    if (reached.has(number)) continue;
    reached.add(number);
    const step = program.steps[number];
    if (step?.type === 'ways') waiting.push(...step.next);
    else if (step?.type === 'assert' && holds(step.assertion, before, after)) waiting.push(step.next);
  }
  return reached;
}

function holds(assertion: 'start' | 'end' | 'word' | 'no-word', before: Side, after: Side): boolean {
  if (assertion === 'start') return before === 'edge';
  if (assertion === 'end') return after === 'edge';
  return ((before === 'word') !== (after === 'word')) === (assertion === 'word');
}

/** Characters that the pattern cannot tell apart are one class. */
function classesOf(sources: readonly string[]): (code: number) => CharacterClass {
  const atoms = sources.map((source) => new RegExp(`^${source}$`, 'iu'));
  const byCode: CharacterClass[] = [];
  const bySignature = new Map<string, CharacterClass>();
  return (code) => {
    let found = byCode[code];
    if (found) return found;
    const character = String.fromCodePoint(code);
    const side = /[\n\r\u2028\u2029]/.test(character) ? 'edge' : /\w/iu.test(character) ? 'word' : 'other';
    const matched = atoms.map((atom) => atom.test(character));
    const signature = `${side}${matched.map(Number).join('')}`;
    found = bySignature.get(signature) ?? { number: bySignature.size, side, atoms: matched };
    bySignature.set(signature, found);
    byCode[code] = found;
    return found;
  };
}

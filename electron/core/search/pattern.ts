import { neededText } from './pattern-needed';
import { mostSteps, stepsOf, toProgram, type Program } from './pattern-program';
import { readPattern, type PatternProblem } from './pattern-syntax';

/** How much work a search may put into patterns. It is counted, not timed, so that a query ends the same way everywhere. */
export interface PatternWork {
  left: number;
}

/** Half a second, and a thousand times what a pattern needs that was not made to be hard. */
export const patternWork = (): PatternWork => ({ left: 5_000_000 });

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

/** Characters that a pattern cannot tell apart. */
interface CharacterClass {
  side: Side;
  atoms: readonly boolean[];
}

interface State {
  steps: readonly number[];
  before: Side;
  /** What each class of character leads to, by its number. */
  next: (State | undefined)[];
  atEnd: boolean | undefined;
}

/** A match has ended before the character that leads here. */
const matched: State = { steps: [], before: 'edge', next: [], atEnd: true };

function testOf(program: Program): PatternTest {
  const { list, common, classify } = classesOf(program.atoms);
  let states = new Map<string, State>();
  const stateOf = (steps: readonly number[], before: Side): State => {
    const key = `${before}${steps.join()}`;
    const known = states.get(key);
    if (known) return known;
    if (states.size >= mostStates) states = new Map();
    const state: State = { steps, before, next: [], atEnd: undefined };
    states.set(key, state);
    return state;
  };
  const follow = (state: State, number: number, work: PatternWork): State => {
    const { side, atoms } = list[number] ?? { side: 'other', atoms: [] };
    const reached = reach(program, state, side, work);
    if (reached.has(0)) return matched;
    const steps = new Set([program.start]);
    for (const one of reached) {
      const step = program.steps[one];
      if (step?.type === 'atom' && atoms[step.atom]) steps.add(step.next);
    }
    return stateOf(
      [...steps].sort((a, b) => a - b),
      side,
    );
  };
  // The loop runs over every character of every card: no calls and no objects for what was met before.
  return (text, work) => {
    if (work.left < 0) return null;
    let state = stateOf([program.start], 'edge');
    for (let at = 0; at < text.length; at++) {
      let number = common[text.charCodeAt(at)] ?? unmet;
      if (number === unmet) {
        const code = text.codePointAt(at) ?? 0;
        if (code > 0xffff) at++;
        number = classify(code);
      }
      let next = state.next[number];
      if (next === undefined) {
        next = state.next[number] = follow(state, number, work);
        if (work.left < 0) return null;
      }
      if (next === matched) return true;
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

const unmet = 0xffff;

interface Classes {
  list: readonly CharacterClass[];
  /** Numbers of classes by UTF-16 unit, for characters that are one unit and were met before. */
  common: Uint16Array;
  /** The number of the class of any character. */
  classify: (code: number) => number;
}

function classesOf(sources: readonly string[]): Classes {
  const atoms = sources.map((source) => new RegExp(`^${source}$`, 'iu'));
  const list: CharacterClass[] = [];
  const bySignature = new Map<string, number>();
  const common = new Uint16Array(0x10000).fill(unmet);
  const rare = new Map<number, number>();
  const classify = (code: number): number => {
    const known = rare.get(code);
    if (known !== undefined) return known;
    const character = String.fromCodePoint(code);
    const side = /[\n\r\u2028\u2029]/.test(character) ? 'edge' : /\w/iu.test(character) ? 'word' : 'other';
    const kinds = atoms.map((atom) => atom.test(character));
    const signature = `${side}${kinds.map(Number).join('')}`;
    const number = bySignature.get(signature) ?? list.push({ side, atoms: kinds }) - 1;
    bySignature.set(signature, number);
    // The first half of a character of two units must not be taken for one by itself.
    if (code > 0xffff || (code >= 0xd800 && code <= 0xdbff)) rare.set(code, number);
    else common[code] = number;
    return number;
  };
  return { list, common, classify };
}

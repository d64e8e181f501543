import type { Comparison, GradePart, GradingContext, PartStatus } from '../verdict';
import { compareItems } from './compare-items';
import type { Difference } from './compare-items';
import { explainDifferences } from './explain';
import type { Item } from './item';
import { isKubectl } from './kubectl';
import { readCommandAnswer } from './read-command';
import type { CommandAnswer, CommandStep } from './read-command';
import { toolTables } from './tool-tables';

interface AlignedStep {
  expected: CommandStep | null;
  typed: CommandStep | null;
}

const commandOf = (step: CommandStep): string => step.items.find((item) => item.slot === 'command')?.value ?? '';
const maximumSteps = 60;

/** Longest common run of commands, so that one forgotten line does not spoil the lines after it. */
function alignSteps(expected: readonly CommandStep[], typed: readonly CommandStep[]): AlignedStep[] {
  if (expected.length === typed.length || Math.max(expected.length, typed.length) > maximumSteps) {
    const length = Math.max(expected.length, typed.length);
    return Array.from({ length }, (_unused, index) => ({ expected: expected[index] ?? null, typed: typed[index] ?? null }));
  }
  const longest = Array.from({ length: expected.length + 1 }, () => new Array<number>(typed.length + 1).fill(0));
  const at = (row: number, column: number): number => longest[row]?.[column] ?? 0;
  const isSame = (row: number, column: number): boolean => {
    const [a, b] = [expected[row], typed[column]];
    return a !== undefined && b !== undefined && commandOf(a) === commandOf(b);
  };
  for (let row = expected.length - 1; row >= 0; row -= 1) {
    const line = longest[row] ?? [];
    for (let column = typed.length - 1; column >= 0; column -= 1) {
      line[column] = isSame(row, column) ? 1 + at(row + 1, column + 1) : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const aligned: AlignedStep[] = [];
  let [row, column] = [0, 0];
  while (row < expected.length || column < typed.length) {
    if (row < expected.length && column < typed.length && isSame(row, column)) {
      aligned.push({ expected: expected[row++] ?? null, typed: typed[column++] ?? null });
    } else if (column >= typed.length || (row < expected.length && at(row + 1, column) >= at(row, column + 1))) {
      aligned.push({ expected: expected[row++] ?? null, typed: null });
    } else aligned.push({ expected: null, typed: typed[column++] ?? null });
  }
  return aligned;
}

/** An unfinished here-document ends behind the text; such stretches are cut. */
function partsOf(item: Item, side: GradePart['side'], source: string, status: PartStatus): GradePart[] {
  return item.spans
    .map((span) => ({ start: span.start, end: Math.min(span.end, source.length) }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ side, text: source.slice(start, end), start, end, status }));
}

/** One part for each stretch of text; where several items share it, the worst status shows. */
function collectParts(differences: readonly Difference[], expected: string, typed: string): GradePart[] {
  const parts = new Map<string, GradePart>();
  const add = (part: GradePart): void => {
    const key = `${part.side} ${part.start} ${part.end}`;
    const known = parts.get(key);
    if (!known || known.status === 'match') parts.set(key, part);
  };
  for (const difference of differences) {
    if (difference.status !== 'extra') partsOf(difference.expected, 'expected', expected, difference.status).forEach(add);
    if (difference.status !== 'missing') partsOf(difference.typed, 'typed', typed, difference.status).forEach(add);
  }
  return [...parts.values()].sort((a, b) => (a.side === b.side ? a.start - b.start || a.end - b.end : a.side < b.side ? 1 : -1));
}

/** Getting one of these wrong acts on something else, so nothing is half right. */
const decisive = /^(?:target|name|namespace|argument|after --|command|change|ports|verb|resource|join|variable)/;

function isHarmlessNamespace(difference: Difference): boolean {
  return difference.status === 'missing' && difference.expected.slot === 'namespace' && difference.expected.value === 'default';
}

function isPartlyRight(differences: readonly Difference[], score: number): boolean {
  if (score < 0.5) return false;
  return differences.every((difference) => {
    const item = difference.status === 'extra' ? difference.typed : difference.expected;
    return difference.status === 'match' || isHarmlessNamespace(difference) || !decisive.test(item.slot);
  });
}

/** True when the text is a command of kubectl or of a tool the grader knows, not a sentence about one. */
export function isCommandLine(text: string): boolean {
  const [first = '', second = ''] = text
    .trim()
    .replace(/^\$\s+/, '')
    .split(/\s+/);
  if (second === '' || !/^[a-z-]/.test(second)) return false;
  return isKubectl(first) || Object.hasOwn(toolTables, first);
}

interface Judged {
  differences: Difference[];
  reasons: string[];
}

function judgeSteps(wanted: CommandAnswer, given: CommandAnswer): Judged {
  const judged: Judged = { differences: [], reasons: [] };
  for (const { expected, typed } of alignSteps(wanted.steps, given.steps)) {
    const found = compareItems(expected?.items ?? [], typed?.items ?? []);
    judged.differences.push(...found);
    judged.reasons.push(...explainDifferences(found));
  }
  return judged;
}

/** Why the shell or the tool would refuse the typed answer, where they would take the accepted one. */
function listProblems(wanted: CommandAnswer, given: CommandAnswer): string[] {
  const rejectionsOf = (answer: CommandAnswer): string[] => answer.steps.flatMap((step) => step.rejections);
  const [unread, refused] = [wanted.errors, rejectionsOf(wanted)];
  return [
    ...given.errors.filter((error) => !unread.includes(error)).map((error) => `The shell cannot read this: ${error}.`),
    ...rejectionsOf(given)
      .filter((reason) => !refused.includes(reason))
      .map((reason) => `This would be refused: ${reason}.`),
  ];
}

/** Compares a typed command line with one accepted answer by what both ask for. */
export function compareCommand(expected: string, typed: string, context: GradingContext): Comparison {
  const wanted = readCommandAnswer(expected, context);
  const given = readCommandAnswer(typed, context);
  if (given.steps.length === 0) {
    return { verdict: 'wrong', score: 0, reasons: ['There is no command in this answer.'], parts: [], note: '' };
  }
  const { differences, reasons } = judgeSteps(wanted, given);
  const problems = listProblems(wanted, given);
  const score = differences.filter((difference) => difference.status === 'match').length / Math.max(1, differences.length);
  const isRight = score === 1 && problems.length === 0;
  const isPartly = problems.length === 0 && isPartlyRight(differences, score);
  const hints = isRight ? [] : given.steps.flatMap((step) => step.hints ?? []).map((hint) => `${hint}.`);
  const notes = given.steps.flatMap((step) => step.notes);
  return {
    verdict: isRight ? 'correct' : isPartly ? 'partial' : 'wrong',
    score,
    reasons: [...new Set([...problems, ...hints, ...reasons])],
    parts: collectParts(differences, expected, typed),
    note: [...new Set(notes)].map((note) => `Right, but ${note}.`).join(' '),
  };
}

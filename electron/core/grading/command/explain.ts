import type { Difference } from './compare-items';
import { code } from './item';
import type { Item } from './item';

const isSlot = (item: Item, ...slots: readonly string[]): boolean =>
  slots.some((slot) => item.slot === slot || item.slot.startsWith(`${slot} `));

function explainMissing(item: Item): string {
  if (item.slot === 'namespace') return `Missing ${code(`-n ${item.value}`)}: without it the command works in the current namespace.`;
  if (item.slot === 'command') return `Missing ${item.label}.`;
  if (item.slot === 'sudo') return 'Missing `sudo`: this needs root.';
  if (isSlot(item, 'join')) return '';
  return `Missing ${item.label}.`;
}

function explainExtra(item: Item): string {
  if (item.slot === 'namespace') return `${code(`-n ${item.value}`)} is not asked for: the task does not name this namespace.`;
  if (item.slot === 'command') return `${item.label} is not part of the answer.`;
  if (isSlot(item, 'join')) return '';
  return `${item.label} is not asked for.`;
}

function explainPair(expected: Item, typed: Item): string {
  if (expected.slot === 'command') return `This is ${typed.label}; the answer is ${expected.label}.`;
  if (expected.slot === 'namespace') return `The namespace is ${code(typed.value)} but should be ${code(expected.value)}.`;
  if (expected.slot === 'join') return 'The commands are joined differently.';
  if (expected.slot === 'standard input') return 'The text given to standard input differs.';
  if (isSlot(expected, 'after --')) return `After ${code('--')}, ${typed.label} should be ${expected.label}.`;
  return `${typed.label} should be ${expected.label}.`;
}

function explainOne(difference: Difference): string {
  if (difference.status === 'missing') return explainMissing(difference.expected);
  if (difference.status === 'extra') return explainExtra(difference.typed);
  return difference.status === 'differ' ? explainPair(difference.expected, difference.typed) : '';
}

/** True when the same words stand after `--` or as arguments, only in another order. */
function isReordered(differences: readonly Difference[], slot: string): boolean {
  const pairs = differences.filter((difference) => difference.status === 'differ' && isSlot(difference.expected, slot));
  if (pairs.length < 2) return false;
  const values = (side: 'expected' | 'typed'): string =>
    pairs
      .map((pair) => (pair.status === 'differ' ? pair[side].value : ''))
      .sort()
      .join('\0');
  return values('expected') === values('typed');
}

/** What differs, in words, most telling first. */
export function explainDifferences(differences: readonly Difference[]): string[] {
  const reasons: string[] = [];
  let rest = differences.filter((difference) => difference.status !== 'match');
  for (const [slot, sentence] of [
    ['after --', `After ${code('--')} the order matters.`],
    ['argument', 'The arguments are right but their order is not.'],
  ] as const) {
    if (!isReordered(rest, slot)) continue;
    reasons.push(sentence);
    rest = rest.filter((difference) => difference.status !== 'differ' || !isSlot(difference.expected, slot));
  }
  const rank = (difference: Difference): number => {
    const item = difference.status === 'extra' ? difference.typed : difference.expected;
    const order = ['command', 'target', 'name', 'namespace'].indexOf(item.slot);
    return order === -1 ? 9 : order;
  };
  const ordered = [...rest].sort((a, b) => rank(a) - rank(b));
  return [...reasons, ...ordered.map(explainOne)]
    .filter((reason) => reason !== '')
    .map((reason) => reason.charAt(0).toUpperCase() + reason.slice(1));
}

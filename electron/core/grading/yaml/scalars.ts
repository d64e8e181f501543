import { parseQuantity } from '../../kubernetes/quantity';
import { canonicalSchedule } from '../../kubernetes/schedule';
import type { ScalarType } from '../../kubernetes/schema';
import { code } from '../command/item';
import type { YamlScalar } from './node';

/** A value an author left free: `<name>` alone, but not what kubectl prints for nothing. */
const placeholderPattern = /^<(?!(?:none|default|unset|unknown|pending|nil|invalid)>)[A-Za-z][\w.-]*(?: [\w.-]+)*>$/;

/** Why the API would refuse a value of this type; empty when it would not. */
export function explainScalarType(type: ScalarType, node: YamlScalar): string {
  const { value, source } = node;
  if (value === null) return '';
  const quoted = code(`"${source}"`);
  switch (type) {
    case 'string':
    case 'time':
    case 'base64':
      return typeof value === 'string' ? '' : `takes text: write ${quoted} with quotes`;
    case 'integer':
    case 'number':
      if (typeof value === 'number') return type === 'number' || Number.isInteger(value) ? '' : 'takes a whole number';
      return typeof value === 'string' && /^-?\d+$/.test(value) ? `takes a number: write ${code(value)} without quotes` : 'takes a number';
    case 'boolean':
      return typeof value === 'boolean' ? '' : `takes ${code('true')} or ${code('false')}, without quotes`;
    case 'quantity':
      if (typeof value === 'boolean' || parseQuantity(String(value)) === null)
        return `takes a quantity such as ${code('500m')} or ${code('128Mi')}`;
      return '';
    case 'int-or-string':
      return typeof value === 'boolean' ? 'takes a number or text' : '';
  }
}

function isSameText(expected: string, typed: string, field: string): boolean {
  if (field === 'CronJobSpec.schedule') return canonicalSchedule(expected) === canonicalSchedule(typed);
  // A shell script does not change with a line end after it.
  if (/^(?:Container|ExecAction)\.(?:command|args)$/.test(field)) return expected.trimEnd() === typed.trimEnd();
  return false;
}

/** True when both values are the same to Kubernetes. */
export function isSameScalar(type: ScalarType | null, field: string, expected: YamlScalar, typed: YamlScalar): boolean {
  if (expected.value === typed.value) return true;
  const [a, b] = [expected.value, typed.value];
  if (typeof a === 'string' && placeholderPattern.test(a)) return typed.value !== null && typed.source.trim() !== '';
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean') return false;
  if (type === 'quantity') {
    const amount = parseQuantity(String(a));
    return amount !== null && amount === parseQuantity(String(b));
  }
  return typeof a === 'string' && typeof b === 'string' && isSameText(a, b, field);
}

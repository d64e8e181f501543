import { canonicalRelaxedPath } from '../kubernetes/jsonpath';
import { code, joinWords, readTargets, sayNamespace, sayTargets, sayWhich, sentence, type Parts } from './describe-phrases';

/** `kubectl get`. */
export function describeGet(parts: Parts): string | null {
  const raw = parts.flag('raw');
  if (raw !== null) return parts.line.args.length === 0 ? sentence(`Ask the API server for the path ${code(raw)} as it is`) : null;
  const targets = readTargets(parts.args());
  const which = sayWhich(parts);
  const output = sayOutput(parts);
  if (!targets || which === null || output === null) return null;
  const named = targets.groups.some(({ names }) => names.length > 0);
  const verb = output.verb ?? (named ? 'Show' : 'List');
  const extras = sayExtras(parts);
  return sentence(`${verb} ${output.part}${sayTargets(targets, 'the')}${sayNamespace(parts)}${which}${output.after}${extras}`);
}

interface Output {
  verb: string | null;
  part: string;
  after: string;
  each: boolean;
}

function sayOutput(parts: Parts): Output | null {
  const plain: Output = { verb: null, part: '', after: '', each: false };
  const value = parts.flag('output');
  const template = parts.flag('template');
  if (value === null) return template === null ? plain : null;
  const [format = '', ...rest] = value.split('=');
  const expression = template ?? rest.join('=');
  switch (format) {
    case 'yaml':
    case 'json':
      return { ...plain, verb: 'Print', after: ` as ${format.toUpperCase()}` };
    case 'wide':
      return { ...plain, after: ', with the wide output (more columns)' };
    case 'name':
      return { ...plain, verb: 'Print', part: 'only the names of ' };
    case 'jsonpath':
      return sayJsonPath(expression);
    case 'custom-columns': {
      const columns = expression.split(',').map((column) => /^([^:]+):(.+)$/.exec(column));
      const says = columns.map((column) => (column ? `${code(column[1] ?? '')} (${code((column[2] ?? '').replace(/^\./, ''))})` : ''));
      return says.includes('') ? null : { ...plain, after: ` with only the columns ${joinWords(says)}` };
    }
    default:
      return null;
  }
}

/** Paths of a JSONPath template and what stands between them. */
function sayJsonPath(template: string): Output | null {
  const text = template.replace(/^(['"])(.*)\1$/s, '$2');
  const single = /^\{\.?(?:items\[\*\]\.)?([\w.[\]\\-]+)\}$/.exec(text);
  if (single) {
    const each = text.includes('items[*]');
    return { verb: 'Print', part: `only the field ${code(single[1] ?? '')} of ${each ? 'all ' : ''}`, after: ' with JSONPath', each };
  }
  const range = /^\{\s*range\s+\.items\[\*\]\s*\}(.*)\{\s*end\s*\}$/s.exec(text);
  if (!range) return null;
  const fields = [...(range[1] ?? '').matchAll(/\{\.([\w.[\]\\-]+)\}/g)].map((match) => code(match[1] ?? ''));
  const rest = (range[1] ?? '').replace(/\{\.[\w.[\]\\-]+\}/g, '').replace(/\{?"\\[nt]"\}?/g, '');
  if (fields.length === 0 || rest.trim() !== '') return null;
  const parted = /\\t/.test(range[1] ?? '') ? ' parted by a tab' : '';
  return {
    verb: 'Print',
    part: `${joinWords(fields)} of each of `,
    after: ` with JSONPath,${parted} and each on its own line`,
    each: true,
  };
}

function sayExtras(parts: Parts): string {
  const says: string[] = [];
  const columns = parts.list('label-columns');
  if (columns.length > 0)
    says.push(
      `with the ${columns.length === 1 ? 'label' : 'labels'} ${joinWords(columns.map(code))} as ${columns.length === 1 ? 'a column' : 'columns'}`,
    );
  if (parts.has('show-labels')) says.push('with all their labels');
  const sortBy = parts.flag('sort-by');
  if (sortBy !== null) says.push(`sorted by ${code(canonicalRelaxedPath(sortBy).replace(/^\./, ''))}`);
  if (parts.has('no-headers')) says.push('without the header line');
  if (parts.has('watch')) says.push('and keep watching for changes');
  if (parts.has('show-kind')) says.push('with their kinds');
  if (parts.has('ignore-not-found')) says.push('without an error when there is none');
  return says.map((say) => `, ${say}`).join('');
}

/** `kubectl describe`. */
export function describeDescribe(parts: Parts): string | null {
  const targets = readTargets(parts.args());
  const which = sayWhich(parts);
  if (!targets || which === null) return null;
  return sentence(`Show the details and recent events of ${sayTargets(targets, 'all')}${sayNamespace(parts)}${which}`);
}

/** `kubectl explain`. */
export function describeExplain(parts: Parts): string | null {
  const [path, ...more] = parts.args();
  if (path === undefined || more.length > 0) return null;
  const recursive = parts.has('recursive') ? ', with all fields below it' : '';
  const version = parts.flag('api-version');
  const api = version === null ? '' : ` in the API version ${code(version)}`;
  const [resource = '', ...fields] = path.split('.');
  const what = fields.length === 0 ? `the resource type ${code(resource)}` : `the field ${code(fields.join('.'))} of ${code(resource)}`;
  return sentence(`Show what the API documentation says about ${what}${api}${recursive}`);
}

/** `kubectl top`. */
export function describeTop(parts: Parts): string | null {
  const [name, ...more] = parts.args();
  const which = sayWhich(parts);
  if (more.length > 0 || which === null) return null;
  const isNode = parts.line.path === 'top node';
  const what = name === undefined ? (isNode ? 'all Nodes' : 'the Pods') : `the ${isNode ? 'Node' : 'Pod'} ${code(name)}`;
  const containers = parts.has('containers') ? ', container by container' : '';
  const sortBy = parts.flag('sort-by');
  const sorted = sortBy === null ? '' : `, sorted by ${sortBy}`;
  const headers = parts.has('no-headers') ? ', without the header line' : '';
  return sentence(
    `Show how much CPU and memory ${what}${sayNamespace(parts)}${which} ${name === undefined ? 'use' : 'uses'} now${containers}${sorted}${headers}`,
  );
}

/** `kubectl logs`. */
export function describeLogs(parts: Parts): string | null {
  const [target, container, ...more] = parts.args();
  const which = sayWhich(parts);
  if (more.length > 0 || which === null || (target === undefined && which === '')) return null;
  const name = parts.flag('container') ?? container ?? null;
  const owner =
    target === undefined
      ? 'the Pods'
      : target.includes('/')
        ? sayTargets(readTargets([target]) ?? { groups: [] })
        : `the Pod ${code(target)}`;
  const tail = parts.flag('tail');
  const since = parts.flag('since');
  const says = [
    parts.has('previous') ? 'of its previous run, before the restart' : '',
    parts.has('all-containers') ? 'of all its containers' : '',
    tail === null ? '' : tail === '0' ? 'only new lines' : tail === '1' ? 'only the last line' : `only the last ${tail} lines`,
    since === null ? '' : `only the last ${since}`,
    parts.has('timestamps') ? 'with timestamps' : '',
    parts.has('prefix') ? 'with the name of the Pod before each line' : '',
    parts.has('follow') ? 'and keep following them' : '',
  ];
  const of = name === null ? '' : `container ${code(name)} of `;
  return sentence(
    `Print the logs of ${of}${owner}${sayNamespace(parts)}${which}${says.map((say) => (say === '' ? '' : `, ${say}`)).join('')}`,
  );
}

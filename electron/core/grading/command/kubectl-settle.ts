import { canonicalJsonPath } from '../../kubernetes/jsonpath';
import { code } from './item';
import type { Item, Reading } from './item';
import { areAllClusterScoped } from './kubectl-targets';

/** Flags and arguments that only mean something together. */
type Settle = (reading: Reading) => void;

const find = (reading: Reading, slot: string): Item | undefined => reading.items.find((item) => item.slot === slot);

function drop(reading: Reading, slot: string): void {
  reading.items = reading.items.filter((item) => item.slot !== slot);
}

/** kubectl turns a grace period of 0 into 1 unless forced, `--now` into 1, and `--force` alone into 0. */
const gracePeriod: Settle = (reading) => {
  const force = find(reading, 'flag force')?.value === 'true';
  const period = find(reading, 'flag grace-period');
  const now = find(reading, 'flag now');
  if (force && !period && !now) {
    const item = find(reading, 'flag force');
    if (item) reading.items.push({ ...item, slot: 'flag grace-period', value: '0', label: code('--grace-period=0') });
  }
  if (!force && period?.value === '0') period.value = '1';
  if (now?.value === 'true' && !period) {
    drop(reading, 'flag now');
    reading.items.push({ ...now, slot: 'flag grace-period', value: '1' });
  }
};

const expose: Settle = (reading) => {
  const port = find(reading, 'flag port');
  if (port && find(reading, 'flag target-port')?.value === port.value) drop(reading, 'flag target-port');
  const targets = reading.items.filter((item) => item.slot === 'target');
  const name = find(reading, 'flag name');
  if (name && targets.length === 1 && targets[0]?.value.endsWith(`/${name.value}`)) drop(reading, 'flag name');
};

const autoscale: Settle = (reading) => {
  const percent = find(reading, 'flag cpu-percent');
  if (percent) percent.slot = 'flag cpu';
  const targets = reading.items.filter((item) => item.slot === 'target');
  const name = find(reading, 'flag name');
  if (name && targets.length === 1 && targets[0]?.value.endsWith(`/${name.value}`)) drop(reading, 'flag name');
};

const run: Settle = (reading) => {
  if (find(reading, 'flag stdin')?.value === 'true' && find(reading, 'flag attach')?.value === 'true') drop(reading, 'flag attach');
  const labels = reading.items.filter((item) => item.slot === 'flag labels');
  const name = find(reading, 'name');
  if (name && labels.length === 1 && labels[0]?.value === `run=${name.value}`) drop(reading, 'flag labels');
};

const setEnv: Settle = (reading) => {
  for (const item of reading.items) if (item.slot === 'flag env') item.slot = 'change';
};

/** `-o jsonpath --template=T` is `-o jsonpath=T`; a template alone means go-template. */
const template: Settle = (reading) => {
  const format = find(reading, 'flag output');
  const text = find(reading, 'flag template');
  if (!text || (format && format.value.includes('='))) return;
  const name = format?.value ?? 'go-template';
  drop(reading, 'flag template');
  drop(reading, 'flag output');
  const value = `${name}=${name.startsWith('jsonpath') ? canonicalJsonPath(text.value) : text.value}`;
  reading.items.push({ slot: 'flag output', value, label: text.label, spans: [...(format?.spans ?? []), ...text.spans] });
};

const byCommand: Readonly<Record<string, Settle>> = {
  delete: gracePeriod,
  replace: gracePeriod,
  expose,
  autoscale,
  run,
  'set env': setEnv,
};

const createsClusterScoped: ReadonlySet<string> = new Set([
  'create namespace',
  'create clusterrole',
  'create clusterrolebinding',
  'create priorityclass',
]);

function namespace(path: string, reading: Reading): void {
  // Here the flag is the thing to set, not where to work.
  if (path === 'config set-context') return;
  const given = find(reading, 'flag namespace');
  if (find(reading, 'namespace')) drop(reading, 'flag namespace');
  else if (given) given.slot = 'namespace';
  const named = find(reading, 'namespace');
  if (named) named.label = `namespace ${code(named.value)}`;
  // A task that names no namespace means this one.
  if (named?.value === 'default') named.harmless = true;
  const everywhere = find(reading, 'flag all-namespaces')?.value === 'true';
  // Debugging a node makes a Pod, and that has a namespace.
  const outside = createsClusterScoped.has(path) || (path !== 'debug' && areAllClusterScoped(reading.items));
  if (everywhere || outside) drop(reading, 'namespace');
  if (outside) drop(reading, 'flag all-namespaces');
}

/** Brings a command's items to one form where several ways of asking mean the same. */
export function settleKubectl(path: string, reading: Reading): void {
  namespace(path, reading);
  template(reading);
  byCommand[path]?.(reading);
}

import { isPair, sayObjects, sayPair, splitChanges, type Describe } from './describe-objects';
import { setDescriptions } from './describe-set';
import {
  code,
  joinWords,
  kindOf,
  pluralOf,
  readTargets,
  sayDryRun,
  sayNamespace,
  sayTargets,
  sentence,
  type Parts,
} from './describe-phrases';

const remove: Describe = (parts) => {
  const targets = readTargets(parts.args());
  const objects = targets && sayObjects(parts, targets);
  if (objects === null) return null;
  const grace = parts.flag('grace-period');
  const force = parts.has('force');
  const now = parts.has('now');
  const cascade = parts.flag('cascade');
  const says = [
    force && grace === '0' ? 'at once, without waiting for a graceful end' : '',
    force && grace !== '0' ? 'with force' : '',
    grace !== null && grace !== '0' ? `with a grace period of ${grace} seconds` : '',
    now ? 'with a grace period of one second' : '',
    cascade === 'orphan' ? 'but leave what it created' : '',
    parts.flag('wait') === 'false' ? 'without waiting for the end' : '',
    parts.has('ignore-not-found') ? 'without an error when it is not there' : '',
  ].filter((say) => say !== '');
  if (grace === '0' && !force) return null;
  return sentence(`Delete ${objects}${says.map((say) => `, ${say}`).join('')}`);
};

const edit: Describe = (parts) => {
  const targets = readTargets(parts.args());
  if (!targets || targets.groups.some(({ names }) => names.length === 0)) return null;
  return sentence(
    `Open ${sayTargets(targets)}${sayNamespace(parts)} in an editor to change ${targets.groups.length > 1 ? 'them' : 'it'} live`,
  );
};

const scale: Describe = (parts) => {
  const targets = readTargets(parts.args());
  const objects = targets && sayObjects(parts, targets);
  const replicas = parts.flag('replicas');
  const current = parts.flag('current-replicas');
  if (objects === null || replicas === null) return null;
  return sentence(
    `Scale ${objects} to ${replicas} ${replicas === '1' ? 'replica' : 'replicas'}${current === null ? '' : `, only if it has ${current} now`}`,
  );
};

const autoscale: Describe = (parts) => {
  const targets = readTargets(parts.args());
  const objects = targets && sayObjects(parts, targets);
  const least = parts.flag('min');
  const most = parts.flag('max');
  const cpu = parts.flag('cpu') ?? parts.flag('cpu-percent');
  const memory = parts.flag('memory');
  const name = parts.flag('name');
  if (objects === null || most === null) return null;
  const goal = [cpu === null ? '' : `${cpu.replace(/%$/, '')} % CPU`, memory === null ? '' : `${memory} memory`].filter(
    (say) => say !== '',
  );
  const range = least === null ? `at most ${most} replicas` : `${least} to ${most} replicas`;
  return sentence(
    `Autoscale ${objects} with ${range}${goal.length === 0 ? '' : ` and a target of ${joinWords(goal)}`}${name === null ? '' : `, naming the autoscaler ${code(name)}`}`,
  );
};

const expose: Describe = (parts) => {
  const targets = readTargets(parts.args());
  const port = parts.flag('port');
  const target = parts.flag('target-port');
  const type = parts.flag('type');
  const name = parts.flag('name');
  const protocol = parts.flag('protocol');
  const selector = parts.flag('selector');
  if (!targets || targets.groups.some(({ names }) => names.length !== 1)) return null;
  const dryRun = sayDryRun(parts, 'Expose');
  if (dryRun === null) return null;
  const service = `a ${type === null ? '' : `${type} `}Service${name === null ? '' : ` ${code(name)}`}`;
  const ports = port === null ? '' : ` on port ${port}${target === null ? '' : `, target port ${target}`}`;
  return sentence(
    `${dryRun.lead} ${sayTargets(targets)}${sayNamespace(parts)} with ${service}${ports}${protocol === null ? '' : `, protocol ${protocol}`}${selector === null ? '' : `, with the selector ${code(selector)}`}${dryRun.tail}`,
  );
};

function mark(what: 'label' | 'annotation'): Describe {
  return (parts) => {
    const found = splitChanges(parts.args(), isPair);
    const overwrite = parts.has('overwrite');
    if (!found) return null;
    const objects = sayObjects(parts, found.targets);
    if (objects === null) return null;
    const sets = found.changes.filter((change) => change.includes('='));
    const drops = found.changes.filter((change) => !change.includes('=')).map((change) => code(change.slice(0, -1)));
    const plural = (count: number) => (count === 1 ? what : `${what}s`);
    const set = `${overwrite ? 'Change' : 'Set'} the ${plural(sets.length)} ${joinWords(sets.map(sayPair))} on ${objects}${overwrite ? ', where it has another value now' : ''}`;
    if (sets.length > 0 && drops.length > 0) return null;
    return sentence(sets.length > 0 ? set : `Remove the ${plural(drops.length)} ${joinWords(drops)} from ${objects}`);
  };
}

const taint: Describe = (parts) => {
  const args = parts.args();
  const [resource = '', ...rest] = args;
  const at = rest.findIndex((arg) => /[=:]/.test(arg) || arg.endsWith('-'));
  const all = parts.has('all');
  const names = rest.slice(0, Math.max(0, at));
  if (at < 0 || kindOf(resource) !== 'Node' || (names.length === 0 && !all)) return null;
  const nodes = all ? 'all Nodes' : `the ${names.length === 1 ? 'Node' : pluralOf('node')} ${joinWords(names.map(code))}`;
  const taints = rest.slice(at);
  const overwrite = parts.has('overwrite') ? ', over a taint of that key that may be there' : '';
  const drop = taints.every((one) => one.endsWith('-'));
  if (!drop && taints.some((one) => one.endsWith('-'))) return null;
  if (drop) return sentence(`Remove the taint ${joinWords(taints.map((one) => code(one.slice(0, -1))))} from ${nodes}`);
  const says = taints
    .map((one) => /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(one))
    .map((match) =>
      match ? `${code(match[1] ?? '')}${match[2] === undefined ? '' : ` = ${code(match[2])}`} with the effect ${match[3] ?? ''}` : null,
    );
  return says.includes(null) ? null : sentence(`Taint ${nodes}: ${joinWords(says.map((say) => say ?? ''))}${overwrite}`);
};

const rollouts: Readonly<Record<string, (objects: string, parts: Parts) => string | null>> = {
  status: (objects, parts) =>
    `Watch the rollout of ${objects} until it is done${parts.has('timeout') ? `, for at most ${parts.flag('timeout') ?? ''}` : ''}`,
  history: (objects, parts) => {
    const revision = parts.flag('revision');
    return revision === null ? `List the revisions of ${objects}` : `Show the details of revision ${revision} of ${objects}`;
  },
  undo: (objects, parts) => {
    const revision = parts.flag('to-revision');
    return `Roll ${objects} back to ${revision === null ? 'its previous revision' : `revision ${revision}`}`;
  },
  pause: (objects) => `Pause the rollout of ${objects}`,
  resume: (objects) => `Resume the paused rollout of ${objects}`,
  restart: (objects) => `Restart the Pods of ${objects} with a new rollout`,
};

function rollout(verb: string): Describe {
  return (parts) => {
    const targets = readTargets(parts.args());
    const objects = targets && sayObjects(parts, targets);
    const text = objects === null ? null : (rollouts[verb]?.(objects, parts) ?? null);
    return text === null ? null : sentence(text);
  };
}

/** `apply`, `create`, `replace` and `delete` of files: only where there is more to know than `-f`. */
const files: Describe = (parts) => {
  const { path } = parts.line;
  const folder = parts.flag('kustomize');
  if (parts.args().length > 0) return null;
  if (folder !== null)
    return sentence(`${path === 'delete' ? 'Delete' : 'Create or update'} what the kustomization in the folder ${code(folder)} makes`);
  const file = parts.flag('filename');
  if (file === null) return null;
  if (path === 'diff') return sentence(`Show what applying ${code(file)} would change in the cluster`);
  if (path === 'replace')
    return parts.has('force') ? sentence(`Replace the objects of ${code(file)}, deleting and creating them again`) : null;
  if (path === 'apply' && parts.has('dry-run')) {
    const kind = parts.flag('dry-run');
    return sentence(
      `Try out what applying ${code(file)} would do, ${kind === 'server' ? 'checked by the API server' : 'on the client only'}, without changing anything`,
    );
  }
  return path === 'apply view-last-applied' ? sentence(`Show the configuration last applied to the objects of ${code(file)}`) : null;
};

export const changeDescriptions: Readonly<Record<string, Describe>> = {
  delete: (parts) => (parts.line.flags.has('kustomize') ? files(parts) : remove(parts)),
  edit,
  scale,
  autoscale,
  expose,
  label: mark('label'),
  annotate: mark('annotation'),
  taint,
  apply: files,
  diff: files,
  replace: files,
  'apply view-last-applied': files,
  ...setDescriptions,
  ...Object.fromEntries(Object.keys(rollouts).map((verb) => [`rollout ${verb}`, rollout(verb)])),
};

import { isPair, sayObjects, sayPair, splitChanges, type Describe } from './describe-objects';
import { code, joinWords, kindOf, readTargets, sentence } from './describe-phrases';

const setImage: Describe = (parts) => {
  const found = splitChanges(parts.args(), isPair);
  const objects = found && sayObjects(parts, found.targets);
  if (!found || objects === null) return null;
  const says = found.changes.map((change) => {
    const [container = '', image = ''] = change.split('=');
    return `${container === '*' ? 'all containers' : `container ${code(container)}`} to ${code(image)}`;
  });
  return sentence(`Change the image of ${joinWords(says)} in ${objects}`);
};

const setEnv: Describe = (parts) => {
  const found = splitChanges(parts.args(), isPair);
  if (!found) {
    const from = parts.flag('from');
    const targets = readTargets(parts.args());
    const objects = targets && sayObjects(parts, targets);
    if (objects === null || from === null)
      return parts.has('list') && objects !== null ? sentence(`List the environment variables of ${objects}`) : null;
    const [kind = '', name = ''] = from.split('/');
    const prefix = parts.flag('prefix');
    return sentence(
      `Give ${objects} all entries of the ${kindOf(kind)} ${code(name)} as environment variables${prefix === null ? '' : `, with the prefix ${code(prefix)}`}`,
    );
  }
  const objects = sayObjects(parts, found.targets);
  if (objects === null) return null;
  const drops = found.changes.every((change) => !change.includes('='));
  return sentence(
    drops
      ? `Remove the environment variable ${joinWords(found.changes.map((change) => code(change.slice(0, -1))))} from ${objects}`
      : `Set the environment variable ${joinWords(found.changes.map(sayPair))} in ${objects}`,
  );
};

const setResources: Describe = (parts) => {
  const targets = readTargets(parts.args());
  const objects = targets && sayObjects(parts, targets);
  const requests = parts.list('requests');
  const limits = parts.list('limits');
  const containers = parts.list('containers');
  if (objects === null || (requests.length === 0 && limits.length === 0)) return null;
  const says = [
    requests.length === 0 ? '' : `the requests ${joinWords(requests.map(code))}`,
    limits.length === 0 ? '' : `the limits ${joinWords(limits.map(code))}`,
  ].filter((say) => say !== '');
  return sentence(
    `Set ${joinWords(says)} on ${containers.length === 0 ? '' : `container ${joinWords(containers.map(code))} of `}${objects}`,
  );
};

const setAccount: Describe = (parts) => {
  const args = parts.args();
  const targets = readTargets(args.slice(0, -1));
  const objects = targets && sayObjects(parts, targets);
  return objects === null ? null : sentence(`Let ${objects} run under the ServiceAccount ${code(args.at(-1) ?? '')}`);
};

const patch: Describe = (parts) => {
  const targets = readTargets(parts.args());
  const objects = targets && sayObjects(parts, targets);
  const payload = parts.flag('patch');
  const type = parts.flag('type');
  if (objects === null || payload === null || (type !== null && !['merge', 'strategic'].includes(type))) return null;
  const leaves = readLeaves(payload);
  if (leaves === null || leaves.length === 0) return null;
  return sentence(`Patch ${objects}${type === 'merge' ? ' with a merge patch' : ''}: set ${joinWords(leaves)}`);
};

/** The fields a JSON payload sets; null when it has lists or is no JSON. */
function readLeaves(payload: string): string[] | null {
  const says: string[] = [];
  const walk = (value: unknown, path: string): boolean => {
    if (Array.isArray(value)) return false;
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).every(([key, inner]) => walk(inner, path === '' ? key : `${path}.${key}`));
    says.push(`${code(path)} to ${code(JSON.stringify(value))}`);
    return path !== '';
  };
  try {
    return walk(JSON.parse(payload), '') ? says : null;
  } catch {
    return null;
  }
}

export const setDescriptions: Readonly<Record<string, Describe>> = {
  patch,
  'set image': setImage,
  'set env': setEnv,
  'set resources': setResources,
  'set serviceaccount': setAccount,
};

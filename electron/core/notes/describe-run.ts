import { code, joinWords, readTargets, sayDryRun, sayNamespace, sayPairs, sayTargets, sentence, type Parts } from './describe-phrases';

const shells = ['sh', 'bash', 'ash', 'zsh', '/bin/sh', '/bin/bash', '/bin/ash'];

function sayTarget(target: string): string {
  const targets = target.includes('/') ? readTargets([target]) : null;
  return targets ? sayTargets(targets) : `the Pod ${code(target)}`;
}

/** `kubectl exec`. */
export function describeExec(parts: Parts): string | null {
  const [target, ...more] = parts.args();
  const words = parts.after();
  if (target === undefined || more.length > 0 || !words || words.length === 0) return null;
  const interactive = parts.has('stdin');
  const terminal = parts.has('tty');
  const container = parts.flag('container');
  const where = `${container === null ? '' : `container ${code(container)} of `}${sayTarget(target)}${sayNamespace(parts)}`;
  const [command = ''] = words;
  if (words.length === 1 && shells.includes(command))
    return interactive && terminal ? sentence(`Open an interactive shell (${code(command)}) in ${where}`) : null;
  const how = interactive && terminal ? ', with a terminal' : interactive ? ', with standard input' : '';
  return sentence(`Run ${code(words.join(' '))} in ${where}${how}`);
}

/** `kubectl run`. */
export function describeRun(parts: Parts): string | null {
  const [name, ...more] = parts.args();
  const image = parts.flag('image');
  if (name === undefined || more.length > 0 || image === null) return null;
  const words = parts.after();
  const ends = parts.has('rm');
  const interactive = parts.has('stdin');
  const terminal = parts.has('tty');
  const restart = parts.flag('restart');
  const port = parts.flag('port');
  const isCommand = parts.has('command');
  const says = [
    port === null ? '' : `container port ${port}`,
    ...parts.values('env').map((pair) => `the environment variable ${code(pair)}`),
    parts.has('labels') ? `the labels ${sayPairs(parts.list('labels'))}` : '',
    parts.has('annotations') ? `the annotations ${sayPairs(parts.values('annotations'))}` : '',
    restart === null ? '' : `restart policy ${restart}`,
    sayPullPolicy(parts),
    words === null || words.length === 0 ? '' : `the ${isCommand ? 'command' : 'arguments'} ${code(words.join(' '))}`,
  ].filter((say) => say !== '');
  const dryRun = sayDryRun(parts, 'Run');
  if (dryRun === null || (ends && !interactive)) return null;
  const expose = parts.has('expose') ? ', and expose it with a Service of the same name' : '';
  const open = interactive ? `, attach to it${terminal ? ' with a terminal' : ''}${ends ? ', and have it deleted when it ends' : ''}` : '';
  const kind = ends ? 'a temporary Pod' : 'a Pod';
  return sentence(
    `${dryRun.lead} ${kind} ${code(name)}${sayNamespace(parts)} from the image ${code(image)}${says.length === 0 ? '' : ` with ${joinWords(says)}`}${expose}${open}${dryRun.tail}`,
  );
}

function sayPullPolicy(parts: Parts): string {
  const policy = parts.flag('image-pull-policy');
  return policy === null ? '' : `image pull policy ${policy}`;
}

/** `kubectl attach`. */
export function describeAttach(parts: Parts): string | null {
  const [target, ...more] = parts.args();
  if (target === undefined || more.length > 0) return null;
  const container = parts.flag('container');
  const interactive = parts.has('stdin');
  const terminal = parts.has('tty');
  const how = interactive && terminal ? ', with your terminal as its input' : '';
  return sentence(
    `Attach to the running process of ${container === null ? '' : `container ${code(container)} of `}${sayTarget(target)}${sayNamespace(parts)}${how}`,
  );
}

/** `kubectl cp`. */
export function describeCopy(parts: Parts): string | null {
  const [from = '', to = '', ...more] = parts.args();
  if (more.length > 0 || to === '') return null;
  const container = parts.flag('container');
  const namespace = sayNamespace(parts);
  const say = (place: string) => {
    const remote = /^(?:([^/:]+)\/)?([^/:]+):(.+)$/.exec(place);
    if (!remote) return `the local path ${code(place)}`;
    const where = remote[1] === undefined ? namespace : ` in namespace ${code(remote[1])}`;
    return `${code(remote[3] ?? '')} in ${container === null ? '' : `container ${code(container)} of `}the Pod ${code(remote[2] ?? '')}${where}`;
  };
  if (!from.includes(':') && !to.includes(':')) return null;
  return sentence(`Copy ${say(from)} to ${say(to)}`);
}

/** `kubectl port-forward`. */
export function describePortForward(parts: Parts): string | null {
  const [target, ...ports] = parts.args();
  const address = parts.flag('address');
  if (target === undefined || ports.length === 0) return null;
  const says = ports.map((port) => {
    const [local = '', remote] = port.split(':');
    return local === '' ? `a free local port to port ${remote ?? ''}` : `local port ${local} to port ${remote ?? local}`;
  });
  return sentence(
    `Forward ${joinWords(says)} of ${sayTarget(target)}${sayNamespace(parts)}${address === null ? '' : `, listening on ${code(address)}`}`,
  );
}

/** `kubectl debug`. */
export function describeDebug(parts: Parts): string | null {
  const [target, ...more] = parts.args();
  const image = parts.flag('image');
  if (target === undefined || more.length > 0 || image === null) return null;
  const interactive = parts.has('stdin') && parts.has('tty');
  const words = parts.after();
  const process = parts.flag('target');
  const copy = parts.flag('copy-to');
  const run = words === null ? '' : ` running ${code(words.join(' '))}`;
  const how = interactive ? ', and open a terminal in it' : '';
  if (target.startsWith('node/'))
    return sentence(`Start a debugging Pod on the Node ${code(target.slice(5))} from the image ${code(image)}${run}${how}`);
  const beside = process === null ? '' : ` that sees the processes of container ${code(process)}`;
  const where = copy === null ? sayTarget(target) : `a copy of ${sayTarget(target)} named ${code(copy)}`;
  return sentence(`Add a debugging container${beside} to ${where}${sayNamespace(parts)} from the image ${code(image)}${run}${how}`);
}

import { code, joinWords, sentence } from './describe-phrases';

interface Call {
  args: string[];
  flags: Map<string, string[]>;
}

/** Flags of Helm that stand alone; all others take the next word as their value. */
const helmSwitches = new Set(
  '-a --all -A --all-namespaces --pending --deployed --failed -i --install --create-namespace --wait --atomic --force --dry-run --untar -q --short'.split(
    ' ',
  ),
);

/** What a call of helm, docker or podman does; null when it is not one of the usual calls. */
export function describeTool(words: readonly string[]): string | null {
  const [tool = '', ...rest] = words[0] === 'sudo' ? words.slice(1) : words;
  if (tool === 'helm') return describeHelm(rest);
  if (tool === 'docker' || tool === 'podman') return describeContainers(tool, rest);
  if (tool === 'systemctl') return describeSystemctl(rest);
  return tool === 'journalctl' ? describeJournal(rest) : null;
}

function readCall(words: readonly string[], switches: ReadonlySet<string>): Call {
  const call: Call = { args: [], flags: new Map() };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) {
      call.args.push(word);
      continue;
    }
    const [name = '', ...value] = word.split('=');
    const given = value.length > 0 ? value.join('=') : switches.has(name) ? 'true' : (words[++index] ?? '');
    call.flags.set(name, [...(call.flags.get(name) ?? []), given]);
  }
  return call;
}

/** Takes flags out of a call; the description counts only when none is left. */
function taker({ flags }: Call) {
  return {
    take: (...names: string[]): string[] =>
      names.flatMap((name) => {
        const values = flags.get(name) ?? [];
        flags.delete(name);
        return values;
      }),
    isEmpty: () => flags.size === 0,
  };
}

function describeHelm(words: readonly string[]): string | null {
  const call = readCall(words, helmSwitches);
  const { take, isEmpty } = taker(call);
  const [verb = '', ...args] = call.args;
  const namespace = take('-n', '--namespace')[0];
  const where = namespace === undefined ? '' : ` in namespace ${code(namespace)}`;
  const say = (text: string) => (isEmpty() ? sentence(text) : null);
  switch (verb) {
    case 'install':
    case 'upgrade': {
      const [release, chart, ...more] = args;
      if (release === undefined || chart === undefined || more.length > 0) return null;
      const files = take('-f', '--values');
      const sets = take('--set');
      const version = take('--version')[0];
      const install = take('--install', '-i').length > 0 ? ', installing it when it is not there' : '';
      const create = take('--create-namespace').length > 0 ? ', creating the namespace when it is not there' : '';
      const says = [
        ...files.map((file) => `the values of ${code(file)}`),
        ...sets.map((set) => `${code(set)} set`),
        version === undefined ? '' : `chart version ${version}`,
      ].filter((one) => one !== '');
      const how = says.length === 0 ? '' : ` with ${joinWords(says)}`;
      return say(
        verb === 'install'
          ? `Install the chart ${code(chart)} as the release ${code(release)}${where}${how}${create}`
          : `Upgrade the release ${code(release)}${where} to the chart ${code(chart)}${how}${install}${create}`,
      );
    }
    case 'uninstall':
      return args.length === 1 ? say(`Uninstall the Helm release ${code(args[0] ?? '')}${where}`) : null;
    case 'rollback':
      return args.length === 2 ? say(`Roll the Helm release ${code(args[0] ?? '')}${where} back to revision ${args[1] ?? ''}`) : null;
    case 'history':
      return args.length === 1 ? say(`List the revisions of the Helm release ${code(args[0] ?? '')}${where}`) : null;
    case 'list':
    case 'ls': {
      const all = take('-A', '--all-namespaces').length > 0 ? ' in all namespaces' : where;
      const pending = take('--pending').length > 0 ? 'pending ' : '';
      const every = take('-a', '--all').length > 0 ? ', in any state' : '';
      return args.length === 0 ? say(`List the ${pending}Helm releases${all}${every}`) : null;
    }
    case 'create':
      return args.length === 1 ? say(`Create the skeleton of a new Helm chart ${code(args[0] ?? '')}`) : null;
    case 'repo':
      if (args[0] === 'add' && args.length === 3)
        return say(`Add the Helm repository ${code(args[2] ?? '')} under the name ${code(args[1] ?? '')}`);
      if (args[0] === 'update' && args.length === 1) return say('Fetch the newest chart lists of the added Helm repositories');
      return (args[0] === 'list' || args[0] === 'ls') && args.length === 1 ? say('List the added Helm repositories') : null;
    case 'show':
      return args.length === 2
        ? say(`Show the ${args[0] === 'values' ? 'default values' : (args[0] ?? '')} of the chart ${code(args[1] ?? '')}`)
        : null;
    case 'search':
      return args.length === 2
        ? say(`Search ${args[0] === 'hub' ? 'Artifact Hub' : 'the added Helm repositories'} for ${code(args[1] ?? '')}`)
        : null;
    default:
      return null;
  }
}

function describeContainers(tool: string, words: readonly string[]): string | null {
  const [verb = '', ...rest] = words;
  const name = tool === 'docker' ? 'Docker' : 'Podman';
  if (verb === 'build') {
    const call = readCall(rest, new Set(['--no-cache', '--pull', '-q', '--quiet']));
    const { take, isEmpty } = taker(call);
    const tag = take('-t', '--tag')[0];
    const file = take('-f', '--file')[0];
    if (tag === undefined || call.args.length !== 1 || !isEmpty()) return null;
    const folder = call.args[0] === '.' ? 'the current folder' : `the folder ${code(call.args[0] ?? '')}`;
    return sentence(`Build an image ${code(tag)} from ${folder} with ${name}${file === undefined ? '' : `, using ${code(file)}`}`);
  }
  const [first, second, ...more] = rest;
  if (first === undefined || rest.some((word) => word.startsWith('-'))) return null;
  if (verb === 'tag' && second !== undefined && more.length === 0)
    return sentence(`Give the image ${code(first)} the further tag ${code(second)} with ${name}`);
  if (second !== undefined) return null;
  const texts: Record<string, string> = {
    push: `Push the image ${code(first)} to its registry with ${name}`,
    pull: `Pull the image ${code(first)} with ${name}`,
    stop: `Stop the container ${code(first)} with ${name}`,
    rm: `Remove the stopped container ${code(first)} with ${name}`,
    rmi: `Remove the image ${code(first)} with ${name}`,
    logs: `Print the logs of the container ${code(first)} with ${name}`,
  };
  const text = texts[verb];
  return text === undefined ? null : sentence(text);
}

function describeSystemctl(words: readonly string[]): string | null {
  const [verb = '', unit, ...more] = words.filter((word) => word !== '--now');
  const now = words.includes('--now');
  if (verb === 'daemon-reload' && unit === undefined) return sentence('Make systemd read its unit files again');
  if (unit === undefined || more.length > 0) return null;
  const texts: Record<string, string> = {
    start: `Start the service ${code(unit)}`,
    stop: `Stop the service ${code(unit)}`,
    restart: `Restart the service ${code(unit)}`,
    status: `Show the state of the service ${code(unit)}`,
    enable: `Have the service ${code(unit)} started at every boot${now ? ', and start it now' : ''}`,
    disable: `Keep the service ${code(unit)} from starting at boot${now ? ', and stop it now' : ''}`,
  };
  const text = texts[verb];
  return text === undefined || (now && verb !== 'enable' && verb !== 'disable') ? null : sentence(`${text} with systemd`);
}

function describeJournal(words: readonly string[]): string | null {
  const call = readCall(words, new Set(['-f', '--follow', '--no-pager', '-r', '-e', '-x']));
  const { take, isEmpty } = taker(call);
  const unit = take('-u', '--unit')[0];
  const follow = take('-f', '--follow').length > 0;
  if (unit === undefined || call.args.length > 0 || !isEmpty()) return null;
  return sentence(`Show the journal of the service ${code(unit)}${follow ? ', and keep following it' : ''}`);
}

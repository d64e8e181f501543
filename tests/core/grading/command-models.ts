import fc from 'fast-check';

/** A command by what it means; `spellings` says it in many ways, `changes` makes it mean something else. */
export interface CommandModel {
  path: string;
  targets: { type: string; name: string }[];
  words: string[];
  flags: { name: string; value: string; isSet: boolean }[];
  switches: string[];
  after: string[];
}

const typeNames: Readonly<Record<string, readonly string[]>> = {
  pod: ['pod', 'pods', 'po', 'Pod'],
  deployment: ['deployment', 'deployments', 'deploy', 'deployments.apps'],
  service: ['service', 'services', 'svc'],
  statefulset: ['statefulset', 'statefulsets', 'sts'],
  configmap: ['configmap', 'configmaps', 'cm'],
};

const shortFlags: Readonly<Record<string, string>> = {
  namespace: 'n',
  selector: 'l',
  output: 'o',
  container: 'c',
  replicas: '',
  labels: 'l',
};
const shortSwitches: Readonly<Record<string, string>> = { stdin: 'i', tty: 't', 'all-namespaces': 'A', follow: 'f', previous: 'p' };
const pathNames: Readonly<Record<string, readonly string[]>> = {
  'create deployment': ['create deployment', 'create deploy'],
  'create configmap': ['create configmap', 'create cm'],
  'rollout restart': ['rollout restart'],
};

const name = fc.stringMatching(/^[a-z][a-z0-9]{1,6}(?:-[a-z0-9]{1,4})?$/).filter((text) => !Object.values(typeNames).flat().includes(text));
const number = fc.integer({ min: 2, max: 99 }).map(String);
const pair = fc.tuple(name, name).map(([key, value]) => `${key}=${value}`);
const pairs = fc.uniqueArray(pair, { minLength: 1, maxLength: 3, selector: (text) => text.split('=')[0] });
const type = fc.constantFrom(...Object.keys(typeNames));
const flag = (flagName: string, value: fc.Arbitrary<string>): fc.Arbitrary<CommandModel['flags'][number]> =>
  value.map((text) => ({ name: flagName, value: text, isSet: false }));
const setFlag = (flagName: string): fc.Arbitrary<CommandModel['flags'][number]> =>
  pairs.map((list) => ({ name: flagName, value: list.join(','), isSet: true }));
const flags = (...list: fc.Arbitrary<CommandModel['flags'][number]>[]): fc.Arbitrary<CommandModel['flags']> =>
  fc.tuple(...list.map((one) => fc.option(one))).map((chosen) => chosen.filter((one) => one !== null));
const switches = (...names: string[]): fc.Arbitrary<string[]> => fc.subarray(names);
const none = fc.constant<never[]>([]);
const namespace = flag('namespace', name);

function model(
  parts: Partial<{ [K in keyof CommandModel]: fc.Arbitrary<CommandModel[K]> }> & { path: fc.Arbitrary<string> },
): fc.Arbitrary<CommandModel> {
  return fc.record({ targets: none, words: none, flags: none, switches: none, after: none, ...parts });
}

const oneType = (minimum: number): fc.Arbitrary<CommandModel['targets']> =>
  fc
    .tuple(type, fc.uniqueArray(name, { minLength: minimum, maxLength: 3 }))
    .map(([kind, names]) => names.map((each) => ({ type: kind, name: each })));
const onePod = name.map((each) => [{ type: 'pod', name: each }]);
const commandLine = fc.uniqueArray(fc.constantFrom('sh', '-c', 'ls', '/srv', '-l', 'env', 'date'), { minLength: 2, maxLength: 4 });
const required = (
  arbitrary: fc.Arbitrary<CommandModel['flags']>,
  ...must: fc.Arbitrary<CommandModel['flags'][number]>[]
): fc.Arbitrary<CommandModel['flags']> => fc.tuple(arbitrary, ...must).map(([some, ...rest]) => [...some, ...rest]);

/** Commands of several kinds with random names, numbers and flags. */
export const anyModel: fc.Arbitrary<CommandModel> = fc.oneof(
  model({ path: fc.constantFrom('get', 'describe', 'delete'), targets: oneType(1), flags: flags(namespace) }),
  model({ path: fc.constant('scale'), targets: oneType(1), flags: required(flags(namespace), flag('replicas', number)) }),
  model({ path: fc.constant('rollout restart'), targets: oneType(1), flags: flags(namespace) }),
  model({ path: fc.constant('label'), targets: oneType(1), words: pairs, flags: flags(namespace), switches: switches('overwrite') }),
  model({
    path: fc.constant('create deployment'),
    words: name.map((each) => [each]),
    flags: required(flags(namespace, flag('replicas', number), flag('port', number)), flag('image', name)),
  }),
  model({
    path: fc.constant('create configmap'),
    words: name.map((each) => [each]),
    flags: required(flags(namespace), flag('from-literal', pair)),
  }),
  model({
    path: fc.constant('run'),
    words: name.map((each) => [each]),
    flags: required(flags(namespace, setFlag('labels'), flag('port', number)), flag('image', name)),
    switches: switches('command'),
    after: commandLine,
  }),
  model({
    path: fc.constant('exec'),
    targets: onePod,
    flags: flags(namespace, flag('container', name)),
    switches: switches('stdin', 'tty'),
    after: commandLine,
  }),
  model({
    path: fc.constant('logs'),
    targets: onePod,
    flags: flags(namespace, flag('container', name), flag('tail', number)),
    switches: switches('follow', 'previous', 'timestamps'),
  }),
  model({
    path: fc.constant('get'),
    words: fc.constant(['pods']),
    flags: required(flags(fc.constant({ name: 'output', value: 'wide', isSet: false })), setFlag('selector')),
    switches: switches('all-namespaces', 'show-labels'),
  }),
);

/** Picks among `count` ways; made from numbers, so that shrinking works. */
type Choose = (count: number) => number;

function spellFlag({ name: flagName, value, isSet }: CommandModel['flags'][number], choose: Choose): string {
  const entries = isSet && choose(2) === 1 ? value.split(',').reverse().join(',') : value;
  const quoted = ['', "'", '"'][choose(3)] ?? '';
  const short = shortFlags[flagName] ?? '';
  const forms = [`--${flagName}=${quoted}${entries}${quoted}`, `--${flagName} ${quoted}${entries}${quoted}`];
  if (short !== '') forms.push(`-${short} ${quoted}${entries}${quoted}`, `-${short}${entries}`, `-${short}=${entries}`);
  return forms[choose(forms.length)] ?? '';
}

function spellSwitches(names: readonly string[], choose: Choose): string[] {
  const letters = names.flatMap((each) => shortSwitches[each] ?? []);
  const long = names.filter((each) => shortSwitches[each] === undefined).map((each) => (choose(2) === 1 ? `--${each}=true` : `--${each}`));
  if (letters.length === 0) return long;
  const mixed = choose(2) === 1 ? [...letters].reverse() : letters;
  return [...(choose(2) === 1 ? [`-${mixed.join('')}`] : mixed.map((letter) => `-${letter}`)), ...long];
}

function spellTargets({ path, targets }: CommandModel, choose: Choose): string[] {
  const [first] = targets;
  if (!first) return [];
  const names = typeNames[first.type] ?? [first.type];
  const ordered = choose(2) === 1 ? [...targets].reverse() : targets;
  const pick = (): string => names[choose(names.length)] ?? first.type;
  if (path === 'exec' || path === 'logs') return [choose(2) === 1 ? `${pick()}/${first.name}` : first.name];
  return choose(2) === 1 ? ordered.map((target) => `${pick()}/${target.name}`) : [pick(), ...ordered.map((target) => target.name)];
}

/** One way to type a command; `numbers` choose it. */
export function spell(command: CommandModel, numbers: readonly number[]): string {
  let at = 0;
  const choose: Choose = (count) => (numbers[at++ % numbers.length] ?? 0) % count;
  const paths = pathNames[command.path] ?? [command.path];
  const words = [
    ...spellTargets(command, choose),
    ...(command.path === 'label' && choose(2) === 1 ? [...command.words].reverse() : command.words),
  ];
  const options = [...command.flags.map((each) => spellFlag(each, choose)), ...spellSwitches(command.switches, choose)];
  for (const option of options) words.splice(choose(words.length + 1), 0, option);
  const tail = command.after.length > 0 ? ['--', ...command.after] : [];
  return [choose(2) === 1 ? 'k' : 'kubectl', paths[choose(paths.length)] ?? command.path, ...words, ...tail].join(
    choose(4) === 1 ? '  ' : ' ',
  );
}

const otherNumber = (text: string): string => (/^\d+$/.test(text) ? String(Number(text) + 1) : `${text}x`);

/** Commands that differ from this one in exactly one thing. */
export function listChanges(command: CommandModel): CommandModel[] {
  const { targets, words, flags: given, switches: on, after } = command;
  const replace = <T>(list: readonly T[], index: number, item: T): T[] => list.map((old, at) => (at === index ? item : old));
  return [
    ...targets.map((target, index) => ({ ...command, targets: replace(targets, index, { ...target, name: otherNumber(target.name) }) })),
    ...(targets.length > 1 ? [{ ...command, targets: targets.slice(1) }] : []),
    ...words.map((word, index) => ({ ...command, words: replace(words, index, word === 'pods' ? 'nodes' : otherNumber(word)) })),
    ...given.map((each, index) => ({ ...command, flags: replace(given, index, { ...each, value: otherNumber(each.value) }) })),
    ...given
      .filter((each) => each.isSet)
      .map((each) => ({ ...command, flags: given.map((old) => (old === each ? { ...each, value: each.value.replace('=', '!=') } : old)) })),
    ...given.map((_each, index) => ({ ...command, flags: given.filter((_old, at) => at !== index) })),
    ...on.map((_each, index) => ({ ...command, switches: on.filter((_old, at) => at !== index) })),
    ...(after.length > 1
      ? [
          { ...command, after: [...after.slice(1), after[0] ?? ''] },
          { ...command, after: after.slice(1) },
        ]
      : []),
  ];
}

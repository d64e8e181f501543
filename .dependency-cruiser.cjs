/** The layer rules of ARCHITECTURE.md. What is not allowed here does not pass `npm run check`. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer)/', pathNot: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', comment: 'A circle has no order to read it in.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'Every import must lead somewhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.svelte$|^mdast$' },
    },
    only('core-stands-alone', '^electron/core/', '^electron/core/', 'The core decides; it knows no store, window or transport.'),
    {
      name: 'core-is-pure',
      comment: 'The core imports small pure parsers and ts-fsrs, nothing with side effects.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: 'node_modules/(ts-fsrs|yaml|unbash|mdast|mdast-util-[a-z-]+|micromark[a-z-]*|@types/mdast|@types/unist|smol-toml)/',
      },
    },
    only('store-uses-core', '^electron/store/', '^electron/(store|core)/', 'The store remembers and decides nothing.'),
    {
      name: 'sql-in-one-place',
      comment: 'better-sqlite3 appears in the store, and in exchange for other programs’ databases.',
      severity: 'error',
      from: { pathNot: '^electron/(store|exchange)/' },
      to: { path: 'node_modules/(better-sqlite3|@types/better-sqlite3)/' },
    },
    only('exchange-uses-core', '^electron/exchange/', '^electron/(exchange|core)/', 'Other programs’ formats become our plain types.'),
    only('contract-uses-core', '^electron/contract(\\.ts$|/)', '^electron/(core|contract)/', 'The boundary speaks the core’s types.'),
    only(
      'app-layers',
      '^electron/app/',
      '^electron/(app|core|store|contract\\.ts|contract/)',
      'Use cases read, decide and write; they know no window.',
    ),
    only(
      'transport-layers',
      '^electron/transport/',
      '^electron/(transport|contract\\.ts|contract/|core/errors\\.ts)',
      'A transport moves messages.',
    ),
    only(
      'jobs-layers',
      '^electron/jobs/',
      '^electron/(jobs|core|store|exchange|contract\\.ts|contract/|clock\\.ts|app/(ports|in-steps|kubernetes|note-cache|sync-work)\\.ts)',
      'A job is work of the layers below, in a process of its own.',
    ),
    only(
      'cli-layers',
      '^electron/cli/',
      '^electron/(cli|core|contract\\.ts|contract/)',
      'A command asks through the contract and prints the answer.',
    ),
    only('shell-layers', '^electron/shell/', '^electron/(shell|core/errors\\.ts)', 'The shell is Electron and nothing else.'),
    only('preload-alone', '^electron/preload\\.ts$', '^$', 'The preload is one function over one channel.'),
    {
      name: 'electron-in-the-shell',
      comment: 'Only the shell, the IPC transport, the preload and main know Electron.',
      severity: 'error',
      from: { pathNot: '^electron/(shell/|transport/ipc\\.ts|preload\\.ts|main\\.ts|self-test\\.ts|jobs/utility-child\\.ts)' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'renderer-sees-the-contract',
      comment: 'The page knows the contract, and decides by the core where the answer must be there at once.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', pathNot: '^electron/(contract\\.ts|contract/|core/)' },
    },
    {
      name: 'components-get-props',
      comment: 'Components get props and callbacks; state classes talk to the client.',
      severity: 'error',
      from: { path: '^renderer/components/' },
      to: { path: '^renderer/(state|screens)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'svelte', 'default'],
    },
  },
};

/** `npm run check`: everything that needs no window, two steps at a time, each step's output only when it fails. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const onRuntime = join(root, 'scripts', 'on-runtime.mjs');

/** Made first: the checks read what the build generates. */
const prepare = { name: 'kubernetes schema', command: ['scripts/generate-kubernetes-schema.ts'] };

const steps = [
  { name: 'unit tests', command: ['vitest', 'run'] },
  { name: 'eslint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the desktop tests', command: ['tsc', '-p', 'tests/desktop/tsconfig.json', '--noEmit'] },
  { name: 'types of the core', command: ['tsc', '-p', 'electron/core/tsconfig.json'] },
  {
    name: 'types of the renderer',
    command: ['svelte-check', '--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'layers', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'electron', 'renderer'] },
  // Its parser wants more address space than Electron's Node gives.
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js'], ownNode: true },
  { name: 'format', command: ['prettier', '--check', '.', '--log-level', 'warn'] },
];

function run({ name, command, ownNode }) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...(ownNode ? [] : [onRuntime]), ...command], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('exit', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

const only = process.argv.slice(2);
const waiting = steps.filter((step) => only.length === 0 || only.some((word) => step.name.includes(word)));
let passed = await run(prepare);
const worker = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) passed = (await run(step)) && passed;
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
process.exit(passed ? 0 : 1);

/** Bundles a TypeScript file with what it imports from the project, and runs it: `node scripts/on-runtime.mjs scripts/bundle-run.mjs FILE.ts [args]`. */
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [file, ...args] = process.argv.slice(2);
const outDir = resolve('.cache', 'run', basename(file, '.ts'));
mkdirSync(outDir, { recursive: true });
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron', 'playwright-core', 'vite'] },
  build: { ssr: resolve(file), outDir, emptyOutDir: true, target: 'node24', rollupOptions: { output: { entryFileNames: 'main.mjs' } } },
});
process.argv.splice(2, Infinity, ...args);
await import(pathToFileURL(join(outDir, 'main.mjs')).href);

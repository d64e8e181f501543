import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['tests/{core,store,exchange,app,transport,jobs,shell,cli,renderer,decks,install}/**/*.test.ts'],
    // Child processes, not threads: better-sqlite3 and Electron's Node are what ships.
    pool: 'forks',
    // By itself it leaves one processor idle: half of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A guard against waiting for ever, not a measure of speed: a busy machine may take ten times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

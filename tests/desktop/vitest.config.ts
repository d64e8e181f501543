import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/desktop/**/*.test.ts'],
    pool: 'forks',
    // Each file starts real apps; two at a time keeps two cores busy and windows responsive.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});

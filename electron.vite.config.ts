import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const here = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Each entry is read from disk at every start: small and whole beats split.
      rollupOptions: {
        input: { main: here('electron/main.ts'), cli: here('electron/cli.ts'), job: here('electron/jobs/job.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is CommonJS and cannot require anything but electron.
      externalizeDeps: false,
      rollupOptions: { input: { preload: here('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [svelte()],
    // Fonts stay files: the content security policy allows none from data URLs.
    build: { outDir: here('out/renderer'), assetsInlineLimit: 0, rollupOptions: { input: here('renderer/index.html') } },
  },
});

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const here = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // CommonJS runs at once: an ES module would be evaluated only after Electron has looked for a display.
      rolldownOptions: {
        input: { main: here('electron/main.ts'), cli: here('electron/cli.ts'), job: here('electron/jobs/job.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is CommonJS and cannot require anything but electron.
      externalizeDeps: false,
      rolldownOptions: { input: { preload: here('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [svelte()],
    // Fonts stay files: the content security policy allows none from data URLs.
    build: { outDir: here('out/renderer'), assetsInlineLimit: 0, minify: true, rolldownOptions: { input: here('renderer/index.html') } },
  },
});

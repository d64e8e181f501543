import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { mkdirSync, writeFileSync } from 'node:fs';
import { newDataDir, startApp, type RunningApp } from './app';

const entry = join(import.meta.dirname, '..', 'renderer', 'card-page.ts');

let bundled: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [svelte({ configFile: false, compilerOptions: { css: 'injected' } })],
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'cardPageBundle' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const chunks = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n');
}

/** Brings the card component into the app's own page, with its policy and its protocol. */
async function openCardPage({ page }: RunningApp): Promise<void> {
  bundled ??= bundle();
  const devtools = await page.context().newCDPSession(page);
  const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression: await bundled });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
}

export interface Shown {
  html: string;
  css?: string;
  dark?: boolean;
  ordinal?: number;
  remote?: Record<string, string>;
  typed?: boolean;
}

interface CardPage {
  links: string[];
  asked: string[][];
  keys: string[];
  show: (shown: Shown) => Promise<void>;
  replay: () => unknown;
  /** What is in the card now that must not be there, in words. */
  leftovers: () => string[];
}

declare global {
  interface Window {
    cardPage: CardPage;
  }
}

export const showCard = (page: Page, shown: Shown): Promise<void> => page.evaluate((what) => window.cardPage.show(what), shown);

/** What every new note type of Anki starts out with. */
export const stockCss = '.card { font-family: arial; font-size: 20px; text-align: center; color: black; background-color: white; }';

/** Starts the app with files in its media folder, and keeps what it asks of the world outside. */
export async function startCards(files: Record<string, string | Buffer> = {}) {
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, 'media'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dataDir, 'media', name), content);
  const running = await startApp(dataDir);
  const requests: string[] = [];
  running.page.on('request', (request) => {
    if (!/^(?:app:\/\/kubedeck\/|data:|blob:)/.test(request.url())) requests.push(request.url());
  });
  await openCardPage(running);
  return { ...running, requests };
}

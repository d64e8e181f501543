/** How fast notes become cards: `npm run bench -- notes`. The notes are the bundled ones, over and over under other names. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createApp } from '../../electron/app/app';
import { readFieldWords } from '../../electron/app/kubernetes';
import { listNotes } from '../../electron/app/note-files';
import type { JobRunner } from '../../electron/app/ports';
import { systemClock } from '../../electron/clock';
import type { NoteCard } from '../../electron/core/card';
import { matchCards } from '../../electron/core/notes/identity';
import { mergeDuplicates } from '../../electron/core/notes/merge-duplicates';
import { parseNote } from '../../electron/core/notes/parse-note';
import { runJob } from '../../electron/jobs/run-job';

const [cards = 10_000] = process.argv.slice(2).map(Number);
const bundled = listNotes(join(process.cwd(), 'decks')).files.map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));

function report(operation: string, size: string, milliseconds: number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const percentile = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? NaN).toFixed(1).padStart(10);
  console.log(`${operation.padEnd(34)}| ${size} | ${percentile(0.5)} | ${percentile(0.95)}`);
}

async function measure<T>(operation: string, size: string, times: number, work: (run: number) => T | Promise<T>): Promise<T> {
  const milliseconds: number[] = [];
  let result: T | undefined;
  for (let run = 0; run < times; run++) {
    const before = performance.now();
    result = await work(run);
    milliseconds.push(performance.now() - before);
  }
  report(operation, size, milliseconds);
  if (result === undefined) throw new Error('nothing was measured');
  return result;
}

/** In this process: the window has a child for it. */
const inProcess: JobRunner = {
  run: (request, onProgress) => ({ result: runJob(request, systemClock, onProgress), cancel: () => undefined }),
};
const nothing = () => Promise.resolve();

console.log('operation                         | size | p50 ms | p95 ms');
// Of the size of study notes, as anybody writes them, and the first that this process reads.
const describeField = await readFieldWords();
const part = Math.ceil(bundled.length / 5);
const five = Array.from({ length: 5 }, (_, at) =>
  bundled
    .slice(at * part, (at + 1) * part)
    .map(({ text }) => text.replace(/^---\n[\s\S]*?\n---\n/, ''))
    .join('\n')
    .slice(0, 42 * 1024),
);
const fiveSize = `5 notes, ${Math.round(five.join('').length / 1024)} KiB`;
const readFive = () => five.map((text, at) => parseNote(text, { file: `${at}.md`, describeField }));
await measure('five notes to cards, at first', fiveSize, 1, readFive);
await measure('five notes to cards, later', fiveSize, 10, readFive);
const everything = bundled.map(({ text }) => text).join('');
const kilobytes = `${bundled.length} notes, ${Math.round(everything.length / 1024)} KiB`;
const made = await measure('read as cards, explicit forms', kilobytes, 10, () =>
  bundled.reduce((sum, { name, text }) => sum + parseNote(text, { file: name, found: 'none' }).cards.length, 0),
);
await measure('read as cards, all found forms', kilobytes, 10, () =>
  bundled.map(({ name, text }) => parseNote(text, { file: name, found: 'all' })),
);

const identity = (): NoteCard[] => {
  const all: NoteCard[] = [];
  for (let copy = 0; all.length < cards; copy++) {
    for (const { name, text } of bundled) {
      const own = text.replaceAll(/`([a-z]+)`/g, `\`$1-${copy}\``);
      all.push(...parseNote(own, { file: `copy-${copy}/${name}`, found: 'none' }).cards);
    }
  }
  return all.slice(0, cards);
};
const many = identity();
const old = many.map((card, ref) => ({ ref, card, isSetAside: false }));
const sized = `${many.length} cards`;
await measure('find facts of several notes', sized, 5, () => mergeDuplicates(many));
await measure('match, nothing changed', sized, 5, () => matchCards(old, many));
const edited = many.map((card, index) => (index % 20 === 0 ? { ...card, front: card.front.replace(/\b(the|a|of)\b/i, 'that') } : card));
await measure('match, one in twenty reworded', sized, 5, () => matchCards(old, edited));
const moved = many.map((card) => ({ ...card, source: { ...card.source, file: `moved/${card.source.file}` } }));
await measure('match, every note renamed', sized, 5, () => matchCards(old, moved));

const folder = mkdtempSync(join(tmpdir(), 'kubedeck-bench-'));
try {
  const notes = join(folder, 'notes');
  const copies = Math.ceil(cards / made);
  for (let copy = 0; copy < copies; copy++) {
    for (const { name, text } of bundled) {
      const file = join(notes, `copy-${copy}`, name);
      mkdirSync(dirname(file), { recursive: true });
      // Other names, so that no card is another one's double.
      writeFileSync(file, text.replace(/^deck: .*$/m, `deck: Copy ${copy}`).replaceAll(/`([a-z]+)`/g, `\`$1-${copy}\``));
    }
  }
  const size = `${copies * made} cards, ${copies * bundled.length} notes`;
  const { api, close } = createApp({
    clock: { now: () => Date.now(), offsetAt: () => 0 },
    desktop: {
      openLink: nothing,
      openPath: nothing,
      openNote: nothing,
      chooseFolder: () => Promise.resolve(null),
      chooseFiles: () => Promise.resolve([]),
      chooseSaveFile: () => Promise.resolve(null),
      loadPictures: () => Promise.resolve([]),
      applySettings: () => undefined,
      remind: () => undefined,
      showDue: () => undefined,
    },
    jobs: inProcess,
    about: { version: '', electron: '', chromium: '', node: '', sqlite: '', platform: '', homepage: null },
    dataDir: join(folder, 'data'),
    decksDir: join(folder, 'none'),
    readonly: false,
  });
  await measure('add the folder', size, 1, () => api.addNotes({ path: notes, choices: { found: [], off: [] } }));
  await measure('read it again, nothing changed', size, 10, () => api.sync({}));
  await measure('read it again, one note changed', size, 10, (run) => {
    const file = join(notes, 'copy-0', bundled[0]?.name ?? '');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n\nQ: What did run ${run} add?\nA: This line.\n`);
    return api.sync({});
  });
  close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

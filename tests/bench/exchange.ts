/**
 * How fast cards come in and go out: `npm run bench -- exchange [notes] [rows]`. Each run is a process of its own, as in the app; its peak
 * memory is that process's whole.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../electron/clock';
import type { ExportRequest, ImportRequest } from '../../electron/app/ports';
import { defaultSettings } from '../../electron/app/stored-settings';
import { runJob } from '../../electron/jobs/run-job';
import { jobFlags } from '../../electron/jobs/runner';
import { openStore } from '../../electron/store/store';
import { largePackage } from '../exchange/large-package';

const runs = 5;
const bundle = fileURLToPath(import.meta.url);
const [task, dataDir = '', path = ''] = process.argv.slice(2);

const importRequest: Omit<ImportRequest, 'paths' | 'dataDir'> = {
  name: 'import',
  deck: null,
  history: true,
  wins: 'newer',
  write: true,
  dayStartMinutes: 240,
  weights: defaultSettings.deckDefaults.weights,
};
const exportRequest: Omit<ExportRequest, 'path' | 'dataDir' | 'format'> = {
  name: 'export',
  deck: null,
  cards: null,
  history: true,
  media: true,
  dayStartMinutes: 240,
  options: defaultSettings.deckDefaults,
  app: '0',
};

/** One job, timed, in this process. */
async function once(request: ImportRequest | ExportRequest): Promise<void> {
  const before = performance.now();
  await runJob(request, systemClock, () => undefined);
  const milliseconds = performance.now() - before;
  console.log(JSON.stringify({ milliseconds, peak: process.resourceUsage().maxRSS * 1024 }));
}

function inProcess(what: string, folder: string, file: string): { milliseconds: number; peak: number } {
  return JSON.parse(execFileSync(process.execPath, [...jobFlags, bundle, what, folder, file], { encoding: 'utf8' })) as ReturnType<
    typeof inProcess
  >;
}

function report(operation: string, size: string, measured: readonly { milliseconds: number; peak: number }[]): void {
  const sorted = measured.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const percentile = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? NaN).toFixed(0).padStart(7);
  const peak = Math.max(...measured.map((run) => run.peak)) / 1024 ** 2;
  console.log(`${operation.padEnd(30)}| ${size.padEnd(13)} | ${percentile(0.5)} | ${percentile(0.95)} | ${peak.toFixed(0).padStart(6)}`);
}

function everything(notes: number, rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'kubedeck-bench-'));
  const emptyData = (name: string) => {
    const data = join(folder, name);
    openStore(data, { now: Date.now() }).close();
    return data;
  };
  try {
    const apkg = join(folder, 'many.apkg');
    writeFileSync(apkg, largePackage(notes));
    const csv = join(folder, 'many.csv');
    writeFileSync(csv, Array.from({ length: rows }, (_, row) => `Question ${row},"Answer ${row}, with a comma",tag${row % 30}`).join('\n'));
    console.log('operation                     | size          |  p50 ms |  p95 ms | peak MiB');
    const each = <T>(work: (run: number) => T): T[] => Array.from({ length: runs }, (_, run) => work(run));
    report(
      'package, first time',
      `${notes} notes`,
      each((run) => inProcess('import', emptyData(`apkg-${run}`), apkg)),
    );
    const full = join(folder, 'apkg-0');
    report(
      'package, again',
      `${notes} notes`,
      each(() => inProcess('import', full, apkg)),
    );
    report(
      'export as a package',
      `${notes} notes`,
      each((run) => inProcess('apkg', full, join(folder, `out-${run}.apkg`))),
    );
    report(
      'export as our own file',
      `${notes} notes`,
      each((run) => inProcess('json', full, join(folder, `out-${run}.json`))),
    );
    report(
      'table, first time',
      `${rows} rows`,
      each((run) => inProcess('import', emptyData(`csv-${run}`), csv)),
    );
    report(
      'table, again',
      `${rows} rows`,
      each(() => inProcess('import', join(folder, 'csv-0'), csv)),
    );
    console.log(`The package is ${Math.round(statSync(apkg).size / 1024)} KiB, the table ${Math.round(statSync(csv).size / 1024)} KiB.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (task === 'import') await once({ ...importRequest, dataDir, paths: [path] });
else if (task === 'apkg' || task === 'json') await once({ ...exportRequest, dataDir, path, format: task });
else everything(Number(task ?? 20_111), Number(dataDir === '' ? 100_000 : dataDir));

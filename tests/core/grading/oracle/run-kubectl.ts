import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readShell } from '../../../../electron/core/grading/command/shell';
import { startFakeCluster } from './fake-cluster';

export interface Trace {
  /** What kubectl asked of the cluster and printed. */
  text: string;
  failed: boolean;
  message: string;
}

export interface Oracle {
  /** Runs a command line of one kubectl call; null when it is anything else (a pipeline, another tool, a variable). */
  run: (line: string) => Promise<Trace | null>;
  close: () => Promise<void>;
}

const manifest = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: demo}}
  template:
    metadata: {labels: {app: demo}}
    spec: {containers: [{name: app, image: 'demo:1'}]}
`;

/** Words of a line that is one kubectl call and nothing else. */
function kubectlWords(line: string): string[] | null {
  const script = readShell(line, () => '');
  const [step] = script.steps;
  if (script.errors.length > 0 || script.steps.length !== 1 || !step || step.redirects.length + step.assignments.length > 0) return null;
  const values = step.words.map((word) => word.value);
  const isPlain = values.every((value) => !/[\uE000-\uE013]/.test(value));
  return isPlain && /^(?:k|kubectl)$/.test(values[0] ?? '') ? values.slice(1) : null;
}

/** `-k FOLDER` and `kustomize FOLDER`: something to build. */
function writeKustomization(folder: string, words: readonly string[]): void {
  const flag = words.findIndex((word) => /^(?:-k|--kustomize|kustomize)$/.test(word));
  const target = flag === -1 ? words.find((word) => word.startsWith('--kustomize='))?.slice('--kustomize='.length) : words[flag + 1];
  if (target === undefined || target.startsWith('/') || target.includes('..') || target.startsWith('-') || target.endsWith('.yaml')) return;
  mkdirSync(join(folder, target), { recursive: true });
  writeFileSync(join(folder, target, 'kustomization.yaml'), 'resources: [demo.yaml]\n');
  writeFileSync(join(folder, target, 'demo.yaml'), manifest(basename(target)));
}

/** Files a command names must be there, or their absence hides every other mistake. */
function writeStubs(folder: string, words: readonly string[]): void {
  for (const word of words) {
    for (const piece of word.replace(/^--?[\w-]+=?/, '').split(/[,=]/)) {
      if (!/^[\w./-]+\.(?:ya?ml|json|txt|crt|key|env|conf|properties)$/.test(piece) || piece.includes('..') || piece.startsWith('/'))
        continue;
      const file = join(folder, piece);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, /\.ya?ml$|\.json$/.test(piece) ? manifest(basename(piece).replace(/\W.*$/, '')) : 'alpha=one\n');
    }
  }
  writeKustomization(folder, words);
}

/** Times, generated names and the server's address differ from run to run. */
function settle(text: string): string {
  return (
    text
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replace(/127\.0\.0\.1:\d+/g, 'SERVER')
      // The server fills it in.
      .replace(/,?"type":"ClusterIP"/g, '')
      .replace(/\b[IWEF]\d{4} [\d:.]+\s+\d+ \S+\]/g, 'LOG')
      .replace(/debugger-[\w-]+/g, 'debugger')
  );
}

/** A real client in front of a cluster that only remembers. */
export async function startOracle(client: string): Promise<Oracle> {
  const cluster = await startFakeCluster();
  const home = mkdtempSync(join(tmpdir(), 'kubedeck-oracle-'));
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: home,
    KUBECONFIG: join(home, 'config'),
    KUBECTL_KUBERC: 'false',
    EDITOR: '/bin/true',
    KUBE_EDITOR: '/bin/true',
  };
  const context = {
    clusters: [{ name: 'fake', cluster: { server: cluster.url } }],
    users: [{ name: 'me', user: {} }],
    contexts: ['here', 'harbour', 'harbor'].map((name) => ({ name, context: { cluster: 'fake', user: 'me' } })),
    'current-context': 'here',
  };
  const known = new Map<string, Trace>();
  const run = async (line: string): Promise<Trace | null> => {
    const words = kubectlWords(line);
    if (!words) return null;
    const key = words.join('\0');
    const cached = known.get(key);
    if (cached) return cached;
    writeFileSync(env.KUBECONFIG, JSON.stringify(context));
    writeStubs(home, words);
    cluster.takeRequests();
    const result = await new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const child = execFile(client, words, { env, cwd: home, timeout: 5000 }, (error, out, err) => {
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : 124) : 0, out, err });
      });
      child.stdin?.end();
    });
    const requests = cluster.takeRequests();
    const settings = words[0] === 'config' ? readFileSync(env.KUBECONFIG, 'utf8') : '';
    const text = settle([...requests, result.out, settings].filter(Boolean).join('\n'));
    const trace = { text, failed: result.code !== 0, message: settle(result.err.trim()) };
    known.set(key, trace);
    return trace;
  };
  return {
    run,
    close: async () => {
      await cluster.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

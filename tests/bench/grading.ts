/** How fast answers are graded: `npm run bench -- grading`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listNotes } from '../../electron/app/note-files';
import { gradeAnswer } from '../../electron/core/grading/grade';
import type { GradedCard, GradingContext } from '../../electron/core/grading/verdict';
import { readGrammar, type GrammarData } from '../../electron/core/kubernetes/grammar';
import { readSchema, type SchemaData } from '../../electron/core/kubernetes/schema';
import { parseNote } from '../../electron/core/notes/parse-note';

const root = process.cwd();
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

function report(operation: string, size: string, milliseconds: number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const percentile = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? NaN).toFixed(3).padStart(10);
  console.log(`${operation.padEnd(34)}| ${size} | ${percentile(0.5)} | ${percentile(0.95)} | ${percentile(0.99)}`);
}

function measure(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

console.log('operation                         | size | p50 ms | p95 ms | p99 ms');
let context: GradingContext | undefined;
report('load grammar and schema', 'once', [
  measure(() => {
    const grammar = readGrammar(JSON.parse(read('electron', 'core', 'kubernetes', 'kubectl-grammar.json')) as GrammarData);
    context = { grammar, schema: readSchema(JSON.parse(read('generated', 'structure.json')) as SchemaData), kubernetes: '1.35' };
  }),
]);
if (!context) throw new Error('nothing was loaded');
const loaded = context;

const cards = listNotes(join(root, 'decks')).files.flatMap(
  ({ name, path }) => parseNote(readFileSync(path, 'utf8'), { file: name, found: 'none' }).cards,
);
const grade = (card: GradedCard, typed: string) => measure(() => gradeAnswer(card, typed, loaded));
for (const kind of ['command', 'yaml', 'basic'] as const) {
  const asked = cards.filter((card) => card.kind === kind);
  const times = Array.from({ length: 10 }).flatMap(() =>
    asked.flatMap((card) => [card.answer, ...card.wrong].map((typed) => grade(card, typed))),
  );
  report(`grade ${kind}`, `${asked.length} bundled cards and their near misses`, times);
}

const container = (index: number) =>
  [
    `        - name: c${index}`,
    `          image: registry.example.com/app:${index}`,
    '          ports:',
    `            - containerPort: ${8000 + index}`,
    '          env:',
    `            - name: INDEX`,
    `              value: "${index}"`,
    '          resources:',
    '            requests:',
    `              cpu: ${index + 1}00m`,
    '              memory: 64Mi',
  ].join('\n');
const manifest = (containers: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: large\nspec:\n  replicas: 3\n  selector:\n    matchLabels:\n      app: large\n  template:\n    metadata:\n      labels:\n        app: large\n    spec:\n      containers:\n${Array.from({ length: containers }, (_, index) => container(index)).join('\n')}\n`;
const large = manifest(8);
const card: GradedCard = { kind: 'yaml', front: '', answer: large, accept: [], broken: null, blanks: [], at: '', gap: 0, list: null };
const variants = [large, large.replace('replicas: 3', 'replicas: 4'), large.replaceAll('containerPort', 'contanerPort')];
report(
  'grade a long manifest',
  `${large.split('\n').length} lines`,
  Array.from({ length: 100 }).flatMap(() => variants.map((typed) => grade(card, typed))),
);

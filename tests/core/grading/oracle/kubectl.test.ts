import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandPairs } from '../corpus/commands';
import { startOracle } from './run-kubectl';
import type { Oracle, Trace } from './run-kubectl';

/**
 * Set KUBEDECK_KUBECTL to a kubectl client to hold the corpus against it: what each command asks of a cluster that
 * only remembers, and what it prints. Without a client the rest of the tests still stands.
 */
const client = process.env['KUBEDECK_KUBECTL'] ?? '';

/** The cluster cannot tell these apart, or not in the same way twice. */
const blind: readonly { why: string; test: RegExp }[] = [
  { why: 'needs the reference of an API', test: /^k(?:ubectl)? explain/ },
  {
    why: 'only prints differently, and the cluster sends no table',
    test: /-o ?=?wide|--show-labels|-L|--label-columns|--no-headers|--watch|-w\b|--sort-by|--containers|--timestamps/,
  },
  { why: 'how long to wait shows nowhere', test: /^k(?:ubectl)? (?:wait|rollout status)/ },
  { why: 'one answer, one line, whatever was asked of the log', test: /^k(?:ubectl)? logs/ },
  { why: 'the object it is about has no history', test: /^k(?:ubectl)? rollout (?:undo|history)/ },
  { why: 'needs a terminal and a live container', test: /^k(?:ubectl)? (?:port-forward|debug|attach|drain)/ },
  { why: 'deletes the Pod again only after a stream that never opens', test: /--rm/ },
  { why: 'several containers or objects, in no fixed order', test: /--all-containers/ },
  { why: 'bookkeeping on the way, the same in the end', test: /--overwrite|--server-side/ },
  { why: 'asks for several kinds in an order of its own while it waits', test: /delete \w+,\w+/ },
  { why: 'needs a real certificate', test: /secret tls/ },
  { why: 'takes away what is not there', test: /taint .*-$/ },
];

/** Differences that only show with a terminal, or where a file would be written. */
const unseen: readonly { expected: RegExp; typed: RegExp }[] = [
  { expected: /exec .*-it/, typed: /exec .*-i / },
  { expected: / cp .*\.\/app\.log/, typed: /\.\/app\.txt/ },
];

const isUnseen = (expected: string, typed: string): boolean =>
  unseen.some((pair) => pair.expected.test(expected) && pair.typed.test(typed));
const isBlind = (command: string): boolean => blind.some(({ test }) => test.test(command));
const isSame = (a: Trace, b: Trace): boolean => a.text === b.text && a.failed === b.failed;
/** Sets have no order, but requests and tables do. */
const sorted = (trace: Trace): Trace => ({
  ...trace,
  text: trace.text
    .split(/[^\w./:=-]+/)
    .sort()
    .join(' '),
});

describe('the corpus and a real kubectl', () => {
  let oracle: Oracle | null = null;

  beforeAll(async () => {
    if (client !== '') oracle = await startOracle(client);
  });

  afterAll(async () => {
    await oracle?.close();
  });

  it('agree on what is accepted and what is the same', { timeout: 600_000 }, async () => {
    if (!oracle) {
      console.info('No kubectl: set KUBEDECK_KUBECTL to a client to check the corpus against it.');
      expect(commandPairs.length).toBeGreaterThan(0);
      return;
    }
    const complaints: string[] = [];
    let ran = 0;
    for (const { expected, typed, right } of commandPairs) {
      const model = await oracle.run(expected);
      const other = await oracle.run(typed);
      if (!model) continue;
      ran += 1;
      if (model.failed && model.text === '' && !isBlind(expected)) complaints.push(`refused: ${expected}: ${model.message}`);
      if (!other && !right) continue;
      if (!other || isBlind(expected) || isBlind(typed)) continue;
      if (right && !isSame(model, other) && !isSame(sorted(model), sorted(other)))
        complaints.push(`not the same: ${expected} <> ${typed}: ${other.message}`);
      if (!right && isSame(model, other) && !isUnseen(expected, typed)) complaints.push(`the same: ${expected} <> ${typed}`);
    }
    console.info(`${ran} pairs of ${commandPairs.length} held against ${client}.`);
    expect(complaints).toEqual([]);
  });
});

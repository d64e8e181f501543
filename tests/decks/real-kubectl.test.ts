import { describe, expect, it } from 'vitest';
import { readCommandAnswer } from '../../electron/core/grading/command/read-command';
import { startOracle } from '../core/grading/oracle/run-kubectl';
import { cards, contextFor, placeOf } from './decks';

const client = process.env['KUBEDECK_KUBECTL'];

/** Only there with a plugin of its own. */
const needsPlugin = /^kubectl convert /;

/** The kubectl calls of all answers, also those that stand in a pipeline. */
const calls = cards
  .filter((card) => card.kind === 'command')
  .flatMap((card) =>
    [card.answer, ...card.accept].flatMap((answer) =>
      readCommandAnswer(answer, contextFor(card))
        .steps.map(({ start, end }) => answer.slice(start, end))
        .filter((line) => /^k(?:ubectl)? /.test(line) && !needsPlugin.test(line))
        .map((line) => ({ card, line })),
    ),
  );

/** What fails for want of a real cluster, or of a real file: kubectl had understood the command by then. */
const limits = new RegExp(
  [
    'forbidden|not ?found|doesn.t have a resource type|no matches for kind|couldn.t find resource|no objects passed to|no such file or directory|the path "[^"]+" does not exist',
    'timed out|watch ended with error|^$|panic: runtime error|unable to upgrade connection|Metrics API not available',
    'is not valid for pod|unable to find container named|no context exists|PEM data|error executing template',
    'couldn.t find any field with path|is not paused|unable to find specified revision|no last revision|Pods that declare no controller|only available for RollingUpdate',
  ].join('|'),
  'i',
);
/** What kubectl says of a command that it does not understand. */
const refusals =
  /unknown (?:flag|shorthand flag|command)|unknown option|invalid argument|flag needs an argument|required flag|See 'kubectl .*--help'|accepts? .* arg|unexpected args|exactly (?:one|two)|is not supported anymore/i;
describe('real kubectl', () => {
  it(
    'takes every kubectl call of the decks',
    async () => {
      expect(calls.length).toBeGreaterThan(300);
      if (client === undefined) {
        process.stdout.write(`kubectl is not at hand (KUBEDECK_KUBECTL): ${calls.length} calls of the decks were not run\n`);
        return;
      }
      const refused: string[] = [];
      const ran = { well: 0, unanswered: 0, unread: 0 };
      const oracle = await startOracle(client);
      for (const { card, line } of calls) {
        const trace = await oracle.run(line);
        if (trace === null) ran.unread += 1;
        else if (!trace.failed) ran.well += 1;
        else if (limits.test(trace.message) && !refusals.test(trace.message)) ran.unanswered += 1;
        else refused.push(`${placeOf(card)} | ${line} | ${trace.message.slice(0, 300)}`);
      }
      await oracle.close();
      const needs = `${ran.unanswered} of them need more than a cluster that only remembers, ${ran.unread} more hold shell syntax`;
      process.stdout.write(`kubectl took ${ran.well + ran.unanswered} of ${calls.length} calls of the decks; ${needs}\n`);
      expect(refused).toEqual([]);
    },
    600_000,
  );
});

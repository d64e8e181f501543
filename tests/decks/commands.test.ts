import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../electron/core/card';
import { readCommandAnswer } from '../../electron/core/grading/command/read-command';
import { readShell } from '../../electron/core/grading/command/shell';
import { resourceTypes } from '../../electron/core/kubernetes/resources';
import { describeField } from '../../electron/core/kubernetes/schema';
import descriptions from '../../generated/descriptions.json';
import { cards, contextFor, placeOf, schema } from './decks';

const commandCards = cards.filter((card) => card.kind === 'command');
/** Asked for the tool's own help, or for a plugin, which the grammar of kubectl does not have. */
const outsideGrammar = /^kubectl (?:help|convert)\b|^kubectl .* (?:-h|--help)$/;
const answersOf = (card: NoteCard): string[] => [card.answer, ...card.accept];

describe('every command', () => {
  it('is one that a shell reads and its tool takes', () => {
    const refused = commandCards.flatMap((card) =>
      answersOf(card).filter((answer) => !outsideGrammar.test(answer)).flatMap((answer) => {
        const { steps, errors } = readCommandAnswer(answer, contextFor(card));
        return [...errors, ...steps.flatMap((step) => step.rejections)].map((reason) => `${placeOf(card)} | ${answer} | ${reason}`);
      }),
    );
    expect(refused).toEqual([]);
  });

  it('uses nothing that its tool calls outdated, unless it is about an old version', () => {
    const outdated = commandCards
      .filter((card) => card.kubernetes.until === null)
      .flatMap((card) =>
        readCommandAnswer(card.answer, contextFor(card)).steps.flatMap((step) => step.notes.map((note) => `${placeOf(card)} | ${note}`)),
      );
    expect(outdated).toEqual([]);
  });

  it('that explains a field names one that exists', () => {
    const explained = commandCards.flatMap((card) =>
      answersOf(card).flatMap((answer) =>
        readShell(answer, () => '').steps.flatMap(({ words }) => {
          const [tool, verb, path] = words.map((word) => word.value);
          return /^k(?:ubectl)?$/.test(tool ?? '') && verb === 'explain' && path?.includes('.') === true ? [{ card, path }] : [];
        }),
      ),
    );
    expect(explained.length).toBeGreaterThan(0);
    const missing = explained.filter(({ path }) => {
      const [kind = '', ...fields] = path.split('.');
      const type = resourceTypes.find(({ plural, short, kind: name }) => [plural, name.toLowerCase(), ...short].includes(kind));
      return type === undefined || describeField(schema, descriptions, type.kind, fields.join('.')) === null;
    });
    expect(missing.map(({ card, path }) => `${placeOf(card)} | ${path}`)).toEqual([]);
  });
});

import { integerOf, member, members, numberOf, numbersOf, textOf } from './json';
import type { Json } from './json';
import { deckName } from './names';
import type { Refusals } from './refusals';
import type { AnkiDeck, AnkiDeckOptions, AnkiNotetype, AnkiTemplate } from './types';

/** Note types, decks and options of schema 11, which are JSON in the columns of `col`. */

const unreadable = 'It does not read as Anki writes it.';

export function notetypesOfJson(models: Json, refusals: Refusals): AnkiNotetype[] {
  return members(models).flatMap(([key, model]) => {
    const id = integerOf(member(model, 'id')) ?? integerOf(key);
    const fields = inOrder(member(model, 'flds')).map((field) => textOf(member(field, 'name')));
    if (id === null || fields.length === 0) {
      refusals.add('note type', textOf(member(model, 'name')) || key, unreadable);
      return [];
    }
    return {
      id,
      originalId: integerOf(member(model, 'originalId')),
      name: textOf(member(model, 'name')).normalize('NFC'),
      cloze: integerOf(member(model, 'type')) === 1,
      fields,
      templates: inOrder(member(model, 'tmpls')).map(templateOf),
      css: textOf(member(model, 'css')),
    };
  });
}

function templateOf(template: Json, index: number): AnkiTemplate {
  return {
    name: textOf(member(template, 'name')),
    ord: index,
    front: textOf(member(template, 'qfmt')),
    back: textOf(member(template, 'afmt')),
    deckId: integerOf(member(template, 'did')) || null,
  };
}

/** Lists are written in order, but `ord` is what counts. */
function inOrder(list: Json | undefined): Json[] {
  return members(list)
    .map(([, item]) => item)
    .sort((a, b) => (integerOf(member(a, 'ord')) ?? 0) - (integerOf(member(b, 'ord')) ?? 0));
}

export function decksOfJson(decks: Json, refusals: Refusals): AnkiDeck[] {
  return members(decks).flatMap(([key, deck]) => {
    const id = integerOf(member(deck, 'id')) ?? integerOf(key);
    if (id === null) {
      refusals.add('deck', textOf(member(deck, 'name')) || key, unreadable);
      return [];
    }
    const filtered = (integerOf(member(deck, 'dyn')) ?? 0) !== 0;
    return {
      id,
      name: deckName(textOf(member(deck, 'name'))),
      filtered,
      optionsId: filtered ? null : integerOf(member(deck, 'conf')),
      description: textOf(member(deck, 'desc')),
    };
  });
}

export function optionsOfJson(options: Json, refusals: Refusals): AnkiDeckOptions[] {
  return members(options).flatMap(([key, option]) => {
    const id = integerOf(member(option, 'id')) ?? integerOf(key);
    if (id === null) {
      refusals.add('deck option', textOf(member(option, 'name')) || key, unreadable);
      return [];
    }
    const fresh = member(option, 'new');
    const review = member(option, 'rev');
    const lapse = member(option, 'lapse');
    return {
      id,
      name: textOf(member(option, 'name')),
      newPerDay: integerOf(member(fresh, 'perDay')) ?? 20,
      reviewsPerDay: integerOf(member(review, 'perDay')) ?? 200,
      learningMinutes: numbersOf(member(fresh, 'delays')),
      relearningMinutes: numbersOf(member(lapse, 'delays')),
      maximumInterval: integerOf(member(review, 'maxIvl')) ?? 36_500,
      leechLapses: integerOf(member(lapse, 'leechFails')) ?? 8,
      leechAction: integerOf(member(lapse, 'leechAction')) === 0 ? 'suspend' : 'tag',
      desiredRetention: share(numberOf(member(option, 'desiredRetention'))),
      historicalRetention: share(numberOf(member(option, 'sm2Retention'))) ?? 0.9,
      weights: knownWeights([
        numbersOf(member(option, 'fsrsParams6')),
        numbersOf(member(option, 'fsrsParams5')),
        numbersOf(member(option, 'fsrsWeights')),
      ]),
    };
  });
}

/** A share strictly between 0 and 1; null for anything else, as 0 means "not set". */
export function share(value: number | null): number | null {
  return value !== null && value > 0 && value < 1 ? value : null;
}

/** The newest generation of weights that is complete. */
export function knownWeights(generations: readonly number[][]): number[] | null {
  return generations.find((weights) => [21, 19, 17].includes(weights.length)) ?? null;
}

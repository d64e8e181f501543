import { Script } from 'node:vm';
import type { BrowseApi, ReplaceField, Replacement, ReplacePlan } from '../contract/browse';
import { hiddenBy } from '../core/cloze';
import { AppError } from '../core/errors';
import type { BulkText } from '../store/bulk';
import type { Context } from './context';
import { manyCards } from './words';

type ReplaceMethods = Pick<BrowseApi, 'planReplace' | 'replaceText'>;

const mostSamples = 50;
const mostMs = 2000;

interface Change {
  card: BulkText;
  after: { front: string; answer: string; why: string };
}

export function replaceMethods(context: Context): ReplaceMethods {
  return {
    planReplace: (input) => plan(context, input).report,
    replaceText: (input) => {
      const { changes, report } = plan(context, input);
      const { at } = context.now();
      const { perform, cards } = context.store();
      perform({ type: 'replace', label: `Replacing in ${manyCards(changes.length)}` }, at, () => {
        for (const { card, after } of changes) cards.setOwnText(card.id, after, at);
      });
      context.changed();
      return report;
    },
  };
}

function plan(context: Context, { cards, fields, ...how }: Replacement): { changes: Change[]; report: ReplacePlan } {
  const texts = context.store().bulk.texts(cards);
  // What a cloze hides stands in its sentence.
  const isAsked = (card: BulkText, field: ReplaceField) => fields.includes(field) && !(card.kind === 'cloze' && field === 'answer');
  const places = texts.flatMap((card) => fields.filter((field) => isAsked(card, field)).map((field) => ({ card, field })));
  const replaced = replaceIn(
    places.map(({ card, field }) => card[field]),
    how,
  );
  const found = new Map<BulkText, Change['after']>();
  const samples: ReplacePlan['samples'] = [];
  places.forEach(({ card, field }, index) => {
    const after = replaced[index] ?? card[field];
    if (after === card[field]) return;
    const { front, answer, why } = found.get(card) ?? card;
    found.set(card, { front, answer, why, [field]: after });
  });

  const changes: Change[] = [];
  const leftOut = new Map<string, number>();
  for (const [card, changed] of found) {
    const after = card.kind === 'cloze' ? { ...changed, answer: hiddenBy(changed.front, card.gap) } : changed;
    const reason = reasonAgainst(card, after);
    if (reason === null) changes.push({ card, after });
    else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  }
  for (const { card, after } of changes) {
    for (const field of fields) {
      if (samples.length < mostSamples && isAsked(card, field) && after[field] !== card[field])
        samples.push({ card: card.id, field, before: card[field], after: after[field] });
    }
  }
  return {
    changes,
    report: { cards: changes.length, samples, leftOut: [...leftOut].map(([reason, count]) => ({ cards: count, reason })) },
  };
}

function reasonAgainst(card: BulkText, after: Change['after']): string | null {
  if (card.isMade) return 'Their text is made by templates from the fields of an imported note; change those fields instead.';
  if (after.front.trim() === '') return 'Nothing would be left of the question.';
  if (after.answer.trim() === '')
    return card.kind === 'cloze' ? 'The sentence would lose its gap.' : 'Nothing would be left of the answer.';
  return null;
}

/** A pattern of the person's may never end by itself; here it is stopped. */
const script = new Script(`(() => {
  const pattern = new RegExp(source, flags);
  return JSON.stringify(JSON.parse(texts).map((text) => text.replace(pattern, literal ? () => replacement : replacement)));
})()`);

function replaceIn(texts: readonly string[], { find, replace, regex, matchCase }: Omit<Replacement, 'cards' | 'fields'>): string[] {
  const source = regex ? find : find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const given = { texts: JSON.stringify(texts), source, flags: matchCase ? 'gmu' : 'gimu', replacement: replace, literal: !regex };
  try {
    const result: unknown = script.runInNewContext(given, { timeout: mostMs });
    const list: unknown = JSON.parse(String(result));
    return Array.isArray(list) ? list.map(String) : [];
  } catch (error) {
    const { code, name, message } = error as { code?: string; name?: string; message?: string };
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new AppError('bad-input', 'This regular expression takes too long on your cards. Make it simpler, or choose fewer cards.');
    if (name === 'SyntaxError') throw new AppError('bad-input', `This is no regular expression: ${message ?? find}.`);
    throw error;
  }
}

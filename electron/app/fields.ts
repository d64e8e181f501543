import type { Api } from '../contract';
import { AppError } from '../core/errors';
import { cardHtml, importedContent, type TemplatedCard } from '../core/imported-card';
import { importHash } from '../store/imported';
import { cardView } from './cards';
import type { Context } from './context';

type FieldMethods = Pick<Api, 'editFields' | 'previewFields'>;

/** What a card is made of, with these fields instead of its own. */
function makingWith(context: Context, id: number, values: readonly string[]): TemplatedCard & { css: string } {
  const card = context.store().cards.get(id);
  const making = card && context.store().imported.making(id);
  if (!making) throw new AppError('not-found', 'This card is not made of fields.');
  if (values.length !== making.fields.length)
    throw new AppError('bad-input', `This card has ${making.fields.length} fields, not ${values.length}.`);
  return { ...making, values, tags: card.tags, deck: card.deck.name };
}

/** The fields of notes that came from another program. */
export function fieldMethods(context: Context): FieldMethods {
  return {
    previewFields: ({ card, fields }) => cardHtml(makingWith(context, card, fields)),

    editFields: ({ card, fields }) => {
      const { perform, imported } = context.store();
      const { at } = context.now();
      makingWith(context, card, fields);
      perform({ type: 'edit-fields', label: 'Edit of a card', card }, at, () => {
        imported.setFields(card, fields, at);
        for (const each of imported.cardsOfNote(card)) {
          const making = makingWith(context, each, fields);
          const { front, answer } = importedContent(making);
          // Another one than any file's: what a file says from now on is told from what was written here.
          const hash = importHash(['edited', String(making.template), ...making.tags, '', ...fields]);
          imported.setText(each, { front, answer, hash });
        }
      });
      context.changed();
      return cardView(context, card);
    },
  };
}

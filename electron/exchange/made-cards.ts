import { cardOrdinals } from '../core/anki-template/template-fields';
import type { CardContent } from '../core/card';
import { importedContent } from '../core/imported-card';
import type { ImportedCard, ImportedNote, ImportedType } from './collection';

/** The numbers of the templates (for a cloze of the gaps, less one) that make cards of a note, as Anki decides it. */
export function ordinalsOf(
  { cloze, templates, fields: names }: ImportedType,
  values: readonly string[],
  tags: readonly string[],
): number[] {
  const fields = names.map((name, index) => ({ name, value: values[index] ?? '' }));
  return cardOrdinals({ cloze, fronts: templates.map(({ front }) => front), fields, tags });
}

/** A card that a template makes of a note. What it asks is rendered when it is looked at: a card that is here already is not. */
export function madeCard(
  base: Omit<ImportedCard, 'content' | 'made'>,
  note: ImportedNote,
  type: ImportedType,
  template: number,
): ImportedCard {
  const { cloze, fields, templates, name: typeName } = type;
  const { tags, deck } = base;
  let content: CardContent | null = null;
  return {
    ...base,
    made: { guid: note.guid, template },
    get content() {
      return (content ??= importedContent({ cloze, fields, values: note.fields, templates, typeName, template, tags, deck }));
    },
  };
}

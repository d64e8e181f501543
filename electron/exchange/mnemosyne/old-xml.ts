import { hash } from 'node:crypto';
import { cleanDeckName } from '../../core/decks';
import { createRefusals } from '../anki/refusals';
import type { ImportedCard, ImportedNote, ReadContext } from '../collection';
import { madeCard } from '../made-cards';
import { unmarked } from '../new-card';
import { typeOf } from './card-types';
import type { Cards } from './cards-xml';
import { attributeOf, learningOf, scheduleOf } from './learning';
import type { XmlDocument } from './records';

const dayLength = 86_400_000;

/** The cards of Mnemosyne 1: its days count from `time_of_start`, its categories are decks. */
export function cardsOfItems({ root, records }: XmlDocument, fallbackDeck: string, context: ReadContext): Cards {
  const start = attributeOf(root.attributes, 'time_of_start', 0) * 1000;
  const refusals = createRefusals();
  const { type } = typeOf('1', new Set());
  const notes = new Map<string, ImportedNote>();
  const cards: ImportedCard[] = [];
  for (const { name, attributes, texts } of records) {
    if (name !== 'item') continue;
    const front = (texts.get('Q') ?? '').trim();
    const back = (texts.get('A') ?? '').trim();
    const id = attributes['id'] ?? hash('sha1', front, 'base64url').slice(0, 20);
    const guid = `mnemosyne:${id}`;
    if (front === '' || notes.has(guid)) {
      refusals.add('card', front === '' ? id : front, front === '' ? 'It has no question.' : 'Another one in the file is the same.');
      continue;
    }
    const category = (texts.get('cat') ?? '').trim();
    const note = { guid, type: type.key, fields: [front, back, ''].map((text) => text.replaceAll('\n', '<br>')), modifiedAt: context.now };
    notes.set(guid, note);
    const base = {
      ...unmarked(),
      key: `${guid}:0`,
      deck: category === '' || /^<.*>$/.test(category) ? fallbackDeck : cleanDeckName(category.split('::').join('/')),
      siblings: `mnemosyne:${id.split('.', 1)[0] ?? id}`,
      position: cards.length,
      schedule: scheduleOf(
        learningOf(attributes, (days) => (start > 0 ? start + days * dayLength : -1)),
        [],
        context,
      ),
    };
    cards.push(madeCard(base, note, type, 0));
  }
  return { types: cards.length > 0 ? [type] : [], notes: [...notes.values()], cards, refused: refusals.list(), mediaNames: [] };
}

import type { Clock, ImportRequest } from '../app/ports';
import { cleanDeckName } from '../core/decks';
import type { Instant } from '../core/scheduling/types';
import type { ImportedCard } from '../exchange/collection';
import { deckBelow, type Decision } from '../exchange/merge';
import { importHash, type KnownImport, type TypeData } from '../store/imported';
import type { Store } from '../store/store';
import { makingOf, toNoteCard, typeHere, type OpenedFile } from './import-cards';
import { createHistoryWriter, noPast } from './import-history';
import { createOwnWriter } from './import-own';

interface Surroundings {
  request: ImportRequest;
  clock: Clock;
  now: Instant;
}

/** Writes what was decided about a file, within a step. Returns the answers taken over. */
export function writeFile(store: Store, file: OpenedFile, decisions: readonly Decision<KnownImport>[], about: Surroundings): number {
  const { request, clock, now } = about;
  const { collection } = file.open;
  const { dayStartMinutes, weights } = request;
  const noteRow = noteRows(store, file, request.wins === 'mine');
  // On a new computer the file is all there is, beside notes that are there already.
  const isOurs = collection.format === 'kubedeck-json';
  const isFirst = isOurs && request.history && request.deck === null && request.wins !== 'mine' && !store.isTouched();
  const decks = deckIds(store, request, { now, isFirst });
  const history = createHistoryWriter(store, { clock, now, dayStartMinutes, weights });
  const own = createOwnWriter(store, collection.own, now);
  for (const { name, sha1, bytes } of file.media.added) store.media.insert({ name, sha1, bytes });

  let rows = 0;
  for (const { card, known, text, hash } of decisions) {
    if (known) {
      if (text === 'updated') {
        store.imported.update(known.id, { card: toNoteCard(card, file.media.renamed), made: noteRow(card), hash });
        // What the person had written stood over the text that the file replaces.
        if (known.rewritten && !known.aside && !card.own?.edited) store.cards.setOwnText(known.id, null, now);
      }
      if (request.history) {
        rows += known.reps === 0 ? history.begin(card, known) : history.merge(card, known);
        own.mergeCard(known, card);
        if (isFirst) own.takeOver(known, card, decks.of(card.deck));
      }
      continue;
    }
    const past = request.history ? history.pastOf(card) : noPast;
    const id = store.imported.insert({
      card: toNoteCard(card, file.media.renamed),
      deckId: decks.of(card.deck),
      fileId: own.fileOf(card),
      position: card.position,
      made: noteRow(card),
      hash,
      addedAt: card.addedAt ?? now,
      editedAt: null,
      schedule: past.schedule,
      suspended: request.history && card.suspended,
      leech: request.history && card.leech,
      flag: request.history ? card.flag : 0,
      buriedDay: request.history ? card.buriedDay : null,
    });
    rows += history.write(id, past);
    own.writeCard(id, card);
  }

  if (request.history) for (const { name, options } of collection.decks) decks.setOptions(name, options);
  own.writeRest();
  return rows;
}

/** Rows of the notes that cards are made of, written when first asked for. */
function noteRows(store: Store, file: OpenedFile, keepMine: boolean): (card: ImportedCard) => { note: number; template: number } | null {
  const making = makingOf(file);
  const types = new Map(
    file.open.collection.types.map((type) => {
      const { key, name, cloze, fields, templates, css } = typeHere(type, file.media.renamed);
      const data = { cloze, fields, templates, css };
      return [key, typeRow(store, key, name, data, keepMine)];
    }),
  );
  const rows = new Map<string, number>();
  return (card) => {
    const made = making(card);
    const typeId = made && types.get(made.type.key);
    if (!made || typeId === null || typeId === undefined) return null;
    const { guid, modifiedAt } = made.note;
    const row = rows.get(guid) ?? store.imported.putNote({ guid, typeId, values: [...made.values], modifiedAt });
    rows.set(guid, row);
    return { note: row, template: made.template };
  };
}

/**
 * The row of a type. One that is here with the same fields gets the file's look, with all its cards; with other fields it is another
 * type, although it has the same name elsewhere.
 */
function typeRow(store: Store, key: string, name: string, data: TypeData, keepMine: boolean): number {
  const here = store.imported.type(key);
  if (!here) return store.imported.insertType(key, name, data);
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const isCompatible = here.cloze === data.cloze && isSame(here.fields, data.fields) && here.templates.length === data.templates.length;
  if (!isCompatible) {
    const otherKey = `${key}:${importHash([...data.fields, '', ...data.templates.flatMap(({ front, back }) => [front, back])]).slice(0, 8)}`;
    return store.imported.type(otherKey)?.id ?? store.imported.insertType(otherKey, name, data);
  }
  const { id, cloze, fields, templates, css } = here;
  if (!keepMine && !isSame({ cloze, fields, templates, css }, data)) store.imported.updateType(id, data);
  return id;
}

/** Decks by their names in the file. Options go to decks that were made for it, or to all where nothing was done yet. */
function deckIds(store: Store, request: ImportRequest, { now, isFirst }: { now: Instant; isFirst: boolean }) {
  const before = new Map(store.decks.list().map(({ name, own }) => [name, JSON.stringify(own)]));
  const ids = new Map<string, number>();
  const nameHere = (name: string) => cleanDeckName(deckBelow(request, name));
  return {
    of: (name: string): number => {
      const here = nameHere(name);
      const id = ids.get(here) ?? store.decks.ensure(here, now);
      ids.set(here, id);
      return id;
    },
    setOptions: (name: string, options: Parameters<Store['decks']['setOptions']>[1]): void => {
      const here = nameHere(name);
      const own = before.get(here);
      if ((own !== undefined && (!isFirst || own === JSON.stringify(options))) || Object.keys(options).length === 0) return;
      store.decks.setOptions(ids.get(here) ?? store.decks.ensure(here, now), options);
    },
  };
}

import { createRefusals } from '../anki/refusals';
import type { Refusals } from '../anki/refusals';
import type { Collection, ImportedCard, ImportedNote, ImportedReview, ImportedType, ReadContext } from '../collection';
import { damagedFile } from '../failures';
import { madeCard } from '../made-cards';
import { unmarked } from '../new-card';
import { typeOf, withGaps } from './card-types';
import { attributeOf, learningOf, ratingOf, scheduleOf } from './learning';
import type { XmlDocument, XmlRecord } from './records';

/** Kinds of entries in Mnemosyne's log, of which its export is one. */
const entries = { card: '6', editedCard: '7', repetition: '9', tag: '10', media: '13', fact: '16' };

export type Cards = Pick<Collection, 'types' | 'notes' | 'cards' | 'refused'> & { mediaNames: string[] };

interface Fact {
  id: string;
  texts: ReadonlyMap<string, string>;
}

/** The cards of Mnemosyne 2's log. @throws AppError `damaged` */
export function cardsOfLog({ root, records }: XmlDocument, deck: string, context: ReadContext): Cards {
  if (root.name !== 'openSM2sync') throw damagedFile('The XML is none of Mnemosyne’s.');
  const of = (...types: string[]) => records.filter(({ name, attributes }) => name === 'log' && types.includes(attributes['type'] ?? ''));
  const idOf = ({ attributes }: XmlRecord) => attributes['o_id'] ?? '';
  const tags = new Map(of(entries.tag).map((record) => [idOf(record), record.texts.get('name') ?? '']));
  const facts = new Map(of(entries.fact).map((record): [string, Fact] => [idOf(record), { id: idOf(record), texts: record.texts }]));
  const repetitions = Map.groupBy(of(entries.repetition), idOf);
  const refusals = createRefusals();
  const types = new Map<string, ImportedType>();
  const notes = new Map<string, ImportedNote>();
  const cards = new Map<string, ImportedCard>();
  const gapsOfFact = new Map<string, number>();

  for (const record of of(entries.card, entries.editedCard)) {
    const { attributes, texts } = record;
    const fact = facts.get(attributes['fact'] ?? '');
    const what = idOf(record);
    if (!fact || fact.id === '') {
      refusals.add('card', what, 'The text it shows is not in the file.');
      continue;
    }
    const { type, keys } = typeOf(attributes['card_t'] ?? attributes['fact_v']?.split('.', 1)[0] ?? '1', new Set(fact.texts.keys()));
    const note = notes.get(fact.id) ?? noteOf(fact, type, keys, secondsOf(attributes, 'm_time') ?? context.now);
    const template = type.cloze ? gapOf(texts, fact.id, gapsOfFact) : Math.max(0, Number(attributes['fact_v']?.split('.')[1] ?? '1') - 1);
    if (!(template >= 0 && template < (type.cloze ? 500 : type.templates.length))) {
      refusals.add('card', what, 'It is of a kind that Kubedeck does not know.');
      continue;
    }
    const key = `mnemosyne:${fact.id}:${template}`;
    if (cards.has(key)) {
      refusals.add('card', what, 'Another one in the file is the same.');
      continue;
    }
    types.set(type.key, type);
    notes.set(fact.id, note);
    const reviews = (repetitions.get(idOf(record)) ?? [])
      .flatMap((each) => reviewOf(each, context))
      .sort((one, other) => one.at - other.at);
    const base = {
      ...unmarked(),
      key,
      deck,
      tags: tagsOf(attributes['tags'] ?? '', tags),
      siblings: `mnemosyne:${fact.id}`,
      position: cards.size,
      suspended: attributes['act'] === '0',
      addedAt: secondsOf(attributes, 'c_time'),
      modifiedAt: secondsOf(attributes, 'm_time'),
      reviews,
      schedule: scheduleOf(
        learningOf(attributes, (seconds) => seconds * 1000),
        reviews,
        context,
      ),
    };
    cards.set(key, madeCard(base, note, type, template));
  }
  const mediaNames = of(entries.media).map(({ texts, attributes }) => texts.get('fname') ?? attributes['fname'] ?? '');
  refuseUnused(facts, notes, refusals);
  return { types: [...types.values()], notes: [...notes.values()], cards: [...cards.values()], refused: refusals.list(), mediaNames };
}

function noteOf({ id, texts }: Fact, type: ImportedType, keys: readonly string[], modifiedAt: number): ImportedNote {
  const values = keys.map((key) => (texts.get(key) ?? '').replaceAll('\n', '<br>'));
  if (type.cloze) values[0] = withGaps(values[0] ?? '').text;
  return { guid: `mnemosyne:${id}`, type: type.key, fields: values, modifiedAt };
}

/** Which gap of its text a card asks: it says so itself, else the cards of a text come in the order of its gaps. */
function gapOf(texts: ReadonlyMap<string, string>, fact: string, counts: Map<string, number>): number {
  const said = /'index': ?(\d{1,3})\b/.exec(texts.get('extra') ?? '')?.[1];
  const next = counts.get(fact) ?? 0;
  counts.set(fact, next + 1);
  return said === undefined ? next : Number(said);
}

function reviewOf({ attributes }: XmlRecord, context: ReadContext): ImportedReview[] {
  const at = secondsOf(attributes, 'time');
  const rating = ratingOf(attributeOf(attributes, 'gr', -1));
  if (at === null || rating === null || at > context.now + 86_400_000) return [];
  const days = (attributeOf(attributes, 'n_rp', 0) * 1000 - at) / 86_400_000;
  const durationMs = Math.min(Math.max(0, Math.trunc(attributeOf(attributes, 'th_t', 0) * 1000)), 3_600_000);
  const interval = rating === 1 ? 0 : Math.min(Math.max(0, Math.round(days)), 36_500);
  return [{ type: 'answer', at, rating, durationMs, interval }];
}

function secondsOf(attributes: Record<string, string>, name: string): number | null {
  const seconds = attributeOf(attributes, name, -1);
  return seconds > 0 && seconds < 4_102_444_800 ? Math.trunc(seconds * 1000) : null;
}

function tagsOf(ids: string, tags: ReadonlyMap<string, string>): string[] {
  const names = ids.split(',').map((id) => (tags.get(id.trim()) ?? '').trim().replace(/[\s,]+/g, '-'));
  return [...new Set(names)].filter((name) => name !== '' && name !== '__UNTAGGED__');
}

function refuseUnused(facts: ReadonlyMap<string, Fact>, notes: ReadonlyMap<string, ImportedNote>, refusals: Refusals): void {
  for (const { id, texts } of facts.values()) {
    if (!notes.has(id)) refusals.add('note', [...texts.values()][0] ?? id, 'No card in the file shows it.');
  }
}

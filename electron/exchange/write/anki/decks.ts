import { deckPath, effectiveOptions } from '../../../core/decks';
import type { DeckOptions } from '../../../core/decks';
import type { Collection } from '../../collection';
import { createIds, idOf } from './ids';

export interface AnkiDecks {
  /** By our name of the deck. */
  idOf: (deck: string) => number;
  optionsOf: (deck: string) => DeckOptions;
  decks: Record<string, object>;
  options: Record<string, object>;
}

const defaultId = 1;

/** Decks and their options as schema 11 has them. Anki's decks do not inherit: each gets what is in force in it. */
export function makeDecks(collection: Pick<Collection, 'cards' | 'decks'>, defaults: DeckOptions, modified: number): AnkiDecks {
  const said = new Map(collection.decks.map(({ name, options }) => [name, options]));
  const inForce = new Map<string, DeckOptions>();
  const optionsOf = (deck: string) => {
    const known = inForce.get(deck);
    if (known) return known;
    const own = deckPath(deck).flatMap((name) => said.get(name) ?? []);
    const options = effectiveOptions(defaults, own);
    inForce.set(deck, options);
    return options;
  };
  const names = new Set([...new Set(collection.cards.map(({ deck }) => deck)), ...said.keys()].flatMap(deckPath));

  const options = new Map([[optionsKey(defaults), { id: defaultId, json: optionsJson(defaultId, 'Default', defaults, modified) }]]);
  const decks = new Map([['default', { id: defaultId, json: deckJson(defaultId, 'Default', defaultId, modified) }]]);
  const optionIds = createIds([defaultId]);
  const deckIds = createIds([defaultId]);
  const ids = new Map<string, number>();
  const written = new Map<string, string>();
  // Parents first: a deck below one that is written in two ways goes by the first.
  for (const name of [...names].sort((a, b) => (a < b ? -1 : 1))) {
    const own = optionsOf(name);
    const key = optionsKey(own);
    const used = options.get(key) ?? { id: optionIds(idOf(`options ${key}`)), json: {} };
    if (!options.has(key)) options.set(key, { id: used.id, json: optionsJson(used.id, name, own, modified) });
    // Anki knows no case in names.
    const folded = name.normalize('NFC').toLowerCase();
    const there = decks.get(folded);
    const id = there?.id ?? deckIds(idOf(`deck ${folded}`));
    const parent = written.get(folded.slice(0, Math.max(0, folded.lastIndexOf('/'))));
    const shown = written.get(folded) ?? [...(parent === undefined ? [] : [parent]), partName(name)].join('::');
    written.set(folded, shown);
    if (!there || id === defaultId) decks.set(folded, { id, json: deckJson(id, shown, used.id, modified) });
    ids.set(name, id);
  }
  return {
    idOf: (deck) => ids.get(deck) ?? defaultId,
    optionsOf,
    decks: byId(decks.values()),
    options: byId(options.values()),
  };
}

/** A slash within a part of a name was written `∕` by the reader of Anki's files; two colons would part it there. */
function partName(name: string): string {
  const part = name.slice(name.lastIndexOf('/') + 1);
  return part
    .replaceAll('::', '\uA789\uA789')
    .replaceAll('\u2215', '/')
    .replace(/\p{Cc}/gu, ' ');
}

function byId(entries: Iterable<{ id: number; json: object }>): Record<string, object> {
  return Object.fromEntries([...entries].map(({ id, json }) => [id, json]));
}

function deckJson(id: number, name: string, conf: number, modified: number): object {
  const today = { lrnToday: [0, 0], revToday: [0, 0], newToday: [0, 0], timeToday: [0, 0] };
  return {
    id,
    name,
    conf,
    mod: modified,
    usn: -1,
    desc: '',
    dyn: 0,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 0,
    extendRev: 0,
    ...today,
  };
}

/** What Anki can hold of them; two decks that agree in it share one set of options. */
function optionsKey(options: DeckOptions): string {
  return JSON.stringify(optionsJson(0, '', options, 0));
}

function optionsJson(id: number, name: string, options: DeckOptions, modified: number): object {
  const { newPerDay, reviewsPerDay, learningMinutes, relearningMinutes, maximumInterval, leechLapses, leechAction } = options;
  const { retention, weights, burySiblings, newOrder } = options;
  return {
    id,
    name,
    mod: modified,
    usn: -1,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: {
      bury: burySiblings,
      delays: learningMinutes,
      initialFactor: 2500,
      ints: [1, 4, 0],
      order: newOrder === 'random' ? 0 : 1,
      perDay: newPerDay,
      separate: true,
    },
    rev: {
      bury: burySiblings,
      ease4: 1.3,
      fuzz: 0.05,
      hardFactor: 1.2,
      ivlFct: 1,
      maxIvl: maximumInterval,
      minSpace: 1,
      perDay: reviewsPerDay,
    },
    lapse: { delays: relearningMinutes, leechAction: leechAction === 'suspend' ? 0 : 1, leechFails: leechLapses, minInt: 1, mult: 0 },
    desiredRetention: retention,
    sm2Retention: 0.9,
    fsrsParams6: weights,
  };
}

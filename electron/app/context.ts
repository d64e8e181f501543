import type { Settings } from '../contract';
import { effectiveOptions, parentDeck, type DeckOptions } from '../core/decks';
import { AppError } from '../core/errors';
import { studyDayAt } from '../core/scheduling/study-day';
import type { Instant, StudyDay } from '../core/scheduling/types';
import type { Step } from '../store/actions';
import type { Store } from '../store/store';
import { createNoteCache, type NoteCache } from './note-cache';
import type { Ports } from './ports';
import { defaultSettings, readSettings } from './stored-settings';

export interface Moment {
  at: Instant;
  day: StudyDay;
  /** Minutes ahead of UTC. */
  offset: number;
}

export interface DeckNode {
  id: number;
  name: string;
  parent: number | null;
  own: Partial<DeckOptions>;
  effective: DeckOptions;
}

/** What every use case works with. */
export interface Context {
  ports: Ports;
  /** The open store; throws AppError with what stands in the way when there is none. */
  store: () => Store;
  settings: () => Settings;
  decks: () => ReadonlyMap<number, DeckNode>;
  now: () => Moment;
  /** Notes that were read lately. */
  notes: NoteCache;
  /** Grows with every change but an answer: what was derived from the store before is stale. */
  generation: () => number;
  /** To be called after every change but an answer. */
  changed: () => void;
}

export function createContext(ports: Ports, store: () => Store): Context {
  let generation = 0;
  let settings: Settings | null = null;
  let decks: ReadonlyMap<number, DeckNode> | null = null;
  const context: Context = {
    ports,
    store,
    notes: createNoteCache(),
    settings: () => (settings ??= ports.withoutStore ? defaultSettings : readSettings(store().settings)),
    decks: () => (decks ??= readDecks(store(), context.settings().deckDefaults)),
    now: () => {
      const at = ports.clock.now();
      return { at, day: studyDayAt(at, ports.clock.offsetAt, context.settings().dayStartMinutes), offset: ports.clock.offsetAt(at) };
    },
    generation: () => generation,
    changed: () => {
      generation++;
      settings = null;
      decks = null;
    },
  };
  return context;
}

/** Every deck with the options in force, parents before their children. */
function readDecks(store: Store, defaults: DeckOptions): Map<number, DeckNode> {
  const byName = new Map<string, DeckNode>();
  for (const { id, name, own } of store.decks.list().sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const above = parentDeck(name);
    const parent = above === null ? undefined : byName.get(above);
    byName.set(name, { id, name, parent: parent?.id ?? null, own, effective: effectiveOptions(parent?.effective ?? defaults, [own]) });
  }
  return new Map([...byName.values()].map((deck) => [deck.id, deck]));
}

/** A deck by id; throws AppError not-found. */
export function deckOf(context: Context, id: number): DeckNode {
  const deck = context.decks().get(id);
  if (!deck) throw new AppError('not-found', 'This deck is no longer there.');
  return deck;
}

/** Does work as one step of now. Also when it fails, what was derived meanwhile is forgotten: it is of what was not stored. */
export function performStep<T>(context: Context, step: Step, work: () => T): T {
  try {
    return context.store().perform(step, context.now().at, work);
  } finally {
    context.changed();
  }
}

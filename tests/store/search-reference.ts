import type { NoteCard } from '../../electron/core/card';
import { retrievability } from '../../electron/core/scheduling/fsrs';
import type { Rating, Schedule, StudyDay } from '../../electron/core/scheduling/types';
import type { SearchColumn } from '../../electron/core/search/columns';
import type { Comparison, Glob, SearchNode, SearchProperty, SearchState, SearchTerm, TextField } from '../../electron/core/search/query';

/** A card as plainly as it can be kept, for a search that looks at each in turn. */
export interface PlainCard {
  id: number;
  note: NoteCard;
  deck: string;
  file: string | null;
  source: { path: string; kind: string } | null;
  own: { front: string; answer: string; why: string } | null;
  schedule: Schedule;
  flag: number;
  suspended: boolean;
  leech: boolean;
  buriedDay: StudyDay | null;
  aside: boolean;
  addedDay: StudyDay;
  editedDay: StudyDay | null;
  reviews: { day: StudyDay; rating: Rating | null; typed: string | null; undone: boolean }[];
}

export interface PlainMoment {
  today: StudyDay;
  weightsOf: (deck: string) => readonly number[];
}

export function plainSearch(node: SearchNode, cards: readonly PlainCard[], moment: PlainMoment): PlainCard[] {
  const aside = JSON.stringify(node).includes('"state":"aside"');
  return cards.filter((card) => (aside || !card.aside) && holds(node, card, moment));
}

/** Puts cards in the order of a column, those without a value last. */
export function plainSort(cards: readonly PlainCard[], column: SearchColumn, descending: boolean, moment: PlainMoment): PlainCard[] {
  const sign = descending ? -1 : 1;
  return [...cards].sort((one, other) => {
    const [a, b] = [plainValue(column, one, moment), plainValue(column, other, moment)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one.id - other.id;
    return a === b ? one.id - other.id : a < b ? -sign : sign;
  });
}

export function plainRetrievability({ schedule, deck }: PlainCard, { today, weightsOf }: PlainMoment): number | null {
  const { memory, lastDay } = schedule;
  return memory === null || lastDay === null ? null : retrievability(memory, Math.max(0, today - lastDay), weightsOf(deck));
}

function holds(node: SearchNode, card: PlainCard, moment: PlainMoment): boolean {
  switch (node.type) {
    case 'all':
      return node.nodes.every((part) => holds(part, card, moment));
    case 'any':
      return node.nodes.some((part) => holds(part, card, moment));
    case 'not':
      return !holds(node.node, card, moment);
    default:
      return termHolds(node, card, moment);
  }
}

function termHolds(term: SearchTerm, card: PlainCard, moment: PlainMoment): boolean {
  switch (term.type) {
    case 'text':
      return textsOf(term.field, card).some((text) => has(text, term.text));
    case 'pattern':
      return textsOf(term.field, card).some((text) => expressionOf(term.pattern).test(text));
    case 'deck':
      return isUnder(term.name, card.deck);
    case 'tag': {
      const { name } = term;
      return name === null ? card.note.tags.length === 0 : card.note.tags.some((tag) => isUnder(name, tag));
    }
    case 'kind':
      return card.note.kind === term.kind;
    case 'is':
      return isInState(term.state, card, moment.today);
    case 'flag':
      return card.flag === term.flag;
    case 'exam': {
      const wanted = [term.exam, term.domain, term.topic];
      if (wanted.every((slug) => slug === null)) return card.note.exams.length === 0;
      return card.note.exams.some(({ exam, domain, topic }) =>
        [exam, domain, topic].every((slug, index) => wanted[index] === null || wanted[index] === slug),
      );
    }
    case 'rated':
      return card.reviews.some(
        ({ day, rating, undone }) =>
          !undone && rating !== null && day > moment.today - term.days && (term.rating === null || term.rating === rating),
      );
    case 'added':
      return card.addedDay > moment.today - term.days;
    case 'edited':
      return card.editedDay !== null && card.editedDay > moment.today - term.days;
    case 'property':
      return compares(plainProperty(term.property, card, moment), term.comparison, term.value);
    case 'file':
      return term.path === null ? card.file === null : card.file !== null && isNamed(term.path, card.file);
    case 'heading':
      return card.note.source.heading.some((heading) => isNamed(term.text, heading));
    case 'source': {
      if (card.source === null) return false;
      return isNamed(term.path, card.source.path) || card.source.kind === lower(term.path.join('*'));
    }
    case 'id':
      return term.ids.some((id) => id === String(card.id) || id === card.note.id);
  }
}

/** A brace that counts nothing is itself; JavaScript takes it for that only without `u`. */
function expressionOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'imu');
  } catch {
    return new RegExp(pattern, 'im');
  }
}

const lower = (text: string): string => text.normalize('NFC').toLowerCase();

function has(text: string, word: string): boolean {
  const wanted = lower(word);
  // A word in ASCII has case in ASCII only.
  return /^[\0-\x7f]*$/.test(wanted)
    ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).includes(wanted)
    : lower(text).includes(wanted);
}

const describes = (glob: Glob, text: string): boolean =>
  new RegExp(`^${glob.map((piece) => lower(piece).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('[^]*')}$`).test(lower(text));

const isNamed = (glob: Glob, text: string): boolean => (glob.length === 1 ? has(text, glob[0] ?? '') : describes(glob, text));

function isUnder(glob: Glob, name: string): boolean {
  if (describes(glob, name)) return true;
  const cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('::'));
  return cut >= 0 && isUnder(glob, name.slice(0, cut));
}

function textsOf(field: TextField, { note, own, reviews }: PlainCard): string[] {
  const front = [own?.front ?? note.front, note.broken ?? ''];
  const back = [own?.answer ?? note.answer, ...note.accept];
  const why = [own?.why ?? note.why];
  switch (field) {
    case 'card':
      return [...front, ...back, ...why];
    case 'front':
      return front;
    case 'back':
      return back;
    case 'why':
      return why;
    case 'typed':
      return reviews.flatMap(({ typed, undone }) => (typed === null || undone ? [] : [typed]));
  }
}

function isInState(state: SearchState, card: PlainCard, today: StudyDay): boolean {
  const { schedule, buriedDay, suspended } = card;
  const buried = buriedDay !== null && buriedDay >= today;
  switch (state) {
    case 'new':
    case 'review':
      return schedule.state === state;
    case 'learning':
      return schedule.state === 'learning' || schedule.state === 'relearning';
    case 'due':
      return schedule.state !== 'new' && (schedule.dueDay ?? Infinity) <= today && !suspended && !buried && !card.aside;
    case 'suspended':
      return suspended;
    case 'buried':
      return buried;
    case 'flagged':
      return card.flag > 0;
    case 'leech':
      return card.leech;
    case 'aside':
      return card.aside;
    case 'outdated':
      return card.note.outdated !== null;
    case 'edited':
      return card.own !== null;
  }
}

function plainProperty(property: SearchProperty, card: PlainCard, moment: PlainMoment): number | null {
  const { memory, interval, dueDay, lapses, reps } = card.schedule;
  const values = { interval, lapses, reps, stability: memory?.stability ?? null, difficulty: memory?.difficulty ?? null };
  if (property === 'retrievability') return plainRetrievability(card, moment);
  if (property === 'due') return dueDay === null ? null : dueDay - moment.today;
  return values[property];
}

function compares(value: number | null, comparison: Comparison, other: number): boolean {
  if (value === null) return false;
  const results = {
    '<': value < other,
    '<=': value <= other,
    '=': value === other,
    '!=': value !== other,
    '>=': value >= other,
    '>': value > other,
  };
  return results[comparison];
}

function plainValue(column: SearchColumn, card: PlainCard, moment: PlainMoment): string | number | null {
  const { note, own, schedule } = card;
  const inOrder = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  switch (column) {
    case 'front':
      return inOrder(own?.front ?? note.front);
    case 'kind':
      return note.kind;
    case 'deck':
      return inOrder(card.deck);
    case 'state':
      return ['new', 'learning', 'review', 'relearning'].indexOf(schedule.state);
    case 'due':
      return schedule.dueDay;
    case 'retrievability':
      return plainRetrievability(card, moment);
    case 'stability':
    case 'difficulty':
    case 'reps':
    case 'lapses':
    case 'interval':
      return plainProperty(column, card, moment);
    case 'added':
      return card.addedDay;
    case 'edited':
      return card.editedDay;
    case 'flag':
      return card.flag === 0 ? null : card.flag;
    case 'suspended':
      return Number(card.suspended);
    case 'leech':
      return Number(card.leech);
    case 'tags':
      return note.tags.length === 0 ? null : inOrder(JSON.stringify(note.tags));
    case 'file':
      return card.file === null ? null : inOrder(card.file);
    case 'reviewed':
      return schedule.lastAt;
  }
}

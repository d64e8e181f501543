import { takePair, type Pairing, type Side } from './identity-pairing';
import type { Moves } from './identity-moves';
import { overlap } from './identity-words';

/** How alike two cards must be, by where they stand; from "in the very place" to "anywhere". */
const needed = { slot: 0.4, heading: 0.52, file: 0.6, anywhere: 0.72 };
/** By how much the best candidate must be better than the next. */
const margin = 0.06;
/** Candidates looked at for a card that may have gone anywhere. */
const mostCandidates = 40;

interface Candidate {
  old: Side;
  fresh: Side;
  likeness: number;
  place: keyof typeof needed;
}

/** Pairs what is left by likeness, the surest first; a card that is like two others is left alone. */
export function pairBySimilarity(pairing: Pairing, moves: Moves, weigh: (word: string) => number): void {
  const old = pairing.old.filter((side) => side !== null);
  const fresh = pairing.fresh.filter((side) => side !== null);
  if (old.length === 0 || fresh.length === 0) return;
  const slotOf = findSlots(pairing);
  const names = namesOf(pairing);
  const byWord = indexByWord(old, weigh);
  const candidates: Candidate[] = [];
  for (const side of fresh) {
    for (const before of nearOnes(side, byWord, weigh)) {
      if (before.nature !== side.nature) continue;
      const likeness = likenessOf(before, side, weigh);
      const place = placeOf(before, side, moves, slotOf);
      if (likeness >= needed[place] && isSameThing(before, side, place, names))
        candidates.push({ old: before, fresh: side, likeness, place });
    }
  }
  const bonus = { slot: 0.2, heading: 0.1, file: 0.04, anywhere: 0 };
  const score = ({ likeness, place }: Candidate) => likeness + bonus[place];
  candidates.sort((a, b) => score(b) - score(a));
  const byOld = rivalsBy(candidates, ({ old: side }) => side.index);
  const byFresh = rivalsBy(candidates, ({ fresh: side }) => side.index);
  for (const candidate of candidates) {
    if (pairing.old[candidate.old.index] === null || pairing.fresh[candidate.fresh.index] === null) continue;
    const isOpen = (one: Candidate) => one !== candidate && pairing.old[one.old.index] !== null && pairing.fresh[one.fresh.index] !== null;
    const rivals = [...(byOld.get(candidate.old.index) ?? []), ...(byFresh.get(candidate.fresh.index) ?? [])].filter(isOpen);
    if (rivals.some((rival) => score(candidate) - score(rival) < margin)) continue;
    takePair(pairing, candidate.old, candidate.fresh, 'similar');
  }
}

interface Names {
  old: ReadonlySet<string>;
  fresh: ReadonlySet<string>;
}

function namesOf({ old, fresh, pairs }: Pairing): Names {
  return {
    old: new Set([...old, ...pairs.map((pair) => pair.old)].flatMap((side) => [...(side?.names ?? [])])),
    fresh: new Set([...fresh, ...pairs.map((pair) => pair.fresh)].flatMap((side) => [...(side?.names ?? [])])),
  };
}

/**
 * Cards that differ in what they are about are the same only if that thing was renamed in all notes, or if part of what
 * they are about and their very place stayed.
 */
function isSameThing(old: Side, fresh: Side, place: Candidate['place'], names: Names): boolean {
  const lost = [...old.names].filter((name) => !fresh.names.has(name));
  const gained = [...fresh.names].filter((name) => !old.names.has(name));
  if (lost.length === 0 || gained.length === 0) return true;
  if (place === 'slot' && lost.length < old.names.size) return true;
  return lost.every((name) => !names.fresh.has(name)) && gained.every((name) => !names.old.has(name));
}

function rivalsBy(candidates: readonly Candidate[], indexOf: (candidate: Candidate) => number): Map<number, Candidate[]> {
  const map = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const list = map.get(indexOf(candidate));
    if (list) list.push(candidate);
    else map.set(indexOf(candidate), [candidate]);
  }
  return map;
}

/** Likeness of both halves; commands of other verbs and manifests of other kinds are other facts unless the question says not. */
function likenessOf(old: Side, fresh: Side, weigh: (word: string) => number): number {
  const question = overlap(old.words.question, fresh.words.question, weigh);
  const answer = overlap(old.words.answer, fresh.words.answer, weigh);
  if (question < 0.8 && headOf(old) !== headOf(fresh)) return 0;
  if (question < 0.15) return 0;
  // Another word hidden in the same sentence is another card.
  if (old.card.kind === 'cloze' && answer < 0.3) return 0;
  return (question + answer) / 2;
}

/** What an answer does: the command's tool and verb, the manifest's kind and place. */
function headOf({ card }: Side): string {
  if (card.kind === 'command') return card.answer.split(/\s+/, 2).join(' ');
  if (card.kind === 'yaml') return `${card.at}#${/^kind:\s*(\S+)/m.exec(card.answer)?.[1] ?? ''}`;
  return '';
}

/** Cards that share telling words with a card, most first. */
function nearOnes(side: Side, byWord: ReadonlyMap<string, Side[]>, weigh: (word: string) => number): Side[] {
  const scores = new Map<Side, number>();
  for (const word of new Set([...side.words.question.keys(), ...side.words.answer.keys()])) {
    for (const before of byWord.get(word) ?? []) scores.set(before, (scores.get(before) ?? 0) + weigh(word));
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCandidates)
    .map(([before]) => before);
}

/** Words that stand in too many cards lead nowhere. */
const commonest = 400;

function indexByWord(sides: readonly Side[], weigh: (word: string) => number): Map<string, Side[]> {
  const index = new Map<string, Side[]>();
  for (const side of sides) {
    for (const word of new Set([...side.words.question.keys(), ...side.words.answer.keys()])) {
      if (weigh(word) === 0) continue;
      const list = index.get(word);
      if (list) list.push(side);
      else index.set(word, [side]);
    }
  }
  for (const [word, list] of index) if (list.length > commonest) index.delete(word);
  return index;
}

function placeOf(
  old: Side,
  fresh: Side,
  moves: Moves,
  slotOf: (side: Side, isOld: boolean) => readonly [string, string],
): Candidate['place'] {
  const isFile = moves.sameFile(old.card.source, fresh.card.source);
  if (isFile) {
    const [before, after] = slotOf(old, true);
    const [freshBefore, freshAfter] = slotOf(fresh, false);
    if (before === freshBefore && after === freshAfter) return 'slot';
  }
  if (moves.sameHeading(old.card.source, fresh.card.source)) return 'heading';
  return isFile ? 'file' : 'anywhere';
}

/** The matched neighbours a card stands between, named alike on both sides. */
function findSlots(pairing: Pairing): (side: Side, isOld: boolean) => readonly [string, string] {
  const slots = { old: new Map<number, readonly [string, string]>(), fresh: new Map<number, readonly [string, string]>() };
  const walk = (open: readonly Side[], matched: readonly { side: Side; name: string }[], into: Map<number, readonly [string, string]>) => {
    const files = new Map<string, { side: Side; name: string | null }[]>();
    const add = (side: Side, name: string | null) => {
      const list = files.get(side.card.source.file);
      if (list) list.push({ side, name });
      else files.set(side.card.source.file, [{ side, name }]);
    };
    for (const side of open) add(side, null);
    for (const { side, name } of matched) add(side, name);
    for (const list of files.values()) {
      list.sort((a, b) => a.side.card.source.line - b.side.card.source.line || a.side.index - b.side.index);
      let before = '^';
      const waiting: { side: Side; before: string }[] = [];
      for (const { side, name } of list) {
        if (name === null) {
          waiting.push({ side, before });
          continue;
        }
        for (const one of waiting) into.set(one.side.index, [one.before, name]);
        waiting.length = 0;
        before = name;
      }
      for (const one of waiting) into.set(one.side.index, [one.before, '$']);
    }
  };
  const name = (index: number) => `=${index}`;
  walk(
    pairing.old.filter((side) => side !== null),
    pairing.pairs.map(({ old, fresh }) => ({ side: old, name: name(fresh.index) })),
    slots.old,
  );
  walk(
    pairing.fresh.filter((side) => side !== null),
    pairing.pairs.map(({ fresh }) => ({ side: fresh, name: name(fresh.index) })),
    slots.fresh,
  );
  return (side, isOld) => (isOld ? slots.old : slots.fresh).get(side.index) ?? ['', ''];
}

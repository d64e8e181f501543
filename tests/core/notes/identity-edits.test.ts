import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../../electron/core/card';
import { matchCards } from '../../../electron/core/notes/identity';
import { parseNote } from '../../../electron/core/notes/parse-note';
import { facts, type Fact } from './identity-facts';

/** A fact somewhere in the notes. `id` says which memory is its own. */
interface Entry extends Fact {
  id: number;
  style: number;
}

interface Section {
  file: string;
  heading: string;
  entries: Entry[];
}

type Notes = Section[];
type Edit = (notes: Notes, pick: (count: number) => number) => void;

/** Facts that are in the notes at first; the others wait to be added. */
const started = 56;

function firstNotes(): Notes {
  const sections: Notes = ['Cluster', 'Workloads', 'Network', 'Storage', 'Access', 'Tasks'].map((heading, index) => ({
    file: `notes/${index < 3 ? 'one' : 'two'}.md`,
    heading,
    entries: [],
  }));
  for (const [id, fact] of facts.slice(0, started).entries()) sections[id % sections.length]?.entries.push({ ...fact, id, style: 0 });
  return sections;
}

function render({ form, question, answer, style }: Entry): string {
  const fence = style % 2 === 0 ? '```' : '~~~~';
  switch (form) {
    case 'qa':
    case 'definition':
      if (style % 3 === 1) return `${question}\n?\n${answer}`;
      return form === 'qa' ? `Q: ${question}\nA: ${answer}` : `${question} :: ${answer}`;
    case 'gap':
      return question;
    case 'command':
      return `${question}\n\n${fence}bash\n${answer}\n${fence}`;
    case 'yaml':
      return `${question}\n\n${fence}yaml\n${answer}\n${fence}`;
  }
}

function write(notes: Notes): Map<string, string> {
  const files = new Map<string, string>();
  for (const { file, heading, entries } of notes) {
    const text = files.get(file) ?? '---\nexams: { cka: workloads }\n---\n';
    files.set(file, `${text}\n## ${heading}\n\n${entries.map(render).join('\n\n')}\n`);
  }
  return files;
}

/** The cards of the notes and, beside each, the fact it is. */
function read(notes: Notes): { card: NoteCard; id: number }[] {
  return [...write(notes)].flatMap(([file, text]) => {
    const { cards } = parseNote(text, { file });
    const ids = notes.filter((section) => section.file === file).flatMap(({ entries }) => entries.map(({ id }) => id));
    if (cards.length !== ids.length) throw new Error(`${file}: ${cards.length} cards for ${ids.length} facts`);
    return cards.map((card, index) => ({ card, id: ids[index] ?? -1 }));
  });
}

function pickEntry(notes: Notes, pick: (count: number) => number): { section: Section; at: number; entry: Entry } | null {
  const all = notes.flatMap((section) => section.entries.map((entry, at) => ({ section, at, entry })));
  return all[pick(all.length)] ?? null;
}

const change =
  (how: (entry: Entry, pick: (count: number) => number) => Partial<Entry>): Edit =>
  (notes, pick) => {
    const found = pickEntry(notes, pick);
    if (found) found.section.entries[found.at] = { ...found.entry, ...how(found.entry, pick) };
  };

/** Two letters of a long word the wrong way round; marks stay as they are. */
function withTypo(text: string, pick: (count: number) => number): string {
  const words = [...text.matchAll(/(?<![\w=`-])[A-Za-z]{6,}(?![\w=`-])/g)];
  const word = words[pick(words.length)];
  if (!word) return text;
  const at = word.index + 2;
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

const edits: Record<string, Edit> = {
  typo: change((entry, pick) => ({ question: withTypo(entry.question, pick) })),
  reworded: change((entry) => ({ question: entry.reworded })),
  longer: change((entry) => (entry.form === 'gap' ? {} : { question: entry.question.replace(/(?=[.?]?$)/, ' as usual') })),
  answer: change((entry) => {
    if (entry.form === 'qa') return { answer: entry.answer.replace(/\.$/, ', as a rule.') };
    if (entry.form === 'command') return { answer: `${entry.answer} --v=1` };
    return entry.form === 'definition' ? { answer: `${entry.answer} (default)` } : {};
  }),
  style: change((_entry, pick) => ({ style: pick(6) })),
  move: (notes, pick) => {
    const found = pickEntry(notes, pick);
    const target = notes[pick(notes.length)];
    if (!found || !target) return;
    found.section.entries.splice(found.at, 1);
    target.entries.splice(pick(target.entries.length + 1), 0, found.entry);
  },
  delete: (notes, pick) => {
    const found = pickEntry(notes, pick);
    found?.section.entries.splice(found.at, 1);
  },
  add: (notes, pick) => {
    const used = new Set(notes.flatMap(({ entries }) => entries.map(({ id }) => id)));
    const waiting = facts.map((fact, id) => ({ ...fact, id, style: 0 })).filter(({ id }) => id >= started && !used.has(id));
    const entry = waiting[pick(waiting.length)];
    const target = notes[pick(notes.length)];
    if (entry && target) target.entries.splice(pick(target.entries.length + 1), 0, entry);
  },
  renameHeading: (notes, pick) => {
    const section = notes[pick(notes.length)];
    if (section) section.heading = `${section.heading} anew`;
  },
  renameFile: (notes, pick) => {
    const file = notes[pick(notes.length)]?.file;
    for (const section of notes) if (section.file === file) section.file = section.file.replace('.md', '-new.md');
  },
  moveSection: (notes, pick) => {
    const [section] = notes.splice(pick(notes.length), 1);
    if (section) notes.push({ ...section, file: pick(2) === 0 ? section.file : 'notes/three.md' });
  },
  split: (notes, pick) => {
    const at = pick(notes.length);
    const section = notes[at];
    if (section && section.entries.length > 2)
      notes.splice(at + 1, 0, {
        ...section,
        heading: `${section.heading}, part two`,
        entries: section.entries.splice(Math.ceil(section.entries.length / 2)),
      });
  },
};

const script = fc.array(fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.infiniteStream(fc.nat())), { minLength: 1, maxLength: 14 });

const before = read(firstNotes());

function run(steps: readonly (readonly [string, Iterator<number>])[]) {
  const notes = firstNotes();
  for (const [name, numbers] of steps) {
    edits[name]?.(notes, (count) => (count === 0 ? 0 : Number(numbers.next().value) % count));
  }
  const after = read(notes);
  const plan = matchCards(
    before.map(({ card, id }) => ({ ref: id, card, isSetAside: false })),
    after.map(({ card }) => card),
  );
  const idOf = new Map(after.map(({ card, id }) => [card, id]));
  const wrong = plan.matched.filter(({ ref, card }) => idOf.get(card) !== ref);
  const alive = after.filter(({ id }) => id < started).length;
  const kept = plan.matched.filter(({ ref, card }) => idOf.get(card) === ref).length;
  return { wrong: wrong.map(({ old, card }) => `${old.front} -> ${card.front}`), alive, kept, plan, before };
}

/** Hundreds of whole notes are edited, read and matched: seconds on a machine that has other work too. */
const patience = 60_000;

describe('random edits of notes', () => {
  it(
    'never give a memory to another fact',
    () => {
      fc.assert(
        fc.property(script, (steps) => {
          expect(run(steps.map(([name, stream]) => [name, stream[Symbol.iterator]()])).wrong).toEqual([]);
        }),
        { numRuns: 150, seed: 20 },
      );
    },
    patience,
  );

  it(
    'keep at least 98 of 100 memories',
    () => {
      let alive = 0;
      let kept = 0;
      for (const steps of fc.sample(script, { numRuns: 150, seed: 21 })) {
        const result = run(steps.map(([name, stream]) => [name, stream[Symbol.iterator]()]));
        alive += result.alive;
        kept += result.kept;
      }
      expect(kept / alive).toBeGreaterThan(0.98);
    },
    patience,
  );

  it(
    'use every card once at most, and account for all of them',
    () => {
      fc.assert(
        fc.property(script, (steps) => {
          const { plan, before } = run(steps.map(([name, stream]) => [name, stream[Symbol.iterator]()]));
          const refs = [...plan.matched.map(({ ref }) => ref), ...plan.gone];
          expect(refs.sort((a, b) => a - b)).toEqual(before.map(({ id }) => id).sort((a, b) => a - b));
        }),
        { numRuns: 40, seed: 22 },
      );
    },
    patience,
  );
});

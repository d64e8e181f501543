import type { NoteCard } from '../card';
import { contentKey, hashText } from './card-key';
import type { Draft } from './draft';
import type { Placed } from './read-explicit';
import type { Report } from './report';
import type { Section } from './sections';

/** Makes cards of drafts: their keys, and what their section says of them. */
export function finishCards(placed: readonly Placed[], file: string, report: Report): NoteCard[] {
  const keyOf = uniqueKeys(report);
  return placed.flatMap(({ passage, section, group }) => {
    const [first] = passage;
    const siblings = group === undefined ? (first ? contentKey(first) : '') : hashText(group);
    return passage.map((draft) => toCard(draft, section, { key: keyOf(draft), siblings, file }));
  });
}

function toCard(draft: Draft, section: Section, { key, siblings, file }: { key: string; siblings: string; file: string }): NoteCard {
  const { line, endLine, since, until, tags, ...content } = draft;
  const { settings, path } = section;
  return {
    ...content,
    key,
    siblings,
    deck: settings.deck,
    tags: [...new Set([...settings.tags, ...tags])],
    exams: settings.exams,
    kubernetes: { since: since ?? settings.kubernetes.since, until: until ?? settings.kubernetes.until },
    source: { file, heading: path, line, endLine },
  };
}

/** Keys of one file: the id where it is the first of its name, else the hash, numbered from the second on. */
function uniqueKeys(report: Report): (draft: Draft) => string {
  const seen = new Set<string>();
  return (draft) => {
    if (draft.id !== null && seen.has(draft.id)) {
      report({ line: draft.line, column: 1 }, `The id \`${draft.id}\` is already taken in this file.`, 'Give this card another id.');
      draft.id = null;
    }
    const wanted = draft.id ?? contentKey(draft);
    let key = wanted;
    for (let count = 2; seen.has(key); count++) key = `${wanted}-${count}`;
    seen.add(key);
    return key;
  };
}

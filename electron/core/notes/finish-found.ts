import { replaceGaps } from '../cloze';
import type { Draft } from './draft';
import { markOddities } from './note-oddities';
import { correctCommand, correctManifest, correctStatement } from './corrections';
import { readCommand } from './describe-command';
import type { Finds, Skip } from './found-draft';
import type { Found } from './found-kinds';
import { plainText } from './plain-text';
import type { Placed } from './read-explicit';

/** The found cards that were asked for, each fact once and none that the author wrote down as a card. */
export function keepFound(finds: Finds, explicit: readonly Placed[], found: Found): Placed[] {
  if (found === 'none') return [];
  const wanted = finds.cards.filter(({ kind }) => found === 'all' || found.includes(kind));
  markOddities(wanted.map(({ draft }) => draft));
  const first = new Map<string, number>();
  for (const { passage } of explicit) for (const draft of passage) first.set(wording(draft), draft.line);
  return wanted.flatMap((card): Placed[] => {
    const { draft, section, group } = card;
    const names = [card.fact ?? wording(draft), wording(draft)];
    const same = names.map((name) => first.get(name)).find((line) => line !== undefined);
    if (same !== undefined) {
      finds.skips.push({ line: draft.line, endLine: draft.endLine, reason: `the same as the card of line ${same}` });
      return [];
    }
    for (const name of names) first.set(name, draft.line);
    return [{ passage: [{ ...draft, found: card.kind }], section, group }];
  });
}

function wording({ kind, front, answer, gap }: Draft): string {
  return [kind === 'basic' ? 'concept' : kind, plainText(front).toLowerCase(), plainText(answer).toLowerCase(), gap].join('#');
}

/** Marks what is known to be wrong in the cards of a note that was not written as a deck; the author of a deck is believed. */
export function correctExplicit(placed: readonly Placed[]): void {
  for (const { passage, section } of placed) {
    for (const draft of passage) {
      if (draft.kind === 'command') draft.outdated = correctCommand(draft.answer, readCommand(draft.answer)?.kubectl ?? null);
      else if (draft.kind === 'yaml') draft.outdated = correctManifest({}, draft.answer);
      else draft.outdated = correctStatement(plainText(`${replaceGaps(draft.front, ({ text }) => text)} ${draft.answer}`), section.path);
    }
  }
}

/** Neighbouring lines passed over for one reason become one passage. */
export function joinSkips(skips: readonly Skip[]): Skip[] {
  const joined: Skip[] = [];
  for (const skip of [...skips].sort((a, b) => a.line - b.line)) {
    const last = joined.at(-1);
    if (last?.reason === skip.reason && skip.line <= last.endLine + 1) last.endLine = Math.max(last.endLine, skip.endLine);
    else joined.push({ ...skip });
  }
  return joined;
}

import type { NoteCard } from '../../electron/core/card';
import type { YamlNode } from '../../electron/core/grading/yaml/node';
import { readYaml } from '../../electron/core/grading/yaml/read-yaml';

const replace = (text: string, start: number, end: number, by: string): string => text.slice(0, start) + by + text.slice(end);

/** The command with one number or one long flag's value changed, each place at a time. */
function changeCommand(answer: string): string[] {
  const numbers = [...answer.matchAll(/(?<=[=\s:])\d+(?=$|[\s,'"}])/g)].map((match) =>
    replace(answer, match.index, match.index + match[0].length, String(Number(match[0]) + 1)),
  );
  const names = [...answer.matchAll(/(?<=\s(?:-n|--namespace) )[a-z][\w-]*/g)].map((match) =>
    replace(answer, match.index, match.index + match[0].length, `${match[0]}x`),
  );
  const values = [...answer.matchAll(/(?<=\s--[a-z-]+=)[a-z][\w.-]*(?=$|\s)/g)]
    .filter(([value]) => value !== 'true' && value !== 'false')
    .map((match) => replace(answer, match.index, match.index + match[0].length, `${match[0]}x`));
  return [...numbers, ...names, ...values];
}

interface Place {
  start: number;
  end: number;
  value: string | number | boolean | null;
}

/** Every key and every plain value of a manifest. */
function placesIn(node: YamlNode): Place[] {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'list') return node.items.flatMap(placesIn);
  return [...node.entries].flatMap(([name, { key, value }]) => [{ ...key, value: name }, ...placesIn(value)]);
}

function changeValue(source: string, value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return String(!value);
  if (typeof value === 'number') return String(value + 1);
  const quote = /["']$/.exec(source)?.[0] ?? '';
  return `${source.slice(0, source.length - quote.length)}x${quote}`;
}

/** The manifest with one key or value changed, each at a time; on a card with blanks only in these. */
function changeManifest({ answer, blanks }: NoteCard): string[] {
  const lineOf = (offset: number): number => answer.slice(0, offset).split('\n').length;
  return readYaml(answer)
    .documents.flatMap(placesIn)
    .filter(({ start, end, value }) => value !== null && end > start && !/[|>\n]/.test(answer.slice(start, end)))
    .filter(({ start }) => blanks.length === 0 || blanks.includes(lineOf(start)))
    .map(({ start, end, value }) => replace(answer, start, end, changeValue(answer.slice(start, end), value)));
}

/** Answers that differ from the model answer in a single value. */
export function makeNearMisses(card: NoteCard): string[] {
  const misses = card.kind === 'command' ? changeCommand(card.answer) : card.kind === 'yaml' ? changeManifest(card) : [];
  return misses.filter((miss) => miss !== card.answer && !card.accept.includes(miss));
}

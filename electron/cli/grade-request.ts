import * as v from 'valibot';
import type { Client } from '../contract';
import { cardKinds } from '../core/card';
import { AppError } from '../core/errors';

const request = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  kind: v.picklist(cardKinds),
  expected: v.string(),
  answer: v.string(),
  at: v.optional(v.string(), ''),
  accept: v.optional(v.array(v.string()), []),
  front: v.optional(v.string(), ''),
  broken: v.optional(v.nullable(v.string()), null),
  blanks: v.optional(v.array(v.number()), []),
  gap: v.optional(v.number(), 0),
  list: v.optional(v.nullable(v.picklist(['set', 'ordered'])), null),
});

type GradeInput = Parameters<Client['gradeText']>[0];

/** What `grade` was asked, from its flags or from a line of JSON; throws AppError bad-input. */
export function readGradeRequest(given: unknown): GradeInput & { id: string | number | null } {
  const read = v.safeParse(request, given);
  if (!read.success) {
    const [issue] = read.issues;
    const wrong = issue.received === 'undefined' ? 'is missing' : `can't be ${issue.received}`;
    throw new AppError(
      'bad-input',
      `grade needs a kind (${cardKinds.join(', ')}), an expected and an answer: ${v.getDotPath(issue) ?? 'what was given'} ${wrong}.`,
    );
  }
  const { id = null, answer, expected, ...card } = read.output;
  return { id, text: answer, card: { ...card, answer: expected } };
}

/** Grades one line of a batch: its id, verdict and reasons, or what is wrong with the line. */
export async function gradeLine(client: Client, line: string): Promise<object> {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { id: null, error: 'This line is not JSON.' };
  }
  try {
    const { id, ...input } = readGradeRequest(given);
    const { verdict, reasons, note } = await client.gradeText(input);
    return { id, verdict, reasons, ...(note && { note }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
    return { id, error: error.message };
  }
}

import * as v from 'valibot';
import type { Api, Method } from '../contract';
import { inputs } from '../contract';
import { AppError, type ErrorCode } from '../core/errors';

/** What crosses a transport: `ipcMain.handle` and pipes keep only an error's message, so failures travel as data. */
export type Envelope = { ok: true; value: unknown } | { ok: false; error: { code: ErrorCode; message: string; details?: string } };

const isMethod = (name: string): name is Method => Object.hasOwn(inputs, name);

/** What happened, for the log; never shown as it is. */
export type Report = (method: string, error: unknown) => void;

function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`)
    .join('; ');
}

/** Checks the input against the method's schema, calls it, and puts the answer or the failure in an envelope. Never throws. */
export async function dispatch(api: Api, method: string, input: unknown, report: Report): Promise<Envelope> {
  if (!isMethod(method)) return { ok: false, error: { code: 'bad-input', message: `There is no method “${method}”.` } };
  const checked = v.safeParse(inputs[method], input);
  if (!checked.success) return { ok: false, error: { code: 'bad-input', message: `${method}: ${describeIssues(checked.issues)}.` } };
  try {
    // The schema of a method yields that method's input: `inputs` is checked against Api where it is written.
    const call = api[method] as (input: unknown) => unknown;
    return { ok: true, value: await call(checked.output) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: { code: error.code, message: error.message } };
    report(method, error);
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      ok: false,
      error: {
        code: 'internal',
        message: 'Something went wrong inside Kubedeck. Your reviews are safe; nothing was half-written.',
        details,
      },
    };
  }
}

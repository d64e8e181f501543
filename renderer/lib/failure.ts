import { ApiError } from './client';

/** What a screen shows when a call fails. */
export interface Failure {
  message: string;
  /** For a bug report; null for failures that were expected. */
  details: string | null;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) return { message: error.message, details: error.details };
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: 'Something went wrong in Kubedeck itself. Nothing that was stored is lost.', details };
}

export const errorCodes = [
  'bad-input',
  'not-found',
  'busy',
  'conflict',
  'read-only',
  'disk-full',
  'damaged',
  'too-new',
  'cancelled',
  'unsupported',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A failure that was expected. The message is written for the person: what happened, what was kept, what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

import { AppError } from '../core/errors';

const nothingChanged = 'Nothing was imported.';

/** A file that is broken or made to look like one. `what` is a whole sentence. */
export function damagedFile(what: string, cause?: unknown): AppError {
  return new AppError('damaged', `${what} ${nothingChanged}`, { cause });
}

export function unsupportedFile(what: string, cause?: unknown): AppError {
  return new AppError('unsupported', `${what} ${nothingChanged}`, { cause });
}

/** A file that asks for more than `limits.ts` allows. */
export function oversizedFile(what: string): AppError {
  return new AppError('bad-input', `${what} ${nothingChanged}`);
}

/** The file system's failures while a file is read or unpacked as what they mean for the person; anything else comes back unchanged. */
export function toReadFailure(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ABORT_ERR':
      return new AppError('cancelled', 'Cancelled. Nothing was changed.', { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('not-found', `There is no such file. ${nothingChanged}`, { cause: error });
    case 'EISDIR':
      return new AppError('bad-input', `This is a folder, not a file. ${nothingChanged}`, { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new AppError('bad-input', `The file may not be read: its permissions forbid it. ${nothingChanged}`, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', `The disk is full. ${nothingChanged} Free some space, then try again.`, { cause: error });
    case 'EIO':
      return new AppError('damaged', `The disk could not be read or written. ${nothingChanged}`, { cause: error });
    default:
      return error;
  }
}

/** @throws AppError `cancelled` */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', 'Cancelled. Nothing was changed.');
}

import { AppError } from '../../core/errors';

const nothingWritten = 'Nothing was written.';

/** The file system's failures while a file is written as what they mean for the person; anything else comes back unchanged. */
export function toWriteFailure(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  const failure = (...[kind, message]: ConstructorParameters<typeof AppError>) => new AppError(kind, message, { cause: error });
  switch (code) {
    case 'ABORT_ERR':
      return failure('cancelled', `Cancelled. ${nothingWritten}`);
    case 'ENOENT':
    case 'ENOTDIR':
      return failure('not-found', `There is no such folder. ${nothingWritten}`);
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return failure('bad-input', `There is a folder of that name already. ${nothingWritten} Choose another name.`);
    case 'EACCES':
    case 'EPERM':
      return failure('bad-input', `The permissions of the folder forbid it. ${nothingWritten} Choose another folder.`);
    case 'EROFS':
      return failure('read-only', `The disk can only be read. ${nothingWritten} Choose another place.`);
    case 'ENAMETOOLONG':
      return failure('bad-input', `The name is too long. ${nothingWritten} Choose a shorter one.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('disk-full', `The disk is full. ${nothingWritten} Free some space, then try again.`);
    case 'EIO':
      return failure('damaged', `The disk could not be written. ${nothingWritten}`);
    default:
      return error;
  }
}

/** @throws AppError `cancelled` */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', `Cancelled. ${nothingWritten}`);
}

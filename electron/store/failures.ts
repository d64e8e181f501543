import Database from 'better-sqlite3';
import { AppError } from '../core/errors';

type SqliteError = InstanceType<typeof Database.SqliteError>;

const messages = {
  full: 'The disk is full. Nothing of this step was saved, everything before it is safe. Free some space, then try again.',
  readOnly:
    'The data folder cannot be written to, or is not there. Nothing was changed. Make sure it exists and is writable, then try again.',
  damaged: 'The database is damaged. Nothing was written to it. Restore the latest good backup; the damaged file is kept beside it.',
  busy: 'Another program is using this data folder. Nothing was changed. Close it, then try again.',
  disk: 'The disk could not be read or written. This step was not saved, everything before it is safe. Check the disk, then try again.',
};

/** SQLite's and the file system's failures as what they mean for the person; anything else is a bug and comes back unchanged. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof Database.SqliteError ? (fromSqlite(error) ?? error) : (fromFileSystem(code, error) ?? error);
}

/** Runs `work` with failures told as `toAppError` tells them. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error);
  }
}

export function isConstraintFailure(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

function fromSqlite(error: SqliteError): AppError | undefined {
  const { code } = error;
  if (code === 'SQLITE_FULL') return new AppError('disk-full', messages.full, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return new AppError('read-only', messages.readOnly, { cause: error });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_FORMAT') {
    return new AppError('damaged', messages.damaged, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('busy', messages.busy, { cause: error });
  if (code.startsWith('SQLITE_IOERR')) return new AppError('internal', messages.disk, { cause: error });
  return undefined;
}

function fromFileSystem(code: string | undefined, error: Error): AppError | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', messages.full, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return new AppError('read-only', messages.readOnly, { cause: error });
    case 'EIO':
      return new AppError('internal', messages.disk, { cause: error });
    default:
      return undefined;
  }
}

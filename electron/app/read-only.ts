import type { Api } from '../contract';
import { AppError } from '../core/errors';

type Method = (input: never) => unknown;

const message = 'This profile is open to look at only. Nothing was stored.';

/** Write beside the database, or through another process. All else is refused by the database itself. */
const writing = [
  'backUp',
  'restore',
  'writeIds',
  'addNotes',
  'startAdding',
  'sync',
  'startImport',
  'startMove',
] as const satisfies (keyof Api)[];

/** The use cases of a profile that is only looked at. */
export function readOnly(api: Api): Api {
  const refuse = () => {
    throw new AppError('read-only', message);
  };
  const told =
    (method: Method): Method =>
    async (input) => {
      try {
        return await method(input);
      } catch (error) {
        throw error instanceof AppError && error.code === 'read-only' ? new AppError('read-only', message, { cause: error }) : error;
      }
    };
  const methods = Object.fromEntries(Object.entries<Method>({ ...api }).map(([name, method]) => [name, told(method)]));
  const verify = ({ repair }: { repair: boolean }) => (repair ? refuse() : api.startVerify({ repair }));
  const refused = Object.fromEntries(writing.map((name) => [name, refuse]));
  return { ...methods, ...refused, startVerify: verify } as unknown as Api;
}

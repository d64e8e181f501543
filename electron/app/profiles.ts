import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { JobResult } from '../contract';
import type { Moved, Profiles, ProfilesApi } from '../contract/profiles';
import { AppError } from '../core/errors';
import { databaseFile } from '../store/files';
import { moveStore } from '../store/move';
import type { Context } from './context';
import type { Jobs } from './jobs';
import type { Places } from './ports';
import type { Reopening } from './safety';

const appName = 'Kubedeck';

/** Several data folders on one computer: which there are, opening another, and moving the open one. */
export function profileFolderMethods(context: Context, jobs: Jobs, reopening: Reopening): ProfilesApi {
  const { dataDir, readonly, desktop, clock } = context.ports;
  const places = (): Places => {
    const { places: found } = context.ports;
    if (!found) throw new AppError('unsupported', 'This needs the window: start Kubedeck without a command.');
    return found;
  };
  const list = (): Profiles => {
    const { own, others } = places().read();
    const folders = [...new Set([own, ...others, dataDir])];
    const named = (folder: string) => (folder === own ? appName : nameOf(folder));
    // Two of one name are told apart by where they are.
    const isTaken = (folder: string) => folders.some((other) => other !== folder && named(other) === named(folder));
    return {
      // An own folder whose data has been moved away is no profile any more, unless that data is nowhere to be found.
      profiles: folders
        .filter((folder) => folder === dataDir || folder !== own || existsSync(databaseFile(own)) || !existsSync(dataDir))
        .map((folder) => ({ name: isTaken(folder) ? folder : named(folder), folder, open: folder === dataDir })),
      readonly,
    };
  };

  return {
    profiles: list,
    addProfile: async () => {
      const chosen = await desktop.chooseFolder('profile');
      if (chosen === null) return list();
      const { others } = places().read();
      places().write([...others, existsSync(databaseFile(chosen)) ? chosen : freshFolder(chosen)]);
      return list();
    },
    forgetProfile: ({ folder }) => {
      if (folder === dataDir) throw new AppError('bad-input', 'This profile is open. Open another one first.');
      const { others } = places().read();
      places().write(others.filter((each) => each !== folder));
      return list();
    },
    openProfile: ({ folder, readonly: look }) => {
      if (!list().profiles.some((profile) => profile.folder === folder)) throw new AppError('not-found', `${folder} is no profile.`);
      places().open(folder, look);
      return {};
    },
    startMove: async () => {
      context.store();
      const chosen = await desktop.chooseFolder('data');
      if (chosen === null) return { job: null };
      const to = freshFolder(resolve(chosen));
      if (existsSync(databaseFile(to))) {
        throw new AppError(
          'bad-input',
          `There are cards in ${to} already. Nothing was moved. Choose another folder, or add it as a profile.`,
        );
      }
      if (!relative(dataDir, to).startsWith('..')) {
        throw new AppError('bad-input', 'This folder lies in the data folder itself. Nothing was moved. Choose one outside of it.');
      }
      const finish = async (): Promise<JobResult> => ({ job: 'move', report: await finishMove(to) });
      const failure = 'The data could not be moved. It is where it was, whole.';
      return { job: jobs.start({ name: 'move', dataDir, to }, finish, failure) };
    },
  };

  async function finishMove(to: string): Promise<Moved> {
    await reopening.close();
    try {
      const { others } = places().read();
      const kept = moveStore(dataDir, to, clock.now(), () =>
        places().write([...others.filter((each) => each !== dataDir && each !== to), to], to),
      );
      places().open(to, false);
      return { folder: to, kept };
    } catch (error) {
      reopening.open();
      throw error;
    }
  }
}

const nameOf = (folder: string) => {
  const name = basename(folder);
  return name === appName ? basename(join(folder, '..')) : name;
};

/** What a move that was stopped leaves behind. */
const begun: readonly string[] = ['backups', 'media', 'kubedeck.db.moving'];

/** A folder that holds other things gets one of our own in it. */
function freshFolder(chosen: string): string {
  if (existsSync(chosen) && !statSync(chosen).isDirectory())
    throw new AppError('bad-input', `${chosen} is a file, not a folder. Nothing was changed. Choose a folder.`);
  const isOurs = !existsSync(chosen) || readdirSync(chosen).every((name) => begun.includes(name));
  return isOurs || basename(chosen) === appName ? chosen : join(chosen, appName);
}

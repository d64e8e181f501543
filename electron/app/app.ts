import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Api, Status, Trouble } from '../contract';
import { AppError } from '../core/errors';
import { listBackups } from '../store/backups';
import { openStore, type Store } from '../store/store';
import { createBackupDays } from './backup-days';
import { browseMethods } from './browse';
import { bulkMethods } from './bulk';
import { factMethods } from './card-facts';
import { cardMethods } from './cards';
import { createContext } from './context';
import { createCustomStudy } from './custom-study';
import { deckMethods } from './decks';
import { createExamPlans } from './exam-plans';
import { profileMethods } from './exams';
import { exchangeMethods } from './exchange';
import { fieldMethods } from './fields';
import { gradingMethods } from './grading';
import { createJobs } from './jobs';
import { libraryMethods } from './library';
import { mockMethods } from './mocks';
import { readToday } from './overview';
import { withPatience } from './patience';
import { optimiseMethods } from './optimise';
import type { Ports } from './ports';
import { createPresence } from './presence';
import { profileFolderMethods } from './profiles';
import { readMethods } from './read-notes';
import { readOnly } from './read-only';
import { replaceMethods } from './replace';
import { safetyMethods, type Reopening } from './safety';
import { followSettings, setSettings } from './settings';
import { createStatistics } from './statistics';
import { createStudy } from './study';
import { rootOf, syncBundled } from './sync';
import { todayLimitMethods } from './today-limits';
import { createWatching } from './watch';
import { createPreviewWatch } from './watch-preview';
import { watchWriting } from './writing-jobs';

export interface App {
  api: Api;
  /** The folder of a note source, whose pictures the window may show; null when there is none. */
  noteFolder: (source: number) => string | null;
  /** What goes on beside the person: backups now if due, then each study day; notes are watched once it resolves. */
  keepHouse: (report: (error: unknown) => void) => Promise<void>;
  /** Reminds when it is time, and shows what is due; otherwise done once a minute while house is kept. */
  lookAround: () => void;
  close: () => void;
}

/** Once the start is over. */
const statisticsAfterMs = 10_000;

/** Of a write, for the short ones of another connection. */
const usualPatienceMs = 2_000;

const troubleCodes: readonly Trouble['code'][] = ['damaged', 'too-new', 'read-only', 'busy', 'disk-full', 'not-found', 'internal'];

/** Opens the data folder and puts the use cases together. Trouble with the data is no exception: `status` tells it. */
export function createApp(given: Ports): App {
  let store: Store | null = null;
  let trouble: AppError | null = null;
  let notice: string | null = null;
  let statisticsTimer: ReturnType<typeof setTimeout> | undefined;
  /** The profile was left: what ends later opens nothing again. */
  let isOver = false;

  // A job's writing is waited for without holding up everything else; see `withPatience`. It counts although it was cancelled:
  // what was written by then stands.
  const runner = watchWriting(given.jobs, (isWriting) => {
    store?.setPatience(isWriting ? 0 : usualPatienceMs);
    if (!isWriting) context.changed();
  });
  const ports: Ports = { ...given, jobs: runner };

  const needStore = (): Store => {
    if (store) return store;
    if (ports.withoutStore) throw new AppError('unsupported', 'This works on notes alone, without a data folder.');
    throw trouble ?? new AppError('busy', 'Your data is closed for a moment: it is being restored or moved. Try again when that is done.');
  };
  const context = createContext(ports, needStore);

  const close = () => {
    store?.close();
    store = null;
    context.changed();
  };
  const open = () => {
    if (ports.withoutStore || isOver) return;
    try {
      trouble = null;
      const opened = openData(ports);
      store = opened.store;
      context.changed();
      if (opened.writes) notice = syncBundled(context) ?? lostDataNotice(store);
      ports.desktop.applySettings(context.settings());
    } catch (error) {
      close();
      if (!(error instanceof AppError)) throw error;
      trouble = error;
    }
  };
  open();

  const jobs = createJobs(runner);
  const plans = createExamPlans(context);
  const customs = createCustomStudy(context);
  const presence = createPresence(context, plans);
  const backups = createBackupDays(context, () => store);
  const study = createStudy(context, plans, customs);
  const statistics = createStatistics(context);
  let report: ((error: unknown) => void) | null = null;
  const previewWatch = createPreviewWatch();
  const watching = createWatching(context, (error) => report?.(error));
  /** Folders come and go by several ways; watching follows them once house is kept. */
  const followNotes = async (options = { readAll: false }) => {
    if (report && store && !ports.readonly) await watching.follow(options);
  };

  const status = (): Status => ({
    trouble: trouble && describeTrouble(trouble, ports.dataDir),
    dataFolder: ports.dataDir,
    notice,
    settings: store && context.settings(),
  });

  const reopening: Reopening = {
    open: () => {
      open();
      void followNotes({ readAll: true });
      if (report) void backups.keep(report);
    },
    close: async () => {
      for (let written = runner.written(); written; written = runner.written()) await written;
      if (isOver) throw new AppError('busy', 'This profile was left meanwhile. Nothing was changed.');
      close();
    },
  };
  const api: Api = {
    status: () => {
      // Asked again after trouble: it may be over.
      if (trouble) reopening.open();
      return status();
    },
    about: () => ports.about,
    today: () => readToday(context, plans),
    nextCard: ({ deck, custom }) => study.next(deck, custom),
    answerCard: (input) => study.answer(input),
    undo: async () => {
      const before = context.settings();
      const undone = study.undo();
      void followNotes();
      await followSettings(context, before);
      return undone;
    },
    sessionSummary: ({ since }) => study.summary(since),
    settings: () => context.settings(),
    setSettings: (changes) => setSettings(context, changes),
    openLink: async ({ url }) => {
      await ports.desktop.openLink(url);
      return {};
    },
    loadPictures: ({ addresses }) => ports.desktop.loadPictures(addresses),
    chooseFolder: async () => ({ path: await ports.desktop.chooseFolder('notes') }),
    waitForChange: async ({ since }) => ({ version: await watching.waitForChange(since) }),
    ...cardMethods(context),
    ...browseMethods(context),
    ...bulkMethods(context),
    ...replaceMethods(context),
    startCustom: customs.start,
    ...todayLimitMethods(context),
    ...factMethods(context),
    ...fieldMethods(context),
    ...deckMethods(context),
    ...gradingMethods(context),
    ...libraryMethods(context, { jobs, watching, onFolders: () => void followNotes() }),
    ...readMethods(context, previewWatch),
    ...exchangeMethods(context, { jobs, onFolders: () => void followNotes() }),
    ...profileMethods(context, jobs, plans),
    ...mockMethods(context),
    ...statistics.methods,
    ...optimiseMethods(context, jobs),
    jobStatus: jobs.jobStatus,
    cancelJob: jobs.cancelJob,
    ...safetyMethods(context, jobs, reopening),
    ...profileFolderMethods(context, jobs, reopening),
  };

  return {
    // A command that only looks may still back up; a profile in the window may not.
    api: withPatience(ports.readonly && ports.places ? readOnly(api) : api, runner),
    noteFolder: (id) => {
      const source = store?.sources.get(id);
      if (!source) return null;
      return source.kind === 'file' ? dirname(source.path) : rootOf(context, source);
    },
    lookAround: presence.look,
    keepHouse: async (tell) => {
      report = tell;
      void backups.keep(tell);
      presence.start((error) => {
        if (store) tell(error);
      });
      statisticsTimer = setTimeout(() => {
        statistics.prepare().catch((error: unknown) => {
          // Without a store there is nothing to read, and nobody waits for it.
          if (store) tell(error);
        });
      }, statisticsAfterMs);
      await followNotes();
    },
    close: () => {
      isOver = true;
      backups.stop();
      presence.stop();
      clearTimeout(statisticsTimer);
      watching.stop();
      previewWatch.stop();
      close();
    },
  };
}

/** A reader of a folder without data makes it first, as the window would. */
function openData({ dataDir, clock, readonly, expectsData }: Ports): { store: Store; writes: boolean } {
  const now = clock.now();
  if (expectsData === true && !existsSync(dataDir)) {
    throw new AppError('not-found', `Your cards are in ${dataDir}, which is not there now. Connect the disk it lies on, then try again.`);
  }
  try {
    return { store: openStore(dataDir, { now, readonly }), writes: !readonly };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    return { store: openStore(dataDir, { now }), writes: true };
  }
}

/** A new database beside old backups: somebody's data has gone missing. */
function lostDataNotice(store: Store): string | null {
  if (!store.isNew || listBackups(store.dataDir).length === 0) return null;
  return 'There was no database here, so a new one was made; but there are backups. Settings can restore the latest one.';
}

function describeTrouble(error: AppError, dataFolder: string): Trouble {
  const code = troubleCodes.find((known) => known === error.code) ?? 'internal';
  let backups: Trouble['backups'] = [];
  try {
    backups = listBackups(dataFolder);
  } catch {
    // The list is an offer; that it can't be had must not hide what is wrong.
  }
  return { code, message: error.message, dataFolder, backups };
}

import type { Client, Settings, SettingsChanges, SyncReport, Undone } from '../../electron/contract';
import type { Clock } from '../lib/clock';
import { createEditDrafts } from '../lib/edit-drafts';
import { failureOf, type Failure } from '../lib/failure';
import { plural } from '../lib/format';
import type { Destination, FieldNames, Shell, Toast } from '../lib/screen-types';
import type { MockExam } from '../../electron/contract/exams';
import { BrowseState } from './browse.svelte';
import type { StudyWish } from './bulk-work.svelte';
import { DecksState } from './decks.svelte';
import { ExamState } from './exam.svelte';
import { ExportState } from './export.svelte';
import { ImportState, type ImportEnds } from './import.svelte';
import { MockResultState } from './mock-result.svelte';
import { MockState } from './mock.svelte';
import { PreviewState } from './preview.svelte';
import { ProfilesState } from './profiles.svelte';
import { SettingsState } from './settings.svelte';
import { StatisticsState } from './statistics.svelte';
import type { CustomSession } from '../lib/study-modes';
import { StudyState } from './study.svelte';
import { TodayState } from './today.svelte';
import { TroubleState } from './trouble.svelte';

/** What is on the screen, with the state that lives as long as it does. */
export type Screen =
  | { name: 'today'; state: TodayState }
  | { name: 'study'; state: StudyState }
  | { name: 'decks'; state: DecksState }
  | { name: 'browse'; state: BrowseState }
  | { name: 'exam'; state: ExamState }
  | { name: 'mock'; state: MockState }
  | { name: 'mock-result'; state: MockResultState }
  | { name: 'stats'; state: StatisticsState }
  | { name: 'settings'; state: SettingsState }
  | { name: 'preview'; state: PreviewState }
  | { name: 'import'; state: ImportState }
  | { name: 'trouble'; state: TroubleState };

const toastMs = 8000;
/** Cards of a session of chosen ones. */
const mostChosen = 10_000;
/** What one call for pictures may ask for. */
const mostPictures = 40;
const longestAddress = 2048;
/** Pauses after a question for changes that failed: the first, and the longest they grow to. */
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

export class AppState implements Shell {
  screen = $state.raw<Screen | null>(null);
  failure = $state.raw<Failure | null>(null);
  toasted = $state.raw<Toast | null>(null);
  dialog = $state<'keys' | 'palette' | null>(null);
  /** The dialog for writing a file for other programs; null while it is closed. */
  exporting = $state.raw<ExportState | null>(null);
  settings = $state.raw<Settings | null>(null);
  /** The mock exam whose clock runs, on whatever screen. */
  sat = $state.raw<MockState | null>(null);
  /** What is offered while a manifest is typed; null unless the person wants it. */
  fieldNames = $derived<FieldNames | null>(this.settings?.completeFields === true ? () => this.#askFieldNames() : null);

  readonly profiles: ProfilesState;

  readonly #client: Client;
  readonly #clock: Clock;
  readonly #drafts = createEditDrafts();
  #toasts = 0;
  #cancelToast: (() => void) | null = null;
  #cameFrom: Destination = 'today';
  #listening = false;
  #choosing = false;
  #browse: BrowseState | null = null;
  #names: Promise<readonly string[]> | null = null;

  constructor(client: Client, clock: Clock) {
    this.#client = { ...client, undo: (input) => this.#undoWith(client, input) };
    this.#clock = clock;
    this.profiles = new ProfilesState(client, clock);
  }

  /** Asks how the start went and shows the first screen. */
  async start(): Promise<void> {
    this.failure = null;
    try {
      const status = await this.#client.status({});
      this.settings = status.settings;
      void this.profiles.load();
      if (status.trouble) {
        this.screen = { name: 'trouble', state: new TroubleState(this.#client, status.trouble, () => this.start()) };
      } else {
        this.go('today');
        if (!this.#listening) this.#listen(0, 0);
        if (status.notice) this.toast(status.notice);
      }
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  go(to: Destination) {
    this.dialog = null;
    this.#leaveScreen();
    this.#cameFrom = to;
    if (to === 'today') this.#openToday();
    else if (to === 'decks') this.#openDecks();
    else if (to === 'browse') this.#openBrowse();
    else if (to === 'exam') this.#openExam();
    else if (to === 'stats') this.#openStats();
    else this.#openSettings();
  }

  #leaveScreen() {
    if (this.screen?.name === 'import') this.screen.state.abandon();
    if (this.screen?.name === 'mock') void this.screen.state.pause();
  }

  #openToday() {
    const state = new TodayState(this.#client, this.#clock);
    this.screen = { name: 'today', state };
    void state.load();
  }

  #openDecks(): DecksState {
    const state = new DecksState(this.#client, this, this.#clock);
    this.screen = { name: 'decks', state };
    void state.load();
    return state;
  }

  /** Studies some cards on their own; afterwards the table is as it was. */
  async #studyChosen({ query, cards, mode }: StudyWish): Promise<void> {
    try {
      const { session, cards: found } = await this.#client.startCustom({ query, cards, mode, limit: mostChosen });
      if (found === 0) this.toast('None of these cards can be studied that way now.');
      else this.study(null, { session, mode });
    } catch (error) {
      this.toast(failureOf(error).message);
    }
  }

  /** Asks how to study, of the cards that Browse shows. */
  customStudy() {
    this.go('browse');
    if (this.#browse?.bulk.form !== 'study') this.#browse?.bulk.open('study');
  }

  /** The same search, line and choice as when it was left. */
  #openBrowse() {
    this.#browse ??= new BrowseState(this.#client, this, this.#clock, (wish) => void this.#studyChosen(wish));
    this.screen = { name: 'browse', state: this.#browse };
    void this.#browse.load();
  }

  #openStats() {
    const state = new StatisticsState(this.#client, this);
    this.screen = { name: 'stats', state };
    void state.load();
  }

  #openExam() {
    const openMock = (mock: MockExam) => {
      if (this.screen?.state === state) this.openMock(mock);
      else if (this.screen?.name === 'exam') void this.screen.state.load();
    };
    const stopMock = async (id: number) => {
      if (this.sat?.mock.id !== id) return;
      await this.sat.stop();
      this.sat = null;
    };
    const shell = { toast: this.toast.bind(this), dismissToast: this.dismissToast.bind(this), openMock, stopMock };
    const state = new ExamState(this.#client, shell, this.#clock);
    this.screen = { name: 'exam', state };
    void state.load();
  }

  /** Shows a mock exam: where it was left when it goes on, else what came of it. */
  openMock(mock: MockExam) {
    this.dialog = null;
    this.#cameFrom = 'exam';
    if (mock.finished) {
      this.screen = { name: 'mock-result', state: new MockResultState(this.#client, mock) };
      return;
    }
    const state = this.sat?.mock.id === mock.id ? this.sat : new MockState(this.#client, this.#mockShell, this.#clock, mock);
    if (this.sat !== state) void this.sat?.stop();
    this.sat = state;
    state.begin();
    this.screen = { name: 'mock', state };
  }

  readonly #mockShell = {
    leave: () => this.go('exam'),
    finished: (mock: MockExam) => {
      // By now another one may be sat.
      if (this.sat?.mock.id === mock.id) this.sat = null;
      if (this.screen?.name === 'mock' && this.screen.state.mock.id === mock.id) this.openMock(mock);
      else {
        this.toast('The mock exam is over and graded: see Exam.');
        if (this.screen?.name === 'exam') void this.screen.state.load();
      }
    },
  };

  #openSettings(): SettingsState {
    const state = new SettingsState(this.#client, this, this.#clock, (settings) => (this.settings = settings));
    this.screen = { name: 'settings', state };
    void state.load();
    return state;
  }

  /** Asks for a folder and shows what it would make. */
  async addNotes(): Promise<void> {
    if (this.#choosing) return;
    this.#choosing = true;
    try {
      const { path } = await this.#client.chooseFolder({});
      if (path !== null) this.preview([path]);
    } catch (error) {
      this.toast(failureOf(error).message);
    } finally {
      this.#choosing = false;
    }
  }

  /** Asks for files, or a folder, of other programs and shows what they would bring. */
  async importFiles(what: 'files' | 'folder' = 'files'): Promise<void> {
    if (this.#choosing) return;
    this.#choosing = true;
    try {
      const paths = what === 'files' ? (await this.#client.chooseFiles({})).paths : [(await this.#client.chooseFolder({})).path];
      this.open(paths.filter((path) => path !== null));
    } catch (error) {
      this.toast(failureOf(error).message);
    } finally {
      this.#choosing = false;
    }
  }

  /** Shows what was let go over the window; `inNoPlace` of it are on no disk, as a picture from a browser. */
  drop(paths: readonly string[], inNoPlace: number) {
    if (paths.length > 0) this.open(paths, true);
    else if (inNoPlace > 0) this.toast('What you dropped is no file on this computer. Save it first, then drop the file.');
  }

  /** Shows what files and folders hold, whoever wrote them: notes in their preview, all else as an import. */
  open(paths: readonly string[], dropped = false) {
    if (this.screen === null || this.screen.name === 'trouble' || this.screen.name === 'mock' || paths.length === 0) return;
    if (this.screen.name === 'import' && this.screen.state.work === 'import') {
      this.toast('Wait for the import that is under way.');
      return;
    }
    this.#leaveScreen();
    this.dialog = null;
    this.dismissToast();
    const isShown = () => this.screen?.state === state;
    const ends: ImportEnds = {
      written: (report) => {
        this.#cameFrom = 'decks';
        if (!isShown()) this.toast(`Import: ${plural(report.cards.added, 'card')} added, ${report.cards.updated} updated.`, true);
      },
      study: (deck) => this.study(deck),
      undone: (label) => {
        if (isShown()) this.leave();
        this.toast(label === '' ? 'There is nothing to undo.' : `Undone: ${label}`);
      },
      notes: (notes) => {
        if (isShown()) this.preview(notes);
      },
      left: () => this.leave(),
    };
    const state = new ImportState(this.#client, this.#clock, paths, ends, dropped);
    this.screen = { name: 'import', state };
    void state.load();
  }

  /** Asks what goes into a file for other programs: a deck, chosen cards, or everything. */
  export(what: { deck?: string | null; cards?: readonly number[] } = {}) {
    if (this.screen === null || this.screen.name === 'trouble' || this.screen.name === 'mock') return;
    this.dialog = null;
    this.exporting = new ExportState(this.#client, this.#clock, what);
    void this.exporting.load();
  }

  closeExport() {
    this.exporting?.abandon();
    this.exporting = null;
  }

  /** Shows one of the files of an import as notes; the others are gone on with after that. */
  previewBeside(path: string) {
    const others = this.screen?.name === 'import' ? this.screen.state.paths.filter((each) => each !== path) : [];
    this.preview([path], others.length > 0 ? () => this.open(others) : undefined);
  }

  /** Shows what folders and files of notes would make, one after the other. */
  preview(paths: readonly string[], then?: () => void) {
    const [path, ...rest] = paths;
    if (path === undefined || this.screen === null || this.screen.name === 'trouble') return;
    this.dialog = null;
    this.#leaveScreen();
    this.dismissToast();
    const isShown = () => this.screen?.state === state;
    const next = (report: SyncReport | null) => {
      if (rest.length > 0) this.preview(rest, then);
      else if (then) then();
      else if (report) this.#openDecks().report = report;
      else this.leave();
    };
    const state = new PreviewState(
      this.#client,
      path,
      {
        added: (report, known) => {
          if (isShown()) {
            this.#cameFrom = 'decks';
            next(report);
          }
          this.toast(known ? 'Choice of cards kept.' : report.added > 0 ? `${plural(report.added, 'card')} added.` : 'Notes added.', true);
        },
        cancelled: () => next(null),
      },
      this.#clock,
    );
    this.screen = { name: 'preview', state };
    void state.load();
  }

  /** Hears of changes to the notes for as long as the window lives; after a failure it asks again less and less often. */
  #listen(since: number, failures: number) {
    this.#listening = true;
    const asked = this.#clock.now();
    const later = () => {
      const pause = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
      this.#clock.after(pause, () => this.#listen(since, failures + 1));
    };
    this.#client.waitForChange({ since }).then(({ version }) => {
      if (version !== since) {
        this.#showChanges();
        this.#listen(version, 0);
      } else if (this.#clock.now() - asked < firstPauseMs) later();
      else this.#listen(since, 0);
    }, later);
  }

  #showChanges() {
    const { screen } = this;
    if (screen?.name === 'today' || screen?.name === 'decks' || screen?.name === 'browse') void screen.state.load();
    else if (screen?.name === 'study') void screen.state.notesChanged();
  }

  /** Studies a deck, all, or a session of chosen cards. */
  study(deck: { id: number; name: string } | null, custom: CustomSession | null = null) {
    this.dialog = null;
    this.#leaveScreen();
    this.dismissToast();
    const state = new StudyState(this.#client, this, this.#clock, deck, this.#drafts, custom);
    this.screen = { name: 'study', state };
    void state.load();
  }

  /** Asked once. After a failure nothing is offered, and the next key asks again. */
  #askFieldNames(): Promise<readonly string[]> {
    this.#names ??= this.#client.fieldNames({}).catch(() => {
      this.#names = null;
      return [];
    });
    return this.#names;
  }

  leave(to = this.#cameFrom) {
    this.go(to);
  }

  toast(text: string, undo = false) {
    this.#toasts += 1;
    this.toasted = { id: this.#toasts, text, undo };
    this.releaseToast();
  }

  /** A toast that is pointed at or focused stays. */
  holdToast() {
    this.#cancelToast?.();
    this.#cancelToast = null;
  }

  releaseToast() {
    this.holdToast();
    this.#cancelToast = this.#clock.after(toastMs, () => this.dismissToast());
  }

  dismissToast() {
    this.holdToast();
    this.toasted = null;
  }

  /** Takes back the last step, whatever it was, and shows the screen as it is then. */
  async undo(): Promise<void> {
    const screen = this.screen;
    if (!screen || screen.name === 'trouble' || screen.name === 'mock') return;
    if (screen.name === 'study') return screen.state.undo();
    try {
      const undone = await this.#client.undo({});
      this.toast(undone ? `Undone: ${undone.label}` : 'There is nothing to undo.');
      // The choices made in a preview are no step and stay.
      if (screen.name === 'import') {
        if (screen.state.report) this.leave();
      } else if (screen.name !== 'preview') await screen.state.load();
    } catch (error) {
      this.toast(failureOf(error).message);
    }
  }

  /** The step taken back may have been one of settings, on whatever screen. */
  async #undoWith(client: Client, input: Parameters<Client['undo']>[0]): Promise<Undone | null> {
    const undone = await client.undo(input);
    if (undone) void this.#readSettings();
    return undone;
  }

  async #readSettings(): Promise<void> {
    try {
      this.settings = await this.#client.settings({});
    } catch (error) {
      this.toast(failureOf(error).message);
    }
  }

  /** What the application menu asks for, by name; an unknown name is ignored. */
  ask(what: string) {
    const screen = this.screen;
    if (!screen || screen.name === 'trouble') return;
    const decks = () => {
      if (screen.name === 'decks') return screen.state;
      this.#leaveScreen();
      return this.#openDecks();
    };
    const settings = () => {
      if (screen.name === 'settings') return screen.state;
      this.#leaveScreen();
      return this.#openSettings();
    };
    const asked: Record<string, () => void> = {
      today: () => this.go('today'),
      decks: () => this.go('decks'),
      browse: () => this.go('browse'),
      exam: () => this.go('exam'),
      stats: () => this.go('stats'),
      settings: () => this.go('settings'),
      about: () => (settings().show = 'about'),
      verify: () => {
        const state = settings();
        state.show = 'verify';
        void state.startVerify(false);
      },
      optimise: () => (settings().show = 'optimise'),
      study: () => this.study(null),
      undo: () => void this.undo(),
      keys: () => (this.dialog = 'keys'),
      palette: () => (this.dialog = 'palette'),
      'add-notes': () => void this.addNotes(),
      import: () => void this.importFiles(),
      export: () => this.export(),
      sync: () => void decks().readAgain(),
      'back-up': () => void settings().backUp(),
    };
    asked[what]?.();
  }

  async set(changes: SettingsChanges): Promise<void> {
    try {
      this.settings = await this.#client.setSettings(changes);
      if (this.screen?.name === 'settings') this.screen.state.settings = this.settings;
    } catch (error) {
      this.toast(failureOf(error).message);
    }
  }

  /** Pictures from elsewhere, as many as are got at a time; of the rest none can be had. */
  async loadPictures(addresses: string[]): Promise<(string | null)[]> {
    const wanted = addresses.filter((address) => address.length <= longestAddress).slice(0, mostPictures);
    const shown = wanted.length === 0 ? [] : await this.#client.loadPictures({ addresses: wanted });
    return addresses.map((address) => shown[wanted.indexOf(address)] ?? null);
  }

  openLink(url: string) {
    this.#client.openLink({ url }).catch((error: unknown) => this.toast(failureOf(error).message));
  }
}

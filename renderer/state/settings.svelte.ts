import type {
  AcceptedAnswer,
  About,
  Backup,
  Client,
  JobStatus,
  Settings,
  SettingsChanges,
  Status,
  VerifyReport,
} from '../../electron/contract';
import type { RestorePreview } from '../../electron/contract/everyday';
import type { Clock } from '../lib/clock';
import { plural } from '../lib/format';
import { failureOf, type Failure } from '../lib/failure';
import type { Shell } from '../lib/screen-types';
import { OptimiseState, type OptimiseClient } from './optimise.svelte';

export type SettingsClient = Pick<
  Client,
  | 'settings'
  | 'setSettings'
  | 'status'
  | 'about'
  | 'backups'
  | 'backUp'
  | 'restore'
  | 'previewRestore'
  | 'startVerify'
  | 'jobStatus'
  | 'cancelJob'
  | 'openDataFolder'
  | 'acceptedAnswers'
  | 'removeAccepted'
> &
  OptimiseClient;

const pollMs = 200;

/** A sentence about pictures and sounds, with a blank after it; empty when there is nothing to say. */
function mediaText({ restored, missing }: { restored: number; missing: readonly string[] }): string {
  const back = restored > 0 ? `${plural(restored, 'picture or sound', 'pictures and sounds')} came back. ` : '';
  const lost = missing.length > 0 ? `${plural(missing.length, 'picture or sound', 'pictures and sounds')} could not be found. ` : '';
  return back + lost;
}

export class SettingsState {
  settings = $state.raw<Settings | null>(null);
  status = $state.raw<Status | null>(null);
  about = $state.raw<About | null>(null);
  backups = $state.raw<Backup[]>([]);
  accepted = $state.raw<AcceptedAnswer[]>([]);
  failure = $state.raw<Failure | null>(null);
  busy = $state<'backup' | 'restore' | null>(null);
  /** The backup whose restoring waits for a yes. */
  confirming = $state<string | null>(null);
  /** What restoring it would change; null until that is worked out. */
  preview = $state.raw<RestorePreview | null>(null);
  verify = $state.raw<JobStatus<VerifyReport> | null>(null);
  /** A section to bring into view. */
  show = $state<'about' | 'optimise' | 'verify' | null>(null);
  readonly openedAt: number;
  readonly optimise: OptimiseState;

  #job: number | null = null;
  readonly #client: SettingsClient;
  readonly #shell: Pick<Shell, 'toast' | 'dismissToast'>;
  readonly #clock: Clock;
  readonly #adopt: (settings: Settings) => void;

  constructor(client: SettingsClient, shell: Pick<Shell, 'toast' | 'dismissToast'>, clock: Clock, adopt: (settings: Settings) => void) {
    this.#client = client;
    this.#shell = shell;
    this.#clock = clock;
    this.#adopt = adopt;
    this.openedAt = clock.now();
    this.optimise = new OptimiseState(client, shell, clock, (settings) => {
      this.settings = settings;
      adopt(settings);
    });
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      const [settings, status, about, backups, accepted] = await Promise.all([
        this.#client.settings({}),
        this.#client.status({}),
        this.#client.about({}),
        this.#client.backups({}),
        this.#client.acceptedAnswers({}),
      ]);
      this.settings = settings;
      this.#adopt(settings);
      this.status = status;
      this.about = about;
      this.backups = backups;
      this.accepted = accepted;
    });
  }

  async set(changes: SettingsChanges): Promise<void> {
    await this.#try(async () => {
      const settings = await this.#client.setSettings(changes);
      this.settings = settings;
      this.#adopt(settings);
    });
  }

  async removeAccepted(id: number): Promise<void> {
    await this.#try(async () => {
      await this.#client.removeAccepted({ id });
      this.accepted = await this.#client.acceptedAnswers({});
      this.#shell.toast('This answer is no longer accepted.', true);
    });
  }

  async backUp(): Promise<void> {
    if (this.busy) return;
    this.busy = 'backup';
    await this.#try(async () => {
      await this.#client.backUp({});
      this.backups = await this.#client.backups({});
    });
    this.busy = null;
  }

  /** Asks whether to restore a backup, and says what it would change; null takes the question back. */
  async askRestore(file: string | null): Promise<void> {
    this.confirming = file;
    this.preview = null;
    if (file === null) return;
    await this.#try(async () => {
      const preview = await this.#client.previewRestore({ file });
      if (this.confirming === file) this.preview = preview;
    });
  }

  async restore(file: string): Promise<void> {
    if (this.busy) return;
    this.busy = 'restore';
    await this.#try(async () => {
      const { restored, media } = await this.#client.restore({ file });
      this.confirming = null;
      this.preview = null;
      await this.load();
      this.#shell.toast(
        `Restored: ${plural(restored.cards, 'card')} and ${plural(restored.reviews, 'review')}. ${mediaText(media)}What was there before is kept as a backup.`,
      );
    });
    this.busy = null;
  }

  async startVerify(repair: boolean): Promise<void> {
    if (this.verify?.state === 'running') return;
    await this.#try(async () => {
      const { job } = await this.#client.startVerify({ repair });
      this.#job = job;
      this.verify = { state: 'running', done: 0, total: 0, label: '' };
      await this.#poll(job);
    });
  }

  async cancelVerify(): Promise<void> {
    const job = this.#job;
    if (job === null) return;
    await this.#try(async () => {
      await this.#client.cancelJob({ job });
    });
  }

  async openDataFolder(): Promise<void> {
    await this.#try(async () => {
      await this.#client.openDataFolder({});
    });
  }

  async #poll(job: number): Promise<void> {
    const status = await this.#client.jobStatus({ job });
    if (this.#job !== job) return;
    if (status.state !== 'finished') this.verify = status;
    else if (status.result.job === 'verify') this.verify = { state: 'finished', result: status.result.report };
    if (status.state !== 'running') {
      this.#job = null;
      if (this.verify?.state === 'finished') this.backups = await this.#client.backups({});
      return;
    }
    this.#clock.after(pollMs, () => void this.#try(() => this.#poll(job)));
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
      if (this.verify?.state === 'running') this.verify = null;
    }
  }
}

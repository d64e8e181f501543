import type { Client } from '../../electron/contract';
import type { Profile, Profiles } from '../../electron/contract/profiles';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import { FollowedJob, type JobClient } from './followed-job.svelte';

export type ProfilesClient = JobClient & Pick<Client, 'profiles' | 'addProfile' | 'forgetProfile' | 'openProfile' | 'startMove'>;

/** The data folders of this computer. Opening another one, or moving it, starts the window over. */
export class ProfilesState {
  list = $state.raw<readonly Profile[]>([]);
  /** The open one is only looked at. */
  readonly = $state(false);
  failure = $state.raw<Failure | null>(null);
  readonly job: FollowedJob;
  /** The open one; null until it is known. */
  present = $derived(this.list.find(({ open }) => open) ?? null);
  others = $derived(this.list.filter(({ open }) => !open));

  readonly #client: ProfilesClient;

  constructor(client: ProfilesClient, clock: Clock) {
    this.#client = client;
    this.job = new FollowedJob(client, clock);
  }

  load = (): Promise<void> => this.#take(() => this.#client.profiles({}));

  add = (): Promise<void> => this.#take(() => this.#client.addProfile({}));

  forget = (folder: string): Promise<void> => this.#take(() => this.#client.forgetProfile({ folder }));

  open(folder: string, readonly: boolean): Promise<void> {
    return this.#try(async () => {
      await this.#client.openProfile({ folder, readonly });
    });
  }

  /** Opens the present one another way. */
  reopen(readonly: boolean): Promise<void> {
    return this.present ? this.open(this.present.folder, readonly) : Promise.resolve();
  }

  move(): Promise<void> {
    return this.#try(async () => {
      const { job } = await this.#client.startMove({});
      if (job !== null) await this.job.run(() => Promise.resolve({ job }));
    });
  }

  #take(ask: () => Promise<Profiles>): Promise<void> {
    return this.#try(async () => {
      const { profiles, readonly } = await ask();
      this.list = profiles;
      this.readonly = readonly;
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await work();
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}

import type { Backup, Client, Trouble } from '../../electron/contract';
import { failureOf, type Failure } from '../lib/failure';

export class TroubleState {
  readonly trouble: Trouble;
  restoring = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);

  readonly #client: Pick<Client, 'restore' | 'openDataFolder'>;
  readonly #startAgain: () => Promise<void>;

  constructor(client: Pick<Client, 'restore' | 'openDataFolder'>, trouble: Trouble, startAgain: () => Promise<void>) {
    this.#client = client;
    this.trouble = trouble;
    this.#startAgain = startAgain;
  }

  async restore(backup: Backup): Promise<void> {
    if (this.restoring !== null) return;
    this.restoring = backup.file;
    try {
      await this.#client.restore({ file: backup.file });
      await this.#startAgain();
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.restoring = null;
    }
  }

  async tryAgain(): Promise<void> {
    await this.#startAgain();
  }

  async openDataFolder(): Promise<void> {
    try {
      await this.#client.openDataFolder({});
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}

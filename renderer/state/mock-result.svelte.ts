import { SvelteMap } from 'svelte/reactivity';
import type { CardView, Client, Graded } from '../../electron/contract';
import type { MockExam } from '../../electron/contract/exams';

/** What stands beside an answer; null when its card is gone. */
export type Compared = { card: CardView; graded: Graded } | null;

/** What came of a mock exam. */
export class MockResultState {
  readonly mock: MockExam;
  /** By task and step; what was not asked for yet is missing. */
  readonly compared = new SvelteMap<string, Compared>();
  readonly #client: Pick<Client, 'card' | 'gradeAnswer'>;

  constructor(client: Pick<Client, 'card' | 'gradeAnswer'>, mock: MockExam) {
    this.#client = client;
    this.mock = mock;
  }

  /** Nothing is stored here that could have changed. */
  load(): Promise<void> {
    return Promise.resolve();
  }

  /** Gets what shows the answers of a task side by side, once. */
  async compare(task: number): Promise<void> {
    const steps = this.mock.finished?.tasks[task]?.steps ?? [];
    await Promise.all(
      steps.map(async ({ card: id, typed, verdict }, step) => {
        const key = `${task}-${step}`;
        if (verdict === 'unanswered' || this.compared.has(key)) return;
        try {
          const card = await this.#client.card({ card: id });
          this.compared.set(key, { card, graded: await this.#client.gradeAnswer({ card: id, text: typed, hints: 0, durationMs: 0 }) });
        } catch {
          // The texts are stored with the exam and shown without marks.
          this.compared.set(key, null);
        }
      }),
    );
  }
}

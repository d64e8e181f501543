import type { Client } from '../../electron/contract';
import type { MockExam, MockProgress } from '../../electron/contract/exams';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';

type MockClient = Pick<Client, 'saveMock' | 'finishMock'>;

export interface MockShell {
  leave(): void;
  finished(mock: MockExam): void;
}

const MINUTE = 60_000;
const tickMs = 1000;
/** Typing that pauses this long is kept. */
const restMs = 1000;
/** Without typing the time gone by is kept this often: a crash takes no more of it. */
const keepMs = 10_000;
const spokenMinutes = [10, 5, 1];

/** A mock exam that is sat. Its clock runs from `begin` to `stop`, whatever screen is shown. */
export class MockState {
  readonly mock: MockExam;
  tasks: MockProgress['tasks'];
  current = $state(0);
  elapsedMs = $state(0);
  paused = $state(false);
  /** The question whether to finish is open. */
  confirming = $state(false);
  finishing = $state(false);
  /** A field has the keyboard. */
  typing = $state(false);
  /** What could not be stored. */
  failure = $state.raw<Failure | null>(null);
  /** For who does not see the clock. */
  spoken = $state('');
  /** The field that should have the keyboard, and how often that was asked for. */
  focus = $state.raw<{ step: number; asked: number }>({ step: 0, asked: 0 });

  task = $derived.by(() => this.mock.tasks[this.current]);
  leftMs = $derived.by(() => Math.max(0, this.mock.durationMs - this.elapsedMs));

  readonly #client: MockClient;
  readonly #shell: MockShell;
  readonly #clock: Clock;
  #since: number | null = null;
  /** Between `begin` and `stop`, also while it is being graded. */
  #running = false;
  #cancelTick: (() => void) | null = null;
  #cancelSave: (() => void) | null = null;
  #keptAt = 0;
  #storing: Promise<void> = Promise.resolve();

  constructor(client: MockClient, shell: MockShell, clock: Clock, mock: MockExam) {
    this.#client = client;
    this.#shell = shell;
    this.#clock = clock;
    this.mock = mock;
    this.tasks = $state(structuredClone(mock.progress.tasks));
    this.current = Math.min(mock.progress.current, Math.max(0, mock.tasks.length - 1));
    this.elapsedMs = mock.progress.elapsedMs;
  }

  begin() {
    this.paused = false;
    this.#running = true;
    if (this.#since !== null) return;
    this.#since = this.#clock.now();
    this.#keptAt = this.#since;
    this.#tick();
  }

  /** Stops the clock for good or for a pause, and keeps what was done. */
  async stop(): Promise<void> {
    this.#count();
    this.#running = false;
    this.#since = null;
    this.#cancelTick?.();
    await this.save();
  }

  async pause(): Promise<void> {
    if (!this.mock.pauses || this.paused) return;
    this.paused = true;
    await this.stop();
  }

  /** Leaving is no pause unless pausing was chosen. */
  async leave(): Promise<void> {
    if (this.mock.pauses) await this.pause();
    else await this.save();
    this.#shell.leave();
  }

  type(step: number, text: string) {
    const task = this.tasks[this.current];
    if (!task) return;
    task.answers[step] = text;
    this.#saveSoon();
  }

  note(text: string) {
    const task = this.tasks[this.current];
    if (!task) return;
    task.notes = text;
    this.#saveSoon();
  }

  toggleFlag() {
    const task = this.tasks[this.current];
    if (!task) return;
    task.flagged = !task.flagged;
    this.#saveSoon();
  }

  go(to: number) {
    if (to < 0 || to >= this.tasks.length || this.paused || this.finishing) return;
    this.#count();
    this.current = to;
    this.#focusStep(0);
    void this.save();
  }

  /** The next field of the task, then the next task. */
  onward() {
    const { step } = this.focus;
    if (step + 1 < (this.task?.steps.length ?? 0)) this.#focusStep(step + 1);
    else this.go(this.current + 1);
  }

  /** The field of this step has the keyboard. */
  at(step: number) {
    this.typing = true;
    if (this.focus.step !== step) this.focus = { ...this.focus, step };
  }

  #focusStep(step: number) {
    this.focus = { step, asked: this.focus.asked + 1 };
  }

  isAnswered(task: number, step: number): boolean {
    const typed = this.tasks[task]?.answers[step] ?? '';
    return typed.trim() !== '' && typed !== this.mock.tasks[task]?.steps[step]?.start;
  }

  answeredSteps(task: number): number {
    return (this.mock.tasks[task]?.steps ?? []).filter((_, step) => this.isAnswered(task, step)).length;
  }

  /** Tasks with steps nobody answered. */
  get unanswered(): { task: number; title: string; steps: number }[] {
    return this.mock.tasks.flatMap(({ title, steps }, task) => {
      const open = steps.length - this.answeredSteps(task);
      return open > 0 ? [{ task, title, steps: open }] : [];
    });
  }

  /** Stores what was done; one after the other, so that the last one stays. */
  save(): Promise<void> {
    this.#cancelSave?.();
    this.#cancelSave = null;
    this.#keptAt = this.#clock.now();
    this.#storing = this.#storing.then(async () => {
      if (this.finishing) return;
      try {
        await this.#client.saveMock({ id: this.mock.id, progress: this.#progress() });
        this.failure = null;
      } catch (error) {
        this.failure = failureOf(error);
      }
    });
    return this.#storing;
  }

  async finish(): Promise<void> {
    if (this.finishing) return;
    this.#count();
    this.finishing = true;
    this.confirming = false;
    this.#since = null;
    this.#cancelTick?.();
    this.#cancelSave?.();
    await this.#storing;
    try {
      this.#shell.finished(await this.#client.finishMock({ id: this.mock.id, progress: this.#progress() }));
    } catch (error) {
      this.failure = failureOf(error);
      this.finishing = false;
      if (this.#running && this.leftMs > 0) this.begin();
    }
  }

  #progress(): MockProgress {
    return { elapsedMs: this.elapsedMs, current: this.current, tasks: $state.snapshot(this.tasks) };
  }

  #saveSoon() {
    this.#cancelSave?.();
    this.#cancelSave = this.#clock.after(restMs, () => void this.save());
  }

  /** Counts the time since it was counted last, for the exam and for the task. */
  #count() {
    if (this.#since === null) return;
    const now = this.#clock.now();
    const gone = Math.min(Math.max(0, now - this.#since), this.leftMs);
    this.#since = now;
    const before = this.leftMs;
    this.elapsedMs += gone;
    const task = this.tasks[this.current];
    if (task) task.spentMs += gone;
    const reached = spokenMinutes.find((minutes) => before > minutes * MINUTE && this.leftMs <= minutes * MINUTE);
    if (reached !== undefined) this.spoken = reached === 1 ? '1 minute left' : `${reached} minutes left`;
  }

  #tick() {
    this.#count();
    if (this.leftMs === 0) {
      void this.finish();
      return;
    }
    if (this.#clock.now() - this.#keptAt >= keepMs) void this.save();
    this.#cancelTick = this.#clock.after(tickMs, () => this.#tick());
  }
}

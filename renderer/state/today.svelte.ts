import type { Client, Today } from '../../electron/contract';
import type { ExamProfile } from '../../electron/contract/exams';
import type { StudyDay } from '../../electron/core/scheduling/types';
import type { Clock } from '../lib/clock';
import { workOutPlan } from '../lib/exam-plans';
import { failureOf, type Failure } from '../lib/failure';

type TodayClient = Pick<Client, 'today' | 'exams' | 'planExam' | 'jobStatus' | 'cancelJob'>;

export class TodayState {
  today = $state.raw<Today | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** When the figures were asked for. */
  at = $state(0);
  due = $derived(this.today ? this.today.counts.new + this.today.counts.learning + this.today.counts.review : 0);
  /** An exam whose day has come or is over, and whose result is still to be told. */
  examOver = $state.raw<Pick<ExamProfile, 'name' | 'daysLeft'> | null>(null);

  /** Why the exam can't be planned, so that the day is an ordinary one. */
  examProblem = $state.raw<string | null>(null);

  readonly #client: TodayClient;
  readonly #clock: Clock;
  /** The day whose plan was asked for: one that fails is not asked for again and again. */
  #plannedOn: StudyDay | null = null;

  constructor(client: TodayClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.at = clock.now();
  }

  async load(): Promise<void> {
    try {
      this.today = await this.#client.today({});
      this.at = this.#clock.now();
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
      return;
    }
    void this.#lookAhead(this.today);
  }

  /** What may come after the first paint: an exam that is over, or its plan for the day, which also orders the session. */
  async #lookAhead({ exam, day }: Today): Promise<void> {
    try {
      if (!exam) {
        const profiles = await this.#client.exams({});
        this.examOver = profiles.find(({ active, archivedAt, daysLeft }) => active && archivedAt === null && daysLeft <= 0) ?? null;
      } else if (exam.expected === null && this.#plannedOn !== day) {
        this.#plannedOn = day;
        const profile = (await this.#client.exams({})).find(({ id }) => id === exam.id);
        this.examProblem = profile?.problems.find(({ blocks }) => blocks)?.message ?? null;
        if (this.examProblem !== null) return;
        await workOutPlan(this.#client, this.#clock, exam.id, null);
        this.today = await this.#client.today({});
      }
    } catch {
      // The Exam screen says what is wrong with a plan; the day goes on without it.
    }
  }
}

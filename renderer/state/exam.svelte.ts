import type { Client, DeckRow } from '../../electron/contract';
import type { ExamInput, ExamOutlook, ExamProfile, ExamResult, MockExam, MockLength, MockSummary } from '../../electron/contract/exams';
import type { StudyDay } from '../../electron/core/scheduling/types';
import type { Clock } from '../lib/clock';
import { workOutPlan } from '../lib/exam-plans';
import { blocks } from '../lib/exam-words';
import { failureOf, type Failure } from '../lib/failure';
import { plural } from '../lib/format';
import type { Shell } from '../lib/screen-types';
import { ExamForm } from './exam-form.svelte';
import { WhatIfState } from './what-if.svelte';

type ExamClient = Pick<
  Client,
  | 'today'
  | 'exams'
  | 'examTemplate'
  | 'saveExam'
  | 'activateExam'
  | 'archiveExam'
  | 'removeExam'
  | 'planExam'
  | 'examOutlook'
  | 'jobStatus'
  | 'cancelJob'
  | 'decks'
  | 'mocks'
  | 'startMock'
  | 'mock'
  | 'removeMock'
>;

type ExamShell = Pick<Shell, 'toast' | 'dismissToast'> & {
  /** Shows a mock exam: to sit it, or what came of it. */
  openMock(mock: MockExam): void;
  /** Stops its clock, and stores what was done. */
  stopMock(id: number): Promise<void>;
};

export class ExamState {
  profiles = $state.raw<ExamProfile[] | null>(null);
  mocks = $state.raw<MockSummary[]>([]);
  failure = $state.raw<Failure | null>(null);
  day = $state.raw<StudyDay>(0);
  /** The road of the shown profile; while another is worked out this one stays. */
  outlook = $state.raw<ExamOutlook | null>(null);
  planning = $state(false);
  planFailure = $state.raw<Failure | null>(null);
  form = $state.raw<ExamForm | null>(null);
  whatIf = $state.raw<WhatIfState | null>(null);
  /** The profile whose result is asked for. */
  ending = $state.raw<ExamProfile | null>(null);
  busy = $state(false);
  /** The profile a person wants to look at; else the active one. */
  chosen = $state<number | null>(null);

  open = $derived((this.profiles ?? []).filter(({ archivedAt }) => archivedAt === null));
  past = $derived((this.profiles ?? []).filter(({ archivedAt }) => archivedAt !== null));
  profile = $derived(this.open.find(({ id }) => id === this.chosen) ?? this.open.find(({ active }) => active) ?? this.open[0] ?? null);
  running = $derived(this.mocks.find(({ percent }) => percent === null) ?? null);

  readonly #client: ExamClient;
  readonly #shell: ExamShell;
  readonly #clock: Clock;
  #planned = 0;

  constructor(client: ExamClient, shell: ExamShell, clock: Clock) {
    this.#client = client;
    this.#shell = shell;
    this.#clock = clock;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      const [profiles, mocks, today] = await Promise.all([this.#client.exams({}), this.#client.mocks({}), this.#client.today({})]);
      this.profiles = profiles;
      this.mocks = mocks;
      this.day = today.day;
    });
    await this.#showPlan();
  }

  choose(id: number) {
    this.chosen = id;
    this.outlook = null;
    void this.#showPlan();
  }

  /** The plan kept from before at once; a new one when it no longer holds. */
  async #showPlan(): Promise<void> {
    const { profile } = this;
    const number = ++this.#planned;
    this.planFailure = null;
    this.planning = false;
    this.whatIf = null;
    if (profile?.id !== this.outlook?.profile) this.outlook = null;
    if (!profile || profile.daysLeft <= 0 || blocks(profile)) return;
    this.whatIf = new WhatIfState(this.#client, this.#clock, profile);
    const isShown = () => number === this.#planned;
    try {
      const kept = await this.#client.examOutlook({ id: profile.id });
      if (!isShown()) return;
      this.outlook = kept.outlook ?? this.outlook;
      if (kept.current) return;
      this.planning = true;
      const outlook = await workOutPlan(this.#client, this.#clock, profile.id, null);
      if (outlook && isShown()) this.outlook = outlook;
    } catch (error) {
      if (isShown()) this.planFailure = failureOf(error);
    }
    if (isShown()) this.planning = false;
  }

  planAgain(): Promise<void> {
    return this.#showPlan();
  }

  async openForm(profile: ExamProfile | null): Promise<void> {
    await this.#try(async () => {
      const decks: DeckRow[] = await this.#client.decks({});
      const input = profile ? inputOf(profile) : await this.#client.examTemplate({ exam: 'ckad' });
      this.form = new ExamForm(this.#client, this.day, decks, input, profile);
    });
  }

  closeForm() {
    this.form = null;
  }

  async saveForm(): Promise<boolean> {
    const saved = await this.form?.save();
    if (!saved) return false;
    const isNew = this.form?.id === null;
    this.form = null;
    this.chosen = saved.id;
    this.#shell.toast(isNew ? `${saved.name} is planned.` : `${saved.name} is changed.`, true);
    await this.load();
    return true;
  }

  /** Makes the plan of the what-if the plan. */
  async useWhatIf(): Promise<void> {
    const { profile, whatIf } = this;
    if (!profile || !whatIf?.changed) return;
    await this.#change(async () => {
      await this.#client.saveExam({ id: profile.id, profile: { ...inputOf(profile), ...whatIf.changes } });
      // What was worked out for it is what is true now.
      this.outlook = whatIf.outlook ?? this.outlook;
      return `${profile.name} is changed.`;
    });
  }

  activate(profile: ExamProfile, on: boolean): Promise<void> {
    return this.#change(async () => {
      await this.#client.activateExam({ id: profile.id, on });
      this.chosen = profile.id;
      return on ? `${profile.name} orders each day’s session now.` : 'Each day’s session is an ordinary one now.';
    });
  }

  archive(profile: ExamProfile, result: ExamResult | null, spread: boolean): Promise<void> {
    return this.#change(async () => {
      const { moved } = await this.#client.archiveExam({ id: profile.id, result, spread });
      this.ending = null;
      this.chosen = null;
      return `${profile.name} is archived.${moved > 0 ? ` ${plural(moved, 'card')} moved to the coming days.` : ''}`;
    });
  }

  remove(profile: ExamProfile): Promise<void> {
    return this.#change(async () => {
      await this.#client.removeExam({ id: profile.id });
      if (this.chosen === profile.id) this.chosen = null;
      return `${profile.name} is removed.`;
    });
  }

  async startMock(exam: 'ckad' | 'cka', length: MockLength, pauses: boolean): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#try(async () => {
      const profile = this.profile?.exam === exam ? this.profile.id : null;
      this.#shell.dismissToast();
      this.#shell.openMock(await this.#client.startMock({ exam, length, profile, pauses }));
    });
    this.busy = false;
  }

  openMock(id: number): Promise<void> {
    return this.#try(async () => this.#shell.openMock(await this.#client.mock({ id })));
  }

  removeMock(id: number): Promise<void> {
    return this.#change(async () => {
      await this.#shell.stopMock(id);
      await this.#client.removeMock({ id });
      return 'The mock exam is removed.';
    });
  }

  async #change(work: () => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#try(async () => this.#shell.toast(await work(), true));
    this.busy = false;
    if (!this.failure) await this.load();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }
}

/** What a person can change of a profile. */
const inputOf = ({ name, exam, domains, date, time, minutes, daysOff, decks }: ExamProfile): ExamInput => ({
  name,
  exam,
  domains: domains.map((domain) => ({ ...domain, decks: [...domain.decks], tags: [...domain.tags] })),
  date,
  time,
  minutes: [...minutes],
  daysOff: [...daysOff],
  decks: decks && [...decks],
});

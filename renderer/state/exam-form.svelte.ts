import type { Client, DeckRow } from '../../electron/contract';
import type { ExamInput, ExamProfile } from '../../electron/contract/exams';
import { checkProfile } from '../../electron/core/planning/check-profile';
import { parseStudyDay } from '../../electron/core/scheduling/study-day';
import type { StudyDay } from '../../electron/core/scheduling/types';
import { failureOf, type Failure } from '../lib/failure';
import { usualMinutes } from '../lib/exam-words';

type FormClient = Pick<Client, 'examTemplate' | 'saveExam'>;

/** An exam while it is described. */
export class ExamForm {
  /** Of the profile that is changed; null for a new one. */
  readonly id: number | null;
  readonly decks: readonly DeckRow[];
  input: ExamInput;
  sameEveryDay = $state(true);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Saving was asked for: what is missing is said from then on. */
  tried = $state(false);

  readonly #client: FormClient;
  readonly #today: StudyDay;
  readonly #known: ExamProfile['problems'];
  /** The name the template gave: another exam brings its own. */
  #given: string;

  problems = $derived.by((): ExamProfile['problems'] => {
    const { name, date, minutes, daysOff, domains } = this.input;
    const off = daysOff.flatMap((text) => parseStudyDay(text) ?? []);
    const examDay = parseStudyDay(date);
    const own = checkProfile({ name, examDay, time: { minutes, daysOff: off }, domains }, [], this.#today);
    return [...own.filter(({ field }) => field !== 'scope'), ...this.#known.filter(({ field }) => field === 'scope')];
  });
  /** What must be put right before it can be saved. */
  blocked = $derived(this.problems.some(({ field, blocks }) => blocks && field !== 'scope'));
  weightTotal = $derived.by(() => this.input.domains.reduce((sum, { weight }) => sum + (Number.isFinite(weight) ? weight : 0), 0));

  constructor(client: FormClient, today: StudyDay, decks: readonly DeckRow[], input: ExamInput, profile: ExamProfile | null) {
    this.#client = client;
    this.#today = today;
    this.decks = decks;
    this.id = profile?.id ?? null;
    this.#known = profile?.problems ?? [];
    this.#given = profile ? '' : input.name;
    this.input = $state(input);
    this.sameEveryDay = input.minutes.every((each) => each === input.minutes[0]);
  }

  problemOf(field: ExamProfile['problems'][number]['field']): string | null {
    const found = this.problems.filter((problem) => problem.field === field);
    return found.length === 0 ? null : found.map(({ message }) => message).join(' ');
  }

  async chooseExam(exam: ExamInput['exam']): Promise<void> {
    try {
      const template = await this.#client.examTemplate({ exam });
      const named = this.input.name !== this.#given;
      this.input.exam = exam;
      this.input.domains = template.domains;
      if (!named) this.input.name = template.name;
      this.#given = template.name;
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  setSameEveryDay(same: boolean) {
    this.sameEveryDay = same;
    if (same) this.setMinutes(usualMinutes(this.input.minutes));
  }

  setMinutes(each: number) {
    this.input.minutes = this.input.minutes.map(() => each);
  }

  addDayOff(date: string) {
    if (parseStudyDay(date) === null || this.input.daysOff.includes(date)) return;
    this.input.daysOff = [...this.input.daysOff, date].sort();
  }

  removeDayOff(date: string) {
    this.input.daysOff = this.input.daysOff.filter((each) => each !== date);
  }

  /** Everything, or from now on only what is chosen. */
  setAllDecks(all: boolean) {
    this.input.decks = all ? null : [];
  }

  toggleDeck(name: string) {
    const decks = this.input.decks ?? [];
    this.input.decks = toggled(decks, name);
  }

  addDomain() {
    let number = this.input.domains.length + 1;
    while (this.input.domains.some(({ slug }) => slug === `part-${number}`)) number += 1;
    const weight = Math.max(0, 100 - this.weightTotal);
    this.input.domains.push({ slug: `part-${number}`, name: `Part ${number}`, weight, decks: [], tags: [] });
  }

  removeDomain(slug: string) {
    this.input.domains = this.input.domains.filter((domain) => domain.slug !== slug);
  }

  toggleDomainDeck(slug: string, name: string) {
    const domain = this.input.domains.find((each) => each.slug === slug);
    if (domain) domain.decks = toggled(domain.decks, name);
  }

  /** Tags as they are typed: separated by commas or spaces, with or without `#`. */
  setTags(slug: string, text: string) {
    const domain = this.input.domains.find((each) => each.slug === slug);
    const tags = text.split(/[\s,]+/).map((tag) => tag.replace(/^#/, ''));
    if (domain) domain.tags = tags.filter((tag, index) => tag !== '' && tags.indexOf(tag) === index);
  }

  /** The stored profile, or null when something is still wrong with it. */
  async save(): Promise<ExamProfile | null> {
    this.tried = true;
    if (this.busy || this.blocked) return null;
    this.busy = true;
    try {
      return await this.#client.saveExam({ id: this.id, profile: $state.snapshot(this.input) });
    } catch (error) {
      this.failure = failureOf(error);
      return null;
    } finally {
      this.busy = false;
    }
  }
}

const toggled = (names: readonly string[], name: string) =>
  names.includes(name) ? names.filter((each) => each !== name) : [...names, name];

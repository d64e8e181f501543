import { weekdayOf } from '../scheduling/study-day';
import type { StudyDay } from '../scheduling/types';
import type { ExamTime } from './exam-time';
import type { DomainWeight } from './worth';

/** An exam as a person describes it. */
export interface ExamProfile {
  name: string;
  examDay: StudyDay | null;
  time: ExamTime;
  domains: readonly (DomainWeight & { name: string })[];
}

export interface ProfileProblem {
  field: 'name' | 'date' | 'minutes' | 'scope' | 'domains';
  message: string;
  /** False for something to know; a plan can be made all the same. */
  blocks: boolean;
}

/** More days than this are no exam to plan for; the table of values grows with their square. */
const longestRoad = 366;

/** What is wrong with a profile, in words; empty when it can be planned. `cards` are those of the decks in scope. */
export function checkProfile(
  { name, examDay, time, domains }: ExamProfile,
  cards: readonly { domain: string | null }[],
  today: StudyDay,
): ProfileProblem[] {
  return [
    ...checkName(name),
    ...checkDate(examDay, today),
    ...checkMinutes(time, examDay, today),
    ...checkDomains(domains),
    ...checkScope(domains, cards),
  ];
}

function checkName(name: string): ProfileProblem[] {
  return name.trim() === '' ? [blocking('name', 'Give the exam a name.')] : [];
}

function checkDate(examDay: StudyDay | null, today: StudyDay): ProfileProblem[] {
  if (examDay === null || !Number.isInteger(examDay)) return [blocking('date', 'Choose the day of the exam.')];
  if (examDay < today)
    return [blocking('date', 'This date is in the past. Choose the day of the exam, or archive the exam with its result.')];
  if (examDay - today > longestRoad)
    return [blocking('date', 'This date is more than a year away. Study as usual and plan when it is nearer.')];
  return [];
}

function checkMinutes({ minutes, daysOff }: ExamTime, examDay: StudyDay | null, today: StudyDay): ProfileProblem[] {
  if (minutes.length !== 7 || minutes.some((each) => !(each >= 0 && each <= 1440))) {
    return [blocking('minutes', 'Minutes a day must lie between 0 and 1,440.')];
  }
  if (minutes.every((each) => each === 0)) return [blocking('minutes', 'There are no minutes to plan: give at least one day some.')];
  if (examDay === null || examDay <= today || examDay - today > longestRoad) return [];
  const off = new Set(daysOff);
  for (let day = today; day < examDay; day++) {
    if (!off.has(day) && (minutes[weekdayOf(day)] ?? 0) > 0) return [];
  }
  return [blocking('minutes', 'Every day before the exam is a day off, so there is nothing to plan.')];
}

function checkDomains(domains: ExamProfile['domains']): ProfileProblem[] {
  if (domains.length === 0) return [blocking('domains', 'An exam needs at least one domain.')];
  const slugs = new Set(domains.map(({ slug }) => slug));
  if (slugs.size < domains.length) return [blocking('domains', 'Two domains have the same short name.')];
  if (domains.some(({ weight }) => !(weight >= 0 && weight <= 100)))
    return [blocking('domains', 'Each weight must lie between 0 and 100 percent.')];
  const total = domains.reduce((sum, { weight }) => sum + weight, 0);
  if (Math.abs(total - 100) <= 0.01) return [];
  return [blocking('domains', `The weights add up to ${Number(total.toFixed(2))} percent; they must add up to 100.`)];
}

function checkScope(domains: ExamProfile['domains'], cards: readonly { domain: string | null }[]): ProfileProblem[] {
  if (cards.length === 0) return [blocking('scope', 'There are no cards in scope: choose decks that have some.')];
  const known = new Set(domains.map(({ slug }) => slug));
  const claimed = new Set<string>();
  let unclaimed = 0;
  for (const { domain } of cards) {
    if (domain !== null && known.has(domain)) claimed.add(domain);
    else unclaimed++;
  }
  if (claimed.size === 0) return [blocking('scope', 'No card in scope belongs to a domain: map the domains to tags or decks.')];
  const problems: ProfileProblem[] = [];
  const empty = domains.filter(({ slug, weight }) => weight > 0 && !claimed.has(slug));
  if (empty.length > 0) {
    const weight = empty.reduce((sum, each) => sum + each.weight, 0);
    problems.push({
      field: 'scope',
      message: `No cards for ${empty.map(({ name }) => name).join('; ')}: ${Number(weight.toFixed(2))} percent of the exam can't be planned or forecast.`,
      blocks: false,
    });
  }
  if (unclaimed > 0) {
    const cardsSay = unclaimed === 1 ? '1 card belongs' : `${unclaimed} cards belong`;
    problems.push({ field: 'scope', message: `${cardsSay} to no domain and will not be asked by the plan.`, blocks: false });
  }
  return problems;
}

function blocking(field: ProfileProblem['field'], message: string): ProfileProblem {
  return { field, message, blocks: true };
}

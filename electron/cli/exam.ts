import type { Client } from '../contract';
import type { ExamOutlook, ExamProfile, Forecast } from '../contract/exams';
import { AppError } from '../core/errors';
import { scenarios } from '../core/planning/simulation/scenarios';
import { simulate, type SimulationRow } from '../core/planning/simulation/simulate';
import { formatStudyDay } from '../core/scheduling/study-day';

/** What `kubedeck exam` can be asked. */
const parts = ['list', 'plan', 'readiness', 'simulate'] as const;

export const examOptions = {
  minutes: { type: 'string' },
  date: { type: 'string' },
  learners: { type: 'string' },
  seed: { type: 'string' },
} as const;

interface Asked {
  client: Client;
  positionals: readonly string[];
  flags: Partial<Record<string, unknown>>;
}

/** `planOf` waits for a plan's job; `play` lets the simulated learners live. */
export async function runExam(
  { client, positionals, flags }: Asked,
  planOf: (job: number) => Promise<ExamOutlook>,
  play: typeof simulate = simulate,
) {
  const [part, name] = positionals;
  const known = parts.find((each) => each === part);
  if (!known) throw new AppError('bad-input', `\`kubedeck exam\` does ${parts.join(', ')}, not “${part ?? ''}”.`);
  if (known === 'simulate') {
    const rows = simulated(name, flags, play);
    return { json: rows, text: simulationText(rows) };
  }
  const profiles = await client.exams({});
  if (known === 'list') return { json: profiles, text: profiles.length === 0 ? 'No exam is planned.' : profiles.map(line).join('\n') };
  const profile = chosen(profiles, name);
  const blocking = profile.problems.filter(({ blocks }) => blocks);
  if (blocking.length > 0) throw new AppError('conflict', blocking.map(({ message }) => message).join('\n'));
  const { job } = await client.planExam({ id: profile.id, whatIf: whatIfOf(profile, flags) });
  const outlook = await planOf(job);
  return { json: outlook, text: known === 'plan' ? planText(profile, outlook) : readinessText(outlook) };
}

function whole(value: unknown, name: string, least: number, most: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new AppError('bad-input', `--${name} is a whole number from ${least} to ${most}, not “${String(value)}”.`);
  return number;
}

function chosen(profiles: readonly ExamProfile[], name: string | undefined): ExamProfile {
  const open = profiles.filter(({ archivedAt }) => archivedAt === null);
  const found = name === undefined ? (open.find(({ active }) => active) ?? open[0]) : open.find((each) => each.name === name);
  if (found) return found;
  throw new AppError(
    'not-found',
    name === undefined ? 'No exam is planned.' : `There is no exam “${name}”. \`kubedeck exam list\` lists them.`,
  );
}

function whatIfOf(profile: ExamProfile, flags: Asked['flags']) {
  const { minutes, date } = flags;
  if (minutes === undefined && date === undefined) return null;
  const each = minutes === undefined ? null : whole(minutes, 'minutes', 1, 1440);
  return {
    ...(each !== null && { minutes: profile.minutes.map((day) => (day > 0 ? each : 0)) }),
    ...(typeof date === 'string' && { date }),
  };
}

function simulated(slug: string | undefined, flags: Asked['flags'], play: typeof simulate): SimulationRow[] {
  const wanted = slug === undefined ? scenarios.slice(0, 1) : scenarios.filter((scenario) => slug === 'all' || scenario.slug === slug);
  if (wanted.length === 0)
    throw new AppError('bad-input', `A scenario is all, ${scenarios.map((scenario) => scenario.slug).join(', ')}, not “${slug ?? ''}”.`);
  const learners = whole(flags['learners'] ?? 6, 'learners', 2, 1000);
  const seed = whole(flags['seed'] ?? 1, 'seed', 0, 1_000_000);
  return wanted.flatMap((scenario) => play(scenario, { learners, tuningLearners: Math.ceil(learners / 2), seed }));
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
const range = (forecast: Forecast | null) =>
  forecast === null ? 'no cards' : `${percent(forecast.expected)} (${percent(forecast.low)} to ${percent(forecast.high)})`;
const rounded = (value: number, width: number) => String(Math.round(value)).padStart(width);

function line({ name, date, daysLeft, cards, active, archivedAt }: ExamProfile): string {
  const state = archivedAt !== null ? 'archived' : active ? 'active' : 'not followed';
  return `${name}: ${date}, ${daysLeft} days left, ${cards} cards, ${state}`;
}

function planText(profile: ExamProfile, { days, examDay, total, leftOut }: ExamOutlook): string {
  return [
    `${profile.name}: ${formatStudyDay(examDay)}. Expected recall on that day ${range(total.exam)}.`,
    ...(leftOut.cards > 0
      ? [
          `Too little time for ${leftOut.cards} cards, ${percent(leftOut.share)} of the exam: the minutes gain more elsewhere.`,
          ...(leftOut.minutesMore > 0 ? [`With ${leftOut.minutesMore} more minutes on each study day all could be seen once.`] : []),
        ]
      : []),
    '',
    'day          new  reviews  minutes',
    ...days.map(
      (day) =>
        `${formatStudyDay(day.day)}  ${rounded(day.new, 4)}  ${rounded(day.reviews, 7)}  ${rounded(day.used, 3)}/${Math.round(day.minutes)}`,
    ),
  ].join('\n');
}

function readinessText({ total, domains, uncovered }: ExamOutlook): string {
  return [
    `On exam day ${range(total.exam)}; if it were today ${range(total.today)}; ${percent(total.unseen)} not yet seen.`,
    ...domains.map(
      ({ name, weight, exam, today, unseen, cards }) =>
        `  ${name}, ${weight} %: ${range(exam)}; today ${range(today)}${cards === 0 ? '' : `; ${percent(unseen)} not yet seen`}`,
    ),
    ...(uncovered > 0.005 ? [`${percent(uncovered)} of the exam has no cards.`] : []),
  ].join('\n');
}

function simulationText(rows: readonly SimulationRow[]): string {
  const text = rows.map(({ scenario, policy, recall, error, ahead, aheadError, settings }) => {
    const lead = policy === 'plan' ? '' : `  plan ahead by ${ahead.toFixed(2)} ± ${aheadError.toFixed(2)}`;
    return `${scenario.padEnd(16)} ${policy.padEnd(8)} ${recall.toFixed(2)} ± ${error.toFixed(2)}${lead}${settings && `  (${settings})`}`;
  });
  return ['Simulated learners, recall at the exam in percent, at equal minutes:', ...text].join('\n');
}

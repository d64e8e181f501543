import { hashText } from '../../../core/notes/card-key';
import type { ExamTopic, ScenarioStep } from '../../../core/card';
import type { ImportedCard, Refused } from '../../collection';
import { deckHead, writePassages, type Written } from './passage';
import { toWanted, type Wanted } from './wanted';

export interface ComposedNote {
  text: string;
  cards: number;
  refused: Refused[];
}

interface Unit {
  cards: ImportedCard[];
  wanted: Wanted[];
  scenario: ScenarioStep | null;
}

const changes: Record<Exclude<Written['change'], 'none'>, string> = {
  marks: 'Written with other line breaks or escapes, as a note needs them; it shows the same.',
  reason: 'Written without its reason, which no form of a note can say.',
};
const unwritable = 'No form of a note can say it.';

/** One note with the cards of one deck, in their order. */
export function composeNote(deck: string, cards: readonly ImportedCard[]): ComposedNote {
  const refused: Refused[] = [];
  const sections = createSections();
  const parts: string[] = [];
  let written = 0;
  let current = '';
  const enter = (heading: string) => {
    if (heading !== current && !(heading === '' && current === '')) parts.push(heading === '' ? '## Other cards' : heading);
    current = heading;
  };
  const units = toUnits(cards);
  const passages = writePassages(units.map(({ wanted }) => wanted));
  for (const [index, { cards: group, scenario }] of units.entries()) {
    const passage = passages[index];
    const [first] = group;
    if (!first) continue;
    if (!passage) {
      refused.push({ what: named(first), reason: unwritable });
      continue;
    }
    if (passage.change !== 'none') refused.push({ what: named(first), reason: changes[passage.change] });
    if (scenario) {
      enter(scenarioHeading(scenario, deck));
      if (parts.at(-1) === current) parts.push(scenario.scene);
      parts.push(
        `### ${sections.name(stepName(first, scenario), first.exams)} (${scenario.points} ${scenario.points === 1 ? 'point' : 'points'})`,
      );
    } else {
      const examHeading = examsName(first.exams);
      enter(examHeading === '' ? '' : `## ${sections.name(examHeading, first.exams)}`);
    }
    parts.push(passage.text);
    written += group.length;
  }
  const head = [`deck: ${JSON.stringify(deck)}`, deckHead, ...sections.lines()];
  return { text: `---\n${head.join('\n')}\n---\n\n${parts.join('\n\n')}\n`, cards: written, refused };
}

/** Gaps of one sentence together, steps of one scenario after each other, everything else as it comes. */
function toUnits(cards: readonly ImportedCard[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const card of cards) {
    const wanted = toWanted(card);
    const unit = units.get(wanted.passage);
    if (unit && !unit.wanted.some(({ content }) => content.gap === wanted.content.gap)) {
      unit.cards.push(card);
      unit.wanted.push(wanted);
    } else {
      const scenario = card.made === null && isTask(wanted) ? card.content.scenario : null;
      units.set(unit ? `${wanted.passage}\0${card.key}` : wanted.passage, { cards: [card], wanted: [wanted], scenario });
    }
  }
  const scenarios = Map.groupBy(units.values(), (unit) => unit.scenario?.key ?? '');
  const alone = scenarios.get('') ?? [];
  scenarios.delete('');
  const steps = [...scenarios.values()].flatMap((all) => all.toSorted((a, b) => (a.scenario?.step ?? 0) - (b.scenario?.step ?? 0)));
  return [...alone, ...steps];
}

const isTask = ({ content }: Wanted) => content.kind === 'command' || content.kind === 'yaml';

function scenarioHeading({ key, title }: ScenarioStep, deck: string): string {
  const derived = hashText([deck, title.toLowerCase()].join('\u0000'));
  return `## Scenario: ${title}${key === derived || !/^[A-Za-z0-9][\w.-]*$/.test(key) ? '' : ` ^${key}`}`;
}

/** The step's own heading, if its note is known. */
function stepName({ own }: ImportedCard, { step }: ScenarioStep): string {
  const heading = own?.source?.heading.at(-1)?.replace(/\s*\(\s*\d+\s*points?\s*\)\s*$/i, '');
  return heading === undefined || heading === '' ? `Step ${step}` : heading;
}

function examsName(topics: readonly ExamTopic[]): string {
  return topics
    .map(({ exam, domain, topic }) => `${exam.toUpperCase()} ${[domain, topic].filter((part) => part !== '').join('/')}`)
    .join(', ');
}

/** Headings and the exams below each: the same heading always means the same ones. */
function createSections() {
  const exams = new Map<string, readonly ExamTopic[]>();
  return {
    /** A heading for these exams, numbered when its text is taken by others. */
    name: (wanted: string, topics: readonly ExamTopic[]): string => {
      const plain = wanted.replace(/[`*_]/g, '').replace(/\s+/g, ' ').replace(/\?+$/, '').trim();
      let heading = plain;
      for (let count = 2; exams.has(heading) && examsName(exams.get(heading) ?? []) !== examsName(topics); count++)
        heading = `${plain} ${count}`;
      exams.set(heading, topics);
      return heading;
    },
    lines: (): string[] => {
      const entries = [...exams].filter(([, topics]) => topics.length > 0);
      return entries.length === 0
        ? []
        : ['sections:', ...entries.flatMap(([heading, topics]) => [`  ${JSON.stringify(heading)}:`, ...examLines(topics)])];
    },
  };
}

function examLines(topics: readonly ExamTopic[]): string[] {
  const places = Map.groupBy(topics, ({ exam }) => exam);
  const lines = [...places].map(([exam, own]) => {
    const paths = own.map(({ domain, topic }) => [domain, topic].filter((part) => part !== '').join('/'));
    return `      ${exam}: ${paths.length === 1 ? (paths[0] ?? '') : `[${paths.join(', ')}]`}`;
  });
  return ['    exams:', ...lines];
}

function named({ content, key }: ImportedCard): string {
  const [line = ''] = content.front.split('\n');
  return `Card “${line === '' ? key : line.slice(0, 60)}”`;
}

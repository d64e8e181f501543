import type { Block, Heading } from './blocks';
import { hashText } from './card-key';
import type { Draft } from './draft';
import type { Explicit, Placed } from './read-explicit';
import { markdownOf } from './recogniser';
import type { Report } from './report';
import type { ScenarioOutline, StepOutline } from './scenario-outline';
import { plainHeading } from './sections';
import type { Skipped } from '../card';

/** More for a single step is a slip of the pen. */
const mostPoints = 20;
const exampleStep = 'Write headings such as `### Keep it running (3 points)`.';
const answerLanguages = ['bash', 'sh', 'shell', 'zsh', 'yaml', 'yml'];

/** What of the note is known by then besides its cards. */
interface Reading {
  lines: readonly string[];
  /** Where cards are switched off. */
  skipped: readonly Skipped[];
  report: Report;
}

interface Step {
  draft: Draft;
  points: number;
  deck: string;
}

/** Makes the cards of steps say so. What keeps a scenario from being a task is reported; cards that cannot be a step are left out. */
export function joinScenarios({ scenarios, placed, taken }: Explicit, { lines, skipped, report }: Reading): Placed[] {
  const isOn = ({ heading }: { heading: Heading }): boolean =>
    !skipped.some((off) => off.line <= heading.line && heading.line <= off.endLine);
  const dropped = new Set<Draft>();
  const titles = new Set<string>();
  for (const outline of scenarios.outlines.filter(isOn)) {
    const { heading, title } = outline;
    const scene = outline.scene.flatMap((block) => sceneText(block, lines)).join('\n\n');
    checkOutline(outline, scene, report);
    if (title !== '' && titles.size === titles.add(title.toLowerCase()).size)
      report(heading, `Another scenario of this note is called \`${title}\`.`, 'Give this one a title of its own.');
    const steps = outline.steps.filter(isOn).flatMap((step): Step[] => {
      const points = readPoints(step, report);
      const card = takeCard(step, placed, dropped, report);
      if (card) reportLeftOver(step, taken, report);
      return card ? [{ ...card, points }] : [];
    });
    const key = outline.id ?? hashText([steps[0]?.deck ?? '', title.toLowerCase()].join('\u0000'));
    for (const [index, { draft, points }] of steps.entries())
      draft.scenario = { key, title, scene, points, step: index + 1, steps: steps.length };
  }
  return placed.map((one) => ({ ...one, passage: one.passage.filter((draft) => !dropped.has(draft)) }));
}

function checkOutline({ heading, title, scene, steps }: ScenarioOutline, text: string, report: Report): void {
  if (title === '') report(heading, 'The scenario has no title.', 'Write it after the colon, such as `## Scenario: A full disk`.');
  if (text === '') report(heading, 'The scenario has no scene.', 'Say below its heading what is there and what must be true in the end.');
  if (steps.length === 0) report(heading, 'The scenario has no steps.', exampleStep);
  const answer = scene.find((block) => block.type === 'code' && answerLanguages.includes(block.lang));
  if (answer && steps.length > 0)
    report(answer, 'This block stands in the scene and asks for nothing.', 'Put it below a step, or show it as a `text` block.');
}

function sceneText(block: Block, lines: readonly string[]): string[] {
  if (block.type === 'comment') return [];
  const text = block.type === 'paragraph' ? block.lines.join('\n').trim() : markdownOf(block, lines);
  return text === '' ? [] : [text];
}

function readPoints({ heading, points }: StepOutline, report: Report): number {
  if (points === null) report(heading, `The step \`${heading.text}\` says no points.`, exampleStep);
  else if (points < 1 || points > mostPoints)
    report(heading, `A step cannot be worth ${points} points.`, `Give it 1 to ${mostPoints} points.`);
  return Math.min(Math.max(points ?? 1, 1), mostPoints);
}

/** The first card below the heading that can be graded; all others there are told and dropped. */
function takeCard(
  { heading, blocks }: StepOutline,
  placed: readonly Placed[],
  dropped: Set<Draft>,
  report: Report,
): { draft: Draft; deck: string } | null {
  const last = blocks.at(-1)?.endLine ?? heading.endLine;
  const cards = placed.flatMap(({ passage, section }) => passage.map((draft) => ({ draft, deck: section.settings.deck })));
  let step: (typeof cards)[number] | null = null;
  const here = cards.filter(({ draft }) => heading.line < draft.line && draft.line <= last);
  for (const card of here) {
    const place = { line: card.draft.line, column: 1 };
    const isGradable = card.draft.kind === 'command' || card.draft.kind === 'yaml';
    if (isGradable && step === null) {
      step = card;
      continue;
    }
    dropped.add(card.draft);
    if (isGradable) report(place, 'A step is one task, and this is a second one.', 'Give it a heading with points of its own.');
    else report(place, 'This cannot be graded as a step.', 'A step is a sentence with a `bash` or `yaml` block, or a repair.');
  }
  if (here.length === 0)
    report(
      heading,
      `The step \`${plainHeading(heading.text)}\` asks for nothing.`,
      'Write a sentence below it, then a `bash` or `yaml` block.',
    );
  return step;
}

/** Text of a step that no question shows would be missed by whoever answers it. */
function reportLeftOver({ blocks }: StepOutline, taken: ReadonlySet<Block>, report: Report): void {
  for (const block of blocks) {
    if (taken.has(block) || !['paragraph', 'list', 'table'].includes(block.type)) continue;
    report(
      block,
      'This is no part of the question of its step.',
      'Join it to the sentence before the answer, or move it to the scene.',
      'warning',
    );
  }
}

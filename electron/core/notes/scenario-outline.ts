import type { Block, Heading } from './blocks';
import { takePinnedId } from './pinned-id';
import { plainHeading } from './sections';

/** A scenario as its headings part it, before its steps are known to be cards. */
export interface ScenarioOutline {
  heading: Heading;
  title: string;
  id: string | null;
  scene: Block[];
  steps: StepOutline[];
}

export interface StepOutline {
  heading: Heading;
  /** Null where the heading says none. */
  points: number | null;
  blocks: Block[];
}

export interface ScenarioOutlines {
  /** The note's blocks; headings of steps no longer say their points. */
  blocks: Block[];
  outlines: ScenarioOutline[];
  /** Blocks that set a scene: no cards are looked for in them. */
  scenes: ReadonlySet<Block>;
  /** Blocks of steps: what has the shape of a form there is meant as one. */
  tasks: ReadonlySet<Block>;
}

const opening = /^scenario\s*:\s*/i;
const worth = /\s*\(\s*(\d+)\s*points?\s*\)\s*$/i;

/**
 * Finds the scenarios of a note: a heading `Scenario: title`, what stands up to its first step, and headings below it that say
 * their points. Elsewhere than in decks a scenario has at least one such heading.
 */
export function outlineScenarios(blocks: readonly Block[], isDeck: boolean): ScenarioOutlines {
  const outlines: ScenarioOutline[] = [];
  let open: ScenarioOutline | null = null;
  const read = blocks.map((block): Block => {
    if (block.type !== 'heading') {
      (open?.steps.at(-1)?.blocks ?? open?.scene)?.push(block);
      return block;
    }
    if (open && block.depth > open.heading.depth) return readStep(block, open);
    open = openScenario(block);
    if (open) outlines.push(open);
    return block;
  });
  const meant = outlines.filter(({ steps }) => isDeck || steps.some(({ points }) => points !== null));
  const scenes = new Set(meant.flatMap(({ scene }) => scene));
  const tasks = new Set(meant.flatMap(({ steps }) => steps.flatMap((step) => step.blocks)));
  return { blocks: read, outlines: meant, scenes, tasks };
}

function openScenario(heading: Heading): ScenarioOutline | null {
  if (!opening.test(heading.text)) return null;
  const { text, id } = takePinnedId(heading.text);
  return { heading, title: plainHeading(text.replace(opening, '')), id, scene: [], steps: [] };
}

/** A heading right below the scenario's is a step, also when its points are forgotten; a deeper one only with points. */
function readStep(heading: Heading, open: ScenarioOutline): Heading {
  const points = worth.exec(heading.text)?.[1];
  if (points === undefined && heading.depth > open.heading.depth + 1) return heading;
  open.steps.push({ heading, points: points === undefined ? null : Number(points), blocks: [] });
  return { ...heading, text: heading.text.replace(worth, '') };
}

import type { Heading } from './blocks';
import { applyOverride, type NoteSettings, type Override, type Settings } from './front-matter';
import { hint } from './nearest';
import type { Report } from './report';

/** Where in a note's headings the reading stands, and what settings hold there. */
export interface Section {
  /** Texts of the headings above, outermost first. */
  path: string[];
  settings: Settings;
}

interface Level extends Section {
  depth: number;
}

/** Follows the headings of a note from top to bottom. */
export function followSections(note: NoteSettings) {
  const top: Section = { path: [], settings: note.settings };
  let levels: Level[] = [];
  const seen: string[] = [];
  const used = new Set<Override>();
  return {
    current: (): Section => levels.at(-1) ?? top,
    enter: (heading: Heading): void => {
      levels = levels.filter((level) => level.depth < heading.depth);
      const above = levels.at(-1) ?? top;
      const text = plainHeading(heading.text);
      seen.push(text);
      const override = note.overrides.find((one) => sameHeading(one.heading, text));
      if (override) used.add(override);
      levels.push({
        depth: heading.depth,
        path: text === '' ? above.path : [...above.path, text],
        settings: override ? applyOverride(above.settings, override) : above.settings,
      });
    },
    /** Tells of overrides for headings the note does not have. */
    reportUnused: (report: Report): void => {
      for (const override of note.overrides.filter((one) => !used.has(one))) {
        report(
          override,
          `No heading says \`${override.heading}\`${hint(override.heading, seen)}`,
          'Use the exact text of a heading of this note.',
        );
      }
    },
  };
}

/** A heading's text without emphasis, code marks and closing debris. */
export function plainHeading(text: string): string {
  return text
    .replace(/[`*_]{1,3}(?=\S)|(?<=\S)[`*_]{1,3}/g, (mark: string, offset: number) =>
      mark.includes('_') && /\w/.test(text[offset - 1] ?? '') && /\w/.test(text[offset + mark.length] ?? '') ? mark : '',
    )
    .replace(/\s+/g, ' ')
    .replace(/\s\^[A-Za-z0-9][\w.-]*$/, '')
    .trim();
}

function sameHeading(wanted: string, text: string): boolean {
  return plainHeading(wanted).toLowerCase() === text.toLowerCase();
}

import type { ExamTopic, VersionRange } from '../card';
import type { FrontMatter } from './blocks';
import { readExamTopics } from './exam-topics';
import { isFoundKind, foundKinds, type Found } from './found-kinds';
import { hint, nearest } from './nearest';
import type { Report } from './report';
import { readTree, textOf, textsOf, type Entry } from './tree';
import { anyVersion, readVersionRange } from './versions';

/** What holds for the cards of a passage unless the card itself says otherwise. */
export interface Settings {
  deck: string;
  tags: string[];
  exams: ExamTopic[];
  kubernetes: VersionRange;
  /** `{{text}}` is a gap. */
  cloze: boolean;
  /** `==text==` is a gap: always, unless the note says `cloze: false`. */
  highlight: boolean;
}

/** Tells of front matter whose second line of marks was forgotten. */
export function reportOpenFrontMatter(lines: readonly string[], report: Report): void {
  const [first = '', second = ''] = lines;
  if (!/^(?:---|\+\+\+)\s*$/.test(first) || !/^[A-Za-z]+\s*[:=]/.test(second)) return;
  report({ line: 1, column: 1 }, 'The front matter is never closed.', `Write another line of ${first.trim()} after its last entry.`);
}

/** What `sections` changes for one heading; tags are added, everything else is replaced. */
export interface Override {
  heading: string;
  changes: Partial<Settings>;
  line: number;
  column: number;
}

export interface NoteSettings {
  settings: Settings;
  overrides: Override[];
  /** The note was written as a deck: its forms are exact and mistakes in them are worth telling. */
  isDeck: boolean;
  found: Found | null;
}

const sectionKeys = ['deck', 'tags', 'exams', 'kubernetes', 'cloze'];
const noteKeys = [...sectionKeys, 'sections', 'found'];
const deckKeys = ['exams', 'kubernetes', 'sections', 'cloze'];
/** Entries other programs write into notes; no business of ours. */
const otherPrograms =
  /^(?:title|date|lastmod|created|updated|modified|published?|permalink|slug|url|author|authors|alias|aliases|cssclass|cssclasses|description|summary|draft|weight|categories|category|keywords|toc|layout|lang|language|id|uid|type|status|image|images|sr-.*|sidebar.*|nav.*)$/i;

export function readFrontMatter(front: FrontMatter | null, defaultDeck: string, report: Report): NoteSettings {
  const settings: Settings = { deck: defaultDeck, tags: [], exams: [], kubernetes: anyVersion, cloze: false, highlight: true };
  const note: NoteSettings = { settings, overrides: [], isDeck: false, found: null };
  for (const entry of front ? readTree(front, report) : []) {
    if (deckKeys.includes(entry.key)) note.isDeck = true;
    if (sectionKeys.includes(entry.key)) Object.assign(settings, readSetting(entry, report));
    else if (entry.key === 'sections') note.overrides = readSections(entry, report);
    else if (entry.key === 'found') note.found = readFound(entry, report);
    else reportUnknown(entry, noteKeys, report);
  }
  return note;
}

export function applyOverride(settings: Settings, override: Override): Settings {
  return { ...settings, ...override.changes, tags: [...new Set([...settings.tags, ...(override.changes.tags ?? [])])] };
}

function readSetting(entry: Entry, report: Report): Partial<Settings> {
  switch (entry.key) {
    case 'deck':
      return readDeck(entry, report);
    case 'tags':
      return { tags: textsOf(entry.value).map((tag) => tag.replace(/^#/, '')) };
    case 'exams':
      return { exams: readExamTopics(entry, report) };
    case 'kubernetes':
      return { kubernetes: readVersionRange(entry, report) };
    default:
      return readCloze(entry, report);
  }
}

function readDeck(entry: Entry, report: Report): Partial<Settings> {
  const name = textOf(entry.value);
  if (name.includes('::')) report(entry, 'Deck names are parted by `/`, not by `::`.', 'Write `deck: Networking/Services`.', 'warning');
  const parts = name.split(/::|\//).map((part) => part.trim());
  const deck = parts.filter((part) => part !== '').join('/');
  if (deck !== '') return { deck };
  report(entry, '`deck` is empty.', 'Name the deck or drop the entry.');
  return {};
}

function readCloze(entry: Entry, report: Report): Partial<Settings> {
  const word = textOf(entry.value).toLowerCase();
  if (word === 'true' || word === 'false') return { cloze: word === 'true', highlight: word === 'true' };
  report(entry, '`cloze` is neither true nor false.', 'Write `cloze: true`.');
  return {};
}

function readSections(entry: Entry, report: Report): Override[] {
  if (entry.value.type !== 'map') {
    report(entry, '`sections` names no heading.', 'Write the text of a heading, then what changes below it.');
    return [];
  }
  return entry.value.entries.map(({ key, value, line, column }) => {
    const override: Override = { heading: key, changes: {}, line, column };
    if (value.type !== 'map')
      report({ line, column }, `The section \`${key}\` changes nothing.`, `Use ${sectionKeys.join(', ')}.`, 'warning');
    for (const inner of value.type === 'map' ? value.entries : []) {
      if (sectionKeys.includes(inner.key)) Object.assign(override.changes, readSetting(inner, report));
      else reportUnknown(inner, sectionKeys, report);
    }
    return override;
  });
}

function readFound(entry: Entry, report: Report): Found | null {
  const words = textsOf(entry.value);
  const [word = ''] = words;
  if (words.length === 1 && (word === 'all' || word === 'none')) return word;
  for (const wrong of words.filter((one) => !isFoundKind(one))) {
    report(entry, `\`found\` does not know \`${wrong}\`${hint(wrong, foundKinds)}`, `Use all, none, or some of ${foundKinds.join(', ')}.`);
  }
  return words.filter(isFoundKind);
}

function reportUnknown(entry: Entry, known: readonly string[], report: Report): void {
  if (otherPrograms.test(entry.key)) return;
  const severity = nearest(entry.key, known) === null ? 'warning' : 'error';
  report(entry, `Unknown entry \`${entry.key}\`${hint(entry.key, known)}`, `Known entries: ${known.join(', ')}.`, severity);
}

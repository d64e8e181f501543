import type { FoundKind } from './notes/found-kinds';

/** The five kinds of card. A kind decides the answer area and how a typed answer is graded. */
export const cardKinds = ['command', 'yaml', 'concept', 'cloze', 'basic'] as const;
export type CardKind = (typeof cardKinds)[number];

/** Where in a note a card comes from. Lines are 1-based; `heading` is the path of headings above it, outermost first. */
export interface CardSource {
  file: string;
  heading: string[];
  line: number;
  endLine: number;
}

/** One place in an exam's curriculum, as slugs of `core/exams.ts`. `topic` is empty when only the domain is known. */
export interface ExamTopic {
  exam: string;
  domain: string;
  topic: string;
}

/** Kubernetes minor versions ("1.35") a card is true for; both ends inclusive, `null` is open. */
export interface VersionRange {
  since: string | null;
  until: string | null;
}

/** The task that a step is part of, as an exam would set it. */
export interface ScenarioStep {
  /** Identity of the scenario: its explicit id, or a hash of deck and title. All its steps have the same. */
  key: string;
  title: string;
  /** What is there and what must be true in the end, as Markdown: shown with every step. */
  scene: string;
  /** What this step is worth, 1 or more. */
  points: number;
  /** Which step this is, from 1, of how many. */
  step: number;
  steps: number;
}

/** What a person sees and answers. Everything here is text from a note; nothing is trusted as HTML. */
export interface CardContent {
  kind: CardKind;
  /** Question as Markdown. For a cloze the whole sentence, gaps written `{{c1::text::hint}}`. */
  front: string;
  /** Model answer: the command or YAML itself, Markdown for concept and basic, the hidden text for a cloze. */
  answer: string;
  /** Other answers that are also right, same notation as `answer`. */
  accept: string[];
  /** Fix-it cards: the broken command or manifest to repair. */
  broken: string | null;
  /** YAML: 1-based lines of `answer` that are blanks to fill; empty means "write all of it". */
  blanks: number[];
  /** YAML fragments: where the fragment sits, for example `Deployment spec.template.spec`; empty for a whole manifest. */
  at: string;
  /** Cloze: the number of the gap asked (`c1` is 1); 0 for other kinds. */
  gap: number;
  /** How the items of a list answer compare: any order, this order, or not a list. */
  list: 'set' | 'ordered' | null;
  /** One line after the answer: the reason or the trap. Markdown, may be empty. */
  why: string;
  /** Path on kubernetes.io (`/docs/concepts/…`), or empty. */
  link: string;
  /** Steps of a scenario: which one, and its scene; null for cards that stand alone. No part of what makes a card the card it is. */
  scenario: ScenarioStep | null;
}

/** A card as a note makes it, before it has a memory. */
export interface NoteCard extends CardContent {
  /** Identity within its source: the explicit id, or a hash of kind, question and answer. */
  key: string;
  /** Explicit id (`^id` or `<!-- id: x -->`), or null. */
  id: string | null;
  /** Slash-separated deck name. */
  deck: string;
  tags: string[];
  exams: ExamTopic[];
  kubernetes: VersionRange;
  source: CardSource;
  /** Cards of one passage share it (both directions, several gaps, fields of one manifest): kept apart on a day. */
  siblings: string;
  /** The form that made it, for example `qa`, `task-command`, `cloze`, `found-command`. */
  form: string;
  /** What it was found as; null for a card its author wrote as one. */
  found: FoundKind | null;
  /** 1 for explicit forms; for found forms how sure the parser is that this is a good card, 0 to 1. */
  confidence: number;
  /** Why a found card is off by default: outdated or rejected, with the truth; null when it is fine. */
  outdated: string | null;
  /** Answers the author lists as near misses, which must not be accepted. */
  wrong: string[];
}

/** Something in a note its author should know; never an exception. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  message: string;
  /** What to do about it, in one sentence; may be empty. */
  fix: string;
}

/** A passage of a note that made no card, and why. */
export interface Skipped {
  file: string;
  line: number;
  endLine: number;
  reason: string;
}

/** What one note file makes. */
export interface ParsedNote {
  file: string;
  cards: NoteCard[];
  problems: Problem[];
  skipped: Skipped[];
}

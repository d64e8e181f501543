import type { CardContent } from '../card';
import type { KubectlGrammar } from '../kubernetes/grammar';
import type { KubernetesSchema } from '../kubernetes/schema';

export type Verdict = 'correct' | 'partial' | 'wrong';

export type PartStatus = 'match' | 'differ' | 'missing' | 'extra';

/** A stretch of the typed text or of the accepted answer it was compared with; positions are UTF-16 offsets, `end` is exclusive. */
export interface GradePart {
  side: 'typed' | 'expected';
  text: string;
  start: number;
  end: number;
  status: PartStatus;
}

export interface Grade {
  verdict: Verdict;
  /** Sentences for people, most important first; Markdown for code only. */
  reasons: string[];
  parts: GradePart[];
  /** Right but worth knowing, for example a deprecated spelling; may be empty. */
  note: string;
  /** The accepted answer the typed one is closest to; `index` 0 is the model answer, then the alternatives. */
  matched: { index: number; answer: string };
}

/** What of a card the grader looks at. */
export type GradedCard = Pick<CardContent, 'kind' | 'front' | 'answer' | 'accept' | 'broken' | 'blanks' | 'at' | 'gap' | 'list'>;

export interface GradingContext {
  grammar: KubectlGrammar;
  /** Null until the generated schema is loaded; manifests are then compared by structure alone. */
  schema: KubernetesSchema | null;
  /** The exam's minor version, for example `1.35`. */
  kubernetes: string;
}

/** A typed answer against one accepted answer; `score` is the matched share, 0 to 1, to choose between alternatives. */
export interface Comparison {
  verdict: Verdict;
  score: number;
  reasons: string[];
  parts: GradePart[];
  note: string;
}

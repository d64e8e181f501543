/** A statement that was true once, or never, with the truth. */
export interface StatementCorrection {
  pattern: RegExp;
  /** The pattern counts only below headings or topics that match. */
  topic?: RegExp;
  /** Kubernetes version from which on it is wrong; null when it never was right. */
  since: string | null;
  truth: string;
}

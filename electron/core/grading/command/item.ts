export interface Span {
  start: number;
  end: number;
}

/**
 * One thing a command asks for, in one spelling. Items of one slot compare as a set, so things whose order matters carry
 * their index in the slot's name.
 */
export interface Item {
  slot: string;
  value: string;
  /** How to name it to a person, in back-ticks where it is code. */
  label: string;
  spans: Span[];
  /** Typing it where nobody asked changes nothing. */
  harmless?: boolean;
}

/** What a command line asks for. */
export interface Reading {
  items: Item[];
  /** Why the tool itself would refuse the line; empty when it would not. */
  rejections: string[];
  /** Accepted but worth knowing. */
  notes: string[];
  /** What explains a wrong answer, where it is wrong. */
  hints?: string[];
}

export const code = (text: string): string => '`' + text + '`';

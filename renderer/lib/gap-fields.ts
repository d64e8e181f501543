/** What the fields in the gaps of a sentence need; functions, because the sentence is not drawn again for each key. */
export interface GapFields {
  count: number;
  piece: (index: number) => string;
  untouched: () => boolean;
  ontype: (index: number, text: string) => void;
  onfocus: () => void;
  onreveal: () => void;
}

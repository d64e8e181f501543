const mebibyte = 1024 ** 2;

/** What a file from elsewhere may ask of this machine. Far above what people have, far below what harms. */
export const limits = {
  zipEntries: 250_000,
  /** Sum of the sizes an archive declares for its unpacked entries. */
  unpackedBytes: 32 * 1024 * mebibyte,
  /** One collection database, unpacked. */
  collectionBytes: 1024 * mebibyte,
  /** One picture or recording, unpacked. */
  mediaBytes: 256 * mebibyte,
  /** A list or document that is read into memory as a whole. */
  documentBytes: 64 * mebibyte,
  /** Characters of one field. The longest in real decks have tens of thousands. */
  fieldLength: 1_000_000,
  /** Gaps of one passage, as in Anki's own cloze notes; each is a card with the whole text. */
  gaps: 500,
  /** Letters of all cards of one file or folder. */
  cardText: 512 * mebibyte,
  notes: 1_000_000,
  cards: 3_000_000,
  reviews: 5_000_000,
  /** Decks, options, note types, tags: each. */
  names: 100_000,
} as const;

/** Unpacked size up to which no ratio counts as a bomb, and the ratio above it. A run of blanks compresses well; a collection never so well. */
const harmlessBytes = 64 * mebibyte;
const harmlessRatio = 200;

/** The most that `packedBytes` may unpack to, `most` at the highest. */
export function unpackedLimit(packedBytes: number, most: number): number {
  return Math.min(most, Math.max(harmlessBytes, packedBytes * harmlessRatio));
}

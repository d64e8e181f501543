/**
 * BLAKE3 of a message, 32 bytes as lower-case hexadecimal: the name hashcards gives to a card.
 * Source: the specification, https://github.com/BLAKE3-team/BLAKE3-specs, for one input of any length.
 */
export function blake3(message: Uint8Array): string {
  const chunks = Math.max(1, Math.ceil(message.length / chunkLength));
  const output = subtree(message, 0, chunks, true);
  const bytes = Buffer.alloc(32);
  output.slice(0, 8).forEach((word, index) => bytes.writeUInt32LE(word >>> 0, index * 4));
  return bytes.toString('hex');
}

const chunkLength = 1024;
const blockLength = 64;
const flags = { chunkStart: 1, chunkEnd: 2, parent: 4, root: 8 };
const start = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const permutation = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];

/** The chaining value of a run of chunks: the left half is the largest power of two below their number. */
function subtree(message: Uint8Array, first: number, count: number, isRoot: boolean): number[] {
  if (count === 1) return chunk(message.subarray(first * chunkLength, (first + 1) * chunkLength), first, isRoot);
  let left = 1;
  while (left * 2 < count) left *= 2;
  const block = [...subtree(message, first, left, false), ...subtree(message, first + left, count - left, false)];
  return compress(start, block, 0, blockLength, flags.parent | (isRoot ? flags.root : 0)).slice(0, 8);
}

function chunk(bytes: Uint8Array, counter: number, isRoot: boolean): number[] {
  const blocks = Math.max(1, Math.ceil(bytes.length / blockLength));
  let value: number[] = start;
  for (let index = 0; index < blocks; index++) {
    const part = bytes.subarray(index * blockLength, (index + 1) * blockLength);
    const isLast = index === blocks - 1;
    const flag = (index === 0 ? flags.chunkStart : 0) | (isLast ? flags.chunkEnd | (isRoot ? flags.root : 0) : 0);
    value = compress(value, wordsOf(part), counter, part.length, flag).slice(0, 8);
  }
  return value;
}

function wordsOf(part: Uint8Array): number[] {
  const padded = new Uint8Array(blockLength);
  padded.set(part);
  const view = new DataView(padded.buffer);
  return Array.from({ length: 16 }, (_, index) => view.getUint32(index * 4, true));
}

function compress(value: readonly number[], block: readonly number[], counter: number, length: number, flag: number): number[] {
  const state = [...value, ...start.slice(0, 4), counter | 0, Math.floor(counter / 2 ** 32), length, flag];
  let words = block;
  for (let round = 0; round < 7; round++) {
    for (let column = 0; column < 4; column++) mix(state, column, 4 + column, 8 + column, 12 + column, words, column * 2);
    for (let diagonal = 0; diagonal < 4; diagonal++) {
      mix(state, diagonal, 4 + ((diagonal + 1) % 4), 8 + ((diagonal + 2) % 4), 12 + ((diagonal + 3) % 4), words, 8 + diagonal * 2);
    }
    const before = words;
    words = permutation.map((from) => before[from] ?? 0);
  }
  return state.map((word, index) => (index < 8 ? word ^ (state[index + 8] ?? 0) : word ^ (value[index - 8] ?? 0)));
}

function mix(state: number[], a: number, b: number, c: number, d: number, words: readonly number[], at: number): void {
  const get = (index: number) => state[index] ?? 0;
  const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
  state[a] = (get(a) + get(b) + (words[at] ?? 0)) | 0;
  state[d] = turn(get(d) ^ get(a), 16);
  state[c] = (get(c) + get(d)) | 0;
  state[b] = turn(get(b) ^ get(c), 12);
  state[a] = (get(a) + get(b) + (words[at + 1] ?? 0)) | 0;
  state[d] = turn(get(d) ^ get(a), 8);
  state[c] = (get(c) + get(d)) | 0;
  state[b] = turn(get(b) ^ get(c), 7);
}

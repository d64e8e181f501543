/** Mulberry32: the same inputs in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const telling = [0, 1, 2, 5, 10, 13, 0x7f, 0x80, 0xff];

/** A few bytes changed, moved, doubled or cut off. `from` and `to` keep the harm in one region. */
export function mutate(bytes: Buffer, random: (below: number) => number, from = 0, to = bytes.length): Buffer {
  let out = Buffer.from(bytes);
  const place = () => Math.min(from + random(Math.max(1, to - from)), out.length - 1);
  for (let change = random(6); change >= 0 && out.length > 0; change--) {
    switch (random(7)) {
      case 0:
        out = out.subarray(0, place());
        break;
      case 1:
        out.copy(out, place(), place(), place() + random(64));
        break;
      case 2:
        out
          .subarray(place())
          .subarray(0, random(9))
          .fill(telling[random(telling.length)] ?? 0);
        break;
      case 3: {
        const at = place();
        out = Buffer.concat([out.subarray(0, at), out.subarray(Math.max(0, at - random(32)), at), out.subarray(at)]);
        break;
      }
      case 4:
        out[place()] = telling[random(telling.length)] ?? 0;
        break;
      default:
        out[place()] = random(256);
    }
  }
  return out;
}

/** The same with nothing in it but letters and line ends. */
export function printable(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte === 9 || byte === 10 ? byte : Math.min(126, Math.max(32, byte & 0x7f)))));
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const odd: readonly Json[] = [
  null,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  '__proto__',
  '\u202e',
  'x'.repeat(5000),
  '{{c1::a}}',
  true,
  [],
  {},
  [[[[]]]],
  { a: { b: [1] } },
];

/** A document with some of its values replaced by odd ones, taken out or named otherwise. */
export function mutateJson(text: string, random: (below: number) => number): string {
  const document = JSON.parse(text) as Json;
  for (let change = random(3); change >= 0; change--) {
    let at = document;
    for (let depth = 1 + random(8); typeof at === 'object' && at !== null; depth--) {
      const keys = Object.keys(at);
      const key = keys[random(Math.max(1, keys.length))];
      if (key === undefined) break;
      const members = at as Record<string, Json>;
      const member: Json = members[key] ?? null;
      if (depth > 0 && typeof member === 'object' && member !== null) {
        at = member;
        continue;
      }
      const kind = random(4);
      if (kind === 0 && !Array.isArray(at)) Reflect.deleteProperty(members, key);
      else if (kind === 1 && !Array.isArray(at))
        Object.defineProperty(members, '__proto__', {
          value: structuredClone(member),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      else members[key] = structuredClone(odd[random(odd.length)] ?? null);
      break;
    }
  }
  return JSON.stringify(document, null, random(2));
}

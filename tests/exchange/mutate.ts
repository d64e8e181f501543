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

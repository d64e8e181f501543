import type { Pattern } from './pattern-syntax';

/** The longest text that every match of a pattern has in it, in lower-case ASCII: a quick way to pass over most cards. */
export function neededText(pattern: Pattern): string {
  let [longest, run] = ['', ''];
  for (const one of flatten(pattern)) {
    run += one ?? '';
    if (one === null) run = '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/** Characters that must follow each other, null for whatever is not one. */
function flatten(pattern: Pattern): (string | null)[] {
  switch (pattern.type) {
    case 'atom': {
      const [, hex = ''] = /^\\u\{([\da-f]+)\}$/.exec(pattern.source) ?? [];
      const character = hex === '' ? '' : String.fromCodePoint(parseInt(hex, 16)).toLowerCase();
      // In any case, `k` is also the sign of Kelvin, and `s` the long s of old print.
      return [/^[ -~]$/.test(character) && !/[ks]/.test(character) ? character : null];
    }
    case 'sequence':
      return pattern.parts.flatMap(flatten);
    case 'assert':
      return [];
    case 'choice':
      return [null];
    case 'repeat':
      return pattern.least === 0 ? [null] : [null, ...flatten(pattern.part), null];
  }
}

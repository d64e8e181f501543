import { hash32, hashShare } from '../scheduling/seeded';

/** What of a scenario decides whether it is drawn. */
export interface Drawable {
  key: string;
  domain: string;
  points: number;
  /** Made of cards that stand alone: every third task of a domain is one. */
  isShort?: boolean;
  /** In how many rehearsals it was set before: what was set less often comes first. */
  drawn?: number;
}

export interface DrawnTask<Item> {
  scenario: Item;
  /** Its part of the whole score in percent; all tasks of a draw add up to 100. */
  weight: number;
}

/** Domain slugs with their weights in the exam; only how they compare counts. */
export type DomainWeights = Readonly<Record<string, number>>;

/**
 * Draws tasks for a rehearsal, from each domain its share by weight, rounded by largest remainder; a domain with too few leaves its
 * places to the others. The same seed draws the same tasks in the same order, whatever order the scenarios come in. Fewer than
 * `count` come back when there are no more.
 */
export function drawScenarios<Item extends Drawable>(
  scenarios: readonly Item[],
  domainWeights: DomainWeights,
  count: number,
  seed: number,
): DrawnTask<Item>[] {
  const sorted = [...scenarios].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const mixed = shuffle(sorted, seed);
  const domains = shuffle(Object.keys(domainWeights).sort(), hash32(seed, 1))
    .map((domain) => ({
      domain,
      weight: Math.max(0, domainWeights[domain] ?? 0),
      open: alternate(mixed.filter((scenario) => scenario.domain === domain)),
    }))
    .filter(({ weight, open }) => weight > 0 && open.length > 0);
  const places = sharePlaces(
    domains.map(({ weight, open }) => ({ weight, most: open.length })),
    count,
  );
  const drawn = domains.map(({ weight, open }, at) => ({ weight, taken: open.slice(0, places[at] ?? 0) }));
  return shuffle(weighTasks(drawn), hash32(seed, 2));
}

/** Two scenarios, then a short task; when one kind runs out the other goes on. Each kind the least often set first. */
function alternate<Item extends Drawable>(items: readonly Item[]): Item[] {
  const byUse = items.toSorted((a, b) => (a.drawn ?? 0) - (b.drawn ?? 0));
  const short = byUse.filter(({ isShort }) => isShort === true);
  const whole = byUse.filter(({ isShort }) => isShort !== true);
  const ordered: Item[] = [];
  while (whole.length > 0 || short.length > 0) ordered.push(...whole.splice(0, 2), ...short.splice(0, 1));
  return ordered;
}

/** Tasks of a domain share its weight by their points. */
function weighTasks<Item extends Drawable>(drawn: readonly { weight: number; taken: readonly Item[] }[]): DrawnTask<Item>[] {
  const present = drawn.filter(({ taken }) => taken.length > 0);
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  return present.flatMap(({ weight, taken }) => {
    const points = taken.reduce((sum, scenario) => sum + scenario.points, 0);
    return taken.map((scenario) => ({ scenario, weight: (100 * weight * scenario.points) / (whole * points) }));
  });
}

interface Claim {
  weight: number;
  most: number;
}

/** Whole places for each claim, by largest remainder; of equal remainders the earlier claim wins. */
function sharePlaces(claims: readonly Claim[], count: number): number[] {
  const places = claims.map(() => 0);
  let left = Math.max(0, Math.floor(count));
  while (left > 0) {
    const open = claims.map((claim, at) => ({ ...claim, at })).filter(({ at, most }) => (places[at] ?? 0) < most);
    const whole = open.reduce((sum, { weight }) => sum + weight, 0);
    if (whole === 0) break;
    const given = open.map(({ at, weight, most }) => {
      const share = (left * weight) / whole;
      return { at, room: most - (places[at] ?? 0), share, rest: share - Math.floor(share) };
    });
    let spare = left - given.reduce((sum, { share }) => sum + Math.floor(share), 0);
    for (const { at, room, share, rest } of given.sort((a, b) => b.rest - a.rest)) {
      const wanted = Math.floor(share) + (spare > 0 && rest > 0 ? 1 : 0);
      if (wanted > Math.floor(share)) spare -= 1;
      const taken = Math.min(wanted, room);
      places[at] = (places[at] ?? 0) + taken;
      left -= taken;
    }
  }
  return places;
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  return items
    .map((item, at) => ({ item, chance: hashShare(seed, at) }))
    .sort((a, b) => a.chance - b.chance)
    .map(({ item }) => item);
}

/** A part of the exam and what it counts, in percent. */
export interface DomainWeight {
  slug: string;
  weight: number;
}

/**
 * What each card is worth in the whole exam: its domain's share of the domains that have cards, split evenly over the domain's cards.
 * Cards of no domain are worth nothing. The sum is 1 when any card has a domain of some weight.
 */
export function worthOf(cards: readonly { domain: string | null }[], domains: readonly DomainWeight[]): Float64Array {
  const counts = new Map<string, number>();
  for (const { domain } of cards) if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const covered = domains.filter(({ slug }) => counts.has(slug));
  const total = covered.reduce((sum, { weight }) => sum + weight, 0);
  const share = new Map(covered.map(({ slug, weight }) => [slug, total > 0 ? weight / total / (counts.get(slug) ?? 1) : 0]));
  return Float64Array.from(cards, ({ domain }) => (domain === null ? 0 : (share.get(domain) ?? 0)));
}

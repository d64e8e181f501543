import type { VersionRange } from '../card';
import type { Report } from './report';
import { textOf, type Entry } from './tree';

export const anyVersion: VersionRange = { since: null, until: null };

/** A minor version as it is written ("1.35", also "v1.35"), or null. */
export function readVersion(text: string): string | null {
  return /^v?(\d+\.\d+)$/.exec(text.trim())?.[1] ?? null;
}

export function readVersionRange(entry: Entry, report: Report): VersionRange {
  const range = { ...anyVersion };
  const entries = entry.value.type === 'map' ? entry.value.entries : [];
  if (entries.length === 0) report(entry, '`kubernetes` says neither `since` nor `until`.', 'Write `kubernetes: { since: "1.29" }`.');
  for (const inner of entries) {
    if (inner.key !== 'since' && inner.key !== 'until') {
      report(inner, `\`kubernetes\` has no entry \`${inner.key}\`.`, 'Use `since` and `until`.');
      continue;
    }
    const version = readVersion(textOf(inner.value));
    if (version === null) report(inner, `\`${textOf(inner.value)}\` is not a Kubernetes version.`, 'Write a minor version such as "1.35".');
    range[inner.key] = version;
  }
  checkRange(range, entry, report);
  return range;
}

export function checkRange(range: VersionRange, place: { line: number; column: number }, report: Report): void {
  if (range.since === null || range.until === null || compareVersions(range.since, range.until) <= 0) return;
  report(place, `\`since\` ${range.since} is later than \`until\` ${range.until}: no version is left.`, 'Swap the two or drop one.');
}

function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}

import type { OffsetAt } from '../../../electron/core/scheduling/study-day';

/** Zones whose clocks do unusual things, and some that do the usual ones. */
export const zoneNames = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Scoresbysund',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const;

/** The offset of a zone, from the runtime's own zone data. */
export function offsetsOf(zone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** Instants from 2005 to 2030 at which a zone's offset changes. */
export function transitionsOf(offsetAt: OffsetAt): number[] {
  const week = 7 * 86_400_000;
  const found: number[] = [];
  for (let at = Date.UTC(2005, 0, 1); at < Date.UTC(2031, 0, 1); at += week) {
    if (offsetAt(at) === offsetAt(at + week)) continue;
    let [low, high] = [at, at + week];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offsetAt(at)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

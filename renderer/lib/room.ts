const breakpoints = [92, 64, 52, 40, 26];

/**
 * The widths (in rem) the window is narrower than, for `[data-below~='52']` in styles. Chromium reads `rem` in media
 * queries without the person's text size, and does not ask container queries again when that changes.
 */
export const roomBelow = (windowPx: number, textPercent: number) => {
  const rem = windowPx / (16 * (textPercent / 100));
  return breakpoints.filter((breakpoint) => rem < breakpoint).join(' ');
};

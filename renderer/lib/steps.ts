/** Learning steps as people write them: "1m 10m", "30s, 1h, 1d". Null when a piece can't be read. */
export function parseSteps(text: string): number[] | null {
  const pieces = text.split(/[\s,;]+/).filter(Boolean);
  const minutes: number[] = [];
  for (const piece of pieces) {
    const match = /^(\d+(?:\.\d+)?)(s|m|min|h|d)?$/i.exec(piece);
    if (!match) return null;
    const unit = { s: 1 / 60, m: 1, min: 1, h: 60, d: 1440 }[(match[2] ?? 'm').toLowerCase()] ?? 1;
    minutes.push(Number(match[1]) * unit);
  }
  return minutes.length <= 10 && minutes.every((each) => each >= 0.1 && each <= 43_200) ? minutes : null;
}

export const stepsText = (minutes: readonly number[]) => minutes.map(stepText).join(' ');

function stepText(minutes: number) {
  if (minutes >= 1440 && minutes % 1440 === 0) return `${minutes / 1440}d`;
  if (minutes >= 60 && minutes % 60 === 0) return `${minutes / 60}h`;
  if (minutes < 1) return `${Math.round(minutes * 60)}s`;
  return `${minutes}m`;
}

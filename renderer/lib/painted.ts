/**
 * Says on the document what was drawn last and when (`performance.now()`), with the verdict it shows, and marks the first
 * paint of each kind, for measurements from outside. A message posted in an animation frame is delivered after that
 * frame's paint.
 */
export function reportPaint(kind: string, detail = '', verdict: string | null = null) {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const { dataset } = document.documentElement;
      dataset['painted'] = String(performance.now());
      if (verdict === null) delete dataset['paintedVerdict'];
      else dataset['paintedVerdict'] = verdict;
      dataset['paintedWhat'] = detail ? `${kind}-${detail}` : kind;
      const mark = `kd:first-${kind}`;
      if (performance.getEntriesByName(mark).length === 0) performance.mark(mark);
    };
    channel.port2.postMessage(null);
  });
}

import { flushSync } from 'svelte';

/** Of a frame, so that scrolling stays even while what comes near is drawn. */
const budgetMs = 6;

const waiting = new Set<() => void>();
let scheduled = false;

function drawSome() {
  const started = performance.now();
  // What came near last is what is looked at.
  for (const draw of [...waiting].reverse()) {
    waiting.delete(draw);
    flushSync(draw);
    if (performance.now() - started > budgetMs) break;
  }
  scheduled = false;
  schedule();
}

function schedule() {
  if (scheduled || waiting.size === 0) return;
  scheduled = true;
  requestAnimationFrame(drawSome);
}

/** Runs `draw` in one of the next frames; the returned function calls it off. */
export function drawSoon(draw: () => void): () => void {
  waiting.add(draw);
  schedule();
  return () => void waiting.delete(draw);
}

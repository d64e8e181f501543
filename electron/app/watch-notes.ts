import { watch, type FSWatcher } from 'chokidar';
import { relative } from 'node:path';

/** Editors save in several steps; the notes are read once they are quiet for so long. */
export const quietMs = 150;
/** How long a question for changes is kept open before it is answered with "none". */
export const patienceMs = 25_000;

const hidden = /(^|[/\\])(\.[^/\\.]|node_modules$)/;

/** Watches a folder or file of notes; with `pollSeconds` by looking every so often, which also works on a network. */
export function watchNotes(root: string, pollSeconds: number | null): FSWatcher {
  const interval = (pollSeconds ?? 0) * 1000;
  return watch(root, {
    ignoreInitial: true,
    // Below the root only: notes may lie in a folder that is hidden itself.
    ignored: (path) => hidden.test(relative(root, path)),
    followSymlinks: true,
    ...(pollSeconds !== null && { usePolling: true, interval, binaryInterval: interval }),
  });
}

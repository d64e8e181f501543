import { accessCommands } from './commands-access';
import { askingCommands } from './commands-asking';
import { changingCommands } from './commands-changing';
import { creatingCommands } from './commands-creating';
import { readingCommands } from './commands-reading';
import { runningCommands } from './commands-running';
import { shellCommands } from './commands-shell';
import { toolCommands } from './commands-tools';
import { listPairs } from './pair';

/** Every pair of commands. */
export const commandPairs = [
  readingCommands,
  askingCommands,
  runningCommands,
  creatingCommands,
  accessCommands,
  changingCommands,
  shellCommands,
  toolCommands,
].flatMap((corpus) => listPairs(corpus));

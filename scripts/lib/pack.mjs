/** Runs electron-builder by its API: its command line miscounts its arguments on Electron's Node. */
import { build } from 'electron-builder';

// Electron's Node would look into the very archive that is being written.
process.noAsar = true;
const electronDist = process.argv[2];
await build({ publish: 'never', ...(electronDist && { dir: true, config: { extends: 'electron-builder.yml', electronDist } }) });

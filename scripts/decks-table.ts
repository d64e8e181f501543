/**
 * Counts the cards of the bundled notes into the table at the end of decks/README.md:
 *   node scripts/on-runtime.mjs scripts/bundle-run.mjs scripts/decks-table.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDeckNotes } from './lib/deck-notes';
import { replaceCounts } from './lib/deck-table';

const folder = resolve('decks');
const page = join(folder, 'README.md');
const cards = readDeckNotes(folder).notes.flatMap((note) => note.cards);
writeFileSync(page, replaceCounts(readFileSync(page, 'utf8'), cards));
process.stdout.write(`${cards.length} cards counted into decks/README.md\n`);

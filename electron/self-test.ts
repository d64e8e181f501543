import type { WebContents } from 'electron';
import type { Client } from './contract';

/** Proves an installed app on its own data folder: database, schedule, window, children. Resolves to the exit code. */
export async function selfTest(client: Client, contents: WebContents, say: (line: string) => void): Promise<number> {
  try {
    const { trouble } = await client.status({});
    if (trouble) throw new Error(trouble.message);
    const { sqlite, electron } = await client.about({});
    say(`database: open (SQLite ${sqlite}, Electron ${electron})`);

    const step = await client.nextCard({ deck: null });
    if (step.type !== 'card') throw new Error('No card is due on a new data folder: are the bundled decks missing?');
    await client.answerCard({ card: step.card.id, deck: null, rating: 3, durationMs: 1000 });
    const { reviews } = await client.cardInfo({ card: step.card.id });
    if (reviews.length !== 1) throw new Error('The review was not stored.');
    say(`schedule: card ${step.card.id} answered and stored`);

    if (contents.isLoading()) await new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    const words: unknown = await contents.executeJavaScript(
      'new Promise((done) => { const look = () => document.documentElement.dataset.paintedWhat ? done(document.body.innerText.length) : requestAnimationFrame(look); look(); })',
    );
    if (typeof words !== 'number' || words === 0) throw new Error('The window stayed empty.');
    say('window: painted');

    const { available } = await client.optimiser({});
    say(available ? 'optimiser: loaded in a child' : 'optimiser: not made for this platform');
    return 0;
  } catch (error) {
    say(`failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

import { expect, it } from 'vitest';
import { integrityOf } from '../../electron/store/integrity';
import { openStore } from '../../electron/store/store';
import { call, newDataDir, startApp } from './app';

/** `npm run test:crash` asks for more. */
const rounds = Number(process.env['KUBEDECK_CRASHES'] ?? 10);

interface Logged {
  card: number;
  rating: number;
}

/** The log as it lies on the disk, and whether the file is whole. */
function readLog(dataDir: string): { log: Logged[]; integrity: string } {
  const store = openStore(dataDir, { now: Date.now() });
  try {
    const log = store.db.prepare<[], Logged>('SELECT card_id AS card, rating FROM review WHERE undone = 0 ORDER BY id').all();
    return { log, integrity: integrityOf(store.db, 'full') };
  } finally {
    store.close();
  }
}

it(`keeps every confirmed answer through ${rounds} killed sessions`, { timeout: rounds * 20_000 }, async () => {
  const dataDir = newDataDir();
  let expected: Logged[] = [];
  let confirmedInAll = 0;
  for (let round = 0; round < rounds; round++) {
    const { app, page } = await startApp(dataDir);
    if (round === 0) await call(page, 'setSettings', { deckDefaults: { newPerDay: 9999, reviewsPerDay: 9999 } });
    const confirmed: Logged[] = [];
    page.on('console', (message) => {
      const [, card, rating] = /^confirmed (\d+) (\d)$/.exec(message.text()) ?? [];
      if (card && rating) confirmed.push({ card: Number(card), rating: Number(rating) });
    });
    const session = page
      .evaluate(async () => {
        const ask = async (method: string, input: unknown) => {
          const answer = await window.kubedeck.call(method, input);
          if (!answer.ok) throw new Error(answer.error.message);
          return answer.value as { type?: string; card?: { id: number }; next?: { type: string; card?: { id: number } } };
        };
        let step = await ask('nextCard', { deck: null });
        while (step.type === 'card' && step.card) {
          const rating = ((step.card.id * 7) % 4) + 1;
          const { next } = await ask('answerCard', { card: step.card.id, deck: null, rating, durationMs: 1000 });
          console.log(`confirmed ${step.card.id} ${rating}`);
          step = next ?? {};
        }
      })
      .catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 250));
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await Promise.all([gone, session]);

    const { log, integrity } = readLog(dataDir);
    expect(integrity).toBe('ok');
    const sure = [...expected, ...confirmed];
    expect(log.slice(0, sure.length)).toEqual(sure);
    // What was stored but not yet heard of: the answer under way, and those whose word was still travelling.
    expect(log.length - sure.length).toBeLessThanOrEqual(50);
    expected = log;
    confirmedInAll += confirmed.length;
  }
  expect(confirmedInAll).toBeGreaterThan(rounds);
  console.log(`${rounds} sessions killed, ${confirmedInAll} answers confirmed, ${expected.length} in the log, none lost`);
});

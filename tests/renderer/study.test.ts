import { describe, expect, it } from 'vitest';
import type { Client, StudyStep } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { StudyState } from '../../renderer/state/study.svelte';
import { createFakeClient, fakeNow } from './fake-client';
import { createHeldClock } from './held-clock';

async function start(over: Partial<Client> = {}, deck: { id: number; name: string } | null = null) {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const said: { text: string; undo: boolean }[] = [];
  let left = 0;
  const shell = {
    toast: (text: string, undo = false) => said.push({ text, undo }),
    dismissToast: () => undefined,
    leave: () => (left += 1),
  };
  const study = new StudyState({ ...client, ...over }, shell, clock, deck);
  await study.load();
  const asked = (method: string) => calls.filter((call) => call.method === method).map((call) => call.input);
  return { study, clock, said, asked, left: () => left };
}

const refuse = (message: string) => () => Promise.reject(new ApiError('disk-full', message));

describe('a card', () => {
  it('is asked first and rated only once its answer shows', async () => {
    const { study, asked } = await start();
    const first = study.card;
    expect(first).not.toBeNull();
    expect(study.revealed).toBe(false);
    await study.rate(3);
    expect(asked('answerCard')).toEqual([]);
    study.reveal();
    await study.rate(3);
    expect(asked('answerCard')).toEqual([{ card: first?.id, deck: null, rating: 3, durationMs: 0 }]);
    expect(study.card?.id).not.toBe(first?.id);
    expect(study.revealed).toBe(false);
  });

  it('is asked from the chosen deck only', async () => {
    const { study, asked } = await start({}, { id: 5, name: 'Storage/Volumes' });
    study.reveal();
    await study.rate(4);
    expect(asked('nextCard')).toEqual([{ deck: 5 }]);
    expect(asked('answerCard')).toMatchObject([{ deck: 5, rating: 4 }]);
  });

  it('counts the time it was thought about, not the time the window was hidden or the card edited', async () => {
    const { study, clock, asked } = await start();
    clock.advance(4000);
    study.hide();
    clock.advance(60_000);
    study.unhide();
    clock.advance(2000);
    study.openEdit();
    clock.advance(30_000);
    study.closePanel();
    study.reveal();
    clock.advance(1000);
    await study.rate(3);
    expect(asked('answerCard')).toMatchObject([{ durationMs: 7000 }]);
  });

  it('counts ten minutes at most', async () => {
    const { study, clock, asked } = await start();
    clock.advance(3_600_000);
    study.reveal();
    await study.rate(1);
    expect(asked('answerCard')).toMatchObject([{ durationMs: 600_000 }]);
  });

  it('takes one rating while that is being stored', async () => {
    const { study, asked } = await start();
    study.reveal();
    await Promise.all([study.rate(3), study.rate(1), study.bury()]);
    expect(asked('answerCard')).toHaveLength(1);
    expect(asked('bury')).toHaveLength(0);
  });

  it('stays with its answer when the rating could not be stored, and says so', async () => {
    const { study } = await start({ answerCard: refuse('The disk is full.') });
    const before = study.card;
    study.reveal();
    await study.rate(3);
    expect(study.card).toBe(before);
    expect(study.revealed).toBe(true);
    expect(study.failure?.message).toBe('Your rating was not stored. The disk is full.');
    expect(study.answered).toBe(0);
  });
});

describe('a session', () => {
  it('counts its minutes as its cards do: what was idle beyond ten minutes is no study', async () => {
    const { study, clock } = await start();
    clock.advance(3_600_000);
    study.tick();
    expect(study.minutes).toBe(10);
    study.reveal();
    await study.rate(3);
    clock.advance(120_000);
    study.tick();
    expect(study.minutes).toBe(12);
  });

  it('moves its progress on with answers and back with undo', async () => {
    const { study, said } = await start();
    const first = study.card?.id;
    expect(study.progress).toBe(0);
    study.reveal();
    await study.rate(3);
    expect(study.progress).toBeCloseTo(1 / 7);
    await study.undo();
    expect(study.card?.id).toBe(first);
    expect(study.progress).toBe(0);
    expect(said.at(-1)).toEqual({ text: 'Undone: answer', undo: false });
  });

  it('says when there is nothing to undo and keeps the card', async () => {
    const { study, said } = await start();
    const first = study.card;
    study.reveal();
    await study.undo();
    expect(study.card).toBe(first);
    expect(study.revealed).toBe(true);
    expect(said.at(-1)?.text).toBe('There is nothing to undo.');
  });

  it('ends with a summary of what was done since it began', async () => {
    const { study, asked } = await start();
    for (let index = 0; index < 7; index += 1) {
      study.reveal();
      await study.rate(3);
    }
    expect(study.step?.type).toBe('done');
    expect(study.progress).toBe(1);
    expect(asked('sessionSummary')).toEqual([{ since: fakeNow }]);
    expect(study.summary?.reviews).toBe(7);
  });

  it('waits for the next learning card and asks again when it is due', async () => {
    const steps: StudyStep[] = [
      { type: 'wait', until: fakeNow + 90_000, remaining: { new: 0, learning: 1, review: 0 } },
      { type: 'done', remaining: { new: 0, learning: 0, review: 0 } },
    ];
    let asked = 0;
    const { study, clock } = await start({ nextCard: () => Promise.resolve(steps[Math.min(asked++, 1)] as StudyStep) });
    expect(study.waitMs).toBe(90_000);
    clock.advance(89_000);
    study.tick();
    expect(study.waitMs).toBe(1000);
    expect(asked).toBe(1);
    clock.advance(1000);
    study.tick();
    expect(asked).toBe(2);
  });

  it('reports a leech with a way back', async () => {
    const { client } = createFakeClient();
    const { study, said } = await start({ answerCard: async (input) => ({ ...(await client.answerCard(input)), leech: 'suspend' }) });
    study.reveal();
    await study.rate(1);
    expect(said.at(-1)?.undo).toBe(true);
    expect(said.at(-1)?.text).toContain('suspended');
  });

  it('shows why it could not begin', async () => {
    const { study } = await start({ nextCard: refuse('The database is busy.') });
    expect(study.card).toBeNull();
    expect(study.failure?.message).toBe('The database is busy.');
  });
});

describe('around a card', () => {
  it('buries and suspends with undo, and goes on to the next card', async () => {
    const { study, said, asked } = await start();
    const first = study.card?.id;
    await study.bury();
    const second = study.card?.id;
    expect(second).not.toBe(first);
    await study.suspend();
    expect(study.card?.id).not.toBe(second);
    expect(asked('bury')).toEqual([{ cards: [first] }]);
    expect(asked('suspend')).toEqual([{ cards: [second], on: true }]);
    expect(said.map((each) => each.undo)).toEqual([true, true]);
    expect(study.answered).toBe(0);
  });

  it('goes round the flags and keeps the answer open', async () => {
    const { study } = await start();
    study.reveal();
    const seen = [];
    for (let index = 0; index < 5; index += 1) {
      await study.cycleFlag();
      seen.push(study.card?.flag);
    }
    expect(seen).toEqual([1, 2, 3, 4, 0]);
    expect(study.revealed).toBe(true);
  });

  it('edits in place: same card, same step, answer as open as before', async () => {
    const { study, asked } = await start();
    const first = study.card;
    study.reveal();
    study.openEdit();
    study.reveal();
    await study.saveEdit({ front: 'New question', answer: 'kubectl get pods', why: '' });
    expect(study.card).toMatchObject({ id: first?.id, front: 'New question', edited: true });
    expect(study.revealed).toBe(true);
    expect(study.panel).toBeNull();
    expect(asked('editCard')).toMatchObject([{ card: first?.id, front: 'New question' }]);
  });

  it('neither rates, buries nor undoes while the card is edited', async () => {
    const { study, asked } = await start();
    study.reveal();
    study.openEdit();
    await study.rate(3);
    await study.bury();
    await study.undo();
    expect([...asked('answerCard'), ...asked('bury'), ...asked('undo')]).toEqual([]);
  });

  it('keeps the form open when saving failed', async () => {
    const { study } = await start({ editCard: refuse('Nothing was stored.') });
    study.openEdit();
    await study.saveEdit({ front: 'x', answer: 'y', why: '' });
    expect(study.panel).toBe('edit');
    expect(study.failure?.message).toBe('Nothing was stored.');
  });

  it('opens and closes the info of the card', async () => {
    const { study } = await start();
    await study.toggleInfo();
    expect(study.info?.card.id).toBe(study.card?.id);
    await study.toggleInfo();
    expect(study.panel).toBeNull();
  });

  it('leaves through the shell', async () => {
    const { study, left } = await start();
    study.leave();
    expect(left()).toBe(1);
  });
});

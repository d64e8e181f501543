import { describe, expect, it } from 'vitest';
import type { CardView, Client, Graded } from '../../electron/contract';
import { ApiError } from '../../renderer/lib/client';
import { StudyState } from '../../renderer/state/study.svelte';
import { fakeCards } from './fake-cards';
import { createFakeClient } from './fake-client';
import { createHeldClock } from './held-clock';

const wrong: Graded = {
  verdict: 'wrong',
  reasons: ['Missing `-n shop`.'],
  parts: [],
  note: '',
  matched: { index: 0, answer: '' },
  suggested: 1,
};

async function start(card: CardView | undefined = fakeCards[0], over: Partial<Client> = {}) {
  const { client, calls } = createFakeClient({ cards: card ? [card] : [] });
  const clock = createHeldClock();
  const said: { text: string; undo: boolean }[] = [];
  const shell = { toast: (text: string, undo = false) => said.push({ text, undo }), dismissToast: () => undefined, leave: () => undefined };
  const nextCard: Client['nextCard'] = async (input) => {
    const step = await client.nextCard(input);
    return step.type === 'card' ? { ...step, typed: true } : step;
  };
  const study = new StudyState({ ...client, nextCard, ...over }, shell, clock, null);
  await study.load();
  const { attempt } = study;
  if (!attempt) throw new Error('nothing is typed');
  const asked = (method: string) => calls.filter((call) => call.method === method).map((call) => call.input);
  return { study, attempt, clock, said, asked };
}

const withKind = (id: number) => fakeCards.find((card) => card.id === id);

describe('a typed answer', () => {
  it('is checked, suggests its rating, and is stored with it', async () => {
    const { study, attempt, clock, asked } = await start();
    expect(study.typing).toBe(true);
    attempt.type(0, 'kubectl get pods');
    clock.advance(5000);
    await study.check();
    expect(asked('gradeAnswer')).toEqual([{ card: 1, text: 'kubectl get pods', hints: 0, durationMs: 5000 }]);
    expect(study.revealed).toBe(true);
    expect(study.suggested).toBe(1);
    await study.rate(study.suggested);
    expect(asked('answerCard')).toMatchObject([{ rating: 1, typed: { text: 'kubectl get pods', hints: 0, overruled: null } }]);
  });

  it('is only shown when nothing was typed, and then nothing is stored as typed', async () => {
    const { study, asked } = await start();
    await study.check();
    expect(study.revealed).toBe(true);
    expect(study.suggested).toBe(3);
    await study.rate(3);
    expect(asked('gradeAnswer')).toEqual([]);
    expect(asked('answerCard')).toEqual([{ card: 1, deck: null, rating: 3, durationMs: 0 }]);
  });

  it('stays in its field when it could not be graded', async () => {
    const { study, attempt } = await start(fakeCards[0], { gradeAnswer: () => Promise.reject(new ApiError('internal', 'Sorry.')) });
    attempt.type(0, 'kubectl');
    await study.check();
    expect(study.revealed).toBe(false);
    expect(study.attempt?.text).toBe('kubectl');
    expect(study.failure?.message).toBe('Sorry.');
  });

  it('takes no second check while one is under way, and no other step', async () => {
    const { study, attempt, asked } = await start();
    attempt.type(0, 'kubectl');
    await Promise.all([study.check(), study.check(), study.bury()]);
    expect(asked('gradeAnswer')).toHaveLength(1);
    expect(asked('bury')).toHaveLength(0);
  });

  it('what is typed outlives a correction of the card, and a change of its flag', async () => {
    const { study, attempt } = await start();
    attempt.type(0, 'kubectl');
    await study.cycleFlag();
    expect(study.attempt).toBe(attempt);
    attempt.typing = false;
    study.openEdit();
    await study.saveEdit({ front: 'Other', answer: 'kubectl get nodes', why: '' });
    expect(study.attempt).toBe(attempt);
    expect(study.attempt?.text).toBe('kubectl');
    expect(study.typing).toBe(true);
    expect(attempt.fits({ ...attempt.card, broken: 'kubectl gte pods' })).toBe(false);
  });
});

describe('hints', () => {
  it('come one by one and count', async () => {
    const { study, attempt, asked } = await start();
    await study.takeHint();
    await study.takeHint();
    expect(attempt.hint?.text).toBe('kubectl expose');
    attempt.type(0, 'kubectl expose x');
    await study.check();
    expect(asked('gradeAnswer')).toMatchObject([{ hints: 2 }]);
    await study.takeHint();
    expect(asked('hint')).toHaveLength(2);
  });

  it('say nothing that stands in the broken text already', async () => {
    const { study, attempt } = await start(withKind(5));
    await study.takeHint();
    expect(attempt.hint?.text).toBe('kubectl exec web -n shop --');
    expect(attempt.hints).toBe(1);
  });

  it('of a manifest with blanks are the blank lines', async () => {
    const volume = withKind(2);
    const lines = volume?.answer.split('\n') ?? [];
    const hint: Client['hint'] = ({ count }) =>
      Promise.resolve({ text: lines.slice(0, count).join('\n'), shown: Math.min(count, lines.length), total: lines.length });
    const { study, attempt } = await start(volume, { hint });
    await study.takeHint();
    expect(attempt.hint).toEqual({ text: 'medium: Memory', shown: 1, total: 2 });
    await study.takeHint();
    await study.takeHint();
    expect(attempt.hint).toEqual({ text: 'medium: Memory\nsizeLimit: 64Mi', shown: 2, total: 2 });
    expect(attempt.hints).toBe(2);
  });
});

describe('“I was right”', () => {
  const graded = { gradeAnswer: () => Promise.resolve(wrong) };

  async function disputed() {
    const started = await start(fakeCards[0], graded);
    started.attempt.type(0, 'kubectl expose deploy cart');
    await started.study.check();
    started.study.openOverrule();
    expect(started.attempt.overruling).toBe(true);
    return started;
  }

  it('accepts the answer, suggests Good, and is stored with the rating', async () => {
    const { study, said, asked } = await disputed();
    await study.overrule('My context says so.', true);
    expect(asked('acceptAnswer')).toEqual([{ card: 1, answer: 'kubectl expose deploy cart', reason: 'My context says so.' }]);
    expect(said.at(-1)).toMatchObject({ undo: true });
    expect(study.suggested).toBe(3);
    await study.rate(3);
    expect(asked('answerCard')).toMatchObject([{ typed: { overruled: 'My context says so.' } }]);
  });

  it('is taken back with one undo, verdict and card staying on the screen', async () => {
    const undo: Client['undo'] = () => Promise.resolve({ label: 'Acceptance of an answer', card: 1 });
    const { study, attempt } = await start(fakeCards[0], { ...graded, undo });
    attempt.type(0, 'kubectl expose deploy cart');
    await study.check();
    await study.overrule('', true);
    await study.undo();
    expect(study.attempt).toBe(attempt);
    expect(study.revealed).toBe(true);
    expect(attempt.overruled).toBeNull();
    expect(study.suggested).toBe(1);
  });

  it('for this once stores nothing, and undo asks nobody', async () => {
    const { study, attempt, asked } = await disputed();
    await study.overrule('', false);
    expect(attempt.overruled).toBe('');
    await study.undo();
    expect(attempt.overruled).toBeNull();
    expect([...asked('acceptAnswer'), ...asked('undo')]).toEqual([]);
  });

  it('is not offered for a right answer', async () => {
    const { study, attempt } = await start();
    attempt.type(0, fakeCards[0]?.answer ?? '');
    await study.check();
    study.openOverrule();
    await study.overrule('', true);
    expect(attempt.overruling).toBe(false);
    expect(attempt.overruled).toBeNull();
  });
});

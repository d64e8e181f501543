import { describe, expect, it } from 'vitest';
import type { CardHtml, CardView, Client, StudyStep } from '../../electron/contract';
import { StudyState } from '../../renderer/state/study.svelte';
import { fakeCards } from './fake-cards';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

const html: CardHtml = {
  front: 'Where? <span data-sound="wave.wav"></span>',
  back: 'Where?<hr>Here.',
  css: '',
  ordinal: 0,
  typed: null,
  fields: [
    { name: 'Front', value: 'Where? [sound:wave.wav]' },
    { name: 'Back', value: 'Here.' },
  ],
};

async function start(over: Partial<CardHtml> = {}, client: Partial<Client> = {}) {
  const [any] = fakeCards;
  if (!any) throw new Error('no card');
  const card: CardView = { ...any, kind: 'basic', broken: null, blanks: [], html: { ...html, ...over } };
  const fake = createFakeClient({ cards: [card] });
  const said: string[] = [];
  const shell = { toast: (text: string) => said.push(text), dismissToast: () => undefined, leave: () => undefined };
  const nextCard = async (input: { deck: number | null }): Promise<StudyStep> => {
    const step = await fake.client.nextCard(input);
    return step.type === 'card' ? { ...step, typed: (step.card.html?.typed ?? null) !== null } : step;
  };
  const study = new StudyState({ ...fake.client, nextCard, ...client }, shell, createHeldClock(), null);
  await study.load();
  return { study, said };
}

describe('a card of another program', () => {
  it('plays its recordings when there are any', async () => {
    const { study } = await start();
    expect(study.audible).toBe(true);
    study.replay();
    expect(study.replays).toBe(1);
    const silent = await start({ front: 'Where?' });
    silent.study.replay();
    expect(silent.study.replays).toBe(0);
  });

  it('shows what its fields would make, the last that were written', async () => {
    const answers: ((html: CardHtml) => void)[] = [];
    const { study } = await start({}, { previewFields: () => new Promise((resolve) => answers.push(resolve)) });
    study.openEdit();
    void study.previewFields(['one', '']);
    void study.previewFields(['two', '']);
    answers[1]?.({ ...html, front: 'two' });
    await settled();
    answers[0]?.({ ...html, front: 'one' });
    await settled();
    expect(study.draft?.front).toBe('two');
    study.closePanel();
    study.openEdit();
    expect(study.draft).toBeNull();
  });

  it('stays in its place when its fields are changed', async () => {
    const { study, said } = await start();
    study.reveal();
    study.openEdit();
    await study.saveFields(['Where to?', 'There.']);
    expect(study.card?.html?.front).toBe('Where to?');
    expect(study.revealed).toBe(true);
    expect(study.editing).toBe(false);
    expect(said).toEqual(['Card changed.']);
  });

  it('is asked to be typed only as long as it says so', async () => {
    const { study } = await start({ typed: 'Here.' }, { editFields: async () => Promise.resolve({ ...(fakeCards[0] as CardView), html }) });
    expect(study.attempt?.shape).toBe('text');
    study.openEdit();
    await study.saveFields(['Where?', '']);
    expect(study.attempt).toBeNull();
  });
});

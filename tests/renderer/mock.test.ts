import { describe, expect, it } from 'vitest';
import type { Client } from '../../electron/contract';
import type { MockExam, MockProgress } from '../../electron/contract/exams';
import { ApiError } from '../../renderer/lib/client';
import { AppState } from '../../renderer/state/app.svelte';
import { bindingsOf } from '../../renderer/state/bindings';
import { MockResultState } from '../../renderer/state/mock-result.svelte';
import { MockState } from '../../renderer/state/mock.svelte';
import { createFakeClient } from './fake-client';
import { createHeldClock, settled } from './held-clock';

const MINUTE = 60_000;

async function start({ pauses = false, over = {} }: { pauses?: boolean; over?: Partial<Client> } = {}) {
  const { client, calls } = createFakeClient();
  const clock = createHeldClock();
  const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null, pauses });
  const ended: MockExam[] = [];
  let left = 0;
  const shell = { leave: () => (left += 1), finished: (done: MockExam) => ended.push(done) };
  const state = new MockState({ ...client, ...over }, shell, clock, mock);
  state.begin();
  const saved = () =>
    calls.filter(({ method }) => method === 'saveMock').map(({ input }) => (input as { progress: MockProgress }).progress);
  return { state, client, clock, ended, saved, left: () => left };
}

describe('a mock exam', () => {
  it('counts the time for the exam and for the task that is shown', async () => {
    const { state, clock, saved } = await start();
    clock.advance(4 * MINUTE);
    state.go(1);
    clock.advance(MINUTE);
    await state.save();
    expect(state.leftMs).toBe(25 * MINUTE);
    expect(saved().at(-1)).toMatchObject({ elapsedMs: 5 * MINUTE, current: 1, tasks: [{ spentMs: 4 * MINUTE }, { spentMs: MINUTE }, {}] });
  });

  it('keeps what is typed when typing pauses, and at once when the task changes', async () => {
    const { state, clock, saved } = await start();
    state.type(0, 'kubectl get');
    clock.advance(600);
    state.type(0, 'kubectl get pods');
    clock.advance(600);
    await settled();
    expect(saved()).toEqual([]);
    clock.advance(400);
    await settled();
    expect(saved()).toHaveLength(1);
    expect(saved()[0]?.tasks[0]?.answers[0]).toBe('kubectl get pods');
    state.toggleFlag();
    state.note('look again');
    state.go(2);
    await settled();
    expect(saved().at(-1)).toMatchObject({ current: 2, tasks: [{ flagged: true, notes: 'look again' }, {}, {}] });
    clock.advance(1500);
    await settled();
    expect(saved()).toHaveLength(2);
  });

  it('loses ten seconds of the clock at most when the app is killed', async () => {
    const { clock, saved } = await start();
    clock.advance(35_000);
    await settled();
    expect(saved().at(-1)?.elapsedMs).toBeGreaterThanOrEqual(25_000);
  });

  it('goes on where it was left', async () => {
    const { state, client, clock } = await start();
    state.type(0, 'kubectl get pods');
    state.toggleFlag();
    clock.advance(7 * MINUTE);
    state.go(1);
    await state.stop();
    const again = new MockState(
      client,
      { leave: () => undefined, finished: () => undefined },
      clock,
      await client.mock({ id: state.mock.id }),
    );
    expect(again.current).toBe(1);
    expect(again.leftMs).toBe(23 * MINUTE);
    expect(again.tasks[0]).toMatchObject({ flagged: true, answers: ['kubectl get pods', 'selector:\n  app: tol\n'] });
  });

  it('knows what is answered: a text to repair that was not touched is not', async () => {
    const { state } = await start();
    expect(state.unanswered.map(({ steps }) => steps)).toEqual([2, 2, 2]);
    state.type(0, 'kubectl get pods');
    state.type(1, '  \n');
    expect(state.answeredSteps(0)).toBe(1);
    state.type(1, 'selector:\n  app: toll\n');
    expect(state.unanswered.map(({ task }) => task)).toEqual([1, 2]);
  });

  it('says when ten, five and one minute are left, once each', async () => {
    const { state, clock } = await start();
    const heard: string[] = [];
    for (let second = 0; second < 30 * 60 - 5; second++) {
      clock.advance(1000);
      if (state.spoken !== (heard.at(-1) ?? '')) heard.push(state.spoken);
    }
    expect(heard).toEqual(['10 minutes left', '5 minutes left', '1 minute left']);
  });

  it('ends by itself at the last second, with everything typed', async () => {
    const { state, clock, ended } = await start();
    clock.advance(29 * MINUTE + 59_000);
    state.type(0, 'kubectl get pods');
    expect(ended).toEqual([]);
    clock.advance(1000);
    await settled();
    expect(ended).toHaveLength(1);
    expect(ended[0]?.progress).toMatchObject({
      elapsedMs: 30 * MINUTE,
      tasks: [{ answers: ['kubectl get pods', expect.anything()] }, {}, {}],
    });
    clock.advance(MINUTE);
    await settled();
    expect(ended).toHaveLength(1);
  });

  it('pauses only when that was chosen, and leaving is no pause otherwise', async () => {
    const strict = await start();
    await strict.state.pause();
    expect(strict.state.paused).toBe(false);
    await strict.state.leave();
    expect(strict.left()).toBe(1);
    strict.clock.advance(5 * MINUTE);
    expect(strict.state.leftMs).toBe(25 * MINUTE);

    const kind = await start({ pauses: true });
    kind.clock.advance(MINUTE);
    await kind.state.pause();
    kind.clock.advance(60 * MINUTE);
    kind.state.go(1);
    expect(kind.state.current).toBe(0);
    kind.state.begin();
    kind.clock.advance(MINUTE);
    expect(kind.state.leftMs).toBe(28 * MINUTE);
    await kind.state.leave();
    expect(kind.state.paused).toBe(true);
  });

  it('survives a clock that is put back', async () => {
    const { state, clock } = await start();
    clock.advance(MINUTE);
    const now = clock.now();
    clock.now = () => now - 60 * MINUTE;
    clock.advance(2000);
    expect(state.elapsedMs).toBeGreaterThanOrEqual(MINUTE);
    expect(state.elapsedMs).toBeLessThan(2 * MINUTE);
  });

  it('says that something was not stored, keeps it, and stores it with the next change', async () => {
    let full = true;
    const { client } = createFakeClient();
    const { state } = await start({
      over: { saveMock: (input) => (full ? Promise.reject(new ApiError('disk-full', 'The disk is full.')) : client.saveMock(input)) },
    });
    state.type(0, 'kubectl get pods');
    await state.save();
    expect(state.failure?.message).toBe('The disk is full.');
    full = false;
    await state.save();
    expect(state.failure).toBeNull();
    expect(state.tasks[0]?.answers[0]).toBe('kubectl get pods');
  });

  it('has its clock go on when it could not be finished, unless it was paused or stopped meanwhile', async () => {
    const failing = () => {
      const graded = Promise.withResolvers<MockExam>();
      return { over: { finishMock: () => graded.promise }, fail: () => graded.reject(new ApiError('disk-full', 'The disk is full.')) };
    };
    const { over, fail } = failing();
    const sat = await start({ over });
    sat.clock.advance(MINUTE);
    const finishing = sat.state.finish();
    fail();
    await finishing;
    sat.clock.advance(10 * MINUTE);
    expect(sat.state.leftMs).toBe(19 * MINUTE);

    const left = failing();
    const paused = await start({ pauses: true, over: left.over });
    const ending = paused.state.finish();
    await paused.state.pause();
    left.fail();
    await ending;
    paused.clock.advance(10 * MINUTE);
    expect(paused.state).toMatchObject({ paused: true, leftMs: 30 * MINUTE });

    const removed = failing();
    const stopped = await start({ over: removed.over });
    const last = stopped.state.finish();
    await stopped.state.stop();
    removed.fail();
    await last;
    stopped.clock.advance(10 * MINUTE);
    expect(stopped.state.leftMs).toBe(30 * MINUTE);
  });

  it('can be finished again when grading failed', async () => {
    let broken = true;
    const fake = createFakeClient();
    const { state, ended } = await start({
      over: {
        finishMock: ({ progress }) =>
          broken
            ? Promise.reject(new ApiError('internal', 'Not graded.'))
            : fake.client.startMock({ exam: 'cka', length: 'quarter', profile: null }).then((mock) => ({ ...mock, progress })),
      },
    });
    await state.finish();
    expect(state.failure?.message).toBe('Not graded.');
    expect(state.finishing).toBe(false);
    broken = false;
    await state.finish();
    expect(ended).toHaveLength(1);
  });
});

describe('a mock exam in the window', () => {
  async function sit() {
    const { client, calls } = createFakeClient();
    const clock = createHeldClock();
    const app = new AppState(client, clock);
    await app.start();
    app.openMock(await client.startMock({ exam: 'cka', length: 'quarter', profile: null }));
    return { app, client, clock, calls };
  }

  it('goes on on other screens and comes back where it was', async () => {
    const { app, client, clock } = await sit();
    const sat = app.sat;
    expect(app.screen?.name).toBe('mock');
    app.go('decks');
    clock.advance(2 * MINUTE);
    app.openMock(await client.mock({ id: sat?.mock.id ?? 0 }));
    expect(app.screen).toMatchObject({ name: 'mock', state: { elapsedMs: 2 * MINUTE } });
    expect(app.sat).toBe(sat);
  });

  it('shows what came of it, or says so when another screen is shown', async () => {
    const { app, clock } = await sit();
    clock.advance(30 * MINUTE);
    await settled();
    expect(app.screen?.name).toBe('mock-result');
    expect(app.sat).toBeNull();
    const other = await sit();
    other.app.go('decks');
    other.clock.advance(30 * MINUTE);
    await settled();
    expect(other.app.screen?.name).toBe('decks');
    expect(other.app.toasted?.text).toContain('over and graded');
  });

  it('stops when it is removed', async () => {
    const { app, clock, calls } = await sit();
    const id = app.sat?.mock.id ?? 0;
    app.go('exam');
    await settled();
    if (app.screen?.name === 'exam') await app.screen.state.removeMock(id);
    expect(app.sat).toBeNull();
    const before = calls.length;
    clock.advance(40 * MINUTE);
    await settled();
    expect(calls.slice(before).filter(({ method }) => /Mock/.test(method))).toEqual([]);
  });

  it('pauses, where that was chosen, on the way to another screen', async () => {
    const { client } = createFakeClient();
    const app = new AppState(client, createHeldClock());
    await app.start();
    app.openMock(await client.startMock({ exam: 'cka', length: 'quarter', profile: null, pauses: true }));
    app.go('decks');
    expect(app.sat?.paused).toBe(true);
  });

  it.each(['study', 'add-notes', 'sync', 'about'])('pauses when the menu asks for “%s”', async (what) => {
    const { client } = createFakeClient();
    const app = new AppState({ ...client, chooseFolder: () => Promise.resolve({ path: '/notes/one' }) }, createHeldClock());
    await app.start();
    app.openMock(await client.startMock({ exam: 'cka', length: 'quarter', profile: null, pauses: true }));
    app.ask(what);
    await settled();
    expect(app.screen?.name).not.toBe('mock');
    expect(app.sat?.paused).toBe(true);
  });

  it('is shown when it is drawn, but not once the person has gone elsewhere', async () => {
    const { client } = createFakeClient();
    const drawn = Promise.withResolvers<MockExam>();
    const app = new AppState({ ...client, startMock: () => drawn.promise }, createHeldClock());
    await app.start();
    app.go('exam');
    await settled();
    if (app.screen?.name !== 'exam') throw new Error('no exam screen');
    const starting = app.screen.state.startMock('cka', 'quarter', false);
    app.study(null);
    const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null });
    drawn.resolve(mock);
    await starting;
    expect(app.screen).toMatchObject({ name: 'study' });
    expect(app.sat).toBeNull();
    app.go('exam');
    await settled();
    await app.screen.state.startMock('cka', 'quarter', false);
    expect(app.screen).toMatchObject({ name: 'mock', state: { mock: { id: mock.id } } });
  });

  it('stays when an earlier one is graded late', async () => {
    const { client } = createFakeClient();
    const graded = Promise.withResolvers<MockExam>();
    const app = new AppState({ ...client, finishMock: () => graded.promise }, createHeldClock());
    await app.start();
    const draw = () => client.startMock({ exam: 'cka', length: 'quarter', profile: null });
    const [first, second] = [await draw(), await draw()];
    app.openMock(first);
    const finishing = app.sat?.finish();
    app.openMock(second);
    graded.resolve(await client.finishMock({ id: first.id, progress: first.progress }));
    await finishing;
    expect(app.screen).toMatchObject({ name: 'mock', state: { mock: { id: second.id } } });
    expect(app.sat?.mock.id).toBe(second.id);
    expect(app.toasted?.text).toContain('over and graded');
  });

  it('has a key for each task, none that undoes, and none while it is asked whether to finish', async () => {
    const { app, calls } = await sit();
    const press = (key: string) => bindingsOf(app).find((binding) => !binding.off && binding.keys.includes(key));
    press('3')?.run();
    expect(app.sat?.current).toBe(2);
    press('b')?.run();
    expect(app.sat?.current).toBe(1);
    press('f')?.run();
    expect(app.sat?.tasks[1]?.flagged).toBe(true);
    expect(press('4')).toBeUndefined();
    expect(press('mod+z')).toBeUndefined();
    await app.undo();
    expect(calls.filter(({ method }) => method === 'undo')).toEqual([]);
    press('mod+shift+e')?.run();
    expect(app.sat?.confirming).toBe(true);
    expect(press('n')).toBeUndefined();
    expect(press('escape')).toBeUndefined();
  });

  it('takes Enter through the fields of a task to the next task', async () => {
    const { app } = await sit();
    const { sat } = app;
    sat?.at(0);
    const enter = () =>
      bindingsOf(app)
        .find((binding) => !binding.off && binding.keys.includes('mod+enter'))
        ?.run();
    enter();
    expect(sat?.focus.step).toBe(1);
    sat?.at(1);
    enter();
    expect(sat).toMatchObject({ current: 1, focus: { step: 0 } });
  });
});

describe('the post-mortem', () => {
  it('gets what stands beside an answer once, and does without a card that is gone', async () => {
    const { client, calls } = createFakeClient();
    const mock = await client.startMock({ exam: 'cka', length: 'quarter', profile: null });
    const progress = { ...mock.progress, tasks: mock.progress.tasks.map((task) => ({ ...task, answers: ['kubectl get pods', ''] })) };
    const done = await client.finishMock({ id: mock.id, progress });
    const result = new MockResultState(client, done);
    await result.compare(0);
    await result.compare(0);
    const asked = calls.filter(({ method }) => method === 'card').map(({ input }) => input);
    expect(asked).toEqual([{ card: 1 }, { card: 2 }]);
    expect(result.compared.get('0-0')?.graded.matched.answer).toBeDefined();
    const without = new MockResultState({ ...client, card: () => Promise.reject(new ApiError('not-found', 'Gone.')) }, done);
    await without.compare(1);
    expect(without.compared.get('1-0')).toBeNull();
  });
});

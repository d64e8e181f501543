import { expect, it } from 'vitest';
import { inputs, type Api } from '../../electron/contract';
import { createClient } from '../../electron/transport/client';
import { dispatch } from '../../electron/transport/dispatch';
import { questions, startTestApp } from '../app/test-app';

it('turns a bug into one calm sentence and reports it with its stack', async () => {
  const { app } = startTestApp({ 'a.md': questions(1) });
  const broken: Api = {
    ...app.api,
    today: () => {
      throw new TypeError('oops');
    },
  };
  const reported: unknown[] = [];
  const answer = await dispatch(broken, 'today', {}, (_method, error) => reported.push(error));
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'internal', message: expect.stringContaining('Something went wrong') as string },
  });
  expect(reported).toHaveLength(1);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])('knows no method %j', async (method) => {
  const { app } = startTestApp({});
  expect(await dispatch(app.api, method, {}, () => undefined)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});

it('makes a client that is no promise and has every method', () => {
  const client = createClient(() => Promise.resolve({ ok: true, value: null }));
  expect('then' in client).toBe(false);
  expect(Object.keys(client)).toEqual(Object.keys(inputs));
});

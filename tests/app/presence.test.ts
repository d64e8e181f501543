import { expect, it } from 'vitest';
import { hour, minute, questions, startTestApp } from './test-app';

const at = (hours: number) => ({ on: true, atMinutes: hours * 60, quietDays: [] });

it('reminds at its time when something is due, once, and not before', async () => {
  const { app, client, clock, opened } = startTestApp({ 'a.md': questions(3) });
  await client.setSettings({ reminder: at(11) });
  app.lookAround();
  clock.at += hour - minute;
  app.lookAround();
  expect(opened).toEqual([]);
  clock.at += minute;
  app.lookAround();
  app.lookAround();
  expect(opened).toEqual(['3 cards are due']);
});

it('says nothing when nothing is due, nor on a quiet day', async () => {
  const idle = startTestApp({});
  await idle.client.setSettings({ reminder: at(11) });
  idle.clock.at += 2 * hour;
  idle.app.lookAround();
  expect(idle.opened).toEqual([]);

  const quiet = startTestApp({ 'a.md': questions(3) });
  await quiet.client.setSettings({ reminder: { ...at(11), quietDays: [3] } });
  quiet.clock.at += 2 * hour;
  quiet.app.lookAround();
  expect(quiet.opened).toEqual([]);
});

it('tells the tray what is due, only while there is one', async () => {
  const { app, client, opened } = startTestApp({ 'a.md': questions(3) });
  app.lookAround();
  expect(opened).toEqual([]);
  await client.setSettings({ tray: true });
  app.lookAround();
  expect(opened).toEqual(['3 due']);
});

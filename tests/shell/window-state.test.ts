import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fitToScreens, minimumSize, readWindowState, writeWindowState } from '../../electron/shell/window-state';

const folder = mkdtempSync(join(tmpdir(), 'kubedeck-window-'));
afterAll(() => rmSync(folder, { recursive: true }));
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('the remembered place', () => {
  it('is read as it was written', () => {
    const file = join(folder, 'window.json');
    const state = { x: 10, y: 20, width: 900, height: 700, maximized: true };
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it.each(['', '{', '[]', '{"width":"wide"}', 'null'])('gives way to a sensible first one when the file holds %j', (text) => {
    const file = join(folder, 'spoilt.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toMatchObject({ maximized: false });
    expect(readWindowState(join(folder, 'none.json')).width).toBeGreaterThan(minimumSize.width);
  });
});

describe('screens', () => {
  it('keep a window where it was while its title bar can be reached', () => {
    const state = { x: 2000, y: 50, width: 900, height: 700, maximized: false };
    expect(fitToScreens(state, [screen, right])).toEqual(state);
  });

  it('that are gone bring it back to the first one', () => {
    const { x, y, width } = fitToScreens({ x: 2000, y: 50, width: 900, height: 700, maximized: false }, [screen]);
    expect([x, y, width]).toEqual([undefined, undefined, 900]);
  });

  it('that are smaller make it smaller, down to what can be used', () => {
    const tiny = { x: 0, y: 0, width: 500, height: 400 };
    expect(fitToScreens({ x: 0, y: 0, width: 3000, height: 2000, maximized: false }, [tiny])).toMatchObject(minimumSize);
  });
});

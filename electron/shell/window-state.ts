import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const schema = v.object({
  x: v.optional(v.number()),
  y: v.optional(v.number()),
  width: v.number(),
  height: v.number(),
  maximized: v.boolean(),
});

export interface WindowState {
  x?: number | undefined;
  y?: number | undefined;
  width: number;
  height: number;
  maximized: boolean;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const minimumSize = { width: 640, height: 480 };
const firstState: WindowState = { width: 1180, height: 800, maximized: false };

/** The remembered place, or a sensible first one: a missing or spoilt file is no reason not to open. */
export function readWindowState(file: string): WindowState {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return firstState;
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(state));
  renameSync(draft, file);
}

/** Fits a remembered place to the screens there are now: never off-screen, never larger than the screen. */
export function fitToScreens(state: WindowState, screens: readonly Area[]): WindowState {
  const first = screens[0];
  if (!first) return state;
  const { x, y } = state;
  const titleBar = { x: (x ?? 0) + state.width / 2, y: (y ?? 0) + 16 };
  const holds = (area: Area) =>
    titleBar.x >= area.x && titleBar.x < area.x + area.width && titleBar.y >= area.y && titleBar.y < area.y + area.height;
  const screen = x === undefined || y === undefined ? undefined : screens.find(holds);
  const room = screen ?? first;
  const width = Math.max(minimumSize.width, Math.min(state.width, room.width));
  const height = Math.max(minimumSize.height, Math.min(state.height, room.height));
  return screen ? { x, y, width, height, maximized: state.maximized } : { width, height, maximized: state.maximized };
}

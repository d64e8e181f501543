import type { CustomMode } from '../../electron/contract/custom';

export const modeNames: Record<CustomMode, string> = {
  cram: 'Cram',
  preview: 'Preview',
  ahead: 'Review ahead',
  forgotten: 'Forgotten today',
};

/** A session of chosen cards. */
export interface CustomSession {
  session: number;
  mode: CustomMode;
}

/** What to know of a session of chosen cards while it lasts; null for one that is like any other. */
export const sessionNote = (mode: CustomMode) => (mode === 'ahead' ? null : `${modeNames[mode]}: the schedule stays`);

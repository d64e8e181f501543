/** Profiles across the boundary: the data folders of this computer, and which of them is open. */
import * as v from 'valibot';
import { nothing, type Nothing } from './method';

export interface Profile {
  /** The last part of its folder; `Kubedeck` for the app's own. */
  name: string;
  folder: string;
  /** It is the one that is open. */
  open: boolean;
}

export interface Profiles {
  profiles: Profile[];
  /** The open one is only looked at: nothing is stored. */
  readonly: boolean;
}

export interface Moved {
  /** Where the data lies now. */
  folder: string;
  /** The database that was left behind, under another name. */
  kept: string;
}

export interface ProfilesApi {
  profiles: (input: Nothing) => Profiles;
  /** Asks for a folder and puts it on the list; what it holds stays as it is. */
  addProfile: (input: Nothing) => Promise<Profiles>;
  /** Takes a folder off the list; what it holds stays as it is. */
  forgetProfile: (input: { folder: string }) => Profiles;
  /** Opens a data folder in the place of the one that is open; the window starts over. */
  openProfile: (input: { folder: string; readonly: boolean }) => Nothing;
  /** Asks for a folder and moves the data of the open profile there; null when the person thinks better of it. The window starts over. */
  startMove: (input: Nothing) => Promise<{ job: number | null }>;
}

const folder = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));

export const profilesInputs = {
  profiles: nothing,
  addProfile: nothing,
  forgetProfile: v.strictObject({ folder }),
  openProfile: v.strictObject({ folder, readonly: v.boolean() }),
  startMove: nothing,
};

import type { Client, Settings } from '../../electron/contract';
import type { Clock } from '../lib/clock';
import { failureOf, type Failure } from '../lib/failure';
import type { Destination, Shell, Toast } from '../lib/screen-types';
import { DecksState } from './decks.svelte';
import { SettingsState } from './settings.svelte';
import { StudyState } from './study.svelte';
import { TodayState } from './today.svelte';
import { TroubleState } from './trouble.svelte';

/** What is on the screen, with the state that lives as long as it does. */
export type Screen =
  | { name: 'today'; state: TodayState }
  | { name: 'study'; state: StudyState }
  | { name: 'decks'; state: DecksState }
  | { name: 'settings'; state: SettingsState }
  | { name: 'trouble'; state: TroubleState };

const toastMs = 8000;

export class AppState implements Shell {
  screen = $state.raw<Screen | null>(null);
  failure = $state.raw<Failure | null>(null);
  toasted = $state.raw<Toast | null>(null);
  dialog = $state<'keys' | 'palette' | null>(null);
  settings = $state.raw<Settings | null>(null);

  readonly #client: Client;
  readonly #clock: Clock;
  #toasts = 0;
  #cancelToast: (() => void) | null = null;
  #cameFrom: Destination = 'today';

  constructor(client: Client, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** Asks how the start went and shows the first screen. */
  async start(): Promise<void> {
    this.failure = null;
    try {
      const status = await this.#client.status({});
      this.settings = status.settings;
      if (status.trouble) {
        this.screen = { name: 'trouble', state: new TroubleState(this.#client, status.trouble, () => this.start()) };
      } else {
        this.go('today');
        if (status.notice) this.toast(status.notice);
      }
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  go(to: Destination) {
    this.dialog = null;
    this.#cameFrom = to;
    if (to === 'today') this.#openToday();
    else if (to === 'decks') this.#openDecks();
    else this.#openSettings();
  }

  #openToday() {
    const state = new TodayState(this.#client, this.#clock);
    this.screen = { name: 'today', state };
    void state.load();
  }

  #openDecks(): DecksState {
    const state = new DecksState(this.#client, this, this.#clock);
    this.screen = { name: 'decks', state };
    void state.load();
    return state;
  }

  #openSettings(): SettingsState {
    const state = new SettingsState(this.#client, this, this.#clock, (settings) => (this.settings = settings));
    this.screen = { name: 'settings', state };
    void state.load();
    return state;
  }

  study(deck: { id: number; name: string } | null) {
    this.dialog = null;
    this.dismissToast();
    const state = new StudyState(this.#client, this, this.#clock, deck);
    this.screen = { name: 'study', state };
    void state.load();
  }

  leave() {
    this.go(this.#cameFrom);
  }

  toast(text: string, undo = false) {
    this.#toasts += 1;
    this.toasted = { id: this.#toasts, text, undo };
    this.releaseToast();
  }

  /** A toast that is pointed at or focused stays. */
  holdToast() {
    this.#cancelToast?.();
    this.#cancelToast = null;
  }

  releaseToast() {
    this.holdToast();
    this.#cancelToast = this.#clock.after(toastMs, () => this.dismissToast());
  }

  dismissToast() {
    this.holdToast();
    this.toasted = null;
  }

  /** Takes back the last step, whatever it was, and shows the screen as it is then. */
  async undo(): Promise<void> {
    const screen = this.screen;
    if (!screen || screen.name === 'trouble') return;
    if (screen.name === 'study') return screen.state.undo();
    try {
      const undone = await this.#client.undo({});
      this.toast(undone ? `Undone: ${undone.label}` : 'There is nothing to undo.');
      await screen.state.load();
    } catch (error) {
      this.toast(failureOf(error).message);
    }
  }

  /** What the application menu asks for, by name; an unknown name is ignored. */
  ask(what: string) {
    const screen = this.screen;
    if (!screen || screen.name === 'trouble') return;
    const decks = () => (screen.name === 'decks' ? screen.state : this.#openDecks());
    const settings = () => (screen.name === 'settings' ? screen.state : this.#openSettings());
    const asked: Record<string, () => void> = {
      today: () => this.go('today'),
      decks: () => this.go('decks'),
      settings: () => this.go('settings'),
      about: () => (settings().show = 'about'),
      study: () => this.study(null),
      undo: () => void this.undo(),
      keys: () => (this.dialog = 'keys'),
      palette: () => (this.dialog = 'palette'),
      'add-notes': () => void decks().addFolder(),
      sync: () => void decks().readAgain(),
      'back-up': () => void settings().backUp(),
    };
    asked[what]?.();
  }

  async setTheme(theme: Settings['theme']): Promise<void> {
    try {
      this.settings = await this.#client.setSettings({ theme });
      if (this.screen?.name === 'settings') this.screen.state.settings = this.settings;
    } catch (error) {
      this.toast(failureOf(error).message);
    }
  }

  openLink(url: string) {
    this.#client.openLink({ url }).catch((error: unknown) => this.toast(failureOf(error).message));
  }
}

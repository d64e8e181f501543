import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { createClient } from './lib/client';
import { systemClock } from './lib/clock';
import { isField } from './lib/keys';
import { AppState } from './state/app.svelte';

const app = new AppState(createClient(window.kubedeck), systemClock);
mount(App, {
  target: document.body,
  props: { app, mac: window.kubedeck.platform === 'darwin', pathOf: (file: File) => window.kubedeck.pathOf(file) },
});
window.kubedeck.onAsk((what) => {
  // In a text field Undo is about the typing, and the field hears its key itself.
  if (what !== 'undo' || !isField(document.activeElement)) app.ask(what);
});
void app.start();

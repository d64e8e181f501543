import { createRawSnippet, flushSync, mount, unmount, type Snippet } from 'svelte';
import HtmlCard from '../../renderer/components/HtmlCard.svelte';

interface Shown {
  html: string;
  css?: string;
  dark?: boolean;
  ordinal?: number;
  /** Where each remote picture is shown from, when the person asks for it. */
  remote?: Record<string, string>;
  /** Puts a text field where the card asks for typing. */
  typed?: boolean;
}

const field: Snippet = createRawSnippet(() => ({ render: () => '<input aria-label="Your answer">' }));

/** Shows cards in the real page without a deck behind them, and keeps what was asked of the outside. */
class CardPage {
  readonly links: string[] = [];
  readonly asked: string[][] = [];
  /** Keys that came out of the card. */
  readonly keys: string[] = [];
  #card: Record<string, unknown> | null = null;

  async show({ html, css = '', dark = false, ordinal = 0, remote = {}, typed = false }: Shown): Promise<void> {
    if (this.#card) await unmount(this.#card);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    const target = document.createElement('main');
    target.style.cssText = 'display: block; width: 45rem; margin: 2rem auto';
    target.addEventListener('keydown', ({ key }) => this.keys.push(key));
    document.body.replaceChildren(target);
    const media = (name: string) => `app://kubedeck/media/${encodeURIComponent(name)}`;
    const loadRemote = (addresses: string[]) => {
      this.asked.push(addresses);
      return Promise.resolve(addresses.map((address) => remote[address] ?? null));
    };
    const onlink = (url: string) => this.links.push(url);
    const props = { html, css, dark, ordinal, media, loadRemote, onlink, ...(typed && { typed: field }) };
    this.#card = mount(HtmlCard, { target, props });
    flushSync();
  }

  /** As the key R would. */
  replay(): unknown {
    const play = this.#card?.['replay'];
    return typeof play === 'function' ? Reflect.apply(play, undefined, []) : null;
  }
}

Object.assign(window, { cardPage: new CardPage() });

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

const banned =
  'script,iframe,object,embed,form,input,textarea,select,meta,base,link,style,template,foreignObject,use,image,animate,set,frame,dialog,canvas';
const bannedNames = /^on|^(?:srcset|srcdoc|formaction|action|ping|poster|background|target|autofocus|autoplay|contenteditable|popover)/;
const ownAddress = /^(?:app:\/\/kubedeck\/media\/|data:image\/)/;

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

  /** What is in the card now that must not be there, in words. */
  leftovers(): string[] {
    const card = document.querySelector('.html-card');
    const root = card?.firstElementChild?.shadowRoot;
    if (!card || !root) return ['no card'];
    const found = Array.from(root.querySelectorAll(banned), ({ tagName }) => `<${tagName}>`);
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of Array.from(element.attributes)) {
        const isAddress = ['src', 'href', 'xlink:href', 'data-address'].includes(name);
        const isFine = element instanceof HTMLAnchorElement ? value.startsWith('https://') : ownAddress.test(value);
        if (bannedNames.test(name) || (isAddress && !isFine)) found.push(`${name}=${value}`);
      }
    }
    // The first sheet is the component's own; it may speak of what is around the card, those that came with the card may not.
    for (const { cssRules } of root.adoptedStyleSheets.slice(1)) {
      const css = Array.from(cssRules, ({ cssText }) => cssText).join('\n');
      if (/evil|:host/.test(css)) found.push(css);
    }
    const below = window.innerHeight - 5;
    if (card.getBoundingClientRect().bottom < below && document.elementFromPoint(5, below)?.closest('.html-card'))
      found.push('covers the page');
    return found;
  }

  /** As the key R would. */
  replay(): unknown {
    const play = this.#card?.['replay'];
    return typeof play === 'function' ? Reflect.apply(play, undefined, []) : null;
  }
}

Object.assign(window, { cardPage: new CardPage() });

import type { CardContent } from './card';
import { plainText } from './anki-template/plain-text';
import { renderTemplate, type RenderedCard } from './anki-template/render-template';

/** A card that templates make of a note's fields. */
export interface TemplatedCard {
  cloze: boolean;
  /** Names of the fields, in order. */
  fields: readonly string[];
  values: readonly string[];
  templates: readonly { name: string; front: string; back: string }[];
  typeName: string;
  /** Number of the template; for clozes the gap number less one. */
  template: number;
  tags: readonly string[];
  /** Slash-separated. */
  deck: string;
}

/** Both sides of a card made by another program's templates: HTML of strangers, for `HtmlCard` only. */
export interface CardHtml {
  front: string;
  back: string;
  css: string;
  /** Number of the template; styles may go by it. */
  ordinal: number;
  /** What is to be typed where the front asks for it; null when it does not. */
  typed: string | null;
  /** What the templates are filled with. */
  fields: { name: string; value: string }[];
}

export function cardHtml(card: TemplatedCard & { css: string }): CardHtml {
  const { front, back, typed } = renderImported(card);
  const fields = card.fields.map((name, index) => ({ name, value: card.values[index] ?? '' }));
  return { front, back, css: card.css, ordinal: card.template, typed: typed?.expected ?? null, fields };
}

/** Both sides as HTML of strangers. */
function renderImported(card: TemplatedCard): RenderedCard {
  const template = card.templates[card.cloze ? 0 : card.template] ?? { name: '', front: '', back: '' };
  return renderTemplate({
    front: template.front,
    back: template.back,
    cloze: card.cloze,
    fields: card.fields.map((name, index) => ({ name, value: card.values[index] ?? '' })),
    tags: card.tags,
    deck: card.deck.replaceAll('/', '::'),
    cardOrd: card.template,
    notetypeName: card.typeName,
    templateName: template.name,
  });
}

const divider = /<hr id=["']?answer["']? ?\/?>/i;

/** What a templated card asks, as text: for lists, the search, and grading what is typed. */
export function importedContent(card: TemplatedCard): CardContent {
  const { front, back, typed } = renderImported(card);
  const divided = divider.exec(back);
  const question = plainText(front);
  const answer = typed?.expected ?? plainText(divided ? back.slice(divided.index + divided[0].length) : back);
  return {
    kind: card.cloze ? 'cloze' : 'basic',
    // Nothing but a picture leaves no text; a card in a list needs a name.
    front: question === '' ? (card.values.map(plainText).find((value) => value !== '') ?? '(picture)') : question,
    answer,
    accept: [],
    broken: null,
    blanks: [],
    at: '',
    gap: card.cloze ? card.template + 1 : 0,
    list: null,
    why: '',
    link: '',
    scenario: null,
  };
}

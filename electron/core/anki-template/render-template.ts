import { clozeNumbers, type ClozeSide } from './cloze';
import { escapeHtml } from './entities';
import { applyFilters } from './filters';
import { markUp } from './mark-up';
import { parseTemplate, type TemplateNode } from './parse-template';
import { filledFields, isBlank, isGapName, rendersWith } from './template-fields';
import { findTyped, placeTyped, type TypedAnswer } from './typed';

export interface NoteField {
  name: string;
  /** HTML, as the note has it. */
  value: string;
}

/** A card of an imported note, with everything its templates can speak of. */
export interface TemplateCard {
  /** Templates of the two sides. */
  front: string;
  back: string;
  /** The note type is of the cloze kind: one template, one card for each gap number. */
  cloze: boolean;
  fields: readonly NoteField[];
  tags: readonly string[];
  /** Deck name, levels separated by `::`. */
  deck: string;
  /** Which template, or for a cloze the gap number, counted from 0. */
  cardOrd: number;
  notetypeName: string;
  templateName: string;
  /** 0 for none. */
  flag?: number;
  cardId?: string;
}

export interface RenderedCard {
  /** HTML of strangers: to be shown by HtmlCard only, which makes it harmless. */
  front: string;
  back: string;
  /** What is to be typed, when the front asks for it. */
  typed: TypedAnswer | null;
  /** What is wrong with the templates, as sentences; each also stands in its place in `front` or `back`. */
  problems: string[];
}

interface Context {
  values: ReadonlyMap<string, string>;
  side: ClozeSide;
  number: number;
  frontSide: string;
  /** Filled while rendering: fields that are not there. */
  problems: string[];
}

/** The note's own fields win over the special ones. */
function fieldValues(card: TemplateCard): Map<string, string> {
  const special: [string, string][] = [
    ['Tags', card.tags.join(' ')],
    ['Type', card.notetypeName],
    ['Deck', card.deck],
    ['Subdeck', card.deck.split('::').at(-1) ?? ''],
    ['Card', card.templateName],
    ['CardFlag', `flag${card.flag ?? 0}`],
    ['CardID', card.cardId ?? ''],
  ];
  const escaped = special.map(([name, text]): [string, string] => [name, escapeHtml(text)]);
  return new Map([[`c${card.cardOrd + 1}`, '1'], ...escaped, ...card.fields.map(({ name, value }): [string, string] => [name, value])]);
}

function renderField(node: TemplateNode & { kind: 'field' }, context: Context): string {
  if (node.field === 'FrontSide') return context.frontSide;
  if (node.field === '' && node.filters.length > 0) return '';
  const value = context.values.get(node.field);
  if (value !== undefined) return applyFilters(value, node.filters, { field: node.field, number: context.number, side: context.side });
  context.problems.push(unknownField([...node.filters].reverse().concat(node.field).join(':')));
  return '';
}

const unknownField = (written: string) => `{{${written}}} names a field this note does not have.`;

function renderNodes(nodes: readonly TemplateNode[], context: Context): string {
  let html = '';
  for (const node of nodes) {
    if (node.kind === 'text') html += node.text;
    else if (node.kind === 'field') html += renderField(node, context);
    else {
      const value = context.values.get(node.field);
      if (value === undefined && !isGapName(node.field)) context.problems.push(unknownField(`${node.negated ? '^' : '#'}${node.field}`));
      // Also what is not shown is looked through for mistakes.
      const within = renderNodes(node.children, context);
      if (isBlank(value ?? '') === node.negated) html += within;
    }
  }
  return html;
}

interface Side {
  html: string;
  problem: string | null;
}

function renderSide(template: string, name: string, context: Omit<Context, 'problems'>): Side {
  const parsed = parseTemplate(template);
  const problems: string[] = [];
  const html = parsed.nodes === null ? '' : renderNodes(parsed.nodes, { ...context, problems });
  const [what = parsed.problem] = problems;
  if (what === null) return { html, problem: null };
  const problem = `The ${context.side} template of “${name}” has a mistake: ${what}`;
  return { html: problemHtml(problem), problem };
}

const problemHtml = (problem: string) => `<div class="card-problem">${escapeHtml(problem)}</div>`;

/** Why the card has nothing to ask, or null when it has. */
function blankReason(card: TemplateCard, values: ReadonlyMap<string, string>): string | null {
  if (card.cloze) {
    const number = card.cardOrd + 1;
    const asked = card.fields.some(({ value }) => clozeNumbers(value).includes(number));
    return asked ? null : `This note has no gap ${number}, so there is nothing to ask.`;
  }
  const parsed = parseTemplate(card.front);
  if (parsed.nodes === null || rendersWith(parsed.nodes, filledFields(values))) return null;
  return 'The fields on the front of this card are empty, so there is nothing to ask.';
}

/** Both sides of a card as Anki would show them. Never throws: a broken template gives a sentence in its place. */
export function renderTemplate(card: TemplateCard): RenderedCard {
  const values = fieldValues(card);
  const shared = { values, number: card.cardOrd + 1 };
  const front = renderSide(card.front, card.templateName, { ...shared, side: 'front', frontSide: '' });
  const blank = front.problem === null ? blankReason(card, values) : null;
  if (blank !== null) {
    const message = problemHtml(blank);
    return { front: markUp(front.html) + message, back: message, typed: null, problems: [blank] };
  }
  const back = renderSide(card.back, card.templateName, { ...shared, side: 'back', frontSide: front.html });
  const typed = findTyped(front.html, values, card.cardOrd + 1);
  return {
    front: placeTyped(markUp(front.html), typed, 'front'),
    back: placeTyped(markUp(back.html), typed, 'back'),
    typed,
    problems: [front.problem, back.problem].filter((problem) => problem !== null),
  };
}

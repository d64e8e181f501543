import { posix } from 'node:path';
import type { CardContent } from '../../core/card';
import type { Schedule } from '../../core/scheduling/types';
import type { OpenCollection, ReadContext, Refused } from '../collection';
import { limits } from '../limits';
import { plainContent } from '../text-cards';
import { toOpenCollection, nameOf, writeGap, type MarkupCard } from './markup-cards';
import { orgToMarkdown } from './org-markdown';
import { readOrg, type Headline } from './org-outline';
import { orgDrillSchedule, orgFcSchedule } from './org-schedule';
import { readTextFiles, type TextFile } from './text-files';

/** A card of a headline, and by what the headline keeps its place. */
interface OrgCard {
  name: string;
  content: CardContent;
}

/** Reads the cards of org-drill and org-fc in a file or folder. @throws AppError */
export async function openOrg(path: string, context: ReadContext): Promise<OpenCollection> {
  const notes = readTextFiles(path, /\.org$/i, context.signal);
  const cards = notes.files.flatMap((file) => cardsOf(file, context, notes.refused));
  return Promise.resolve(toOpenCollection('org-drill', notes, cards));
}

function cardsOf(file: TextFile, context: ReadContext, refused: Refused[]): MarkupCard[] {
  const { title, headlines } = readOrg(file.text);
  const deck = title ?? posix.basename(file.path).replace(/\.\w+$/, '');
  const cards: MarkupCard[] = [];
  const visit = (headline: Headline, inherited: readonly string[]) => {
    const tags = [...inherited, ...headline.tags.filter((tag) => tag !== 'drill' && tag !== 'fc')];
    const isFc = headline.tags.includes('fc');
    const made = isFc ? fcCards(headline) : headline.tags.includes('drill') ? drillCards(headline) : null;
    if (made?.length === 0) refused.push({ what: `${file.path}, line ${headline.line}`, reason: 'It has nothing to ask.' });
    const identity = headline.properties.get('ID') ?? nameOf(headline.title, ...headline.body);
    for (const { name, content } of made ?? []) {
      const schedule: Schedule | null = isFc ? orgFcSchedule(headline, name, context) : orgDrillSchedule(headline, context);
      cards.push({
        identity: name === '' ? identity : `${identity}:${name}`,
        siblings: identity,
        deck,
        content,
        note: file.path,
        tags,
        modifiedAt: file.modifiedAt,
        schedule,
        suspended: headline.tags.includes('suspended'),
      });
    }
    for (const child of headline.children) visit(child, tags);
  };
  for (const headline of headlines) visit(headline, []);
  return cards;
}

/** Kinds of org-drill that hide one gap at a time; all others hide them together. */
const oneByOne = /^hide(?:1|2)/;
/** A gap in square brackets that is no link, footnote, tick box or date. */
const drillGap = /(?<!\[)\[(?![\s[\]]|fn:|[xX-]\]|\d{1,3}[/%]|\d{4}-\d\d-\d\d)([^[\]|]{1,500})(?:\|\|?([^[\]]{0,200}))?\](?![\](])/g;

function drillCards(headline: Headline): OrgCard[] {
  const { title, body, properties, children } = headline;
  const kind = (properties.get('DRILL_CARD_TYPE') ?? 'simple').toLowerCase();
  const question = orgToMarkdown(body);
  const sides = children
    .filter(({ tags }) => !tags.includes('drill'))
    .map(sideOf)
    .filter(({ text }) => text !== '');
  if ((kind === 'twosided' || kind === 'multisided') && sides.length > 1) {
    const asked = kind === 'twosided' ? sides.slice(0, 2) : sides;
    return asked.map(({ name, text }, index) => {
      const others = asked.filter((_, other) => other !== index);
      const answer = others.length === 1 ? (others[0]?.text ?? '') : others.map((other) => `**${other.name}**: ${other.text}`).join('\n\n');
      return {
        name: String(index + 1),
        content: plainContent('basic', joined(question, `**${name}**: ${text}`), answer, whyOf(sides.slice(asked.length))),
      };
    });
  }
  const gaps = gapsOf(question);
  if (gaps.length > 0) {
    return writeDrillGaps(question, oneByOne.test(kind)).map((content) => ({
      name: content.gap === 1 ? '' : `c${content.gap}`,
      content: { ...content, why: whyOf(sides) },
    }));
  }
  const [first, ...rest] = sides;
  if (first) return [{ name: '', content: plainContent('basic', question === '' ? title : question, first.text, whyOf(rest)) }];
  return question === '' || title === '' ? [] : [{ name: '', content: plainContent('basic', title, question) }];
}

/** A headline below a card, with all that is below it. */
function sideOf(headline: Headline): { name: string; text: string } {
  const below = headline.children.map(sideOf).map(({ name, text }) => joined(`**${name}**`, text));
  return { name: headline.title, text: joined(orgToMarkdown(headline.body), ...below) };
}

const joined = (...parts: string[]) => parts.filter((part) => part !== '').join('\n\n');
const whyOf = (sides: readonly { name: string; text: string }[]) => joined(...sides.map(({ name, text }) => `**${name}**: ${text}`));

function gapsOf(text: string): { text: string; hint: string }[] {
  return [...text.matchAll(drillGap)].slice(0, limits.gaps).map(([, hidden = '', hint = '']) => ({ text: hidden, hint }));
}

function writeDrillGaps(text: string, isOneByOne: boolean): CardContent[] {
  const gaps = gapsOf(text);
  let index = 0;
  const front = text.replace(drillGap, (whole, hidden: string, hint: string | undefined) => {
    index += 1;
    if (index > gaps.length) return whole;
    return writeGap(isOneByOne ? index : 1, hidden, hint ?? '');
  });
  if (!isOneByOne) return [{ ...plainContent('cloze', front, gaps.map((gap) => gap.text).join(', ')), gap: 1 }];
  return gaps.map((gap, at) => ({ ...plainContent('cloze', front, gap.text), gap: at + 1 }));
}

/** `{{text}{hint}@0}`, hint and place may be missing. */
const fcGap = /\{\{([^{}]{1,1000})\}(?:\{([^{}]{0,200})\})?(?:@(\d{1,3}))?\}/g;

function fcCards(headline: Headline): OrgCard[] {
  const { title, body, properties, children } = headline;
  const kind = (properties.get('FC_TYPE') ?? 'normal').toLowerCase();
  const text = orgToMarkdown(body);
  const back = children.find((child) => child.title.toLowerCase() === 'back');
  if (kind === 'cloze') return fcGaps(joined(title.includes('{{') || text === '' ? title : '', text));
  const [question, answer] = back ? [joined(title, text), sideOf(back).text] : [title, text];
  if (question === '' || answer === '') return [];
  const front = { name: 'front', content: plainContent('basic', question, answer) };
  return kind === 'double' ? [front, { name: 'back', content: plainContent('basic', answer, question) }] : [front];
}

function fcGaps(text: string): OrgCard[] {
  const gaps = [...text.matchAll(fcGap)].slice(0, limits.gaps).map(([, hidden = '', , place], index) => ({
    hidden,
    place: place === undefined ? index : Number(place),
  }));
  let index = 0;
  const front = text.replace(fcGap, (whole, hidden: string, hint: string | undefined) => {
    const place = gaps[index]?.place;
    index += 1;
    return place === undefined ? whole : writeGap(place + 1, hidden, hint ?? '');
  });
  return [...Map.groupBy(gaps, ({ place }) => place)].map(([place, own]) => ({
    name: String(place),
    content: { ...plainContent('cloze', front, own.map(({ hidden }) => hidden).join(', ')), gap: place + 1 },
  }));
}

import type { Block, List } from './blocks';
import { correctStatement } from './corrections';
import { newDraft } from './draft';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { plainText, tidyMarkdown } from './plain-text';
import { namesSomething, whyNotAlone, whyNotOwn } from './stands-alone';
import { isTask, pointsElsewhere } from './task-sentences';
import { isPlainlyCommand } from './tools';
import { isTerm, isWide, speaksOfKubernetes } from './vocabulary';

const mostEntries = 7;
const longestEntry = 70;
const longestReason = 140;

/** A list that answers a question: the kinds of a thing, or what stands below a question. Tells whether it did. */
export function findListAnswer(list: List, spot: Spot, finds: Finds): boolean {
  const question = questionOf(spot);
  if (question === null || list.items.length < 2 || list.items.length > mostEntries) return false;
  const longest = question.isOpen ? longestReason : longestEntry;
  const entries = list.items.map((item) => entryOf(item, !question.isOpen));
  if (
    entries.some(
      (entry) =>
        entry === null ||
        entry.length > longest ||
        /\betc\b|\bothers?\b|\.\.\.|…|https?:|\?$|^\[[ x]\]/i.test(entry) ||
        isPlainlyCommand(entry),
    )
  )
    return false;
  const lines = entries.map((entry, index) => (list.ordered ? `${String(index + 1)}. ${entry ?? ''}` : `- ${entry ?? ''}`));
  const answer = lines.join('\n');
  const draft = newDraft({
    form: 'found-list',
    kind: 'concept',
    front: question.text,
    answer,
    list: list.ordered ? 'ordered' : 'set',
    line: list.line,
    endLine: list.endLine,
    confidence: question.isOpen ? 0.55 : 0.7,
    outdated: correctStatement(`${question.text} ${plainText(answer)}`, spot.topics),
  });
  finds.cards.push({ kind: 'concepts', draft, section: spot.section, group: `list#${question.text}` });
  return true;
}

interface ListQuestion {
  text: string;
  /** A question of the note itself, whose entries may be whole sentences. */
  isOpen: boolean;
}

const amount = '(?:two|three|four|five|six|seven|several|multiple|various|many|some|a few|a couple of|\\d+)';

function questionOf({ intro, topics }: Spot): ListQuestion | null {
  const title = topics.at(-1) ?? '';
  if (intro === '')
    return /\?$/.test(title) && title.split(' ').length >= 2 && speaksOfKubernetes(title) && whyNotOwn(title) === null
      ? { text: title, isOpen: true }
      : null;
  const sentence =
    plainText(intro)
      .split(/(?<=[.!?])\s+(?=[A-Z])/)
      .at(-1) ?? '';
  if (!sentence.endsWith(':') || sentence.length > 140 || !speaksOfKubernetes(sentence)) return null;
  const said = sentence.replace(/\s*(?:as follows|like so|below|the following(?: ones)?|the following types?)?\s*:$/i, '').trim();
  if (pointsElsewhere(said) || /\b(?:this|these|we|our|I|you|it|they)\b/i.test(said)) return null;
  const there = new RegExp(
    `^(?:there are|these are|currently there are|kubernetes (?:has|supports|offers|provides)|k8s (?:has|supports|offers|provides))\\s+(?:the\\s+)?(?:following\\s+)?(?:${amount}\\s+)?((?:different |supported |main |common |basic |primary )?.{4,80})$`,
    'i',
  ).exec(said);
  const things = there?.[1];
  if (things !== undefined && /\b\w+s\b/.test(things))
    return {
      text: `Name the ${things.replace(/^(?:the|different)\s+/i, '')}${/kubernetes|k8s/i.test(things) ? '' : ' of Kubernetes'}.`.replace(
        / (in|of) k8s/i,
        ' $1 Kubernetes',
      ),
      isOpen: false,
    };
  const are = /^((?:the|some|all)?\s*[A-Za-z].{3,80}?)\s+are$/i.exec(said);
  const subject = are?.[1];
  return subject !== undefined && /s$|s (?:of|for|in|to) /.test(subject)
    ? { text: `What are ${subject.charAt(0).toLowerCase()}${subject.slice(1)}?`, isOpen: false }
    : null;
}

/** An entry's text; of "term: explanation" only the term where a name is wanted. */
function entryOf(item: readonly Block[], nameOnly: boolean): string | null {
  const [first] = item;
  if (first?.type !== 'paragraph') return null;
  const text = tidyMarkdown(first.lines.join(' '))
    .replace(/\*\*|__|==/g, '')
    .trim();
  if (!nameOnly) return text;
  const name = /^(.{2,40}?)(?:\s*:\s|\s+[-–—]\s|\s*\()/.exec(text)?.[1];
  return (name ?? text).replace(/[.,;:]$/, '').trim();
}

const labels =
  /^(?:example|examples|ex|eg|e\.g|note|notes|nb|doc|docs|documentation|link|links|source|use case|use cases|rationale|option|options|step|steps|result|output|solution|answer|question|todo|warning|tip|tips|reference|references|version|date|pros|cons|benefits?|command|commands|summary|important|hint|usage|syntax|author|file|path|name|type|types|description|purpose|goal|most used commands|get information|get detailed information|before|after|key|value|default|format|overview|definition|features?|advantages?|disadvantages?|first|second|third|others?|see|kind|task|tasks|title|status|url)s?$/i;

/** Entries such as "**term** - explanation" and "term: explanation": what is the term? Tells which entries were used. */
export function findPairs(list: List, spot: Spot, finds: Finds): Set<readonly Block[]> {
  const used = new Set<readonly Block[]>();
  for (const item of list.items) {
    const [first] = item;
    if (first?.type !== 'paragraph') continue;
    const pair = readPair(first.lines.join(' '));
    if (!pair) continue;
    const { term, text, isCode } = pair;
    const isOther = (topic: string) =>
      !topic.toLowerCase().includes(term.toLowerCase()) || topic.split(' ').length <= term.split(' ').length + 1;
    const topic = spot.topics.findLast((one) => speaksOfKubernetes(one) && namesSomething(one) && isOther(one));
    // What explains a word with the word itself speaks of another thing of that name.
    const circular = new RegExp(`\\b${term.replace(/\W/g, '\\$&')}\\b`, 'i').test(text);
    if (circular) continue;
    const known = isTerm(term) || isCode;
    if (!known || labels.test(term) || !namesSomething(term)) continue;
    if (whyNotAlone(`The ${term} is this: ${text}`.replace('is this:', 'is')) !== null) continue;
    const about = topic === undefined || topic.toLowerCase().includes(term.toLowerCase()) ? '' : ` (${topic.replace(/\s*\([^)]*\)/g, '')})`;
    const name = isCode ? `\`${term}\`` : term;
    if (isWide(term) || /^(?:and|or|[a-z]+ing|external|internal|deprecated|required|optional)\b/i.test(text)) continue;
    if (isTask(text) && !/^(?:set|place|run|label|group|list|name)s?\b/i.test(text)) continue;
    const verb =
      /^(?!is\b|this\b|has\b|allows\b|always\b|was\b|does\b|stands\b)[a-z]+s\b/i.test(text) && !/^[A-Z]\w*s\b.*\b(?:is|are)\b/.test(text);
    const plural = /[^su]s$/.test(term) && !/dns$/i.test(term);
    const front = verb && !plural ? `What does ${name} do${about}?` : `What ${plural && !isCode ? 'are' : 'is'} ${name}${about}?`;
    const answer = `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?)]$/.test(text) ? '' : '.'}`;
    const draft = newDraft({
      form: 'found-pair',
      kind: 'concept',
      front,
      answer,
      line: first.line,
      endLine: first.endLine,
      confidence: isTerm(term) ? 0.7 : 0.6,
      outdated: correctStatement(plainText(`${term}: ${text}`), spot.topics),
    });
    finds.cards.push({ kind: 'definitions', draft, section: spot.section, group: `pair#${front}` });
    used.add(item);
  }
  return used;
}

function readPair(raw: string): { term: string; text: string; isCode: boolean } | null {
  const tidy = tidyMarkdown(raw);
  const match =
    /^(\*\*|__|`)([^*_`]{2,50}?)\s*:?\s*\1(?:\s*\([^)]{1,40}\))?\s*(?::|[-–—]|=)?\s+(?:[-–—:]\s+)?(\S.{14,})$/.exec(tidy) ??
    /^()([A-Za-z][\w /-]{1,40}?)(?:\s*\([^)]{1,40}\))?(?:\s*:|\s+[-–—])\s+(\S.{14,})$/.exec(tidy);
  if (!match) return null;
  const [, mark = '', term = '', text = ''] = match;
  if (plainText(text).split(' ').length < 4 || text.length > 230) return null;
  const isCode = mark === '`' && !/\s/.test(term.trim()) && /[A-Z]|^--/.test(term) && !/^[A-Z_0-9]+$/.test(term);
  return { term: term.trim(), text: text.trim(), isCode };
}

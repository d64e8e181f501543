import type { Paragraph } from './blocks';
import { correctStatement } from './corrections';
import { newDraft } from './draft';
import type { FoundKind } from './found-kinds';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { plainText } from './plain-text';
import { splitSentences, type Sentence } from './sentences';
import { whyNotAlone } from './stands-alone';
import { isPlainlyCommand } from './tools';
import { findGap } from './statement-gaps';
import { isTerm, isUnique, isWide } from './vocabulary';

interface Question {
  kind: FoundKind;
  form: string;
  front: string;
  answer: string;
  isCloze: boolean;
  confidence: number;
}

/** `**Note:**` and the like before a statement. */
const callout =
  /^\W*(?:important note|note|important|nb|n\.b|remember|recall|warning|caution|tip|hint|attention|keep in mind|it is important to note|it's (?:important|vital) to note|it's worth (?:noting|pointing out)|please note|note2?)\W*(?:that\s+|:\s*|-\s+)(?:\W*(?=[A-Za-z`]))?/i;

/** Cards from running text: definitions, differences, numbers, emphasised and contrasted words. One for a statement at most. */
export function findStatements(paragraph: Paragraph, spot: Spot, finds: Finds): void {
  const sentences = splitSentences(paragraph.lines, paragraph.line);
  if (sentences.length === 0 && paragraph.lines.join('').trim() !== '')
    finds.skips.push({ line: paragraph.line, endLine: paragraph.endLine, reason: 'a picture or markup' });
  for (const sentence of sentences) findInSentence(sentence, spot, finds);
}

function findInSentence(sentence: Sentence, spot: Spot, finds: Finds): void {
  const { line, endLine } = sentence;
  const marked = callout.exec(plainMarks(sentence.text));
  const text = capitalise(dropMarks(marked ? plainMarks(sentence.text).slice(marked[0].length) : sentence.text));
  if (isPlainlyCommand(plainText(text)) || plainText(text) === '') return;
  const reason = whyNotAlone(text);
  if (reason !== null) {
    finds.skips.push({ line, endLine, reason });
    return;
  }
  const question = asDifference(text) ?? asDefinition(text) ?? asCloze(text);
  if (!question) {
    finds.skips.push({ line, endLine, reason: 'a statement in which nothing stands out to ask for' });
    return;
  }
  const draft = newDraft({
    form: question.form,
    kind: question.isCloze ? 'cloze' : 'concept',
    front: question.front,
    answer: question.answer,
    gap: question.isCloze ? 1 : 0,
    line,
    endLine,
    confidence: question.confidence,
    outdated: correctStatement(plainText(text), spot.topics),
  });
  finds.cards.push({ kind: marked ? 'callouts' : question.kind, draft, section: spot.section, group: `statement#${plainText(text)}` });
}

/** Labels in bold or HTML become plain, so that `**Note:**` is found. */
function plainMarks(text: string): string {
  return text.replace(/^\s*(?:\*\*|__|\*|_)([^*_]{2,30}?:?)(?:\*\*|__|\*|_)(:?)/, '$1$2');
}

function dropMarks(text: string): string {
  const marks = text.split('**').length - 1;
  const isWhole = marks === 2 && /^\s*\*\*.*\*\*\s*$/.test(text);
  return (isWhole || marks % 2 === 1 ? text.replaceAll('**', '') : text)
    .replace(/^(?:[-*+]\s+|>\s*)+(?=\S)/, '')
    .replace(/^\d+[.)]\s+/, '')
    .replace(/^\W*(?:summary|definition|description|overview|purpose|what it is)\W*:\W*(?=[A-Za-z])/i, '')
    .replace(/\s+\.$/, '.')
    .trim();
}

function capitalise(text: string): string {
  return /^[a-z]/.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** "The difference between A and B is …". */
function asDifference(text: string): Question | null {
  const plain = plainText(text);
  const match = /^the (?:main |key |only )?differences? between (.{3,60}?) (?:is|are) (?:that )?(.{15,})$/i.exec(plain);
  if (!match) return null;
  return {
    kind: 'concepts',
    form: 'found-difference',
    front: `What is the difference between ${match[1] ?? ''}?`,
    answer: withStop(text),
    isCloze: false,
    confidence: 0.7,
  };
}

/** "X is a …", "X allows …" about a term of the field. */
function asDefinition(text: string): Question | null {
  const plain = plainText(text);
  const match =
    /^((?:(?:a|an|the)\s+)?[A-Za-z][\w/-]*(?:\s[A-Za-z][\w/-]*){0,3}?)(?:\s*\([^)]*\))?,?\s+(is|are|represents?|refers? to|means|stands? for|is used (?:to|for)|are used (?:to|for)|allows?|enables?|provides?|lets?|ensures?|specif(?:y|ies)|determines?|defines?|describes?|maintains?|controls?|stores?)\s+(.{20,})$/.exec(
      plain,
    );
  if (!match) return null;
  const [, subject = '', verb = '', rest = ''] = match;
  const term = subject.replace(/^(?:a|an|the)\s+/i, '');
  if (!isTerm(term) || (/^the\s/i.test(subject) && !isUnique(term))) return null;
  if (
    /^(?:the opposite of|not|also|only|being|still|usually|often|always|never|now|then|already|typically|generally|just|either|both|most|commonly|used|very|too|\w+ed\b|\w+ing\b)\b/.test(
      rest,
    )
  )
    return null;
  const plural = /[^su]s$/i.test(term) && !/(?:kubernetes|k8s|dns|ingress)$/i.test(term);
  const name = subject.replace(/^(?:A|An|The)\s/, (article) => article.toLowerCase());
  if (verb === 'is') return /^(?:an?|the|one of)\b/.test(rest) ? definition(`What is ${name}?`, text, 0.75) : null;
  if (verb === 'are') return headNoun.test(rest) ? definition(`What are ${name}?`, text, 0.75) : null;
  if (/^(?:is|are) used/.test(verb)) return definition(`What ${plural ? 'are' : 'is'} ${name} used for?`, text, 0.75);
  if (/^(?:represents?|refers? to|means|stands? for)$/.test(verb)) return definition(`What ${plural ? 'are' : 'is'} ${name}?`, text, 0.7);
  return isWide(term) ? null : definition(`What ${plural ? 'do' : 'does'} ${name} do?`, text, 0.65);
}

/** What a definition in the plural calls its subject. */
const headNoun =
  /^(?:an?|the|one of)\b|^(?:(?!(?:for|where|that|which|in|of|to|with|when|by|and|from)\s)[\w/-]+\s){0,4}(?:units?|objects?|resources?|pairs?|rules?|sets?|machines?|components?|metadata|tags?|groups?|ways?|mechanisms?|abstractions?|processes|blocks?|instances?|definitions?|collections?|programs?|permissions?|identit(?:y|ies)|copies|interfaces?|plugins?|tasks?|limits?|constraints?)\b/;

function definition(front: string, text: string, confidence: number): Question {
  return { kind: 'definitions', form: 'found-definition', front, answer: withStop(text), isCloze: false, confidence };
}

function withStop(text: string): string {
  return /[.!?)`*]$/.test(text) ? text : `${text}.`;
}

/** Whether what follows a hidden word gives it away: its letters spelt out, or what it means. */
function saysAgain(hidden: string, after: string): boolean {
  if (/^\W*(?:meaning|which means|that is|i\.e)\b/i.test(after)) return true;
  const spelt = /^[^(]{0,20}\(([^)]+)\)/.exec(after)?.[1];
  const initials = (spelt ?? '')
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join('')
    .toLowerCase();
  return hidden.length >= 2 && initials.startsWith(hidden.toLowerCase());
}

/** The statement with its telling word or number hidden. */
function asCloze(text: string): Question | null {
  const span = findGap(text);
  if (!span) return null;
  const after = text.slice(span.end);
  if (saysAgain(span.text, after)) return null;
  const rest = plainText(text.slice(0, span.start) + after);
  if (rest.split(' ').length < 5 || plainText(rest).toLowerCase().includes(span.text.toLowerCase())) return null;
  const front = `${text.slice(0, span.start)}{{c1::${span.text}}}${text.slice(span.end)}`;
  return { kind: span.kind, form: 'found-cloze', front: withStop(front), answer: span.text, isCloze: true, confidence: span.confidence };
}

import type { Paragraph } from './blocks';
import { maskCode } from './code-spans';
import { correctStatement } from './corrections';
import { newDraft } from './draft';
import type { FoundKind } from './found-kinds';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { plainText } from './plain-text';
import { splitSentences, type Sentence } from './sentences';
import { whyNotAlone } from './stands-alone';
import { isPlainlyCommand } from './tools';
import { contrasts, isTerm, isUnique, isWide } from './vocabulary';

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
  const isLoose = (text.split('**').length - 1) % 2 === 1;
  return (isLoose ? text.replaceAll('**', '') : text)
    .replace(/^[-*+>\s]+(?=\S)/, '')
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
    /^(?:not|also|only|being|still|usually|often|always|never|now|then|already|typically|generally|just|either|both|most|commonly|used|very|too|\w+ed\b|\w+ing\b)\b/.test(
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

interface Span {
  start: number;
  end: number;
  text: string;
  kind: FoundKind;
  confidence: number;
}

/** The one word or number of a statement worth hiding; null when none stands out. */
function asCloze(text: string): Question | null {
  const span = codeSpan(text) ?? numberSpan(text) ?? emphasis(text) ?? contrast(text) ?? keyWord(text);
  if (!span) return null;
  const rest = plainText(text.slice(0, span.start) + text.slice(span.end));
  if (rest.split(' ').length < 5 || plainText(rest).toLowerCase().includes(span.text.toLowerCase())) return null;
  const front = `${text.slice(0, span.start)}{{c1::${span.text}}}${text.slice(span.end)}`;
  return { kind: span.kind, form: 'found-cloze', front: withStop(front), answer: span.text, isCloze: true, confidence: span.confidence };
}

/** A lone field, flag or value in back-ticks. */
function codeSpan(text: string): Span | null {
  const spans = [...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)];
  const [only, ...more] = spans;
  const inner = (only?.[1] ?? '').trim();
  if (!only || more.length > 0 || inner.length < 3 || inner.length > 40) return null;
  if (inner.split(/\s+/).length > 2 || isPlainlyCommand(inner) || !isTelling(inner)) return null;
  if (/^\w/.test(text.slice(only.index + only[0].length))) return null;
  return { start: only.index, end: only.index + only[0].length, text: inner, kind: 'concepts', confidence: 0.7 };
}

/** Whether code names a field, flag, value or component and not just something of the note. */
function isTelling(code: string): boolean {
  return (
    /^--[a-z][\w-]+(?:[= ][\w.-]+)?$/.test(code) ||
    /^(?:\w+\.)*[a-z]+[A-Z]\w*(?::\s?[\w".%-]+)?$/.test(code) ||
    /^(?:spec|metadata|status|data)\.[\w.[\]]+$/.test(code) ||
    /^(?:[A-Z][a-z]+){2,}(?::\s?\w+)?$|^OOMKilled$/.test(code) ||
    /^system:[\w:-]+$|^cluster-admin$|^[\w.-]*kubernetes\.io\/[\w.-]+$/.test(code) ||
    (isTerm(code) && !isWide(code))
  );
}

const quantity =
  /(?<![\w.-])(?:\d[\d,]*(?:\.\d+)?(?:\s?(?:%|percent|seconds?|secs?|minutes?|mins?|hours?|milliseconds?|ms|MiB|MB|GiB|GB|KB|Mi|Gi|Ki|millicores?|millicpus?|cores?|replicas?|revisions?|nodes?|Pods?|times|containers?|bytes?))?(?:\s?(?:-|–|to|and)\s?\d[\d,]*(?:\s?(?:%|seconds?|minutes?))?)?)(?![\w-]|[.,]\d)/gi;

/** A lone number that is the point of the statement. */
function numberSpan(text: string): Span | null {
  const masked = maskCode(text);
  if (
    !/\b(?:by default|default|range|between|limit|maximum|minimum|at most|at least|up to|every|within|after|equals?|port|once|per)\b/i.test(
      masked,
    )
  )
    return null;
  const found = [...masked.matchAll(quantity)].filter(
    ({ index, 0: whole }) =>
      !/(?:v|version|kubernetes|k8s|since|in|http|layer|chapter|step|rev)\s*$/i.test(masked.slice(0, index)) && whole.length > 0,
  );
  const [only, ...more] = found;
  if (!only || more.length > 0 || /^[01]$/.test(only[0])) return null;
  return { start: only.index, end: only.index + only[0].length, text: only[0], kind: 'concepts', confidence: 0.7 };
}

const keyWords =
  /\b(?:localhost|base-?64|tmpfs|immutable|ephemeral|idempotent|sequential(?:ly)?|sequential order|rounded (?:up|down)|namespaced|cluster-level|cluster-scoped|iptables|CNAME|SRV|Raft|JWT|declarative(?:ly)?|imperative(?:ly)?|in-memory|round[- ]robin|optimistic locking)\b/gi;

/** A lone word of a statement that is the fact itself. */
function keyWord(text: string): Span | null {
  const [only, ...more] = [...maskCode(text).matchAll(keyWords)];
  if (!only || more.length > 0) return null;
  return { start: only.index, end: only.index + only[0].length, text: only[0], kind: 'concepts', confidence: 0.6 };
}

/** Text the author made bold or highlighted, inside of a longer sentence. */
function emphasis(text: string): Span | null {
  const masked = maskCode(text, 'x');
  const spans = [...masked.matchAll(/(\*\*|__|==)(?=\S)([^*_=]{2,60}?)(?<=\S)\1/g)];
  const [only, ...more] = spans;
  if (!only || more.length > 0) return null;
  const inner = text.slice(only.index + 2, only.index + only[0].length - 2).replace(/^`|`$/g, '');
  if (
    inner.split(' ').length > 5 ||
    /[.:!?]$/.test(inner) ||
    /^(?:when|where|why|how|what|which|who|if|then|this|that|not|only|all|any|must|should|never|always|do|does|don't|note|and|or|is|are|can|cannot|no|every|each|both|same|one)$/i.test(
      inner,
    )
  )
    return null;
  return { start: only.index, end: only.index + only[0].length, text: inner, kind: 'emphasis', confidence: 0.65 };
}

/** Verbs that say what sets their subject apart. */
const telling =
  /^\W*(?:(?:service|pattern|probe|container|component|type|strategy|controller|resource)s?\b)?[^.]{0,30}?\b(?:is (?:an?|the|only reachable|responsible|created|restarted)|are|causes?|opens?|allocates?|uses?|watches?|exposes?|returns?|creates?|ensures?|assigns?|schedules?|runs?|keeps?|maintains?|grants?|routes?|restarts?|removes?|balances?|implements?|pulls?|guarantees?|selects?|kills?|replaces?|maps?|detects?|allows?)\b/i;

/** A term at the start of a statement that is true of it and of none of its like. */
function contrast(text: string): Span | null {
  const masked = maskCode(text);
  for (const pattern of contrasts) {
    const match = pattern.exec(masked);
    if (!match) continue;
    const before = masked.slice(0, match.index).trim();
    const after = masked.slice(match.index + match[0].length);
    if (!/^(?:a|an|the|by default, an?|each|every|k8s|kubernetes)?$/i.test(before) || /^s?\s*(?:and|or|,|\/|\()/.test(after)) continue;
    if (/^the$/i.test(before) && !isUnique(match[0]) && !isUnique(`${match[0]}${/^ \w+/.exec(after)?.[0] ?? ''}`)) continue;
    if (!telling.test(after) || after.trim().split(/\s+/).length < 7) continue;
    return { start: match.index, end: match.index + match[0].length, text: match[0], kind: 'concepts', confidence: 0.6 };
  }
  return null;
}

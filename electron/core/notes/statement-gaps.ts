import { maskCode } from './code-spans';
import type { FoundKind } from './found-kinds';
import { isPlainlyCommand } from './tools';
import { contrasts, isTerm, isUnique, isWide } from './vocabulary';

/** A part of a statement that can be hidden and asked for. */
interface Span {
  start: number;
  end: number;
  text: string;
  kind: FoundKind;
  confidence: number;
}

/** The one word or number of a statement worth hiding; null when none stands out. */
export function findGap(text: string): Span | null {
  return codeSpan(text) ?? numberSpan(text) ?? emphasis(text) ?? contrast(text) ?? keyWord(text);
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
  // A label before a colon is no part of the statement, unless it is a term the statement explains.
  const isLabel = only.index === 0 && /^\s*(?::|[-–—]\s)/.test(text.slice(only[0].length));
  if (isLabel && !isTerm(inner)) return null;
  if (
    inner.split(' ').length > 5 ||
    /[.:!?]$/.test(inner) ||
    /^(?:when|where|why|how|what|which|who|if|then|this|that|not|only|all|any|must|should|never|always|do|does|don't|note|and|or|is|are|can|cannot|no|every|each|both|same|one)$/i.test(
      inner,
    )
  )
    return null;
  return { start: only.index, end: only.index + only[0].length, text: inner, kind: isLabel ? 'definitions' : 'emphasis', confidence: 0.65 };
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

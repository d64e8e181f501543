import { plainText } from './plain-text';
import { isTask, pointsElsewhere } from './task-sentences';
import { speaksOfKubernetes } from './vocabulary';

/** Openings that lean on the sentence before. */
const leaning =
  /^(?:rather than|when (?:it|one|they|you|we)\b|[a-z]+ing\b(?! of\b)|it|its|it's|they|their|this|these|that|those|here|there|he|she|then|next|so|also|but|and|or|nor|however|otherwise|therefore|thus|hence|instead|furthermore|additionally|moreover|finally|lastly|similarly|likewise|now|such|both|another|other|others|the (?:rule|policy|pod|pods|app|application|user|file|files|above|old|new|other|others|former|latter|first|second|third|next|last|final|same|above|below|result|output|only|reason|idea|rest|following|point|problem|difference being|template|command|example|image|file|term|process|key|field|value|values|primary|main|test|response|request|service in)|which|who|like|just like|for (?:example|instance|this|that)|e\.?g|i\.?e|in (?:this|that|other|our|such|addition|short|both|the (?:above|below|latter|former)|a nutshell|contrast)|on the other|at this|as (?:such|you|we|mentioned|shown|a result|well|an alternative|above)|by (?:this|doing)|with (?:this|that|these)|from (?:this|there|the)|because of|due to this|again|basically|obviously|effectively|ultimately|of course|example|note|[qa]:|yes|no|maybe|think|look|see|refer|check|go|let|lets|let's|make|add|run|use|try|create|click|open|type|set|allow|deploy|test|install|download|copy|start|stop|remember|recall|first|second|third|1st|2nd|default|same|these|some|any|all of|each of|most of|one of|none of|given|using|having|being)\b/i;

const personal =
  /\b(?:i(?!\.e)|i'm|i'll|i've|we|we're|we'll|we've|let's|our|ours|my|mine|us|me|you'll (?:see|notice|find|need to know)|you(?:'ve| have) (?:seen|just)|you can see|you might|you will see)\b/i;
const situational =
  /\b(?:this|these|those|that (?:pod|file|container|service|node|namespace|file|field|value|port|one|case)|(?:then|otherwise) it (?:would|will)|you(?:'d| would) (?:want|need|have)|(?:the )?(?:above|below|aforementioned)|following|here|earlier|later on|previous(?:ly)?|next (?:lesson|section|chapter)|lesson|chapter|course|lecture|tutorial|exercise|lab|demo|exam|book|ebook|page \d+|section|diagram|image below|screenshot|minikube|katacoda|cloud academy|gke|eks|aks|todo|tbd|fixme|imo|imow|afaik|not (?:yet )?sure|i think|probably|hopefully|personally|recommend|if you wanted|web app|the app always|industry|compan(?:y|ies)|for (?:many )?years|you(?: should|'ll)? (?:see|notice)|there (?:are|is) some|some other|familiar with|make sure|be sure|be aware|good idea|best practice|worth|awesome|great|nice|cool|easy|easier|beautiful)\b/i;
/** Words that answer a sentence before. */
const replying = /,\s*however\b|\bhowever,/i;
const unfinished = /(?:[:;,(–-]|\b(?:and|or|the|a|an|of|to|for|with|in|on|by|from|is|are|be|that|which|as|at|e\.?g\.?|i\.?e\.?|etc:?))$/i;

const shortest = 30;
const longest = 240;

/** Why a text cannot be understood without the note around it; null when it can. */
export function whyLeaning(markdown: string): string | null {
  const text = plainText(markdown);
  return unfinished.test(text) ? 'an unfinished sentence' : whyNotOwn(text);
}

/** Why a plain text speaks of things outside of itself; null when it does not. */
export function whyNotOwn(text: string): string | null {
  if (leaning.test(text)) return 'it leans on the text before it';
  if (replying.test(text)) return 'it leans on the text before it';
  if (personal.test(text)) return 'a remark of the author';
  return situational.test(text) || pointsElsewhere(text) ? 'it speaks of something only the note shows' : null;
}

/** Why a statement cannot be asked as it stands; null when it can. */
export function whyNotAlone(markdown: string): string | null {
  const text = plainText(markdown);
  if (text.length < shortest || text.split(' ').length < 6) return 'too short to be a statement';
  if (text.length > longest) return 'too long for one card';
  if (/\?$/.test(text)) return 'a question without its answer';
  if (/https?:|www\.|\]\(|\.(?:png|jpe?g|svg|gif)\b/i.test(text)) return 'a link or picture';
  const leans = whyLeaning(text);
  if (leans !== null) return leans;
  if (isTask(text) && !/^(?:use|only)\b/i.test(text)) return 'an instruction';
  if (/[<>{}|→➜]|\.\.\.|…|->|=>|\bxx+\b/i.test(text.replace(/`[^`]*`/g, ''))) return 'it leaves something open';
  if (unbalanced(text)) return 'an unfinished sentence';
  if (
    !/\b(?:is|are|was|were|be|been|has|have|had|can|cannot|can't|will|won't|must|may|should|does|do|doesn't|don't|need|needs|means|[a-z]{3,}s|[a-z]{3,}ed)\b/i.test(
      text.replace(/\([^)]*\)/g, ''),
    )
  )
    return 'a phrase without a verb';
  return speaksOfKubernetes(text) ? null : 'nothing about Kubernetes';
}

function unbalanced(text: string): boolean {
  const count = (char: string) => text.split(char).length - 1;
  return count('(') !== count(')') || count('"') % 2 === 1 || count('`') % 2 === 1;
}

/** Whether a name can stand in a question without the text around it. */
export function namesSomething(name: string): boolean {
  const text = plainText(name);
  return (
    text.length >= 2 &&
    text.length <= 60 &&
    text.split(' ').length <= 6 &&
    !leaning.test(`${text} x`) &&
    !personal.test(text) &&
    !/[?:;]$|https?:/.test(text)
  );
}

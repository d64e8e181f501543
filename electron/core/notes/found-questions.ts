import type { Paragraph } from './blocks';
import { correctStatement } from './corrections';
import { newDraft } from './draft';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { plainText, tidyMarkdown } from './plain-text';
import { whyNotOwn } from './stands-alone';
import { pointsElsewhere } from './task-sentences';
import { speaksOfKubernetes } from './vocabulary';

const longestAnswer = 360;

/** A paragraph right under a heading that asks something. Tells whether it was used. */
export function findAnswerToHeading(paragraph: Paragraph, spot: Spot, finds: Finds): boolean {
  const question = spot.topics.at(-1) ?? '';
  if (
    spot.intro !== '' ||
    !/\?$/.test(question) ||
    /^(?:do|does|did|is|are|was|should|can|could|will|would|has|have)\b/i.test(question) ||
    question.split(' ').length < 3 ||
    !speaksOfKubernetes(question) ||
    whyNotOwn(question) !== null
  )
    return false;
  const answer = tidyMarkdown(paragraph.lines.join(' '));
  const plain = plainText(answer);
  if (
    paragraph.html ||
    plain.length < 15 ||
    plain.length > longestAnswer ||
    /[:?]$/.test(plain) ||
    pointsElsewhere(plain) ||
    /https?:|\bwe\b|\bI\b/.test(plain)
  )
    return false;
  const draft = newDraft({
    form: 'found-question',
    kind: 'concept',
    front: question,
    answer,
    line: paragraph.line,
    endLine: paragraph.endLine,
    confidence: 0.65,
    outdated: correctStatement(`${question} ${plain}`, spot.topics),
  });
  finds.cards.push({ kind: 'concepts', draft, section: spot.section, group: `question#${question}` });
  return true;
}

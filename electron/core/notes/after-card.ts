import type { Comment } from './comments';
import type { Passage } from './draft';
import { yamlProblem } from './code-answers';
import { hint, nearest } from './nearest';
import type { Report } from './report';
import { checkRange, readVersion } from './versions';
import { markdownOf } from './recogniser';
import type { Quote } from './blocks';

const keys = ['id', 'accept', 'wrong', 'since', 'until', 'tags'];

export function isSwitch(comment: Comment): 'on' | 'off' | null {
  const words = comment.text.toLowerCase().replace(/\s+/g, ' ');
  return words === 'cards' ? 'on' : words === 'no cards' || words === 'no-cards' ? 'off' : null;
}

/** Whether a comment speaks of a card; a misspelt key is reported, remarks to others are left alone. */
export function isAboutCard(comment: Comment, report: Report): boolean {
  if (keys.includes(comment.key)) return true;
  const known = comment.key !== '' && !comment.key.includes(' ') && comment.key.length > 1 && nearest(comment.key, keys) !== null;
  if (known) report(comment, `Unknown comment \`${comment.key}\`${hint(comment.key, keys)}`, `Known: ${keys.join(', ')}.`);
  return false;
}

/** Puts into a passage what a comment after it says. */
export function applyComment(passage: Passage, comment: Comment, report: Report): void {
  const { key, value } = comment;
  const [first] = passage;
  if (!first) return;
  if (value === '') {
    report(comment, `The comment \`${key}\` is empty.`, 'Write its value after the colon.');
    return;
  }
  switch (key) {
    case 'id':
      if (!/^[A-Za-z0-9][\w.-]*$/.test(value))
        report(comment, `\`${value}\` cannot be an id.`, 'Use letters, digits, `-`, `_` and `.`, without blanks.');
      else for (const draft of passage) draft.id = idFor(value, draft.gap, draft.form);
      return;
    case 'accept':
    case 'wrong':
      if (passage.length > 1)
        report(comment, `\`${key}\` counts only for the first of ${passage.length} cards here.`, 'Write the cards one by one.', 'warning');
      if (key === 'accept') first.accept.push(value);
      else first.wrong.push(value);
      if (key === 'accept' && first.kind === 'yaml') reportBadYaml(value, comment, report);
      return;
    case 'tags':
      for (const draft of passage)
        draft.tags.push(
          ...value
            .split(',')
            .map((tag) => tag.trim().replace(/^#/, ''))
            .filter((tag) => tag !== ''),
        );
      return;
    case 'since':
    case 'until': {
      const version = readVersion(value);
      if (version === null) report(comment, `\`${value}\` is not a Kubernetes version.`, 'Write a minor version such as 1.35.');
      else for (const draft of passage) draft[key] = version;
      checkRange({ since: first.since, until: first.until }, comment, report);
    }
  }
}

function idFor(id: string, gap: number, form: string): string {
  if (gap > 1) return `${id}-c${gap}`;
  return form.endsWith('-reverse') ? `${id}-reverse` : id;
}

function reportBadYaml(value: string, comment: Comment, report: Report): void {
  const problem = yamlProblem(value);
  if (problem) report(comment, `The accepted answer is not valid YAML: ${problem.message}`, 'Correct it.');
}

/** Puts the reason and its kubernetes.io page from a block quote into a passage. */
export function applyReason(passage: Passage, quote: Quote, lines: readonly string[]): void {
  const text = quote.blocks.map((block) => markdownOf(block, lines)).join('\n\n');
  const { why, link } = readReason(text);
  for (const draft of passage)
    Object.assign(draft, { why: [draft.why, why].filter((part) => part !== '').join('\n\n'), link: draft.link || link });
}

/** Parts a reason from its label and its first link to kubernetes.io. */
function readReason(text: string): { why: string; link: string } {
  const page =
    /\[([^\]\n]*)\]\(\s*<?https?:\/\/(?:www\.)?kubernetes\.io(\/[^\s)>]*)>?(?:\s+"[^"]*")?\s*\)|<?https?:\/\/(?:www\.)?kubernetes\.io(\/[^\s)>]*)>?/.exec(
      text,
    );
  const plain = text.replace(/^\s*(?:\*\*|__)(?:why|reason)\s*:?\s*(?:\*\*|__)\s*:?\s*/i, '').trim();
  if (!page) return { why: plain, link: '' };
  const link = page[2] ?? page[3] ?? '';
  const before = plain.slice(0, plain.indexOf(page[0])).trimEnd();
  const after = plain.slice(plain.indexOf(page[0]) + page[0].length);
  // A link that is only a pointer goes; one that is part of a sentence leaves its words behind.
  const isPointer = (before === '' || /[.!?:)]$/.test(before)) && /^[.\s]*$/.test(after);
  if (isPointer) return { why: before.replace(/\s*(?:see|docs|page|more)\s*:$/i, '').trim(), link };
  return { why: `${plain.slice(0, plain.indexOf(page[0]))}${page[1] ?? ''}${after}`.trim(), link };
}

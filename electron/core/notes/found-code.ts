import type { Code, Paragraph, Quote } from './blocks';
import { cleanCommand, readCommandLines, type CommandLine, type OtherLines } from './command-lines';
import { findCommands } from './found-commands';
import type { Finds } from './found-draft';
import { findFields, type DescribeField } from './found-fields';
import { findManifest } from './found-manifests';
import type { Spot } from './found-walk';
import { isPlainlyCommand, toolOf } from './tools';
import { readYamlRegions } from './yaml-regions';

/** Finds manifests and commands in a code block. Language tags are not believed: what a line is shows in the line. */
export function findInCode(block: Code, spot: Spot, finds: Finds, describeField?: DescribeField): void {
  const lines = block.value.split('\n');
  const first = block.line + (block.fenced ? 1 : 0);
  const { commands, others, documents } = readCommandLines(lines, first);
  findCommands(commands, hintsFor(spot), spot, finds);
  for (const { text, line } of documents) findYaml(text.split('\n'), line, spot, finds, describeField);
  for (const part of joinOthers(others, lines, first)) {
    if (part.type === 'script') finds.skips.push({ line: part.line, endLine: part.endLine, reason: 'a script' });
    else findYaml(part.lines, part.line, spot, finds, describeField);
  }
}

/** Lines between commands, with the comments and blank lines among them: a manifest is more than its keys. */
function joinOthers(others: readonly OtherLines[], lines: readonly string[], first: number): OtherLines[] {
  const joined: OtherLines[] = [];
  for (const other of others) {
    const last = joined.at(-1);
    const gap = last ? lines.slice(last.endLine + 1 - first, other.line - first) : [];
    if (last && last.type === 'output' && other.type === 'output' && gap.every((line) => line.trim() === '' || /^\s*#/.test(line))) {
      last.lines.push(...gap, ...other.lines);
      last.endLine = other.endLine;
    } else joined.push({ ...other, lines: [...other.lines] });
  }
  return joined;
}

function findYaml(lines: readonly string[], first: number, spot: Spot, finds: Finds, describeField?: DescribeField): void {
  const { documents, broken, others } = readYamlRegions(lines, first);
  for (const document of documents) {
    findManifest(document, spot, finds);
    if (describeField) findFields(document, describeField, spot, finds);
  }
  for (const { line, endLine, reason } of broken) finds.skips.push({ line, endLine, reason: `YAML that does not parse: ${reason}` });
  for (const { line, endLine } of others) finds.skips.push({ line, endLine, reason: 'output or text in a code block' });
}

/** Texts that may say what a lone command does: the intro, then the heading. */
function hintsFor({ intro, sharesIntro, topics }: Spot): string[] {
  return [sharesIntro ? '' : lastSentence(intro), topics.at(-1) ?? ''].filter((hint) => hint !== '');
}

function lastSentence(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.split(/(?<=[.!?])\s+(?=[A-Z])/).at(-1) ?? flat;
}

/** Lines such as `> kubectl get pods`, which Markdown takes for a quotation; null when they are none. */
export function findInQuote(quote: Quote, spot: Spot, finds: Finds): boolean {
  const paragraphs = quote.blocks.filter((block): block is Paragraph => block.type === 'paragraph');
  const lines = paragraphs.flatMap((block) => block.lines.map((text, index) => ({ text: cleanCommand(text), line: block.line + index })));
  const commands = lines.filter(({ text }) => isPlainlyCommand(text));
  if (commands.length === 0) return false;
  for (const { line } of lines.filter(({ text }) => !isPlainlyCommand(text))) {
    finds.skips.push({ line, endLine: line, reason: 'a line between commands that is none itself' });
  }
  findCommands(
    commands.map(({ text, line }) => ({ text, line, endLine: line, remark: '', isAlternative: false })),
    [],
    spot,
    finds,
  );
  return true;
}

/** Commands in running text: a line that is one, or inline code with its explanation beside it. */
export function findInText(paragraph: Paragraph, spot: Spot, finds: Finds): void {
  const commands: CommandLine[] = [];
  for (const [index, raw] of paragraph.lines.entries()) {
    const line = paragraph.line + index;
    const bare = cleanCommand(raw.replace(/^(?:\*\*|`)+|(?:\*\*|`)+$/g, ''));
    if (isPlainlyCommand(bare) && !/`/.test(bare)) {
      commands.push({ text: bare, line, endLine: line, remark: spot.intro, isAlternative: false });
      continue;
    }
    for (const match of raw.matchAll(/(?<!`)(`{1,3})(?!`)(.+?)\1(?!`)/g)) {
      const text = cleanCommand((match[2] ?? '').trim());
      if (!isPlainlyCommand(text) || text.split(/\s+/).length < 3 || toolOf(text) !== 'exam') continue;
      commands.push({ text, line, endLine: line, remark: besides(raw, match.index, match[0].length), isAlternative: false });
    }
  }
  for (const command of commands) findCommands([command], [], spot, finds);
}

/** The explanation beside inline code: `cmd` - text, or text: `cmd`. */
function besides(line: string, start: number, length: number): string {
  const after = line.slice(start + length).replace(/^\s*(?:[-–—:=]+>?|\()?\s*/, '');
  const before = line.slice(0, start).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '');
  if (before.trim() === '') return after;
  return after.replace(/[\s.)]/g, '') === '' ? before : '';
}

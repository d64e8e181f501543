import { toolOf } from './tools';

/** One command of a block, joined to one line, with what the block says about it. */
export interface CommandLine {
  text: string;
  line: number;
  endLine: number;
  /** The comment above or behind the command. */
  remark: string;
  /** It follows a lone `# or`: another way to do the same. */
  isAlternative: boolean;
}

/** Lines of a block that are no commands. */
export interface OtherLines {
  type: 'output' | 'script' | 'text';
  line: number;
  endLine: number;
  lines: string[];
}

interface CommandBlock {
  commands: CommandLine[];
  others: OtherLines[];
  /** Text handed to a command between `<<EOF` and `EOF`. */
  documents: { text: string; line: number }[];
}

const prompt =
  /^(?:\[[\w.-]+@[\w.-]+[^\]]*\]\s*[$#]|[\w.-]+@[\w.-]+:?\S*[$#]|[\w-]{2,24}(?::~|:\S+)?\s?\$|➜\s+\S+(?:\s+git:\([^)]*\))?(?:\s+✗)?|[$%❯])\s+(?=\S)/;
const longestJoin = 40;

/** Text of a shell line without prompt, markup debris and typographic marks. */
export function cleanCommand(line: string): string {
  const plain = line
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/(?<=\s)–(?=[a-z])/g, '--')
    .replace(/(?<=\s)—(?=[a-z])/g, '--')
    .trim();
  const bare = plain
    .replace(prompt, '')
    .replace(/^\*\*(?=[\w$./])/, '')
    .replace(/\*\*(?=\s*(?:\\\s*)?$)/, '');
  return bare
    .replace(prompt, '')
    .replace(/(?<=\s[a-z-]{2,}|--)\s*\*\*$/, '')
    .trimEnd();
}

/** Sorts the lines of a block into commands with their remarks, output, and scripts nobody should learn by heart. */
export function readCommandLines(lines: readonly string[], firstLine: number): CommandBlock {
  const block: CommandBlock = { commands: [], others: [], documents: [] };
  const remark = { text: '', isOr: false };
  let afterOutputMark = false;
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] ?? '';
    const text = cleanCommand(raw);
    const line = firstLine + index;
    if (text === '') {
      afterOutputMark = false;
      continue;
    }
    const comment = /^#+\s*(.*)$/.exec(text);
    if (comment) {
      const said = (comment[1] ?? '').trim();
      afterOutputMark = /^(?:returns?|expected|output|example output|result|prints?)\b.*:?$/i.test(said) && said.length < 40;
      remark.isOr = /^or:?$/i.test(said);
      if (!remark.isOr)
        remark.text = [index > 0 && /^\s*#/.test(lines[index - 1] ?? '') ? remark.text : '', said].filter((part) => part !== '').join(' ');
      continue;
    }
    const tool = afterOutputMark ? null : toolOf(text);
    if (tool === null) {
      addOther(block, 'output', raw, line);
      remark.text = '';
      continue;
    }
    const { command, next } = joinLines(lines, index, text);
    const here = /<<-?\s*["']?(\w+)["']?/.exec(command);
    const isScript = /^(?:while|for|until|if|case|function)\b/.test(text);
    let end = next - 1;
    if (here) {
      const close = lines.findIndex((one, at) => at >= next && one.trim() === here[1]);
      end = close < 0 ? lines.length - 1 : close;
      block.documents.push({ text: lines.slice(next, close < 0 ? undefined : close).join('\n'), line: firstLine + next });
    } else if (isScript) {
      const close = lines.findIndex((one, at) => at >= index && /\b(?:done|fi|esac)\b|^\}/.test(one.trim()));
      end = Math.max(end, close < 0 ? end : close);
    }
    if (here || isScript) for (let at = index; at <= end; at++) addOther(block, 'script', lines[at] ?? '', firstLine + at);
    else block.commands.push({ ...splitRemark(command, remark.text), line, endLine: firstLine + end, isAlternative: remark.isOr });
    index = end;
    remark.text = '';
    remark.isOr = false;
  }
  return block;
}

/** Joins what `\` and open quotes continue on the next lines. */
function joinLines(lines: readonly string[], from: number, first: string): { command: string; next: number } {
  let command = first;
  let next = from + 1;
  while (next < lines.length && next - from < longestJoin) {
    if (/\\\s*$/.test(command)) command = `${command.replace(/\s*\\\s*$/, '')} ${cleanCommand(lines[next] ?? '')}`;
    else if (hasOpenQuote(command) && closesLater(lines, next)) command += `\n${lines[next] ?? ''}`;
    else break;
    next += 1;
  }
  return { command: command.replace(/\s*\\\s*$/, ''), next };
}

function hasOpenQuote(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") at += 1;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (quote === char) quote = '';
    else if (quote === '' && char === '#' && /\s/.test(text[at - 1] ?? ' ')) return false;
  }
  return quote !== '';
}

function closesLater(lines: readonly string[], from: number): boolean {
  return lines.slice(from, from + longestJoin).some((line) => /["']/.test(line));
}

/** Parts a command from the `# remark` behind it. */
function splitRemark(command: string, above: string): { text: string; remark: string } {
  let quote = '';
  for (let at = 0; at < command.length; at++) {
    const char = command.charAt(at);
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (quote === char) quote = '';
    else if (quote === '' && char === '#' && /\s/.test(command[at - 1] ?? '')) {
      return {
        text: command.slice(0, at).trim(),
        remark: command
          .slice(at)
          .replace(/^#+\s*/, '')
          .trim(),
      };
    }
  }
  return { text: command.trim(), remark: above };
}

function addOther(block: CommandBlock, type: OtherLines['type'], text: string, line: number): void {
  const last = block.others.at(-1);
  if (last?.type === type && last.endLine === line - 1) {
    last.lines.push(text);
    last.endLine = line;
  } else block.others.push({ type, line, endLine: line, lines: [text] });
}

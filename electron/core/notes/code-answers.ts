import { parseAllDocuments } from 'yaml';
import type { Code } from './blocks';
import type { Report } from './report';

/** A manifest as a card keeps it: without the remarks that are meant for the parser of notes. */
interface YamlAnswer {
  text: string;
  at: string;
  /** 1-based lines of `text`. */
  blanks: number[];
}

/** The first answer of a command block and those after `# or`. Prompts are dropped when every command has one. */
export function readCommandAnswers(value: string): string[] {
  const answers: string[][] = [[]];
  for (const line of value.split('\n')) {
    const or = /^\s*#+\s*or\b[\s:,-]*(.*)$/i.exec(line);
    if (!or) {
      answers.at(-1)?.push(line);
      continue;
    }
    const rest = (or[1] ?? '').trim();
    answers.push(
      /^(?:\$\s+)?(?:kubectl|k|helm|kubeadm|etcdctl|etcdutl|crictl|docker|podman|systemctl|journalctl|openssl|curl|sudo)\s/.test(rest)
        ? [rest]
        : [],
    );
  }
  const texts = answers.map((lines) =>
    dropPrompts(lines)
      .join('\n')
      .replace(/^\n+|\s+$/g, ''),
  );
  return texts.filter((text, index) => index === 0 || text !== '');
}

function dropPrompts(lines: string[]): string[] {
  const prompted = lines.some((line) => /^\s*\$\s+\S/.test(line));
  return prompted ? lines.map((line) => line.replace(/^\s*\$\s+/, '')) : lines;
}

/** Reads a YAML answer; null when it is empty or does not parse, which is reported. */
export function readYamlAnswer(block: Code, report: Report): YamlAnswer | null {
  const lines = block.value.split('\n').map((line) => line.trimEnd());
  const first = block.line + (block.fenced ? 1 : 0);
  const place = (index: number) => ({ line: first + index, column: block.column });
  const at = readAt(lines[0] ?? '', (message, fix) => report(place(0), message, fix));
  const skip = at === null ? 0 : 1;
  const kept = lines.slice(skip);
  const blanks: number[] = [];
  const text = kept.map((line, index) => {
    const blank = /\s*#\s*\?\s*$/.exec(line);
    if (!blank) return line;
    const rest = line.slice(0, blank.index);
    if (rest.trim() === '') report(place(skip + index), 'This blank has nothing to fill in.', 'Write the right answer before `# ?`.');
    else blanks.push(index + 1);
    return rest;
  });
  while (text.at(-1) === '') text.pop();
  if (text.join('').trim() === '') {
    report(block, 'The answer is empty.', 'Write the manifest into the block.');
    return null;
  }
  const problem = yamlProblem(text.join('\n'));
  if (problem) {
    report(
      place(skip + problem.line - 1),
      `The answer is not valid YAML: ${problem.message}`,
      'Correct the block; until then it makes no card.',
    );
    return null;
  }
  return { text: text.join('\n'), at: at ?? '', blanks };
}

/** What is wrong with a text as YAML the way kubectl reads it; null when nothing is. */
export function yamlProblem(text: string): { message: string; line: number } | null {
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: true, logLevel: 'silent' });
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error)
      return {
        message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
        line: error.linePos?.[0].line ?? 1,
      };
    const { contents } = document;
    if (contents !== null && !('items' in contents)) return { message: 'it is only a text, without `key: value` lines', line: 1 };
  }
  return null;
}

/** Where a fragment sits, from its first line; null when that line says nothing of it. */
export function readAt(line: string, complain: (message: string, fix: string) => void): string | null {
  const match = /^\s*#\s*at\b\s*(:?)\s*(.*)$/i.exec(line);
  if (!match) return null;
  const path = (match[2] ?? '').trim();
  if (match[1] !== ':' && !/^[A-Z]\w+ [\w.[\]*]+$/.test(path)) return null;
  const example = 'Write it like `# at: Deployment spec.template.spec`.';
  if (match[1] !== ':') complain('`# at` needs a colon.', example);
  else if (!/^[A-Z]\w*(?:\s+[\w.[\]*/"'-]+)?$/.test(path)) complain(`\`${path}\` does not say where the fragment sits.`, example);
  return path;
}

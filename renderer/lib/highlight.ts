import type { HLJSApi } from 'highlight.js';

const aliases: Record<string, string> = {
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  yml: 'yaml',
  docker: 'dockerfile',
  conf: 'ini',
  toml: 'ini',
};

let loaded: HLJSApi | null = null;

export const highlighterReady = () => loaded !== null;

/** Only the languages of Kubernetes notes; the grammars load when the first code shows. */
export async function loadHighlighter(): Promise<void> {
  if (loaded) return;
  const [core, bash, yaml, json, dockerfile, ini] = await Promise.all([
    import('highlight.js/lib/core'),
    import('highlight.js/lib/languages/bash'),
    import('highlight.js/lib/languages/yaml'),
    import('highlight.js/lib/languages/json'),
    import('highlight.js/lib/languages/dockerfile'),
    import('highlight.js/lib/languages/ini'),
  ]);
  const hljs = core.default;
  for (const [name, grammar] of Object.entries({ bash, yaml, json, dockerfile, ini })) hljs.registerLanguage(name, grammar.default);
  loaded = hljs;
}

/** Escaped HTML with spans for colours, or null when the language isn't one of ours or nothing is loaded yet. */
export function highlight(code: string, language: string): string | null {
  const name = aliases[language] ?? language;
  if (!loaded?.getLanguage(name)) return null;
  return loaded.highlight(code, { language: name, ignoreIllegals: true }).value;
}

/** A run of text in one colour. */
export interface CodeRun {
  text: string;
  className: string;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#x27;': "'" };
const decode = (html: string) => html.replace(/&(?:lt|gt|amp|quot|#x27);/g, (entity) => entities[entity] ?? entity);

/** Code as lines of coloured runs; one plain run a line when the language isn't known or nothing is loaded yet. */
export function codeLines(code: string, language: string): CodeRun[][] {
  const html = highlight(code, language);
  if (html === null) return code.split('\n').map((text) => [{ text, className: '' }]);
  const lines: CodeRun[][] = [[]];
  const open: string[] = [];
  for (const [piece, className] of html.matchAll(/<span class="([^"]*)">|<\/span>|\n|[^<\n]+/g)) {
    if (className !== undefined) open.push(className);
    else if (piece === '</span>') open.pop();
    else if (piece === '\n') lines.push([]);
    else lines.at(-1)?.push({ text: decode(piece), className: open.join(' ') });
  }
  return lines;
}

import { filledFields, rendersWith } from '../../../core/anki-template/template-fields';
import { parseTemplate } from '../../../core/anki-template/parse-template';
import type { ImportedType } from '../../collection';
import { idOf } from './ids';

const latexPre = String.raw`\documentclass[12pt]{article}
\special{papersize=3in,5in}
\usepackage[utf8]{inputenc}
\usepackage{amssymb,amsmath}
\pagestyle{empty}
\setlength{\parindent}{0in}
\begin{document}
`;
const latexPost = String.raw`\end{document}`;

/** Anki's own id of a type that came from there, else one made of its key. */
export function notetypeId({ key }: Pick<ImportedType, 'key'>): number {
  const own = /^anki:(\d{1,15})$/.exec(key)?.[1];
  return own === undefined || Number(own) === 0 ? idOf(key) : Number(own);
}

/** A note type as schema 11 has it. Names must differ in it, or a newer Anki would rename them itself. */
export function notetypeJson(type: ImportedType, id: number, name: string, modified: number): object {
  const fields = unique(type.fields.length > 0 ? type.fields : ['Front']);
  const templates = type.templates.length > 0 ? type.templates : [{ name: 'Card 1', front: `{{${fields[0] ?? ''}}}`, back: '' }];
  const names = unique(templates.map((template) => template.name));
  return {
    id,
    name,
    type: type.cloze ? 1 : 0,
    mod: modified,
    usn: -1,
    sortf: 0,
    did: 1,
    tmpls: templates.slice(0, type.cloze ? 1 : undefined).map(({ front, back }, ord) => ({
      name: names[ord] ?? '',
      ord,
      qfmt: front,
      afmt: back,
      bqfmt: '',
      bafmt: '',
      did: null,
    })),
    flds: fields.map((field, ord) => ({ name: field, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] })),
    css: type.css,
    latexPre,
    latexPost,
    req: type.cloze ? [] : templates.map(({ front }, ord) => requirement(front, ord, fields)),
    tags: [],
    vers: [],
  };
}

/** Which fields a card needs something in: older versions of Anki make no card without being told. */
function requirement(front: string, ord: number, fields: readonly string[]): [number, 'any' | 'all' | 'none', number[]] {
  const { nodes } = parseTemplate(front);
  if (!nodes) return [ord, 'none', []];
  const shows = (names: readonly string[]) => rendersWith(nodes, filledFields(new Map(names.map((name) => [name, name]))));
  const indexes = (test: (name: string) => boolean) => fields.flatMap((name, index) => (test(name) ? [index] : []));
  const any = indexes((name) => shows([name]));
  if (any.length > 0) return [ord, 'any', any];
  if (!shows(fields)) return [ord, 'none', []];
  return [ord, 'all', indexes((name) => !shows(fields.filter((other) => other !== name)))];
}

/** Names that differ for Anki, which knows no case. */
export function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let wanted = name.trim() === '' ? '?' : name;
    while (seen.has(wanted.toLowerCase())) wanted += '+';
    seen.add(wanted.toLowerCase());
    return wanted;
  });
}

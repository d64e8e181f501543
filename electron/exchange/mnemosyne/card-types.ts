import type { ImportedType } from '../collection';

const css = '.card { text-align: center; }';
const line = '<hr id=answer>';
const show = (names: readonly string[]) => names.map((name) => `{{#${name}}}<div>{{${name}}}</div>{{/${name}}}`).join('\n');
const side = (name: string, asked: readonly string[], told: readonly string[]) => ({
  name,
  front: show(asked),
  back: `{{FrontSide}}\n${line}\n${show([...told, 'Notes'])}`,
});

interface Known {
  name: string;
  /** Names of Mnemosyne's own keys, in the order of the fields; notes come last in all. */
  keys: readonly string[];
  fields: readonly string[];
  templates: ImportedType['templates'];
}

const known: Readonly<Record<string, Known>> = {
  1: { name: 'Front-to-back', keys: ['f', 'b'], fields: ['Front', 'Back'], templates: [side('Front to back', ['Front'], ['Back'])] },
  2: {
    name: 'Both ways',
    keys: ['f', 'b'],
    fields: ['Front', 'Back'],
    templates: [side('Front to back', ['Front'], ['Back']), side('Back to front', ['Back'], ['Front'])],
  },
  3: {
    name: 'Vocabulary',
    keys: ['f', 'p_1', 'm_1'],
    fields: ['Word', 'Pronunciation', 'Meaning'],
    templates: [side('Recognition', ['Word'], ['Pronunciation', 'Meaning']), side('Production', ['Meaning'], ['Word', 'Pronunciation'])],
  },
  4: {
    name: 'Map',
    keys: ['loc', 'blank', 'marked'],
    fields: ['Location', 'Blank', 'Marked'],
    templates: [side('Recognition', ['Marked'], ['Location']), side('Production', ['Location', 'Blank'], ['Marked'])],
  },
};
const cloze: Known = {
  name: 'Cloze',
  keys: ['text'],
  fields: ['Text'],
  templates: [{ name: 'Cloze', front: '{{cloze:Text}}', back: `{{cloze:Text}}\n${show(['Notes'])}` }],
};

export interface MnemosyneType {
  type: ImportedType;
  keys: readonly string[];
}

/** The templates of a card type, by Mnemosyne's number for it; one that a person has made is a copy of one of these. */
export function typeOf(id: string, keys: ReadonlySet<string>): MnemosyneType {
  const number = id.split('::', 1)[0] ?? '';
  const isCloze = keys.has('text');
  const found = isCloze ? cloze : ((Object.hasOwn(known, number) ? known[number] : undefined) ?? known[1]);
  const { name, fields, templates, keys: own } = found ?? cloze;
  return {
    type: {
      key: `mnemosyne:${isCloze ? 'cloze' : name}`,
      name: `Mnemosyne: ${name}`,
      cloze: isCloze,
      fields: [...fields, 'Notes'],
      templates,
      css,
    },
    keys: [...own, 'n'],
  };
}

/** Gaps in square brackets, `[text]` or `[text:hint]`, each a card, as gaps with numbers. */
export function withGaps(text: string): { text: string; gaps: number } {
  let gaps = 0;
  const marked = text.replace(/\[(?!\/?(?:latex|\$+)\])([^[\]]{1,2000})\]/g, (_, body: string) => {
    gaps += 1;
    const [hidden = '', hint = ''] = body.split(':', 2);
    return `{{c${gaps}::${hidden}${hint === '' ? '' : `::${hint}`}}}`;
  });
  return { text: marked, gaps };
}

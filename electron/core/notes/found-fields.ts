import { newDraft } from './draft';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { isFields, type Fields } from './manifest-fields';
import { isManifest, placeFragment, stripServerFields } from './manifest-shape';
import type { YamlDocument } from './yaml-regions';

/** What the API reference says of a field, for example of `Deployment` `spec.strategy.rollingUpdate.maxSurge` (lists without brackets). */
export type DescribeField = (kind: string, path: string) => string | undefined;

/** Fields everybody knows after a day; asking for them teaches nothing. */
const tooEasy = new Set(
  'apiVersion kind metadata name namespace labels annotations spec template containers image data stringData status items key value path rules host port protocol type'.split(
    ' ',
  ),
);
const shortest = 30;
const longest = 320;
const fewestWords = 6;

/** Asks for the fields of a manifest by what the API reference says of them. */
export function findFields(document: YamlDocument, describe: DescribeField, spot: Spot, finds: Finds): void {
  const { value, line, endLine } = document;
  const place = !Array.isArray(value) && isManifest(value) ? { kind: String(value['kind']), path: '', fields: value } : placeOf(value);
  if (!place) return;
  const seen = new Set<string>();
  const walk = (node: unknown, path: string): void => {
    if (Array.isArray(node)) for (const one of node) walk(one, path);
    if (!isFields(node)) return;
    for (const [name, below] of Object.entries(node)) {
      const whole = path === '' ? name : `${path}.${name}`;
      if (!seen.has(whole)) {
        seen.add(whole);
        const description = isAsked(name, whole) ? describe(place.kind, whole) : undefined;
        if (description !== undefined) addField(place.kind, path, name, description);
      }
      if (!['labels', 'annotations', 'matchLabels', 'data', 'stringData', 'nodeSelector'].includes(name)) walk(below, whole);
    }
  };
  const addField = (kind: string, path: string, name: string, description: string): void => {
    const text = shorten(description, name);
    if (text === null) return;
    // A field of a Pod template is the field of the Pod, wherever the template stands.
    const inPod = path.split('template.').at(-1) ?? path;
    const owner = inPod === path ? kind : 'Pod';
    const front = `${owner} \`${inPod === '' ? '' : `${inPod}.`}\`{{c1::${name}}}: ${text}`;
    const draft = newDraft({ form: 'found-field', kind: 'cloze', front, answer: name, gap: 1, line, endLine, confidence: 0.65 });
    finds.cards.push({
      kind: 'fields',
      draft,
      section: spot.section,
      group: `fields#${kind}#${String(line)}`,
      fact: `field#${name}#${text}`,
    });
  };
  walk(stripServerFields(place.fields).fields, place.path);
}

function isAsked(name: string, path: string): boolean {
  return !tooEasy.has(name) && !path.startsWith('metadata.') && path.includes('.');
}

function placeOf(value: Fields | Fields[]): { kind: string; path: string; fields: Fields } | null {
  const fragment = placeFragment(value);
  if (!fragment) return null;
  const [kind = '', path = ''] = fragment.at.split(' ');
  return { kind, path: path.replaceAll('[]', ''), fields: fragment.fields };
}

/** The first sentences of a description, the field's own name blanked out; null when they are no good question. */
function shorten(description: string, name: string): string | null {
  const sentences = description
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!])\s+(?=[A-Z])/);
  let text = '';
  for (const sentence of sentences) {
    if (/^(?:More info|See|Deprecated|This is an? (?:alpha|beta))/i.test(sentence) || `${text} ${sentence}`.length > longest) break;
    text = `${text} ${sentence}`.trim();
  }
  text = text
    // The name of the field's type says nothing, or the answer.
    .replace(/^(?=\w*[a-z])(?=[A-Z]\w*[A-Z])\w+ (?=(?:describes|selects|represents|contains|holds)\b)/, 'It ')
    .replace(/(?<=[.:])\s+\d+\.$/, '')
    .replace(/(?:^|(?<=[.!]\s))[^.!]*:\s+\*.*$/, '')
    .trim();
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, '[ -]?').replace(/[^\w[\] ?-]/g, '');
  const blanked = text.replace(new RegExp(`\\b(?:${name}|${words})\\b`, 'gi'), '____');
  const said = blanked.split(/\s+/).filter((word) => /[a-z]{2}/i.test(word)).length;
  return text.length < shortest ||
    said < fewestWords ||
    /^(?:deprecated|standard object|specification of|IntOrString is|a label selector is a label query)/i.test(text) ||
    blanked.split('____').length > 3
    ? null
    : blanked;
}

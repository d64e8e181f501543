import { escapeHtml } from './entities';

const shapes = new Set(['rect', 'ellipse', 'polygon', 'text']);
const properties: ReadonlyMap<string, string> = new Map([
  ['left', 'left'],
  ['top', 'top'],
  ['width', 'width'],
  ['height', 'height'],
  ['rx', 'rx'],
  ['ry', 'ry'],
  ['points', 'points'],
  ['angle', 'angle'],
  ['oi', 'occludeinactive'],
  ['text', 'text'],
]);

/** Anki's notation for a masked part of a picture (`rect:left=.2:top=.3:…`) as data attributes, each after a space. */
export function maskAttributes(text: string): string {
  // Colons within a label are escaped.
  const [shape = '', ...rest] = text.split(/(?<!\\):/);
  if (!shapes.has(shape)) return '';
  const given = rest.flatMap((each) => {
    const at = each.indexOf('=');
    const name = at < 0 ? undefined : properties.get(each.slice(0, at));
    return name === undefined ? [] : [` data-${name}="${escapeHtml(each.slice(at + 1).replace(/\\([\\:])/g, '$1'))}"`];
  });
  return ` data-shape="${shape}"${given.join('')}`;
}

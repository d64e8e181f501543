import { SaxesParser } from 'saxes';
import { damagedFile, oversizedFile } from '../failures';
import { limits } from '../limits';

/** An element below the root: its attributes, and the text of each element within it. */
export interface XmlRecord {
  name: string;
  attributes: Record<string, string>;
  texts: Map<string, string>;
}

export interface XmlDocument {
  root: { name: string; attributes: Record<string, string> };
  records: XmlRecord[];
}

const deepest = 50;

/**
 * Reads XML that is a list of records. Nothing is fetched and no entity but XML's own five stands for anything.
 * @throws AppError `damaged` for what is not well-formed
 */
export function readRecords(text: string): XmlDocument {
  const parser = new SaxesParser();
  const roots: XmlDocument['root'][] = [];
  const records: XmlRecord[] = [];
  const open: string[] = [];
  let current: XmlRecord | null = null;

  parser.on('error', (error) => {
    throw damagedFile('The XML is not well-formed, or uses entities of its own.', error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    if (open.length > deepest) throw damagedFile('The XML is nested deeper than Mnemosyne writes it.');
    if (open.length === 1) roots.push({ name, attributes });
    if (open.length === 2) current = { name, attributes, texts: new Map() };
    if (open.length === 3) current?.texts.set(name, '');
  });
  const addText = (piece: string) => {
    const name = open[2];
    if (current && name !== undefined) current.texts.set(name, (current.texts.get(name) ?? '') + piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (open.length === 2 && current) {
      records.push(current);
      current = null;
      if (records.length > limits.cards) throw oversizedFile('The XML has more records than a collection can.');
    }
    open.pop();
  });
  parser.write(text).close();
  const [root] = roots;
  if (!root) throw damagedFile('There is nothing in the XML.');
  return { root, records };
}

import { parseAllDocuments } from 'yaml';
import { plainValue } from '../plain-yaml';
import { isFields, type Fields } from './manifest-fields';
import { toolOf } from './tools';

/** One YAML document of a note. */
export interface YamlDocument {
  /** Lines of the file. */
  line: number;
  endLine: number;
  value: Fields | Fields[];
}

interface YamlRegions {
  documents: YamlDocument[];
  /** Lines that look like YAML and do not parse. */
  broken: { line: number; endLine: number; reason: string }[];
  /** Lines that are no YAML. */
  others: { line: number; endLine: number }[];
}

const entry = /^(?:- )*["']?[A-Za-z_.$/][\w./$ -]*["']?\s*:(?:\s|$)/;

/** Finds YAML among the lines of a block, whatever else stands there. */
export function readYamlRegions(lines: readonly string[], firstLine: number): YamlRegions {
  const regions: YamlRegions = { documents: [], broken: [], others: [] };
  const shared = sharedIndent(lines);
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) readRegion(lines.slice(start, end), firstLine + start, regions);
    start = -1;
  };
  for (const [index, raw] of lines.entries()) {
    const line = raw.slice(shared);
    const isTop = /^\S/.test(line);
    if (/^(?:---|\.\.\.)\s*$/.test(line)) close(index);
    else if (isTop && !entry.test(line) && !/^(?:#|- )/.test(line)) {
      close(index);
      regions.others.push({ line: firstLine + index, endLine: firstLine + index });
    } else if (start < 0 && line.trim() !== '' && entry.test(line.trim()) && toolOf(line) === null) start = index;
    else if (start >= 0 && isTop && toolOf(line) !== null) close(index);
  }
  close(lines.length);
  return regions;
}

function readRegion(lines: readonly string[], firstLine: number, regions: YamlRegions): void {
  const kept = [...lines];
  while (kept.at(-1)?.trim() === '') kept.pop();
  const indent = sharedIndent(kept);
  const text = kept
    .map((line) =>
      line
        .slice(indent)
        .replace(/[\u00A0\u200B]/g, ' ')
        .trimEnd(),
    )
    .join('\n');
  const place = { line: firstLine, endLine: firstLine + kept.length - 1 };
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: true, logLevel: 'silent' });
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      // An excerpt may show entries of several levels one after the other.
      const outer = kept.findIndex((line) => line.trim() !== '' && indentOf(line) < indentOf(kept[0] ?? ''));
      if (outer > 0) {
        readRegion(kept.slice(0, outer), firstLine, regions);
        readRegion(kept.slice(outer), firstLine + outer, regions);
        return;
      }
      const after = kept.findIndex(
        (line, index) =>
          index > 0 &&
          /^- /.test((kept[0] ?? '').trim()) &&
          indentOf(line) === indentOf(kept[0] ?? '') &&
          !/^\s*(?:- |#)/.test(line) &&
          line.trim() !== '',
      );
      if (after > 0) {
        readRegion(kept.slice(0, after), firstLine, regions);
        readRegion(kept.slice(after), firstLine + after, regions);
        return;
      }
      regions.broken.push({ ...place, reason: error.message.split('\n')[0] ?? '' });
      continue;
    }
    let value: unknown;
    try {
      value = plainValue(document);
    } catch (thrown) {
      regions.broken.push({ ...place, reason: thrown instanceof Error ? thrown.message : '' });
      continue;
    }
    if (isFields(value)) regions.documents.push({ ...place, value });
    else if (Array.isArray(value) && value.length > 0 && value.every(isFields)) regions.documents.push({ ...place, value });
    else regions.others.push(place);
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The indentation all lines have in common, in characters; tabs and blanks must be the same. */
function sharedIndent(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const [first = ''] = indents;
  let length = first.length;
  for (const indent of indents) {
    while (length > 0 && indent.slice(0, length) !== first.slice(0, length)) length -= 1;
  }
  return length;
}

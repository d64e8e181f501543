import { stringify } from 'yaml';
import { correctManifest } from './corrections';
import { describeFragment, describeManifest } from './describe-manifest';
import { newDraft } from './draft';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import type { Fields } from './manifest-fields';
import { isManifest, placeFragment, stripServerFields } from './manifest-shape';
import { leavesOpen } from './placeholders';
import type { YamlDocument } from './yaml-regions';

/** A manifest longer than this is not typed from memory. */
const longestAnswer = 50;
const mostWishes = 16;
const longestWish = 190;

/** Makes a write-it card of a YAML document. */
export function findManifest(document: YamlDocument, spot: Spot, finds: Finds): void {
  const { value, line, endLine } = document;
  const skip = (reason: string): null => {
    finds.skips.push({ line, endLine, reason });
    return null;
  };
  if (!Array.isArray(value) && isManifest(value)) {
    const { fields } = stripServerFields(value);
    const described = describeManifest(fields);
    if (described === null) return void skip('a manifest no task sentence could be made for');
    const end = described.wishes.length === 0 ? '.' : ':';
    const front = `Write the manifest of the ${described.title}${end}${list(described.wishes)}`;
    add({ fields, at: '', front, wishes: described.wishes.length }, document, spot, finds);
    return;
  }
  const fragment = placeFragment(value);
  if (fragment === null) return void skip('YAML of which nobody can tell where it belongs');
  const { fields } = stripServerFields(fragment.fields);
  const wishes = describeFragment(fields, fragment.at);
  if (wishes === null) return void skip('a fragment no task sentence could be made for');
  const front = `Write the part that belongs into ${placeName(fragment.at)}:${list(wishes)}`;
  add({ fields, at: fragment.at, front, wishes: wishes.length }, document, spot, finds);
}

function add(card: { fields: Fields; at: string; front: string; wishes: number }, document: YamlDocument, spot: Spot, finds: Finds): void {
  const { line, endLine } = document;
  const answer = writeYaml(card.fields);
  const lines = answer.split('\n').length;
  const isOpen = leavesOpen(answer) || /\{\{|\$\{/.test(answer);
  const isLong = lines > longestAnswer || card.wishes > mostWishes || card.front.split('\n').some((wish) => wish.length > longestWish);
  if (isOpen || isLong) {
    finds.skips.push({
      line,
      endLine,
      reason: isOpen ? 'a manifest that leaves something open' : 'a manifest too long to write from memory',
    });
    return;
  }
  const draft = newDraft({
    form: card.at === '' ? 'found-manifest' : 'found-fragment',
    kind: 'yaml',
    front: card.front,
    answer,
    at: card.at,
    line,
    endLine,
    confidence: card.at === '' ? (lines > 30 ? 0.7 : 0.85) : 0.75,
    outdated: correctManifest(card.fields, answer),
  });
  finds.cards.push({ kind: 'manifests', draft, section: spot.section, group: `manifest#${card.front}`, fact: `yaml#${card.at}#${answer}` });
}

/** YAML in the usual order and quoting. */
function writeYaml(fields: Fields): string {
  const { apiVersion, kind, metadata, ...rest } = fields;
  const head = Object.fromEntries(Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined));
  return stringify({ ...head, ...rest }, { version: '1.1', lineWidth: 0 }).trimEnd();
}

function list(wishes: readonly string[]): string {
  if (wishes.length === 0) return '';
  return `\n\n${wishes.map((wish) => (wish.startsWith('  ') ? `  - ${wish.trim()}` : `- ${wish}`)).join('\n')}`;
}

function placeName(at: string): string {
  if (at === 'Pod spec.containers[]') return 'a container of a Pod';
  const [kind = '', path] = at.split(' ');
  return `\`${path ?? ''}\` of a ${kind}`;
}

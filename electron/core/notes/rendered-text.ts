import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes } from 'mdast';

/** A note as it shows, in one text: equal for notes that differ only in comments. Places do not count. */
export function renderedText(markdown: string): string {
  const tree = fromMarkdown(markdown.replace(/^\uFEFF/, ''), {
    extensions: [frontmatter(['yaml', 'toml']), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(['yaml', 'toml']), gfmFromMarkdown()],
  });
  return JSON.stringify(shown(tree));
}

const comments = /<!--[\s\S]*?-->/g;

/** A node without what is not shown; null for a comment. */
function shown(node: Nodes): unknown {
  if (node.type === 'html') {
    const html = node.value.replace(comments, '').trim();
    return html === '' ? null : { type: node.type, html };
  }
  const rest = Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'position'));
  if (!('children' in node)) return rest;
  const children = node.children.map((child) => shown(child)).filter((child) => child !== null);
  return { ...rest, children: joinText(children) };
}

/** Text on both sides of a comment is one text; blanks before it don't show. */
function joinText(children: unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (isText(child) && isText(last)) last.value = `${last.value}${child.value}`;
    else joined.push(isText(child) ? { type: 'text', value: child.value } : child);
  }
  for (const child of joined) if (isText(child)) child.value = child.value.replace(/[ \t]*(\n|$)[ \t]*/g, '$1');
  return joined;
}

function isText(node: unknown): node is { type: 'text'; value: string } {
  return (
    typeof node === 'object' && node !== null && 'type' in node && node.type === 'text' && 'value' in node && typeof node.value === 'string'
  );
}

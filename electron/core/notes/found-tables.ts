import type { TableBlock } from './blocks';
import { correctStatement } from './corrections';
import { newDraft } from './draft';
import type { Finds } from './found-draft';
import type { Spot } from './found-walk';
import { plainText, tidyMarkdown } from './plain-text';
import { namesSomething } from './stands-alone';
import { isPlainlyCommand } from './tools';
import { speaksOfKubernetes } from './vocabulary';

const longestCell = 200;

/** A card for each row and column after the first: what is the column's value for this row? */
export function findInTable(table: TableBlock, spot: Spot, finds: Finds): void {
  const [header = [], ...rows] = table.rows;
  const skip = (reason: string): null => {
    finds.skips.push({ line: table.line, endLine: table.endLine, reason });
    return null;
  };
  const [keyName = '', ...columns] = header.map(plainText);
  const keys = rows.map((row) => plainText(row[0] ?? ''));
  if (columns.length === 0 || columns.length > 3 || columns.some((name) => name === ''))
    return void skip('a table without headings to ask by');
  if (new Set(keys).size !== keys.length || keys.some((key) => key === '' || key.length > 60 || /^\d+$/.test(key)))
    return void skip('a table whose first column names nothing');
  const topic = [...spot.topics].reverse().find((one) => speaksOfKubernetes(one) && namesSomething(one));
  if (topic === undefined && !speaksOfKubernetes(header.join(' '))) return void skip('a table about nothing of Kubernetes');
  let made = 0;
  for (const [index, row] of rows.entries()) {
    const line = table.line + 2 + index;
    for (const [at, column] of columns.entries()) {
      const cell = tidyMarkdown(row[at + 1] ?? '');
      const plain = plainText(cell);
      if (
        plain.length < 2 ||
        plain.length > longestCell ||
        /^(?:n\/?a|-+|none|yes|no|true|false|\?+|x|✓|✔|✗|❌|✅|tbd)$/i.test(plain) ||
        /https?:|\.(?:png|svg|jpe?g)\b|^\W+$/i.test(plain)
      )
        continue;
      const isCommand = isPlainlyCommand(plain);
      if (isCommand) continue;
      const key = tidyMarkdown(row[0] ?? '').replace(/\*\*|==/g, '');
      const subject = keyName === '' || key.toLowerCase().includes(keyName.toLowerCase()) ? `**${key}**` : `the ${keyName} **${key}**`;
      const about =
        topic === undefined || `${keyName} ${key}`.toLowerCase().includes(topic.toLowerCase())
          ? ''
          : ` (${topic.replace(/\s*\([^)]*\)/g, '')})`;
      const draft = newDraft({
        form: 'found-row',
        kind: 'concept',
        front: `For ${subject}${about}: what is the “${column}”?`,
        answer: cell,
        line,
        endLine: line,
        confidence: 0.6,
        outdated: correctStatement(`${keyName} ${plainText(key)} ${column} ${plain}`, spot.topics),
      });
      finds.cards.push({ kind: 'tables', draft, section: spot.section, group: `row#${subject}${about}` });
      made += 1;
    }
  }
  if (made === 0) skip('a table of links or ticks');
}

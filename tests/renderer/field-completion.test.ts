import { CompletionContext } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { fieldSource } from '../../renderer/lib/field-completion';

/** The word for which names are offered at the `|`; null where none are. */
async function wordAt(text: string): Promise<string | null> {
  const pos = text.indexOf('|');
  const doc = text.replace('|', '');
  const state = EditorState.create({ doc, extensions: yaml() });
  const result = await fieldSource(() => Promise.resolve(['spec']))(new CompletionContext(state, pos, false));
  return result && doc.slice(result.from, pos);
}

describe('names of fields', () => {
  it.each([
    ['sp|', 'sp'],
    ['spec:\n  cont|', 'cont'],
    ['spec:\n  cont|\n  volumes: []', 'cont'],
    ['containers:\n- na|', 'na'],
    ['containers:\n  - - na|', 'na'],
    ['httpGet: {pa|}', 'pa'],
    ['httpGet: {port: 80, pa|}', 'pa'],
    ['  x-kube|', 'x-kube'],
  ])('are offered in %j', async (text, word) => expect(await wordAt(text)).toBe(word));

  it.each([
    '|',
    'spec: |',
    'kind: De|',
    'kind: "De|"',
    'args: [sh, na|]',
    'args: [\n  na|\n]',
    'note: one, tw|',
    'sp|ec: 1',
    '# sp|',
    'data:\n  run: >\n    na|',
    'spec:\n  8|',
    'a.b|',
  ])('are not offered in %j', async (text) => expect(await wordAt(text)).toBeNull());
});

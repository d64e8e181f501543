import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  currentCompletions,
  ifNotIn,
  moveCompletionSelection,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { Prec, type EditorState, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { FieldNames } from './screen-types';

/** A word at the start of a line, behind the dash of a list item, or behind a brace or comma. */
const keySoFar = /(?<before>^ *(?:- +)*|[{,] *)(?<word>[a-z][\w-]*)$/i;

const textBefore = (state: EditorState, position: number) => state.sliceDoc(state.doc.lineAt(position).from, position);

function isInBraces(state: EditorState, position: number): boolean {
  for (let node = syntaxTree(state).resolveInner(position, -1).parent; node; node = node.parent) {
    if (node.name === 'FlowMapping') return true;
  }
  return false;
}

/** Behind a dash may stand a value, and Enter is how one ends it. */
const mayBeValue = (state: EditorState) => /^ *(?:- +)+\S*$/.test(textBefore(state, state.selection.main.head));

/** What to offer at a place: nothing but where a key is being typed. */
export const fieldSource = (names: FieldNames): CompletionSource =>
  ifNotIn(['BlockLiteralContent', 'QuotedLiteral', 'FlowSequence', 'Comment'], async ({ state, pos }) => {
    const { before = '', word = '' } = keySoFar.exec(textBefore(state, pos))?.groups ?? {};
    if (word === '' || /[\w-]/.test(state.sliceDoc(pos, pos + 1))) return null;
    if (/[{,]/.test(before) && !isInBraces(state, pos)) return null;
    const options = (await names()).map((label) => ({ label }));
    return { from: pos - word.length, options, validFor: /^[\w-]+$/ };
  });

/** Offers the names of fields where one is being typed. Whatever the list does not need of the keyboard stays as it is without. */
export const completeFields = (names: FieldNames): Extension => [
  autocompletion({
    override: [fieldSource(names)],
    defaultKeymap: false,
    icons: false,
    filterStrict: true,
    // So few that nothing scrolls; the arrow keys bring the next ones.
    maxRenderedOptions: 8,
    // What is shown can be taken at once.
    interactionDelay: 0,
  }),
  Prec.highest(
    keymap.of([
      { key: 'ArrowDown', run: moveCompletionSelection(true) },
      { key: 'ArrowUp', run: moveCompletionSelection(false) },
      { key: 'Enter', run: (view) => !mayBeValue(view.state) && acceptCompletion(view) },
      { key: 'Tab', run: acceptCompletion },
      { key: 'Escape', run: (view) => currentCompletions(view.state).length > 0 && closeCompletion(view) },
    ]),
  ),
];

import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { history, indentLess, indentMore, redo, standardKeymap, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completeFields } from './field-completion';
import type { FieldNames } from './screen-types';
import { indentAfter } from './yaml-indent';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  selection: { from: number; to: number };
  attributes: Record<string, string>;
  onchange: (text: string) => void;
  onfocus: () => void;
  /** Offered while a key is typed; null where nothing is. */
  fieldNames: FieldNames | null;
  /** A Space at the very start; true when it was not meant as one. */
  onspace: () => boolean;
}

/** The colours of the code blocks that are only read. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 'hljs-attr' },
  { tag: [tags.string, tags.special(tags.string)], class: 'hljs-string' },
  { tag: tags.comment, class: 'hljs-comment' },
  { tag: [tags.keyword, tags.labelName, tags.typeName, tags.meta], class: 'hljs-meta' },
]);

const newline: StateCommand = ({ state, dispatch }) => {
  const change = state.changeByRange(({ from, to }) => {
    const line = state.doc.lineAt(from);
    const insert = `\n${indentAfter(state.sliceDoc(line.from, from))}`;
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

const tab: StateCommand = (target) => {
  const { state, dispatch } = target;
  if (state.selection.ranges.some((range) => !range.empty)) return indentMore(target);
  const change = state.changeByRange(({ from }) => {
    const insert = ' '.repeat(2 - ((from - state.doc.lineAt(from).from) % 2));
    return { changes: { from, insert }, range: EditorSelection.cursor(from + insert.length) };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

/** An editor for manifests: colours, indentation, brackets and, if wanted, names of fields; nothing that knows the answer. */
export function createYamlEditor(options: EditorOptions): EditorView {
  const { parent, text, selection, attributes, fieldNames, onchange, onfocus, onspace } = options;
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: EditorSelection.single(selection.from, selection.to),
      extensions: [
        lineNumbers(),
        history(),
        yaml(),
        syntaxHighlighting(colours),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        bracketMatching(),
        closeBrackets(),
        fieldNames ? completeFields(fieldNames) : [],
        // An editable element takes the keyboard anyway; said outright, whatever looks for what can be reached finds it in a region that scrolls.
        EditorView.contentAttributes.of({ tabindex: '0', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', ...attributes }),
        keymap.of([
          { key: 'Enter', run: newline },
          { key: 'Tab', run: tab, shift: indentLess },
          // Unlike the usual bindings these let the key go on when there is nothing left to take back.
          { key: 'Mod-z', run: undo },
          { key: 'Mod-y', run: redo },
          { key: 'Mod-Shift-z', run: redo },
          ...closeBracketsKeymap,
          ...standardKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString());
          if (update.focusChanged && update.view.hasFocus) onfocus();
        }),
        EditorView.domEventHandlers({
          keydown: (event, view) => {
            const { main } = view.state.selection;
            if (event.key !== ' ' || !main.empty || main.head !== 0 || !onspace()) return false;
            event.preventDefault();
            return true;
          },
        }),
      ],
    }),
  });
}

/** The editor of Markdown: the page's own editor without a grammar, with long lines wrapped. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import { shadowOf, THEME } from '#web/features/practice/editor/shadow.ts';

export interface MarkdownEditor {
  /** Shows another text; the editor's own undo brings the old one back. */
  setText(text: string): void;
  /** Marks the lines that something is wrong with. */
  mark(found: readonly { line: number }[]): void;
  goTo(line: number): void;
  /** Takes the focus, with the cursor before that letter. */
  focusAt(place: number): void;
  close(): void;
}

const markLines = StateEffect.define<readonly number[]>();
const faulty = Decoration.line({ class: 'cm-faulty' });

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const lines = transaction.effects.find((effect) => effect.is(markLines))?.value;
    if (lines === undefined) return decorations.map(transaction.changes);
    const { doc } = transaction.state;
    const known = [...new Set(lines)].filter((line) => line >= 1 && line <= doc.lines).sort((a, b) => a - b);
    return Decoration.set(known.map((line) => faulty.range(doc.line(line).from)));
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Only what differs is replaced, so that the cursor stays where it is. */
function changesTo(view: EditorView, text: string): { from: number; to: number; insert: string } {
  const old = view.state.doc.toString();
  let from = 0;
  while (from < old.length && from < text.length && old[from] === text[from]) from += 1;
  let end = 0;
  while (end < Math.min(old.length, text.length) - from && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  return { from, to: old.length - end, insert: text.slice(from, text.length - end) };
}

export interface MarkdownEditorOptions {
  host: HTMLElement;
  text: string;
  /** What the field is called. */
  label: string;
  spellcheck: boolean;
  /** Told of what a person types, not of `setText`. */
  onchange: (text: string) => void;
  /** Sees a paste first; what it prevents is its own. */
  onpaste?: (event: ClipboardEvent) => void;
  /** What is dropped goes to the page around it. */
  leavesDrops?: boolean;
}

export function createMarkdownEditor(options: MarkdownEditorOptions): MarkdownEditor {
  const { host, text, onchange, onpaste } = options;
  let isOurs = false;
  const root = shadowOf(host);
  const label = { 'aria-label': options.label, spellcheck: String(options.spellcheck), tabindex: '0' };
  const extensions = [
    ...[lineNumbers(), highlightActiveLine(), drawSelection(), history(), EditorView.lineWrapping, marked, THEME],
    ...[EditorView.theme({ '&': { height: '100%' } }), EditorView.contentAttributes.of(label)],
    // Tab leaves the field, as in every other: a list is indented by spaces.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.domEventHandlers({
      paste(event) {
        onpaste?.(event);
        return event.defaultPrevented;
      },
      drop: () => options.leavesDrops === true,
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !isOurs) onchange(update.state.doc.toString());
    }),
  ];
  // Documents keep their own line ends: CodeMirror would count each of two kinds as one sign.
  const view = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: root, root });
  const hold = (event: Event): void => event.stopPropagation();
  host.addEventListener('keydown', hold);
  return {
    setText(next) {
      if (next === view.state.doc.toString()) return;
      isOurs = true;
      view.dispatch({ changes: changesTo(view, next) });
      isOurs = false;
    },
    mark: (found) => view.dispatch({ effects: markLines.of(found.map(({ line }) => line)) }),
    goTo(line) {
      if (line < 1 || line > view.state.doc.lines) return;
      view.dispatch({ selection: { anchor: view.state.doc.line(line).from }, scrollIntoView: true });
      view.focus();
    },
    focusAt(place) {
      view.dispatch({ selection: { anchor: Math.min(place, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    close() {
      host.removeEventListener('keydown', hold);
      view.destroy();
    },
  };
}

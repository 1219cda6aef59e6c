/** The editor itself: CodeMirror with our theme. It comes in a chunk of its own, after the page can be read. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { PracticeLanguage } from '../challenge/drafts.svelte.ts';
import { grammarOf, INDENT, LANGUAGE_NAMES } from './languages.ts';
import { shadowOf, THEME } from './shadow.ts';

export interface CodeEditor {
  /** Replaces the code; the editor's own undo brings the old one back. */
  setCode(code: string): void;
  /** Changes the language with its code, and forgets what could be undone: that was another draft. */
  open(language: PracticeLanguage, code: string): Promise<void>;
  /** Marks the line that an error names, from 1; null for none. */
  mark(line: number | null): void;
  goTo(line: number): void;
  focus(): void;
  close(): void;
}

export interface EditorOptions {
  host: HTMLElement;
  language: PracticeLanguage;
  code: string;
  onchange: (code: string) => void;
  onrun: () => void;
  onsubmit: () => void;
}

const markLine = StateEffect.define<number | null>();
const faulty = Decoration.line({ class: 'cm-faulty' });

/** The marked line; it stays with its text until the next run says otherwise. */
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const told = transaction.effects.find((effect) => effect.is(markLine))?.value;
    if (told === undefined) return decorations.map(transaction.changes);
    const { doc } = transaction.state;
    if (told === null || told < 1 || told > doc.lines) return Decoration.none;
    return Decoration.set(faulty.range(doc.line(told).from));
  },
  provide: (field) => EditorView.decorations.from(field),
});

export async function createEditor(options: EditorOptions): Promise<CodeEditor> {
  const { host } = options;
  const about = new Compartment();
  const stateOf = (language: PracticeLanguage, code: string, grammar: Extension): EditorState =>
    EditorState.create({ doc: code, extensions: [extensions(options), about.of(ofLanguage(language, grammar))] });
  const grammar = await grammarOf(options.language);
  // In pieces, with room between them for what the learner does meanwhile.
  await breath();
  const first = stateOf(options.language, options.code, grammar);
  await breath();
  const root = shadowOf(host);
  const view = new EditorView({ state: first, parent: root, root });
  // Keys that are typed are not the page's own shortcuts, and seen from outside they come from the host.
  const hold = (event: Event): void => event.stopPropagation();
  host.addEventListener('keydown', hold);
  return {
    setCode: (code) => {
      if (code === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    },
    open: async (language, code) => {
      view.setState(stateOf(language, code, await grammarOf(language)));
    },
    mark: (line) => view.dispatch({ effects: markLine.of(line) }),
    goTo: (line) => {
      if (line > view.state.doc.lines) return;
      view.dispatch({ selection: { anchor: view.state.doc.line(line).to }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    close: () => {
      host.removeEventListener('keydown', hold);
      view.destroy();
    },
  };
}

function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

function ofLanguage(language: PracticeLanguage, grammar: Extension): Extension {
  const label = `Your code in ${LANGUAGE_NAMES[language]}`;
  const hint = 'Tab indents. Press Escape, then Tab, to leave the editor.';
  return [
    grammar,
    // Where a line of SQL ends means nothing, and a task that stands in a comment has to be read to its end.
    language === 'sql' ? EditorView.lineWrapping : [],
    indentUnit.of(' '.repeat(INDENT[language])),
    EditorState.tabSize.of(INDENT[language]),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-description': hint,
      spellcheck: 'false',
      tabindex: '0',
    }),
  ];
}

function extensions({ onchange, onrun, onsubmit }: EditorOptions): Extension {
  const does = (work: () => void) => (): boolean => {
    work();
    return true;
  };
  return [
    Prec.highest(
      keymap.of([
        // Control as well on a Mac, as everywhere else on the page.
        { key: 'Ctrl-Shift-Enter', mac: 'Cmd-Shift-Enter', run: does(onsubmit) },
        { key: 'Ctrl-Enter', mac: 'Cmd-Enter', run: does(onrun) },
        { mac: 'Ctrl-Shift-Enter', run: does(onsubmit) },
        { mac: 'Ctrl-Enter', run: does(onrun) },
      ]),
    ),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    syntaxHighlighting(classHighlighter),
    marked,
    THEME,
    EditorView.theme({ '&': { height: '100%' } }),
    // Escape, then Tab, leaves: CodeMirror's own way out of an editor that takes Tab.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onchange(update.state.doc.toString());
    }),
  ];
}

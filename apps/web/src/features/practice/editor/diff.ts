/** Two versions of a program beside each other, or one under the other where there is no room. */
import { syntaxHighlighting } from '@codemirror/language';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { PracticeLanguage } from '../challenge/drafts.svelte.ts';
import { grammarOf } from './languages.ts';
import { shadowOf, THEME } from './shadow.ts';

export interface Sides {
  before: string;
  after: string;
  /** What each side is, for those who cannot see where it stands. */
  names: [string, string];
}

/** Two columns of forty letters need so much. */
const WIDE_PX = 640;
const FOLD = { margin: 3, minSize: 6 };

const DIFF_THEME = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--paint-wash)' },
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine, &.cm-merge-b .cm-line.cm-changedLine': {
    backgroundColor: 'var(--code-added)',
  },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    textDecoration: 'line-through 1.5px var(--paint)',
  },
  '&.cm-merge-b .cm-changedText, .cm-insertedLine .cm-changedText, .cm-changedLine .cm-changedText': {
    background: 'none',
    textDecoration: 'underline 1.5px var(--code-text)',
    textUnderlineOffset: '0.2em',
  },
  '.cm-collapsedLines': { color: 'var(--ink-soft)', background: 'var(--well)', padding: '0.25rem 0.75rem' },
});

/**
 * @param language null for plain text
 * @returns a function that takes it away again
 */
export async function showDiff(
  host: HTMLElement,
  language: PracticeLanguage | null,
  sides: Sides,
): Promise<() => void> {
  const { before, after, names } = sides;
  const read = [...(language === null ? [] : [await grammarOf(language)]), ...READ];
  const root = shadowOf(host);
  if (host.clientWidth < WIDE_PX) {
    const unified = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: FOLD });
    const extensions = [...read, unified, named(`${names[0]}, then ${names[1]}`)];
    const view = new EditorView({ parent: root, root, state: EditorState.create({ doc: after, extensions }) });
    return () => view.destroy();
  }
  const view = new MergeView({
    a: { doc: before, extensions: [...read, named(names[0])] },
    b: { doc: after, extensions: [...read, named(names[1])] },
    parent: root,
    root,
    gutter: false,
    collapseUnchanged: FOLD,
  });
  return () => view.destroy();
}

const READ: Extension[] = [
  lineNumbers(),
  syntaxHighlighting(classHighlighter),
  EditorState.readOnly.of(true),
  THEME,
  DIFF_THEME,
];

function named(label: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' });
}

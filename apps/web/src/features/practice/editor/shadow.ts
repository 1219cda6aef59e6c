/**
 * CodeMirror writes its styles into the page as it goes, which our content security policy refuses. In a shadow root it
 * uses a constructed style sheet instead, which is ours to make; tokens reach inside as custom properties.
 */
import { EditorView } from '@codemirror/view';
import codeStyles from './code.css?inline';

/** @returns the root to put an editor into; the host may have been used before */
export function shadowOf(host: HTMLElement): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(codeStyles);
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** How an editor looks; what it may grow to is the caller's. */
export const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: 'var(--code-size)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontVariantLigatures: 'none', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--paint)' },
  '.cm-line': { padding: '0 0.75rem 0 0.5rem' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-faint)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.25rem 0 0.75rem', minWidth: '2.25rem' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--well) 55%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--paint)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--code-selection)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--paint-wash)', outline: '1px solid var(--edge)' },
  '.cm-faulty': { boxShadow: 'inset 3px 0 0 var(--paint)', backgroundColor: 'var(--paint-wash)' },
});

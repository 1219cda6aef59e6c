/** Markdown as safe HTML: no raw HTML, no scripts, no pictures from elsewhere, no link that runs code. */
import { micromark } from 'micromark';
import type { CompileContext, Extension, HtmlExtension, Options, Token } from 'micromark-util-types';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Longer texts are shown as they are written: rendering serves notes and guides, not whole files. */
const MAX_LENGTH = 60_000;
/** Quotes and lists nested deeper than any text has them, by marks (of which a list's needs a space after it) or by indentation. */
const TOO_DEEP =
  /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))){12}|^(?:[ >]{48}|\t{12})[ \t>]*(?:[*+-]|\d{1,9}[.)])/m;
/** More lines or marks than this without a blank line between: the parser's work grows with their square. */
const MAX_LINES = 800;
const MAX_MARKS = 600;
const MARKS = /[*_~[\]!<`:]/g;

function marksIn(text: string): number {
  return text.match(MARKS)?.length ?? 0;
}

/** Would rendering take far longer than reading? Then nobody wrote this for a reader. */
export function isHostile(md: string): boolean {
  if (md.length > MAX_LENGTH || TOO_DEEP.test(md)) return true;
  return md.split(/\n[ \t>]*\r?\n/).some((part) => {
    const lines = part.split('\n').filter((line) => line !== '');
    // A tight list or table has no blank lines, but each of its lines is parsed by itself.
    const isList = lines.every((line) => /^\s*(?:[-*+|]|\d{1,9}[.)]|#)/.test(line));
    if (isList) return lines.some((line) => marksIn(line) > MAX_MARKS);
    return lines.length > MAX_LINES || marksIn(part) > MAX_MARKS;
  });
}

/** Raw HTML shows its words only; `<br>` is the one tag that people type in Markdown on purpose. */
function wordsOfHtml(this: CompileContext, token: Token): undefined {
  const html = this.sliceSerialize(token);
  if (/^\s*<br\s*\/?>\s*$/i.test(html)) this.tag('<br>');
  else this.raw(this.encode(html.replace(/<!--[^]*?(?:-->|$)|<[^<>]*>/g, '')));
}

const NO_RAW_HTML: HtmlExtension = { exit: { htmlFlowData: wordsOfHtml, htmlTextData: wordsOfHtml } };

const INLINE_ONLY: Extension = {
  disable: {
    null: [
      'blockQuote',
      'codeFenced',
      'codeIndented',
      'definition',
      'gfmFootnoteDefinition',
      'headingAtx',
      'htmlFlow',
      'list',
      'setextUnderline',
      'table',
      'thematicBreak',
    ],
  },
};

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/**
 * Links that leave the site say so to the browser; pictures become their description, so that reading a roadmap tells
 * no other server about it. Text is encoded at this point: a `<a href="` in it can only be a tag.
 */
function harden(html: string): string {
  return html
    .replace(/<img src="[^"]*" alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<a href="(?=https?:|\/\/)/gi, '<a rel="noopener noreferrer nofollow" href="');
}

function render(md: string, extensions: Extension[]): string | null {
  if (isHostile(md)) return null;
  const options: Options = {
    allowDangerousHtml: false,
    allowDangerousProtocol: false,
    extensions: [gfm(), ...extensions],
    htmlExtensions: [gfmHtml(), NO_RAW_HTML],
  };
  try {
    return harden(micromark(md, options));
  } catch {
    return null;
  }
}

/**
 * Markdown (CommonMark and GFM) as HTML that is safe to put into a page.
 *
 * Raw HTML is reduced to its words, dangerous addresses are emptied, links out get `rel`, pictures become their
 * description. Never throws: what is too long or too deep to render comes back as preformatted text.
 * @param md Markdown of any origin
 */
export function renderMarkdown(md: string): string {
  return render(md, []) ?? `<pre>${escape(md)}</pre>`;
}

/**
 * One line of Markdown as HTML without any block around it, for titles, remarks and cells. As safe as `renderMarkdown`;
 * headings, lists and quotes stay the characters they are.
 * @param md inline Markdown; line breaks count as spaces
 */
export function renderInline(md: string): string {
  const line = md.replace(/\s+/g, ' ').trim();
  const html = render(line, [INLINE_ONLY]) ?? escape(line);
  return html.replace(/^<p>|<\/p>\s*$/g, '');
}

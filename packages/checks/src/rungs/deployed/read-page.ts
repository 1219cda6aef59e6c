/**
 * What stands in a page, read token by token as the HTML standard says, without building a tree: the text is a stranger's, and
 * a tree can be made to grow far beyond it. Pure.
 */
import { Tokenizer, TokenizerMode, type Token } from 'parse5';

export interface PageFile {
  kind: 'script' | 'style';
  /** As the page writes it. */
  address: string;
}

export interface Page {
  hasDoctype: boolean;
  language: string;
  title: string;
  hasViewport: boolean;
  charset: string;
  /** Of the element base; empty where there is none. */
  base: string;
  /** Content of the meta element with the name commit. */
  commit: string;
  files: PageFile[];
  /** Scripts that stand in the page itself. */
  scripts: string;
  /** All text and all values of attributes, as they are meant: what a reader, or a script of the page, finds there. */
  text: string;
  /** Names of all elements. */
  elements: Set<string>;
}

/** Characters of a page that are read; a page that is longer is none that somebody reads. */
const LONGEST = 512 * 1024;
const MOST_FILES = 1_000;

/** Elements whose content is no markup, and how it is read (HTML standard, section 13.2.6.2). */
const RAW: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

export function readPage(html: string): Page {
  const page = emptyPage();
  const text: string[] = [];
  let inside = '';
  const onText = ({ chars }: Token.CharacterToken): void => {
    if (inside === 'title') page.title += chars;
    if (inside === 'script') page.scripts += chars;
    text.push(chars);
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onDoctype: () => (page.hasDoctype = true),
      onStartTag({ tagName, attrs }) {
        const attributes = attributesOf(attrs);
        page.elements.add(tagName);
        text.push(' ', Object.values(attributes).join(' '), ' ');
        note(page, tagName, attributes);
        const raw = Object.hasOwn(RAW, tagName) ? RAW[tagName] : undefined;
        inside = raw === undefined ? '' : tagName;
        if (raw === undefined) return;
        tokenizer.state = raw;
        tokenizer.lastStartTagName = tagName;
      },
      onEndTag: () => void (inside = ''),
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html.slice(0, LONGEST), true);
  return { ...page, title: page.title.trim(), text: text.join('') };
}

function emptyPage(): Page {
  const empty = { hasDoctype: false, language: '', title: '', hasViewport: false, charset: '', base: '', commit: '' };
  return { ...empty, files: [], scripts: '', text: '', elements: new Set() };
}

function attributesOf(attrs: readonly Token.Attribute[]): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

function note(page: Page, name: string, attributes: Record<string, string>): void {
  switch (name) {
    case 'html':
      page.language ||= (attributes['lang'] ?? '').trim();
      return;
    case 'base':
      page.base ||= attributes['href'] ?? '';
      return;
    case 'meta':
      noteMeta(page, attributes);
      return;
    case 'script':
      noteFile(page, 'script', attributes['src']);
      return;
    case 'link': {
      const kinds = (attributes['rel'] ?? '').toLowerCase().split(/\s+/);
      if (kinds.includes('stylesheet')) noteFile(page, 'style', attributes['href']);
      else if (kinds.includes('modulepreload')) noteFile(page, 'script', attributes['href']);
    }
  }
}

function noteMeta(page: Page, attributes: Record<string, string>): void {
  const { content = '', charset = '' } = attributes;
  const name = (attributes['name'] ?? '').toLowerCase();
  if (name === 'viewport') page.hasViewport ||= /\bwidth\s*=\s*device-width\b/i.test(content);
  if (name === 'commit') page.commit ||= content.trim();
  page.charset ||= charset.trim();
}

function noteFile(page: Page, kind: PageFile['kind'], address = ''): void {
  const isNew = !page.files.some((file) => file.address === address);
  // An address with its content in it is no file.
  if (address.trim() !== '' && !/^\s*(data|blob):/i.test(address) && page.files.length < MOST_FILES && isNew)
    page.files.push({ kind, address: address.trim() });
}

/**
 * HTML and XML read token by token, as the HTML standard says: there is no tree that could grow, no DTD that could expand,
 * and nothing that is fetched.
 */
import { Tokenizer, TokenizerMode } from 'parse5';

export interface MarkupReader {
  open(name: string, attributes: Map<string, string>, line: number): void;
  close(name: string, line: number): void;
  text(text: string, line: number): void;
}

/** Elements whose content is no markup and no reading. */
const RAW: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
};

/** @param xml elements that HTML reads as raw text are elements like any other, and `<a/>` is empty */
export function readMarkup(source: string, reader: MarkupReader, xml = false): void {
  let raw = '';
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag({ tagName, attrs, selfClosing, location }) {
        const line = location?.startLine ?? 1;
        const mode = !xml && Object.hasOwn(RAW, tagName) ? RAW[tagName] : undefined;
        raw = mode === undefined ? '' : tagName;
        if (mode !== undefined) {
          tokenizer.state = mode;
          tokenizer.lastStartTagName = tagName;
          return;
        }
        reader.open(tagName, new Map(attrs.map(({ name, value }) => [name, value])), line);
        if (xml && selfClosing) reader.close(tagName, line);
      },
      onEndTag({ tagName, location }) {
        if (raw === tagName) raw = '';
        else reader.close(tagName, location?.startLine ?? 1);
      },
      onCharacter: ({ chars, location }) => {
        if (raw === '') reader.text(chars, location?.startLine ?? 1);
      },
      onWhitespaceCharacter: ({ chars, location }) => {
        if (raw === '') reader.text(chars, location?.startLine ?? 1);
      },
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(source, true);
}

/** Finds what a page loads over http, read token by token: the text is a stranger's, and a tree of it could grow far beyond it. */
import { Tokenizer, TokenizerMode } from 'parse5';

const LONGEST = 512 * 1024;
const MOST = 20;

/** Attributes whose address is loaded without anybody's asking. */
const LOADS: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  script: ['src'],
  iframe: ['src'],
  audio: ['src'],
  video: ['src', 'poster'],
  track: ['src'],
  embed: ['src'],
  input: ['src'],
  object: ['data'],
  // What a form sends is as good as a thing loaded.
  form: ['action'],
  button: ['formaction'],
  // Everything relative is read against it.
  base: ['href'],
};
const LINKS = /(^|\s)(stylesheet|icon|preload|modulepreload|manifest|prefetch)(\s|$)/i;
const RAW: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
};

/** @returns what it loads over http, as `<img src="http://...">`; capped */
export function loadedOverHttp(html: string): string[] {
  const found: string[] = [];
  const css: string[] = [];
  let inside = '';
  const add = (where: string, address: string): void => {
    if (found.length < MOST) found.push(`${where}${address.slice(0, 200)}`);
  };
  const style = (css: string): void => {
    for (const [, address = ''] of css.matchAll(/(?:url\(\s*["']?|@import\s+["'])(http:[^"')\s]*)/gi))
      add('style: ', address);
  };
  // The text of one element comes in pieces.
  const onText = ({ chars }: { chars: string }): void => {
    if (inside === 'style') css.push(chars);
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag({ tagName, attrs }) {
        const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
        style(attributes.get('style') ?? '');
        for (const name of loadingAttributes(tagName, attributes.get('rel') ?? ''))
          for (const address of overHttp(name, attributes.get(name) ?? '')) add(`<${tagName} ${name}> `, address);
        const raw = Object.hasOwn(RAW, tagName) ? RAW[tagName] : undefined;
        inside = raw === undefined ? '' : tagName;
        if (raw === undefined) return;
        tokenizer.state = raw;
        tokenizer.lastStartTagName = tagName;
      },
      onEndTag() {
        if (inside === 'style') css.push('\n');
        inside = '';
      },
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html.slice(0, LONGEST), true);
  style(css.join(''));
  return found;
}

function loadingAttributes(tagName: string, rel: string): readonly string[] {
  if (tagName === 'link') return LINKS.test(rel) ? ['href'] : [];
  return Object.hasOwn(LOADS, tagName) ? (LOADS[tagName] ?? []) : [];
}

/** A srcset holds several. */
function overHttp(attribute: string, value: string): string[] {
  const addresses = attribute === 'srcset' ? value.split(',') : [value];
  return addresses.map((one) => one.trim()).filter((one) => /^http:/i.test(one));
}

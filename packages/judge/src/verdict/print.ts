/** Values and calls as the learner would write them in their language. For eyes, never compared. */
import { bigOf, tagOf, type Tagged } from '../plain.ts';
import type { Call, Language, Plain } from '../types.ts';

const WORDS: Record<Language, { yes: string; no: string; nothing: string; nan: string; infinity: string }> = {
  python: { yes: 'True', no: 'False', nothing: 'None', nan: 'nan', infinity: 'inf' },
  javascript: { yes: 'true', no: 'false', nothing: 'null', nan: 'NaN', infinity: 'Infinity' },
};

/** Longer values are cut: the page shows a case, not a data set. */
const LENGTH = 600;

/** @returns the value as a literal, cut to a few hundred characters */
export function printValue(value: Plain, language: Language): string {
  return cut(literal(value, language, 0));
}

/** @returns the call, e.g. `two_sum([2, 7], 9)`; a script as one call after the other; a program as what is typed in */
export function printCall(call: Call, language: Language): string {
  if (call.kind === 'program') return cut(call.stdin);
  const list = (args: Plain[]): string => args.map((arg) => literal(arg, language, 0)).join(', ');
  if (call.kind === 'function') return cut(`${call.name}(${list(call.args)})`);
  const made = `${language === 'javascript' ? 'new ' : ''}${call.className}(${list(call.args)})`;
  const emptied = language === 'javascript' ? '.splice(0)' : '.clear()';
  const steps = call.steps.map(({ method, args, spoil }) => `.${method}(${list(args)})${spoil ? emptied : ''}`);
  return cut([made, ...steps].join('\n'));
}

function cut(text: string): string {
  return text.length > LENGTH ? `${text.slice(0, LENGTH)} … (${text.length} characters)` : text;
}

function literal(value: Plain, language: Language, depth: number): string {
  const words = WORDS[language];
  if (value === null) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value, language);
  // Nobody reads deeper than this, and the text would double with each level that repeats itself.
  if (depth > 20) return '…';
  const inner = (item: Plain): string => literal(item, language, depth + 1);
  if (Array.isArray(value)) return `[${listed(value, inner)}]`;
  const tag = tagOf(value);
  if (tag !== null) return printTag(tag, language, inner);
  const key = (name: string): string =>
    language === 'javascript' && /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, language);
  return `{${Object.entries(value)
    .slice(0, LENGTH)
    .map(([name, item]) => `${key(name)}: ${inner(item)}`)
    .join(', ')}}`;
}

function listed(items: Plain[], inner: (item: Plain) => string): string {
  return items.slice(0, LENGTH).map(inner).join(', ');
}

function printTag(tag: Tagged, language: Language, inner: (item: Plain) => string): string {
  const words = WORDS[language];
  const items = Array.isArray(tag.v) ? tag.v : [];
  const isPython = language === 'python';
  switch (tag.$) {
    case 'nan':
      return words.nan;
    case 'inf':
      return words.infinity;
    case '-inf':
      return `-${words.infinity}`;
    case '-0':
      return isPython ? '-0.0' : '-0';
    case 'float':
      return isPython ? `${printScalar(tag.v)}.0` : printScalar(tag.v);
    case 'int':
      return `${bigOf(tag)}${isPython ? '' : 'n'}`;
    case 'tuple':
      return isPython ? `(${listed(items, inner)}${items.length === 1 ? ',' : ''})` : `[${listed(items, inner)}]`;
    case 'set':
      if (!isPython) return `new Set([${listed(items, inner)}])`;
      return items.length === 0 ? 'set()' : `{${listed(items, inner)}}`;
    case 'dict':
      return printDict(items as [Plain, Plain][], isPython, inner);
    case 'bytes':
      return isPython ? `bytes.fromhex('${printScalar(tag.v)}')` : `bytes ${printScalar(tag.v)}`;
    case 'raised':
      return tag.type === '' || tag.type === undefined ? 'an error' : `${tag.type}: ${tag.message ?? ''}`;
    default:
      return tag.$;
  }
}

/** What a tag holds as text or number. */
function printScalar(value: Plain | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function printDict(pairs: [Plain, Plain][], isPython: boolean, inner: (item: Plain) => string): string {
  if (isPython) return `{${pairs.map(([key, item]) => `${inner(key)}: ${inner(item)}`).join(', ')}}`;
  return `new Map([${pairs.map(([key, item]) => `[${inner(key)}, ${inner(item)}]`).join(', ')}])`;
}

function quoted(text: string, language: Language): string {
  const json = JSON.stringify(text);
  if (language === 'javascript' || text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}

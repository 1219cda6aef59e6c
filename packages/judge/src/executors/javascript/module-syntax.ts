/**
 * Makes a script of code written as an ES module, so that learners may write `export` or not: `export` goes,
 * `export default` becomes `module.exports.default`, `import` becomes `require`. Lines stay where they are.
 * Only statements at the top level are touched; texts, templates, comments and regular expressions are left alone.
 */

/** A stretch of code that is to be replaced. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

const TOKEN =
  /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|[A-Za-z_$][\w$]*|\d[\w.]*|[^\s]/y;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/\w*/y;
/** After these a slash begins a regular expression; after a value it divides. */
const BEFORE_REGEX = /^(?:[([{,;:=!&|?+\-*%^~<>]|return|typeof|case|in|of|do|else|void|delete|throw|new|)$/;

const EXPORT = /export\s+(?=(?:async\s+function|function|class|const|let|var)\b)/y;
const EXPORT_NAMED_DEFAULT =
  /export\s+default\s+(?=(?:async\s+function\s*\*?|function\s*\*?|class)\s+(?!extends\b)[A-Za-z_$])/y;
const EXPORT_DEFAULT = /export\s+default\s+/y;
const EXPORT_LIST = /export\s*\{[^}]*\}(?:\s*from\s*(?:'[^'\n]*'|"[^"\n]*"))?\s*;?/y;
const IMPORT =
  /import\s+(?:([A-Za-z_$][\w$]*)\s*,?\s*)?(?:\*\s*as\s+([A-Za-z_$][\w$]*)\s*)?(\{[^}]*\})?\s*from\s*('[^'\n]*'|"[^"\n]*")/y;

/** @returns the same code as a script; code without module syntax comes back unchanged */
export function asScript(code: string): string {
  if (!/\b(?:export|import)\b/.test(code)) return code;
  let made = '';
  let from = 0;
  for (const edit of edits(code)) {
    made += code.slice(from, edit.from) + keepLines(edit.text, code.slice(edit.from, edit.to));
    from = edit.to;
  }
  return made + code.slice(from);
}

function keepLines(text: string, replaced: string): string {
  return text + '\n'.repeat(replaced.split('\n').length - text.split('\n').length);
}

function edits(code: string): Edit[] {
  const found: Edit[] = [];
  let depth = 0;
  let before = '';
  for (let at = 0; at < code.length;) {
    const token = tokenAt(code, at, before);
    if (/^\s|^\/[/*]/.test(token)) {
      at += token.length;
      continue;
    }
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token)) depth -= 1;
    const edit = depth === 0 && before !== '.' && (token === 'export' || token === 'import') ? editAt(code, at) : null;
    if (edit) found.push(edit);
    before = token;
    at = edit?.to ?? at + token.length;
  }
  return found;
}

function tokenAt(code: string, at: number, before: string): string {
  const divides = code[at] !== '/' || !BEFORE_REGEX.test(before) || code[at + 1] === '/' || code[at + 1] === '*';
  return (divides ? null : matchAt(REGEX, code, at)?.[0]) ?? matchAt(TOKEN, code, at)?.[0] ?? code.charAt(at);
}

function matchAt(pattern: RegExp, code: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return sticky.exec(code);
}

function editAt(code: string, at: number): Edit | null {
  const cut = matchAt(EXPORT_NAMED_DEFAULT, code, at) ?? matchAt(EXPORT, code, at) ?? matchAt(EXPORT_LIST, code, at);
  if (cut) return { from: at, to: at + cut[0].length, text: '' };
  const whole = matchAt(EXPORT_DEFAULT, code, at);
  if (whole) return { from: at, to: at + whole[0].length, text: 'module.exports.default = ' };
  const taken = matchAt(IMPORT, code, at);
  return taken ? { from: at, to: at + taken[0].length, text: requireOf(taken) } : null;
}

function requireOf([, one, all, some, from = "''"]: RegExpExecArray): string {
  const parts = [one, all].filter((name) => name !== undefined).map((name) => `${name} = require(${from})`);
  if (some !== undefined) parts.push(`${some.replace(/\s+as\s+/g, ': ')} = require(${from})`);
  return `const ${parts.join(', ')}`;
}

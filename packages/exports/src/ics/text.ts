/** The text layer of iCalendar (RFC 5545): escaping, folding, and lines that end in CRLF. */

/** RFC 5545 section 3.1: a line is at most 75 octets of UTF-8, without its line break. */
const LONGEST_LINE = 75;

/**
 * One property as folded lines, CRLF included.
 * @param name with its parameters, for example `DTSTART;VALUE=DATE`; written by us, so not escaped.
 * @param value already in the form its type asks for (texts through `escapeText`).
 */
export function property(name: string, value: string): string {
  return `${fold(`${name}:${value}`)}\r\n`;
}

/** What stands for itself: most titles. */
const PLAIN = /^[\x20-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/u;

/**
 * A value of the type TEXT (RFC 5545 section 3.3.11): backslash, semicolon, comma and line breaks are escaped. Control
 * characters may not stand in a calendar at all and lone surrogates have no UTF-8: both are replaced.
 */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ' '))
    .replace(/[\\;,]/gu, '\\$&')
    .replaceAll('\n', '\\n');
}

const ASCII = /^[\0-\x7f]*$/u;

/** One octet a letter. */
function foldAscii(line: string): string {
  const parts = [line.slice(0, LONGEST_LINE)];
  for (let at = LONGEST_LINE; at < line.length; at += LONGEST_LINE - 1)
    parts.push(` ${line.slice(at, at + LONGEST_LINE - 1)}`);
  return parts.join('\r\n');
}

/** Breaks a line between characters, never inside one: continuation lines start with a space, which counts. */
function fold(line: string): string {
  // Three octets a letter at most (a pair has four): most lines are short enough whatever is in them.
  if (line.length * 3 <= LONGEST_LINE) return line;
  if (ASCII.test(line)) return line.length <= LONGEST_LINE ? line : foldAscii(line);
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

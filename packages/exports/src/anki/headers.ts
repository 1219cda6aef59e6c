/** The first lines of a text file for Anki, which say how the rest is written. */

export interface Headers {
  separator: string;
  /** Whether fields are HTML. */
  html: boolean;
  /** Tags that every note gets. */
  tags: string[];
  /** 0-based column of the tags; null where no column holds any. */
  tagsColumn: number | null;
  /** 0-based columns that are about the file and not on the card: note type, deck, id. */
  otherColumns: number[];
}

const SEPARATORS: Record<string, string> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  space: ' ',
};

/** @returns what the headers say, where the rows begin, and how many lines the headers took */
export function readHeaders(text: string): { headers: Headers; start: number; lines: number } {
  const headers: Headers = { separator: '', html: false, tags: [], tagsColumn: null, otherColumns: [] };
  let [start, lines] = [0, 0];
  while (text[start] === '#') {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const [, name = '', value = ''] = /^#([a-z ]+):(.*)$/i.exec(text.slice(start, end)) ?? [];
    take(headers, name.toLowerCase(), value);
    start = end + 1;
    lines += 1;
  }
  if (headers.separator === '') headers.separator = likelySeparator(text.slice(start, start + 2_000));
  return { headers, start, lines };
}

function take(headers: Headers, name: string, value: string): void {
  const word = value.trim().toLowerCase();
  const column = Number.parseInt(word, 10) - 1;
  if (name === 'separator') headers.separator = SEPARATORS[word] ?? value.slice(0, 1);
  else if (name === 'html') headers.html = word === 'true';
  else if (name === 'tags') headers.tags = splitTags(value);
  else if (name === 'tags column' && column >= 0) headers.tagsColumn = column;
  else if (name.endsWith(' column') && column >= 0) headers.otherColumns.push(column);
}

/** As Anki guesses: the first of these that the first line has. */
function likelySeparator(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return ['\t', '|', ';', ':', ','].find((mark) => first.includes(mark)) ?? '\t';
}

export function splitTags(text: string): string[] {
  return text.split(/\s+/u).filter((tag) => tag !== '');
}

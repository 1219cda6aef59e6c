/** What Obsidian adds to Markdown, and what means nothing elsewhere: links between notes, marks, comments, names of blocks. */
import { count, understood, type Findings } from '../base/findings.ts';

const WIKI = /(!?)\[\[([^\]|#\n]{1,300})(?:#[^\]|\n]{0,300})?(?:\|([^\]\n]{1,300}))?\]\](?!\()/g;
const CALLOUT = /^(\s{0,3}>\s*)\[!\w{1,30}\][+-]?[ \t]*/;
const BLOCK_NAME = /[ \t]\^[a-z0-9-]{2,40}[ \t]*$/i;
const TAGS = /(?:[ \t]#[\p{L}][\p{L}\p{N}/_-]{0,60})+[ \t]*(?=\r?$)/u;
const HIGHLIGHT = /==(?=\S)([^=\n]{1,300}?)(?<=\S)==/g;
const COMMENT = /%%[^%\n]{0,2000}%%/g;

/** Only a document with one of these is a note of Obsidian: `==` and `#word` mean something else in others. */
function isObsidian(text: string): boolean {
  const sample = text.slice(0, 200_000);
  return /!?\[\[[^\]\n]{1,300}\]\](?!\()/.test(sample) || /^\s{0,3}>\s*\[!\w{1,30}\]-/m.test(sample);
}

/** @returns the same lines, each without what only Obsidian reads; other Markdown as it is */
export function withoutObsidian(source: string, findings: Findings, file: string | null = null): string {
  if (!isObsidian(source)) return source;
  let [changed, fenced] = [0, false];
  const lines = source.split('\n').map((line) => {
    if (/^\s{0,3}(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || line.length > 20_000) return line;
    const clean = cleanLine(line);
    if (clean !== line) changed++;
    return clean;
  });
  understood(
    findings,
    { file },
    `A note of Obsidian: ${count(changed, 'line')} with links between notes, marks or tags now say the same in plain Markdown.`,
  );
  return lines.join('\n');
}

function cleanLine(line: string): string {
  return line
    .replace(WIKI, (_, embed: string, name: string, alias: string | undefined) =>
      embed === '!' ? '' : (alias ?? name).trim(),
    )
    .replace(COMMENT, '')
    .replace(CALLOUT, '$1')
    .replace(HIGHLIGHT, '$1')
    .replace(BLOCK_NAME, '')
    .replace(TAGS, '')
    .replace(/[ \t]+(?=\r?$)/, (space) => (space === '  ' ? space : ''));
}

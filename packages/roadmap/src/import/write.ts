/** An outline as a roadmap in Waymark's own form (docs/format.md), so that every part reads back as what it is. */
import { escapeMarkdown, escapeUrl, tellHours } from '../edit/body.ts';
import type { Link } from '../model.ts';
import { withoutOrdinal } from '../waymark/titles.ts';
import type { Findings } from './base/findings.ts';
import { flatten } from './flatten.ts';
import type { Entry, Outline, Part } from './base/parts.ts';
import { addressOf, oneLine } from './base/words.ts';

/**
 * @param outline of any source
 * @param findings hears what does not fit into one roadmap
 * @returns Markdown that reads back as the same phases, entries, addresses, hours and boxes
 */
export function writeRoadmap(outline: Outline, findings: Findings): string {
  const lines = [`# ${escapeMarkdown(outline.title) || 'Roadmap'}`, ''];
  const snapshot = snapshotOf(outline);
  const phases = flatten(outline.parts, findings);
  // A document is known by three of our names (see `isWaymark`): where no phase has a label, the snapshot is the third.
  const isKnown = phases.some(({ entries }) => entries.length > 0);
  if (snapshot.length > 0 || !isKnown) for (const line of ['## Snapshot', '', ...snapshot]) lines.push(line);
  lines.push('## Phase Breakdowns', '');
  phases.forEach((phase, at) => {
    for (const line of phaseLines(phase, at + 1)) lines.push(line);
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

function snapshotOf({ purpose, weeks, hoursPerWeek }: Outline): string[] {
  const lines: string[] = [];
  if (purpose !== '') lines.push(`**Purpose & North Star:** ${purpose}`, '');
  const time = [
    weeks === null ? '' : `${weeks} weeks`,
    hoursPerWeek === null ? '' : `~${tellHours(hoursPerWeek)}/week`,
  ].filter((text) => text !== '');
  if (time.length > 0) lines.push(`**Duration & expected weekly hours:** ${time.join(' | ')}`, '');
  return lines;
}

function phaseLines(phase: Part, number: number): string[] {
  const effort = [
    phase.weeks === null ? '' : `${phase.weeks} ${phase.weeks === 1 ? 'week' : 'weeks'}`,
    phase.hours === null ? '' : tellHours(phase.hours),
  ].filter((text) => text !== '');
  const title = escapeMarkdown(withoutOrdinal(oneLine(phase.title))) || 'Untitled';
  const lines = [`### Phase ${number}: ${title}${effort.length > 0 ? ` (${effort.join(' | ')})` : ''}`, ''];
  if (phase.goal !== '') lines.push(`**Goal & Why It Matters:** ${phase.goal}`, '');
  addList(lines, '**Key Actions / Study Items:**', 'action', phase.entries);
  addList(lines, '**Linked Resources:**', 'resource', phase.entries);
  addList(lines, '**Suggested Deliverable / Checkpoint:**', 'deliverable', phase.entries);
  return lines;
}

function addList(lines: string[], label: string, kind: Entry['kind'], entries: readonly Entry[]): void {
  const list = entries.filter((entry) => entry.kind === kind);
  if (list.length === 0) return;
  lines.push(label, '');
  for (const entry of list) addEntry(lines, entry, '');
  lines.push('');
}

function addEntry(lines: string[], entry: Entry, indent: string): void {
  const box = entry.checked === null ? '' : entry.checked ? '[x] ' : '[ ] ';
  const body = entry.kind === 'resource' ? resourceBody(entry) : wordedBody(entry);
  lines.push(`${indent}- ${box}${body}`);
  if (entry.kind === 'resource') for (const link of linksOf(entry)) lines.push(`${indent}  - ${link}`);
  else for (const child of entry.entries) addEntry(lines, child, `${indent}  `);
}

/** Without a link the title ends at a bracket or a dash (see `readResource`), so it says the same with other signs. */
function linkless(title: string): string {
  return title
    .replace(/\s[–—-]\s/g, ': ')
    .replace(/\s\(([^()]*)\)/g, ', $1')
    .replace(/\s\(/g, ', ');
}

/** An address in the words of a link would be a link in a link. */
function linkWords(title: string): string {
  return title.replace(/https?:\/\/(?:www\.)?/gi, '').replace(/\bwww\./gi, '');
}

function resourceBody({ title, url, hours, note }: Entry): string {
  const address = url === null ? null : addressOf(url);
  const words = escapeMarkdown(address === null ? linkless(title) : linkWords(title)) || 'Untitled';
  const name = address === null ? words : `[${words}](${escapeUrl(address)})`;
  const effort = hours === null ? '' : ` (${tellHours(hours)})`;
  return `${name}${effort}${note === '' ? '' : ` - ${note}`}`;
}

/** `**Title:** words and links`, or the title alone. */
function wordedBody(entry: Entry): string {
  const own =
    entry.url === null ? [] : linksOf({ ...entry, links: [{ text: entry.title, url: entry.url }, ...entry.links] });
  const links = entry.url === null ? linksOf(entry) : own;
  const rest = [entry.note, links.join(', ')].filter((text) => text !== '').join(' ');
  const title = escapeMarkdown(entry.title) || 'Untitled';
  return rest === '' ? title : `**${title}:** ${rest}`;
}

function linksOf({ links }: Pick<Entry, 'links'>): string[] {
  return links.flatMap(({ text, url }: Link) => {
    const address = addressOf(url);
    if (address === null) return [];
    return [`[${escapeMarkdown(linkWords(oneLine(text) || address))}](${escapeUrl(address)})`];
  });
}

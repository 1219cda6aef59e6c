/** A programme as pages: its own, and one for each phase. */
import type { Action, Deliverable, Link, Phase, Resource, Roadmap } from '@waymark/roadmap';
import type { NotePiece } from '@waymark/roadmap/notes';
import type { NoteText, NotionInput, NotionPage, Part } from './input.ts';
import { escapeMarkdown, linkAddress, oneLine, tellHours } from './words.ts';

/** Object of the page that holds all others. */
export const PROGRAMME_PAGE = 'page/programme';

/** @returns the programme's page first, then the phases in the order of the document, a phase before its parts */
export function pagesOf(input: NotionInput): NotionPage[] {
  const { roadmap } = input;
  const numbers = numbersOf(roadmap.phases);
  const places = placesOf(roadmap);
  const phases = roadmap.phases.map((phase) => phasePage(phase, numbers.get(phase.id) ?? '', input, places));
  const title = oneLine(roadmap.title) || 'Roadmap';
  return [{ object: PROGRAMME_PAGE, title, parent: null, parts: programmeParts(input, phases, places) }, ...phases];
}

/** Items of a phase by id, and the page that they stand on; every other item stands on the programme's. */
type Places = ReadonlyMap<string, string>;

function placesOf({ phases, signals }: Roadmap): Places {
  const places = new Map<string, string>();
  for (const { id, actions, resources, deliverables } of phases)
    for (const item of [{ id }, ...actions, ...resources, ...deliverables]) places.set(item.id, `page/${id}`);
  for (const { id, phaseId } of signals) if (phaseId !== null) places.set(id, `page/${phaseId}`);
  return places;
}

/** `1`, `2`, `2.1`: order and nesting in the name, as Notion sorts what it imports by name. */
function numbersOf(phases: readonly Phase[]): Map<string, string> {
  const numbers = new Map<string, string>();
  const children = Map.groupBy(phases, ({ parentId }) => parentId);
  const width = (count: number): number => String(count).length;
  for (const phase of phases) {
    const siblings = children.get(phase.parentId) ?? [];
    const own = String(siblings.indexOf(phase) + 1).padStart(width(siblings.length), '0');
    const above = phase.parentId === null ? undefined : numbers.get(phase.parentId);
    numbers.set(phase.id, above === undefined ? own : `${above}.${own}`);
  }
  return numbers;
}

function phasePage(phase: Phase, number: string, input: NotionInput, places: Places): NotionPage {
  const title = `Phase ${number}: ${oneLine(phase.title) || 'Untitled'}`;
  const effort = [
    phase.weeks === null ? '' : `${phase.weeks} ${phase.weeks === 1 ? 'week' : 'weeks'}`,
    phase.hours === null ? '' : tellHours(phase.hours),
  ].filter((text) => text !== '');
  return {
    object: `page/${phase.id}`,
    title,
    parent: phase.parentId === null ? PROGRAMME_PAGE : `page/${phase.parentId}`,
    parts: [
      // As Notion writes the properties of a page.
      ...(effort.length === 0 ? [] : [{ type: 'paragraph', markdown: `Effort: ${effort.join(' | ')}` } as const]),
      ...labelled('Goal & Why It Matters', phase.goal),
      ...(phase.text === '' ? [] : [{ type: 'note', text: [phase.text] } as const]),
      ...checklist('Key Actions / Study Items', phase.actions, input, wordedBody),
      ...checklist('Linked Resources', phase.resources, input, resourceBody),
      ...checklist('Suggested Deliverable / Checkpoint', phase.deliverables, input, wordedBody),
      ...labelled('Effort Estimate', phase.effortHours === null ? '' : tellHours(phase.effortHours)),
      ...childLinks(phase, input.roadmap),
      ...notesOf(ofPhase(phase, input.roadmap), input, places),
    ],
  };
}

function labelled(label: string, markdown: string): Part[] {
  return markdown === '' ? [] : [{ type: 'paragraph', markdown: `**${label}:** ${oneLine(markdown)}` }];
}

type Entry = Action | Resource | Deliverable;

function checklist<T extends Entry>(
  label: string,
  entries: readonly T[],
  input: NotionInput,
  bodyOf: (entry: T) => { body: string; links: string[] },
): Part[] {
  if (entries.length === 0) return [];
  const ids = new Set(entries.map(({ id }) => id));
  const children = Map.groupBy(entries, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : ''));
  const toDo = (entry: T): Part => {
    const { body, links } = bodyOf(entry);
    const below: Part[] = [
      ...links.map((markdown): Part => ({ type: 'bullet', markdown })),
      ...(children.get(entry.id) ?? []).map(toDo),
    ];
    const checked = input.states.get(entry.id)?.state === 'done' || entry.checked === true;
    return { type: 'to-do', markdown: body, checked, ...(below.length === 0 ? {} : { children: below }) };
  };
  return [{ type: 'paragraph', markdown: `**${label}:**` }, ...(children.get('') ?? []).map(toDo)];
}

/** `[Title](address) (30 hours) - remark`; further links stand under it. */
function resourceBody({ title, url, hours, remark, text, links }: Resource): { body: string; links: string[] } {
  const address = linkAddress(url);
  const words = escapeMarkdown(address === null ? linkless(title) : title) || 'Untitled';
  const effort = hours === null ? '' : ` (${tellHours(hours)})`;
  const rest = [remark === '' ? '' : escapeMarkdown(remark), oneLine(text)].filter((part) => part !== '').join(' ');
  const body = `${address === null ? words : `[${words}](${address})`}${effort}${rest === '' ? '' : ` - ${rest}`}`;
  return { body, links: linkList(links) };
}

/** Without a link the reader ends a title at a bracket or a dash, so it says the same with other signs. */
function linkless(title: string): string {
  return title
    .replace(/\s[–—-]\s/gu, ': ')
    .replace(/\s\(([^()]*)\)/gu, ', $1')
    .replace(/\s\(/gu, ', ');
}

/** `**Title:** words`, the words with the links that they had. */
function wordedBody({ title, text }: Action | Deliverable): { body: string; links: string[] } {
  const words = escapeMarkdown(title) || 'Untitled';
  const rest = oneLine(text);
  return { body: rest === '' ? words : `**${words}:** ${rest}`, links: [] };
}

function linkList(links: readonly Link[]): string[] {
  return links.flatMap(({ text, url }) => {
    const address = linkAddress(url);
    return address === null ? [] : [`[${escapeMarkdown(text) || escapeMarkdown(address)}](${address})`];
  });
}

function childLinks(phase: Phase, { phases }: Roadmap): Part[] {
  return phases
    .filter(({ parentId }) => parentId === phase.id)
    .map(({ id }): Part => ({ type: 'page-link', page: `page/${id}` }));
}

interface Noted {
  id: string;
  title: string;
}

function ofPhase(phase: Phase, { signals }: Roadmap): Noted[] {
  const own = signals.filter(({ phaseId }) => phaseId === phase.id);
  return [phase, ...phase.actions, ...phase.resources, ...phase.deliverables, ...own];
}

function ofNoPhase(roadmap: Roadmap): Noted[] {
  const { prerequisites, tools, pillars, quickWins, leverageMoves, weeks, signals, metrics, practices } = roadmap;
  return [
    ...[...prerequisites, ...tools, ...pillars, ...quickWins, ...leverageMoves],
    ...weeks.flatMap((week) => [week, ...week.days]),
    ...signals.filter(({ phaseId }) => phaseId === null),
    ...[...metrics, ...practices, ...roadmap.prompts, ...roadmap.notes],
  ];
}

function notesOf(items: readonly Noted[], { notes }: NotionInput, places: Places): Part[] {
  const own = items.flatMap(({ id, title }): Part[] => {
    const pieces = notes.get(id) ?? [];
    if (pieces.every((piece) => typeof piece === 'string' && piece.trim() === '')) return [];
    return [
      { type: 'heading', level: 3, text: oneLine(title) },
      { type: 'note', text: noteText(pieces, places) },
    ];
  });
  return own.length === 0 ? [] : [{ type: 'heading', level: 2, text: 'My notes' }, ...own];
}

function noteText(pieces: readonly NotePiece[], places: Places): NoteText {
  return pieces.map((piece) =>
    typeof piece === 'string' ? piece : { label: piece.label, page: places.get(piece.itemId) ?? PROGRAMME_PAGE },
  );
}

function programmeParts(input: NotionInput, phases: readonly NotionPage[], places: Places): Part[] {
  const { roadmap, states } = input;
  const { purpose, audience, weeks, hoursPerWeek } = roadmap.snapshot;
  const isDone = (id: string): boolean => states.get(id)?.state === 'done';
  const time = [
    weeks === null ? '' : `${weeks} weeks`,
    hoursPerWeek === null ? '' : `${tellHours(hoursPerWeek)} a week`,
  ].filter((text) => text !== '');
  const section = (text: string, parts: Part[]): Part[] =>
    parts.length === 0 ? [] : [{ type: 'heading', level: 2, text }, ...parts];
  const bullet = ({ title, text }: { title: string; text: string }): Part => {
    const words = escapeMarkdown(title);
    const rest = text === title ? '' : oneLine(text);
    return { type: 'bullet', markdown: rest === '' ? words : `**${words}:** ${rest}` };
  };
  const box = (item: { id: string; title: string; text: string }): Part => {
    const one = bullet(item) as { markdown: string };
    return { type: 'to-do', markdown: one.markdown, checked: isDone(item.id) };
  };
  return [
    ...labelled('Purpose & North Star', purpose ?? ''),
    ...labelled('Duration & expected weekly hours', time.join(' | ')),
    ...labelled('Best suited for', audience ?? ''),
    ...section('Readiness check', [...roadmap.prerequisites, ...roadmap.tools].map(box)),
    ...section(
      'Phases',
      phases
        .filter(({ parent }) => parent === PROGRAMME_PAGE)
        .map(({ object }): Part => ({ type: 'page-link', page: object })),
    ),
    ...section('Quick wins', roadmap.quickWins.map(box)),
    ...section('Leverage moves', roadmap.leverageMoves.map(bullet)),
    ...roadmap.weeks.flatMap((week) => section(`Week: ${oneLine(week.title)}`, week.days.map(bullet))),
    ...section('Practices', roadmap.practices.map(bullet)),
    ...section('Retrospective', roadmap.prompts.map(bullet)),
    ...section('Also in the roadmap', roadmap.notes.map(bullet)),
    ...notesOf(ofNoPhase(roadmap), input, places),
  ];
}

/**
 * Roadmaps of roadmap.sh, as its editor saves them: nodes with a type, a place and a label, and edges between them. Topics
 * stand along a path from top to bottom, and what hangs on a topic by an edge belongs to it.
 */
import { linksOf } from '../../scan/inline.ts';
import { count, left, understood, type Findings } from '../base/findings.ts';
import { newEntry, newOutline, newPart, type Entry, type Outline, type Part } from '../base/parts.ts';
import { addressOf, headingOf, noteOf, oneLine, titleOf } from '../base/words.ts';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from './values.ts';

interface Spot {
  id: string;
  type: string;
  label: string;
  x: number;
  y: number;
  data: JsonObject;
}

const MOST_NODES = 20_000;
/** Drawing only. */
const DRAWN = new Set(['vertical', 'horizontal', 'section', 'button', 'legend', 'image']);

export function isRoadmapSh(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const nodes = objectsIn(value['nodes']);
  return nodes.length > 0 && nodes.some((node) => isObject(node['data']) && typeof node['type'] === 'string');
}

/** @param contents descriptions and links by node id, where the file has them as well */
export function readRoadmapSh(
  value: JsonObject,
  fallback: string,
  findings: Findings,
  file: string | null = null,
): Outline {
  const nodes = objectsIn(value['nodes']);
  if (nodes.length > MOST_NODES) left(findings, { file }, `Only the first ${MOST_NODES} nodes were read.`);
  const spots = nodes
    .slice(0, MOST_NODES)
    .map(spotOf)
    .sort((a, b) => a.y - b.y || a.x - b.x);
  const topics = spots.filter(({ type, label }) => type === 'topic' && label !== '');
  const parents = parentsOf(spots, topics, objectsIn(value['edges']));
  const contents = isObject(value['content']) ? value['content'] : {};
  const parts = partsOf(spots, topics, parents, contents);
  const subtopics = spots.filter(({ type, label }) => type === 'subtopic' && label !== '').length;
  understood(
    findings,
    { file },
    `A roadmap of roadmap.sh: ${count(topics.length, 'topic')} and ${count(subtopics, 'subtopic')}, in the order of the picture.`,
  );
  tellRest(spots, findings, file);
  const title = titleFrom(value, spots) || fallback;
  return newOutline(title, parts, { purpose: noteOf(descriptionOf(value)) });
}

function spotOf(node: JsonObject): Spot {
  const data = isObject(node['data']) ? node['data'] : {};
  const position = isObject(node['position']) ? node['position'] : {};
  return {
    id: textIn(node, 'id'),
    type: textIn(node, 'type'),
    label: oneLine(textIn(data, 'label')),
    x: numberIn(position, 'x') ?? 0,
    y: numberIn(position, 'y') ?? 0,
    data,
  };
}

function titleFrom(value: JsonObject, spots: Spot[]): string {
  const title = isObject(value['title']) ? value['title'] : value;
  const stated = textIn(title, 'card') || textIn(title, 'page') || textIn(title, 'title') || textIn(title, 'name');
  return headingOf(stated || (spots.find(({ type, label }) => type === 'title' && label !== '')?.label ?? ''));
}

function descriptionOf(value: JsonObject): string {
  const { description } = value;
  return isObject(description)
    ? textIn(description, 'page') || textIn(description, 'card')
    : textIn(value, 'description');
}

/** The topic of each subtopic: over edges in either direction, over other subtopics too; else the nearest one. */
function parentsOf(spots: Spot[], topics: Spot[], edges: JsonObject[]): Map<Spot, Spot> {
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  const beside = new Map<Spot, Spot[]>();
  for (const edge of edges.slice(0, MOST_NODES * 2)) {
    const [from, to] = [byId.get(textIn(edge, 'source')), byId.get(textIn(edge, 'target'))];
    if (!from || !to || from === to) continue;
    (beside.get(from) ?? beside.set(from, []).get(from))?.push(to);
    (beside.get(to) ?? beside.set(to, []).get(to))?.push(from);
  }
  const parents = new Map<Spot, Spot>();
  // From all topics at once, one step at a time: a ring of edges comes to nobody twice.
  let reached = topics.map((topic) => ({ spot: topic, topic }));
  while (reached.length > 0) {
    const next: typeof reached = [];
    for (const { spot, topic } of reached) {
      for (const other of beside.get(spot) ?? []) {
        if (other.type === 'topic' || parents.has(other)) continue;
        parents.set(other, topic);
        next.push({ spot: other, topic });
      }
    }
    reached = next;
  }
  for (const spot of spots) if (spot.type === 'subtopic' && !parents.has(spot)) adopt(spot, topics, parents);
  return parents;
}

/** Many lone subtopics beside many topics would take long; the nearest by height are enough. */
function adopt(spot: Spot, topics: Spot[], parents: Map<Spot, Spot>): void {
  let [low, high] = [0, topics.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((topics[middle]?.y ?? 0) < spot.y) low = middle + 1;
    else high = middle;
  }
  const near = topics.slice(Math.max(0, low - 4), low + 4);
  const distance = (topic: Spot): number => Math.hypot(topic.x - spot.x, topic.y - spot.y);
  const [best] = near.sort((a, b) => distance(a) - distance(b));
  if (best) parents.set(spot, best);
}

function partsOf(spots: Spot[], topics: Spot[], parents: Map<Spot, Spot>, contents: JsonObject): Part[] {
  const below = Map.groupBy(parents, ([, topic]) => topic);
  const order = new Map(spots.map((spot, at) => [spot, at]));
  const parts: Part[] = [];
  let run: Part | null = null;
  for (const topic of topics) {
    const children = (below.get(topic) ?? [])
      .map(([child]) => child)
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const entries = children.flatMap((child) => entriesOf(child, contents));
    if (entries.length > 0) {
      run = null;
      const words = wordsOf(topic, contents);
      parts.push(
        newPart(headingOf(topic.label), { goal: words.note, entries: [...linkEntries(words.links), ...entries] }),
      );
      continue;
    }
    // Topics with nothing on them, one after the other, are steps of one phase.
    if (run === null) parts.push((run = newPart('')));
    run.entries.push(...entriesOf(topic, contents));
  }
  for (const part of parts) if (part.title === '') part.title = runTitle(part.entries);
  const alone =
    topics.length > 0
      ? []
      : spots.filter(({ type }) => type === 'subtopic').flatMap((spot) => entriesOf(spot, contents));
  return alone.length > 0 ? [newPart('Topics', { entries: alone })] : parts;
}

function runTitle(entries: Entry[]): string {
  const names = entries.filter(({ kind }) => kind === 'action').map(({ title }) => title);
  const [first = 'Topics', last = first] = [names[0], names.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

function entriesOf(spot: Spot, contents: JsonObject): Entry[] {
  if (spot.type === 'linksgroup') return linkEntries(linksFrom(spot.data['links']));
  if (spot.type === 'checklist')
    return objectsIn(spot.data['checklists']).flatMap((one) => actionOf(textIn(one, 'label'), false));
  if (spot.type === 'todo') return actionOf(spot.label, false);
  if ((spot.type !== 'subtopic' && spot.type !== 'topic') || spot.label === '') return [];
  const { note, links } = wordsOf(spot, contents);
  const { title } = titleOf(spot.label);
  return [newEntry(title, { kind: 'action', note }), ...linkEntries(links)];
}

function actionOf(label: string, checked: boolean | null): Entry[] {
  const { title } = titleOf(label);
  return title === '' ? [] : [newEntry(title, { checked })];
}

function linkEntries(links: { text: string; url: string }[]): Entry[] {
  return links.map(({ text, url }) => newEntry(titleOf(text || url).title, { url }));
}

/** Links as `{ title, url }`, `{ label, url }`, or in Markdown. */
export function linksFrom(value: unknown): { text: string; url: string }[] {
  return objectsIn(value).flatMap((link) => {
    const url = addressOf(textIn(link, 'url') || textIn(link, 'href'));
    return url === null ? [] : [{ text: oneLine(textIn(link, 'title') || textIn(link, 'label')), url }];
  });
}

function wordsOf(spot: Spot, contents: JsonObject): { note: string; links: { text: string; url: string }[] } {
  const content = Object.hasOwn(contents, spot.id) ? contents[spot.id] : undefined;
  const description = textIn(content, 'description') || textIn(spot.data, 'description');
  const own = linksFrom(spot.data['links']);
  const more = isObject(content) ? linksFrom(content['links']) : [];
  return { note: firstWords(description), links: [...own, ...more, ...webLinks(description)] };
}

function webLinks(description: string): { text: string; url: string }[] {
  return linksOf(description.slice(0, 20_000)).filter(({ url }) => addressOf(url) !== null);
}

/** The first paragraph of a description that is Markdown, without its heading. */
export function firstWords(description: string): string {
  const paragraphs = description
    .slice(0, 20_000)
    .split(/\r?\n\s*\r?\n/)
    .map((one) => one.trim());
  const first = paragraphs.find((one) => one !== '' && !/^(#|[-*+] |!\[|visit the following)/i.test(one));
  return noteOf((first ?? '').replace(/\[([^\]]{1,200})\]\([^)\s]{1,2000}\)/g, '$1'));
}

function tellRest(spots: Spot[], findings: Findings, file: string | null): void {
  const said = new Set(['topic', 'subtopic', 'title', 'linksgroup', 'checklist', 'todo']);
  const words = spots.filter(({ type, label }) => !said.has(type) && !DRAWN.has(type) && label !== '');
  for (const { label, type } of words.slice(0, 20)) {
    left(findings, { file }, `“${label.slice(0, 100)}” (${type || 'no type'}) is no topic and was left out.`);
  }
  const drawn = spots.filter(({ type }) => DRAWN.has(type)).length;
  if (drawn > 0)
    left(
      findings,
      { file },
      `${count(drawn, 'line, frame or button', 'lines, frames and buttons')} of the picture left out.`,
    );
  const nameless = spots.filter(({ type, label }) => (type === 'topic' || type === 'subtopic') && label === '').length;
  if (nameless > 0) left(findings, { file }, `${count(nameless, 'topic')} without a name left out.`);
}

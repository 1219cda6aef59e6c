/** Older shapes of roadmap.sh: contents by node id, and the drawings (Balsamiq) that came before the editor. */
import { count, left, understood, type Findings } from '../base/findings.ts';
import { newEntry, newOutline, newPart, type Entry, type Outline, type Part } from '../base/parts.ts';
import { headingOf, oneLine, titleOf } from '../base/words.ts';
import { firstWords, linksFrom } from './roadmap-sh.ts';
import { isObject, objectsIn, textIn, type JsonObject } from './values.ts';

/** `{ "<id>": { title, description, links } }`: the topics of a roadmap without their picture. */
export function isContents(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const all = Object.values(value);
  const topics = all.filter((one) => isObject(one) && textIn(one, 'title') !== '' && 'description' in one);
  return all.length > 0 && topics.length === all.length;
}

export function readContents(
  value: JsonObject,
  fallback: string,
  findings: Findings,
  file: string | null = null,
): Outline {
  const parts = Object.values(value).map((topic): Part => {
    const links = isObject(topic) ? linksFrom(topic['links']) : [];
    const title = headingOf(textIn(topic, 'title'));
    const material = links.map(({ text, url }): Entry => newEntry(titleOf(text || url).title, { url }));
    const note = firstWords(textIn(topic, 'description'));
    return newPart(title, {
      goal: note,
      entries: material.length > 0 ? material : [newEntry(title, { kind: 'action' })],
    });
  });
  understood(findings, { file }, `Topics of roadmap.sh: ${count(parts.length, 'topic')}, in the order of the file.`);
  left(
    findings,
    { file },
    'This file has the topics without their order in the picture. The file with “nodes” and “edges” has it.',
  );
  return newOutline(fallback, parts);
}

export function isDrawing(value: unknown): value is JsonObject {
  return controlsOf(value).length > 0;
}

function controlsOf(value: unknown): JsonObject[] {
  const mockup = isObject(value) ? value['mockup'] : undefined;
  const controls = isObject(mockup) ? mockup['controls'] : undefined;
  return isObject(controls) ? objectsIn(controls['control']) : [];
}

/** Groups are named "102-git:basics": a number for the order, and the path of the topic. */
const NAME = /^(?:ext_link:|check:)?(?:\d+-)?([a-z0-9-]+)(?::([a-z0-9:.-]+))?$/i;

export function readDrawing(
  value: JsonObject,
  fallback: string,
  findings: Findings,
  file: string | null = null,
): Outline {
  const topics = controlsOf(value).flatMap((control) => {
    const name = textIn(control['properties'], 'controlName');
    const match = NAME.exec(name);
    const label = labelIn(control);
    if (!match || label === '' || /^(ext_link|check):/.test(name)) return [];
    const order = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.MAX_SAFE_INTEGER);
    return [{ root: (match[1] ?? '').toLowerCase(), path: match[2] ?? '', order, label }];
  });
  const parts = new Map<string, Part>();
  for (const topic of topics.filter(({ path }) => path === '').sort((a, b) => a.order - b.order)) {
    if (!parts.has(topic.root)) parts.set(topic.root, newPart(headingOf(topic.label)));
  }
  for (const topic of topics.filter(({ path }) => path !== '')) {
    const part = parts.get(topic.root) ?? newPart(headingOf(topic.root.replaceAll('-', ' ')));
    parts.set(topic.root, part);
    part.entries.push(newEntry(titleOf(topic.label).title, { kind: 'action' }));
  }
  for (const part of parts.values())
    if (part.entries.length === 0) part.entries.push(newEntry(part.title, { kind: 'action' }));
  understood(findings, { file }, `A drawing of roadmap.sh: ${count(topics.length, 'topic')}.`);
  const rest = controlsOf(value).length - topics.length;
  if (rest > 0)
    left(
      findings,
      { file },
      `${count(rest, 'line, frame or note', 'lines, frames and notes')} of the drawing left out.`,
    );
  return newOutline(fallback, [...parts.values()]);
}

/** The first text inside a group, however deep its children. */
function labelIn(control: JsonObject): string {
  const open: unknown[] = [control];
  for (let steps = 0; open.length > 0 && steps < 200; steps++) {
    const next = open.shift();
    if (!isObject(next)) continue;
    const text = oneLine(textIn(next['properties'], 'text'));
    if (text !== '') return text;
    const children = isObject(next['children']) ? next['children']['controls'] : undefined;
    for (const child of isObject(children) ? objectsIn(children['control']) : []) open.push(child);
  }
  return '';
}

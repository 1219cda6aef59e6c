/** A roadmap that was read from Markdown as parts, so that it can stand beside others in one document. */
import type { Action, Deliverable, Phase, Resource, Roadmap } from '../../model.ts';
import { plainText } from '../../scan/inline.ts';
import { newPart, type Entry, type Part } from './parts.ts';
import { oneLine } from './words.ts';

type Work = Action | Resource | Deliverable;

/** @param roadmap with any ids, as long as they are unique */
export function partsOfRoadmap(roadmap: Roadmap): Part[] {
  const parts = new Map<string, Part>();
  const top: Part[] = [];
  for (const phase of roadmap.phases) {
    const part = partOf(phase);
    parts.set(phase.id, part);
    const parent = phase.parentId === null ? undefined : parts.get(phase.parentId);
    (parent?.parts ?? top).push(part);
  }
  return top;
}

function partOf(phase: Phase): Part {
  const work: Work[] = [...phase.actions, ...phase.resources, ...phase.deliverables];
  work.sort((a, b) => a.lines.start - b.lines.start);
  const entries = new Map(work.map((item) => [item.id, entryOf(item)]));
  const part = newPart(phase.title, {
    goal: inline(phase.goal),
    weeks: phase.weeks,
    hours: phase.hours ?? phase.effortHours,
  });
  for (const item of work) {
    const entry = entries.get(item.id);
    const parent = item.parentId === null ? undefined : entries.get(item.parentId);
    if (entry) (parent?.entries ?? part.entries).push(entry);
  }
  return part;
}

function entryOf(item: Work): Entry {
  const isResource = item.kind === 'resource';
  const needs = isResource && item.prerequisites.length > 0 ? `Needs ${item.prerequisites.join(', ')}.` : '';
  const text = plainText(item.text) === item.title ? '' : inline(item.text);
  return {
    kind: item.kind,
    title: item.title,
    url: isResource ? item.url : null,
    links: item.links.filter(({ url }) => !text.includes(`](${url})`)),
    hours: isResource ? item.hours : null,
    checked: item.checked,
    note: oneLine([isResource ? item.remark : '', needs, text].filter((one) => one !== '').join(' ')),
    entries: [],
  };
}

/** Markdown of several lines as one: bullets become a row of words. */
function inline(markdown: string): string {
  const row = markdown
    .replace(/^(?:```|~~~).*$/gm, '')
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/gm, '; ')
    .replace(/^\s*(?:#{1,6}|>)\s*/gm, '');
  const words = oneLine(row)
    .replace(/^;\s*/, '')
    .replace(/\s+;/g, ';')
    .replace(/([:.;,]);/g, '$1');
  return words.length > 1_500 ? `${words.slice(0, words.lastIndexOf(' ', 1_500))} …` : words;
}

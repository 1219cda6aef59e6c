/** The roadmaps of `test/found`: written in the shapes that people have, each with what a careful reader finds in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Action, Deliverable, Phase, Resource } from '../model.ts';
import type { Imported } from './import.ts';

export const FOUND = new URL('../../test/found/', import.meta.url);

/** Every sample by name: files, and folders that are packed into a zip archive. */
export function samples(): string[] {
  return readdirSync(FOUND).filter((name) => !name.endsWith('.expected'));
}

export function bytesOfSample(name: string): Uint8Array {
  const url = new URL(name, FOUND);
  return statSync(url).isDirectory() ? zipSync(filesIn(new URL(`${name}/`, FOUND), '')) : readFileSync(url);
}

function filesIn(folder: URL, prefix: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const url = new URL(encodeURIComponent(entry.name) + (entry.isDirectory() ? '/' : ''), folder);
    if (entry.isDirectory()) Object.assign(files, filesIn(url, `${prefix}${entry.name}/`));
    else files[prefix + entry.name] = readFileSync(url);
  }
  return files;
}

export function expectedOf(name: string): string {
  return readFileSync(new URL(`${name.replace(/\.[^.]+$/, '')}.expected`, FOUND), 'utf8');
}

type Work = Action | Resource | Deliverable;

/** Kind and title, then phases (`#`), actions (`A`), resources (`R`) and deliverables (`D`) as they stand. */
export function told({ kind, document }: Imported): string {
  const phases = document.roadmap.phases.flatMap(phaseLines);
  return `${kind}: ${document.roadmap.title}\n${phases.join('\n')}\n`;
}

function phaseLines(phase: Phase): string[] {
  const work: Work[] = [...phase.actions, ...phase.resources, ...phase.deliverables];
  work.sort((a, b) => a.lines.start - b.lines.start);
  const depths = new Map<string, number>();
  const lines = work.map((item) => {
    const depth = item.parentId === null ? 1 : (depths.get(item.parentId) ?? 0) + 1;
    depths.set(item.id, depth);
    return '  '.repeat(depth) + workLine(item);
  });
  const time = `${phase.weeks === null ? '' : ` ${phase.weeks}w`}${phase.hours === null ? '' : ` ${phase.hours}h`}`;
  return [`# ${phase.title}${time}`, ...lines];
}

function workLine(item: Work): string {
  const box = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] ';
  const hours = item.kind === 'resource' && item.hours !== null ? ` ${item.hours}h` : '';
  const about = item.kind === 'resource' ? ` <${item.url ?? ''}>${hours}` : '';
  return `${item.kind.slice(0, 1).toUpperCase()} ${box}${item.title}${about}`;
}

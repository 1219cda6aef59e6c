/** JSON of any origin: our own export, roadmap.sh in three shapes, or something else with titles in it. */
import { understood, type Findings } from '../findings.ts';
import type { ImportKind, Outline } from '../parts.ts';
import { readAnyJson } from './any.ts';
import { isContents, isDrawing, readContents, readDrawing } from './older.ts';
import { isRoadmapSh, readRoadmapSh } from './roadmap-sh.ts';
import { isObject, textIn } from './values.ts';

export type JsonReading = { kind: ImportKind; markdown: string } | { kind: ImportKind; outline: Outline };

/** @returns null where nothing in it can be read as a roadmap */
export function readJson(
  value: unknown,
  fallback: string,
  findings: Findings,
  file: string | null,
): JsonReading | null {
  const own = ownSource(value);
  if (own !== null) {
    understood(
      findings,
      { file },
      'An export of Waymark. Its roadmap is taken; plan, hours, notes and evidence are not part of one.',
    );
    return { kind: 'programme', markdown: own };
  }
  if (isRoadmapSh(value)) return { kind: 'roadmap-sh', outline: readRoadmapSh(value, fallback, findings, file) };
  if (isDrawing(value)) return { kind: 'roadmap-sh', outline: readDrawing(value, fallback, findings, file) };
  if (isContents(value)) return { kind: 'roadmap-sh', outline: readContents(value, fallback, findings, file) };
  const outline = readAnyJson(value, fallback, findings, file);
  return outline && { kind: 'json', outline };
}

/** The document of an export by Waymark itself (`waymark-export/...`). */
function ownSource(value: unknown): string | null {
  if (!isObject(value) || !textIn(value, 'format').startsWith('waymark-export/')) return null;
  const source = textIn(value['roadmap'], 'source');
  return source === '' ? null : source;
}

/** JSON of any origin: our own export, roadmap.sh in three shapes, or something else with titles in it. */
import type { Findings } from '../base/findings.ts';
import type { ImportKind, Outline } from '../base/parts.ts';
import { readAnyJson } from './any.ts';
import { isContents, isDrawing, readContents, readDrawing } from './older.ts';
import { sourceOfExport } from './programme.ts';
import { isRoadmapSh, readRoadmapSh } from './roadmap-sh.ts';

export type JsonReading = { kind: ImportKind; markdown: string } | { kind: ImportKind; outline: Outline };

/** @returns null where nothing in it can be read as a roadmap */
export function readJson(
  value: unknown,
  fallback: string,
  findings: Findings,
  file: string | null,
): JsonReading | null {
  const own = sourceOfExport(value, findings, file);
  if (own !== null) return { kind: 'programme', markdown: own };
  if (isRoadmapSh(value)) return { kind: 'roadmap-sh', outline: readRoadmapSh(value, fallback, findings, file) };
  if (isDrawing(value)) return { kind: 'roadmap-sh', outline: readDrawing(value, fallback, findings, file) };
  if (isContents(value)) return { kind: 'roadmap-sh', outline: readContents(value, fallback, findings, file) };
  const outline = readAnyJson(value, fallback, findings, file);
  return outline && { kind: 'json', outline };
}

/** The roadmap in an export of Waymark's own (docs/everything.md), of today's form and of the older one. */
import { left, understood, type Findings } from '../base/findings.ts';
import { numberIn, objectsIn, isObject, textIn, type JsonObject } from './values.ts';

/** @returns the document of the programme that was worked on, null where this is no export of Waymark */
export function sourceOfExport(value: unknown, findings: Findings, file: string | null): string | null {
  if (!isObject(value) || !textIn(value, 'format').startsWith('waymark-export/')) return null;
  const source = textIn(value['roadmap'], 'source') || latestSource(value, findings, file);
  if (source === '') return null;
  const message =
    'An export of Waymark. Only its roadmap is taken here, as a new programme; “Restore” in the settings takes plan, hours, notes and evidence back as well.';
  understood(findings, { file }, message);
  return source;
}

function latestSource(value: JsonObject, findings: Findings, file: string | null): string {
  const tables = isObject(value['tables']) ? value['tables'] : {};
  const current = objectsIn(tables['instance']).find((row) => textIn(row, 'key') === 'current-programme');
  const programmes = objectsIn(tables['programmes']);
  const chosen = programmes.find((row) => textIn(row, 'id') === textIn(current, 'value')) ?? programmes.at(-1) ?? {};
  const versions = objectsIn(tables['documents']).filter((row) => textIn(row, 'programme_id') === textIn(chosen, 'id'));
  const latest = versions.reduce<JsonObject | null>(
    (best, row) => ((numberIn(row, 'version') ?? 0) >= (numberIn(best, 'version') ?? 0) ? row : best),
    null,
  );
  const others = programmes.filter((row) => row !== chosen).map((row) => `“${textIn(row, 'title').slice(0, 100)}”`);
  if (others.length > 0) {
    left(
      findings,
      { file },
      `Of several programmes the one that was worked on is taken. Left out: ${others.slice(0, 10).join(', ')}.`,
    );
  }
  return textIn(latest, 'source');
}

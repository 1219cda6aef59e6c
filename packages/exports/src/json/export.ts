/** Everything that is the learner's, in one versioned document. */

/** The version of the document's form: another one means that a reader has to look again. */
export const EXPORT_FORMAT = 'waymark-export/1';

/** Plain JSON objects, written as they are: the store's rows and the types of @waymark/learning fit. */
export interface ExportInput {
  /** When it is written, ISO 8601 in UTC. */
  exportedAt: string;
  programme: { id: string; title: string };
  /** The roadmap document as text: everything about its items can be read from it again. */
  roadmapSource: string;
  /** The ids that the items have in this programme, with their first lines: ids survive rewording, a fresh reading would not know them. */
  items: readonly { id: string; kind: string; title: string; lines: { start: number; end: number } }[];
  /** null before the first plan. */
  settings: object | null;
  blocks: readonly object[];
  timeEntries: readonly object[];
  notes: readonly object[];
  /** The whole ledger, oldest first, withdrawn evidence included. */
  ledger: readonly object[];
}

/**
 * Writes the export document: UTF-8 JSON, indented by two spaces, ending in a line break; equal input gives equal text.
 *
 * Its form, as JSON Schema (2020-12):
 * `{ type: object, required: [format, exportedAt, programme, roadmap, settings, blocks, timeEntries, notes, ledger],
 * properties: { format: { const: "waymark-export/1" }, exportedAt: { type: string, format: date-time },
 * programme: { type: object, required: [id, title] }, roadmap: { type: object, required: [source, items],
 * properties: { source: { type: string }, items: { type: array } } }, settings: { type: [object, "null"] },
 * blocks, timeEntries, notes, ledger: { type: array, items: { type: object } } } }`.
 * The objects inside are those of the HTTP interface (PlanSettings, Block, TimeEntry, Note, LedgerEntry), described in
 * its OpenAPI document. A reader ignores names that it does not know.
 *
 * @throws TypeError where a given object is not plain JSON (a cycle, a BigInt): a fault of the caller, never of the data.
 */
export function toJson(input: ExportInput): string {
  const document = {
    format: EXPORT_FORMAT,
    exportedAt: input.exportedAt,
    programme: { id: input.programme.id, title: input.programme.title },
    roadmap: {
      source: input.roadmapSource,
      items: input.items.map(({ id, kind, title, lines: { start, end } }) => ({
        id,
        kind,
        title,
        lines: { start, end },
      })),
    },
    settings: input.settings,
    blocks: input.blocks,
    timeEntries: input.timeEntries,
    notes: input.notes,
    ledger: input.ledger,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

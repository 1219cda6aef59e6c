/** The front door: bytes in, document out. */
import { readGeneric } from './generic/read.ts';
import { assignIds } from './items/ids.ts';
import { lint } from './lint/lint.ts';
import { byLine } from './lint/order.ts';
import type { Diagnostic, Roadmap, RoadmapDocument } from './model.ts';
import { scan } from './scan/scan.ts';
import { decode } from './text/decode.ts';
import { reconcile } from './versions/reconcile.ts';
import type { KeptItem } from './versions/reconcile.ts';
import { readWaymark } from './waymark/read.ts';
import { isWaymark } from './waymark/sections.ts';

export interface ParseOptions {
  /** An earlier version: items found again keep its ids. */
  previous?: Roadmap;
  /** Of `previous`: items that an editor knows to be the same. */
  kept?: readonly KeptItem[];
}

/** A document whose items still carry temporary ids. */
export interface Draft {
  source: string;
  dialect: RoadmapDocument['dialect'];
  roadmap: Roadmap;
  diagnostics: Diagnostic[];
}

/** Everything but ids and lint. */
export function draftOf(input: Uint8Array | string): Draft {
  const { source, diagnostics: decoding } = decode(input);
  const { blocks, diagnostics: scanning } = scan(source);
  const dialect = isWaymark(blocks) ? 'waymark' : 'generic';
  const { roadmap, diagnostics: reading } =
    dialect === 'waymark' ? readWaymark(source, blocks) : readGeneric(source, blocks);
  return { source, dialect, roadmap, diagnostics: [...decoding, ...scanning, ...reading] };
}

/** A draft whose roadmap has its final ids, linted. */
export function finish(draft: Draft, roadmap: Roadmap): RoadmapDocument {
  const { source, dialect } = draft;
  const diagnostics = [...draft.diagnostics, ...lint({ source, dialect, roadmap })].sort(byLine);
  return { source, dialect, roadmap, diagnostics };
}

/**
 * Reads a roadmap from bytes or text, whatever they are.
 *
 * Never throws: what cannot be read is reported in `diagnostics`, sorted by line. Linear in the length of the input.
 * With `previous`, items that are the same keep their ids although they were reworded, moved or re-ordered.
 */
export function parse(input: Uint8Array | string, options: ParseOptions = {}): RoadmapDocument {
  const draft = draftOf(input);
  const roadmap = assignIds(draft.roadmap);
  return finish(draft, options.previous ? reconcile(options.previous, roadmap, options.kept).roadmap : roadmap);
}

/** The document as text: of an untouched one, byte for byte what was read (after repair). */
export function printRoadmap(document: RoadmapDocument): string {
  return document.source;
}

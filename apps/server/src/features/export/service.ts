/** A programme as files for other programs: gathers what the writers of @waymark/exports ask for. */
import { AppError } from '@waymark/contract';
import { notionProgramme, toIcs, toMarkdown, toNotionZip } from '@waymark/exports';
import { instantOf, itemStates, proofStatuses, type Instant, type ProofRules } from '@waymark/learning';
import { items } from '@waymark/roadmap';
import {
  blocks,
  documents,
  ledger,
  ownRules,
  programmes,
  type Db,
  type StoredDocument,
  type StoredProgramme,
} from '@waymark/store';
import type { Library } from '../../programme/open.ts';
import { withOwnRules } from '../../programme/rules.ts';
import { gather } from '../notion/gather.ts';

async function find(db: Db, name: string): Promise<{ programme: StoredProgramme; document: StoredDocument }> {
  const id = name === 'current' ? await programmes.currentId(db) : name;
  const programme = id ? await programmes.get(db, id) : null;
  const document = programme ? await documents.latest(db, programme.id) : null;
  if (!programme || !document) throw new AppError('programme-not-found');
  return { programme, document };
}

/**
 * @param name a programme's id or `current`
 * @returns the document as it is kept, with the box ticked of every item that is done and every signal that is proved
 * @throws AppError `programme-not-found`
 */
export async function tickedMarkdownOf(db: Db, rules: ProofRules, name: string): Promise<string> {
  const { programme, document } = await find(db, name);
  const entries = await ledger.list(db, programme.id);
  const all = withOwnRules(rules, await ownRules.list(db, programme.id));
  const states = itemStates(entries, proofStatuses(document.roadmap, all, entries));
  const done = new Set([...states].filter(([, { state }]) => state === 'done').map(([id]) => id));
  return toMarkdown({ source: document.source, items: items(document.roadmap), done });
}

/**
 * @param origin address of this server, to which the events link
 * @throws AppError `not-planned` before there is a plan, `programme-not-found`
 */
export async function calendarOf(db: Db, name: string, now: Instant, origin: string): Promise<string> {
  const { programme } = await find(db, name);
  const { settings, plan } = programme;
  if (!settings || !plan) throw new AppError('not-planned');
  return toIcs({
    programmeId: programme.id,
    title: programme.title,
    blocks: await blocks.list(db, programme.id, {}),
    milestones: plan.milestones,
    timeZone: settings.timeZone,
    instantOf: (date, startMinute) => instantOf(date, startMinute, settings.timeZone),
    now,
    baseUrl: origin,
  });
}

/** @throws AppError `programme-not-found` */
export async function notionZipOf(db: Db, library: Library, name: string, now: Instant): Promise<Uint8Array> {
  const open = await library.open(db, name, now);
  return toNotionZip(notionProgramme(await gather(db, open, library.packRules)), now);
}

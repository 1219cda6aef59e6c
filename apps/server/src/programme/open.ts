/** A programme opened for work: the row, its document with ids, and where the learner is in time. */
import { AppError } from '@waymark/contract';
import {
  curriculumOf,
  itemStates,
  localDateAt,
  proofStatuses,
  type Curriculum,
  type HelloStep,
  type Instant,
  type ItemState,
  type LedgerEntry,
  type LocalDate,
  type PlanSettings,
  type ProofRules,
  type SignalStatus,
} from '@waymark/learning';
import { itemsById, type AnyItem, type Roadmap } from '@waymark/roadmap';
import {
  documents,
  instance,
  ledger,
  ownRules,
  programmes,
  type Db,
  type StoredDocument,
  type StoredProgramme,
} from '@waymark/store';
import { withOwnRules } from './rules.ts';
import { suggestSettings } from './suggest.ts';

/** What a document yields; kept, because thousands of requests read the same version. */
interface Opened {
  document: StoredDocument;
  curriculum: Curriculum;
  items: ReadonlyMap<string, AnyItem>;
}

export interface OpenProgramme extends Opened {
  programme: StoredProgramme;
  /** What the content pack asks for beside the document's own work. */
  hello: HelloStep | null;
  roadmap: Roadmap;
  /** What the document suggests for a plan that begins now. */
  suggested: PlanSettings;
  /** The learner's own settings; what is suggested, while there are none. */
  settings: PlanSettings;
  /** The learner's date. */
  today: LocalDate;
  /** What counts as proof: the content pack's rules, and the learner's own where it has none. */
  rules: ProofRules;
}

/** Opened documents to keep: a learner works on one, a switch between a few stays fast. */
const KEPT = 6;

/** Keeps the documents that were opened last; one for each server. */
export class Library {
  readonly #opened = new Map<string, Opened>();
  readonly #timeZone: string;
  readonly #rules: ProofRules;
  readonly #hello: HelloStep | null;

  /**
   * @param timeZone of this machine, for programmes without settings
   * @param rules of the content pack
   * @param hello what it asks for beside the document's own work
   */
  constructor(timeZone: string, rules: ProofRules, hello: HelloStep | null = null) {
    this.#timeZone = timeZone;
    this.#rules = rules;
    this.#hello = hello;
  }

  /**
   * @param name a programme's id or `current`
   * @throws AppError `programme-not-found`
   */
  async open(db: Db, name: string, now: Instant): Promise<OpenProgramme> {
    const id = name === 'current' ? await programmes.currentId(db) : name;
    const programme = id === null ? null : await programmes.get(db, id);
    if (programme === null) throw new AppError('programme-not-found');
    const opened = await this.#document(db, programme);
    const { roadmap } = opened.document;
    const timeZone = programme.settings?.timeZone ?? this.#timeZone;
    const today = localDateAt(now, timeZone);
    const suggested = suggestSettings(roadmap, today, timeZone);
    return {
      ...opened,
      programme,
      hello: this.#hello,
      roadmap,
      suggested,
      settings: programme.settings ?? suggested,
      today,
      rules: await this.rulesOf(db, programme.id),
    };
  }

  /**
   * Opens a programme to write to it: its row is taken before anything is read, so that what the write builds on is what
   * stands when it commits.
   *
   * @param db a transaction
   * @throws AppError `programme-not-found`
   */
  async openToWrite(db: Db, name: string, now: Instant): Promise<{ open: OpenProgramme; revision: number }> {
    const { programme } = await this.open(db, name, now);
    const revision = await programmes.touch(db, programme.id);
    return { open: await this.open(db, programme.id, now), revision };
  }

  /** What counts as proof in a programme now: after a write that changed the learner's own rules. */
  async rulesOf(db: Db, programmeId: string): Promise<ProofRules> {
    return withOwnRules(this.#rules, await ownRules.list(db, programmeId));
  }

  /** The content pack's rules alone. */
  get packRules(): ProofRules {
    return this.#rules;
  }

  async #document(db: Db, { id, documentVersion }: StoredProgramme): Promise<Opened> {
    // A restore may bring back an earlier version 2 with another text; it raises the floor.
    const key = `${id} ${documentVersion} ${(await instance.get(db, instance.REVISION_FLOOR)) ?? ''}`;
    const known = this.#opened.get(key);
    if (known) return known;
    const document = await documents.latest(db, id);
    if (document === null) throw new AppError('programme-not-found');
    const opened = openDocument(document, this.#hello);
    this.#opened.set(key, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > KEPT && oldest !== undefined) this.#opened.delete(oldest);
    return opened;
  }
}

function openDocument(document: StoredDocument, hello: HelloStep | null): Opened {
  return { document, curriculum: curriculumOf(document.roadmap, hello), items: itemsById(document.roadmap) };
}

/**
 * The programme with another document, as it will be once the running transaction commits. The library must not keep it:
 * a rollback would leave a version there that never was.
 */
export function withDocument(open: OpenProgramme, document: StoredDocument): OpenProgramme {
  return { ...open, ...openDocument(document, open.hello), roadmap: document.roadmap };
}

/** @throws AppError `item-not-found` */
export function itemOf({ items }: Pick<Opened, 'items'>, { kind, slug }: { kind: string; slug: string }): AnyItem {
  const item = items.get(`${kind}/${slug}`);
  if (!item) throw new AppError('item-not-found');
  return item;
}

/** The ledger, what it says of each item, and what the rules make of it. */
export async function readLedger(
  db: Db,
  { programme, roadmap, rules }: OpenProgramme,
): Promise<{ entries: LedgerEntry[]; states: Map<string, ItemState>; proofs: SignalStatus[] }> {
  const entries = await ledger.list(db, programme.id);
  const proofs = proofStatuses(roadmap, rules, entries);
  return { entries, states: itemStates(entries, proofs), proofs };
}

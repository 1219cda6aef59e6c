/** Taking in: what somebody else signed becomes evidence, once everything about it holds. */
import { AppError, type Endorsement, type ItemChange } from '@waymark/contract';
import { verifyEndorsement, type VerifiedEndorsement } from '@waymark/contract/endorsement';
import { ENDORSEMENT, type Instant } from '@waymark/learning';
import { endorsements, explanationAttempts, ledger, programmes, type Db, type Store } from '@waymark/store';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { recordEvidence, type NewEvidence } from '../evidence/service.ts';
import { digestOf } from './ask.ts';
import { lookAtPage, type Pages } from './page.ts';
import { viewsOf } from './views.ts';

export interface TakeDeps {
  store: Store;
  library: Library;
  pages: Pages;
  clock: () => Instant;
}

export interface Taken {
  endorsement: Endorsement;
  isNew: boolean;
  change: ItemChange | null;
}

type Good = Extract<VerifiedEndorsement, { ok: true }>;
type Change = (programmeId: string, revision: number) => void;

/** @throws AppError `endorsement-refused`, `own-endorsement` */
async function opened(value: unknown, ownKey: string): Promise<Good> {
  const verified = await verifyEndorsement(value);
  if (!verified.ok)
    throw verified.code === 'own' ? new AppError('own-endorsement', OWN) : refused(verified.reason); // prettier-ignore
  if (verified.askedBy !== ownKey)
    throw refused('It answers a request that another Waymark made. Ask with this one, and have that request endorsed.');
  return verified;
}

const OWN =
  'This was signed with the key of this same Waymark. An endorsement comes from another person, who signs with the Waymark of their own.';

function refused(reason: string): AppError {
  return new AppError('endorsement-refused', `${reason} Nothing was changed.`);
}

/**
 * Takes a file in, in a transaction of its own; then looks at the page that it names, which never stands in the way.
 *
 * @param ownKey thumbprint of this instance's key
 * @throws AppError `programme-not-found`, `endorsement-refused`, `own-endorsement`
 */
export async function take(
  deps: TakeDeps,
  programme: string,
  value: unknown,
  { ownKey, signal, changed }: { ownKey: string; signal: AbortSignal; changed: Change },
): Promise<Taken> {
  const good = await opened(value, ownKey);
  const taken = await deps.store.transaction(async (db) => {
    const { open, revision } = await deps.library.openToWrite(db, programme, deps.clock());
    return { ...(await keep(db, open, good, deps.clock())), programmeId: open.programme.id, revision };
  });
  const { id, programmeId, isNew, change } = taken;
  if (isNew) changed(programmeId, taken.revision);
  const before = await viewById(deps.store.db, programmeId, id);
  const toLook = deps.pages.isOn && before.page !== null && (before.look === null || before.look.found === 'unread');
  return { endorsement: toLook ? await look(deps, programmeId, id, { signal, changed }) : before, isNew, change };
}

async function keep(
  db: Db,
  open: OpenProgramme,
  { payload, request, key, file }: Good,
  now: Instant,
): Promise<{ id: string; isNew: boolean; change: ItemChange | null }> {
  const { id: owner } = open.programme;
  const fileHash = digestOf(`${file.protected}.${file.payload}`);
  const known = await endorsements.get(db, owner, { fileHash });
  if (known !== null) return { id: known.id, isNew: false, change: null };
  await holdAgainstAttempt(db, owner, request.attempt, payload.digest);
  const { explanation, attempt: attemptId } = request;
  const about: NewEvidence = {
    ...{ kind: ENDORSEMENT, subject: explanation, itemId: `explanation/${explanation}`, strength: 'endorsed' },
    ...{ value: null, link: payload.page, digest: payload.digest },
    // The last line is ours: the words of somebody else end before it.
    note: `Endorsed by ${payload.name}: ${payload.note}\nkey ${key}; text sha256:${payload.digest}; file sha256:${fileHash}`,
  };
  const { entry, state, report, signals } = await recordEvidence(db, open, open.rules, about, now);
  const told = { id: entry.id, explanation, attemptId, textDigest: payload.digest, signer: key };
  await endorsements.insert(db, owner, { ...told, fileHash, file, takenAt: now });
  return { id: entry.id, isNew: true, change: { state, report, signals } };
}

/** The request says what it says; what counts is the attempt as this programme keeps it. */
async function holdAgainstAttempt(db: Db, owner: string, id: string, digest: string): Promise<void> {
  const attempt = await explanationAttempts.get(db, owner, id);
  if (attempt === null)
    throw refused('The text that it is about is not in this programme. If it is in another one of yours, open that first.');
  if (attempt.finishedAt === null || !attempt.passed) throw refused('The attempt that it is about has not passed.');
  if (digestOf(attempt.text) !== digest) throw refused('The text that it is about is not the one of this attempt.');
} // prettier-ignore

/** @throws AppError `endorsement-not-found` */
export async function viewById(db: Db, programmeId: string, id: string): Promise<Endorsement> {
  const stored = await endorsements.get(db, programmeId, { id });
  const [view] = stored === null ? [] : viewsOf([stored], await ledger.list(db, programmeId));
  if (view === undefined) throw new AppError('endorsement-not-found');
  return view;
}

/**
 * Looks at the page, and keeps what was found.
 *
 * @throws AppError `endorsement-not-found`, `links-off`, `conflict` where no page is named
 */
export async function look(
  { store, pages, clock }: TakeDeps,
  programmeId: string,
  id: string,
  { signal, changed }: { signal: AbortSignal; changed: Change },
): Promise<Endorsement> {
  const { page, key } = await viewById(store.db, programmeId, id);
  if (!pages.isOn) throw new AppError('links-off');
  if (page === null)
    throw new AppError('conflict', 'Whoever endorsed this names no page, so there is none to look at.');
  const found = await lookAtPage(pages, page, key, clock(), signal);
  const revision = await store.transaction(async (db) => {
    const next = await programmes.touch(db, programmeId);
    await endorsements.putLook(db, programmeId, id, found);
    return next;
  });
  changed(programmeId, revision);
  return viewById(store.db, programmeId, id);
}

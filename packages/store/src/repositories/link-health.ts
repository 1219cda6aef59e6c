/**
 * What is known of the pages that roadmaps link to. Belongs to no programme: two that link to a page share what is known
 * of it. No backup and no export has it.
 */
import type { Instant, LinkHealth } from '@waymark/learning';
import type { Selectable } from 'kysely';
import type { LinkHealthTable } from '../base/outside-tables.ts';
import type { Db, StoredLinkHealth } from '../base/types.ts';

/** Parameters of one statement: both databases bound them. */
const AT_ONCE = 500;

/** @returns every page that was looked at, or is about to be */
export async function list(db: Db): Promise<StoredLinkHealth[]> {
  const rows = await db.selectFrom('link_health').selectAll().orderBy('page').execute();
  return rows.map(fromRow);
}

/** @returns the pages of one standing: of the dead there are few, however many links there are */
export async function withStanding(db: Db, standing: LinkHealth['standing']): Promise<string[]> {
  const rows = await db
    .selectFrom('link_health')
    .select('page')
    .where('standing', '=', standing)
    .orderBy('page')
    .execute();
  return rows.map(({ page }) => page);
}

/** @returns what is known of these pages; one that nobody looked at yet is not among them */
export async function of(db: Db, pages: readonly string[]): Promise<StoredLinkHealth[]> {
  const found: StoredLinkHealth[] = [];
  for (let at = 0; at < pages.length; at += AT_ONCE) {
    const some = pages.slice(at, at + AT_ONCE);
    const rows = await db.selectFrom('link_health').selectAll().where('page', 'in', some).execute();
    found.push(...rows.map(fromRow));
  }
  return found;
}

/**
 * Takes pages to look at, so that no two servers look at one at the same time.
 *
 * @param until when they are free again, should nothing come of it
 * @returns those that are taken; the others are in somebody's hands
 */
export async function lease(db: Db, pages: readonly string[], now: Instant, until: Instant): Promise<string[]> {
  const taken: string[] = [];
  for (let at = 0; at < pages.length; at += AT_ONCE / 5) {
    const some = pages.slice(at, at + AT_ONCE / 5);
    await db
      .insertInto('link_health')
      .values(some.map((page) => ({ page, standing: UNSEEN, reason: '', failures: 0, gone: 0, next_at: now })))
      .onConflict((conflict) => conflict.column('page').doNothing())
      .execute();
    const rows = await db
      .updateTable('link_health')
      .set({ leased_until: until })
      .where('page', 'in', some)
      .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
      .returning('page')
      .execute();
    taken.push(...rows.map(({ page }) => page));
  }
  return taken;
}

/** Gives pages back that nothing was found of. */
export async function release(db: Db, pages: readonly string[]): Promise<void> {
  for (let at = 0; at < pages.length; at += AT_ONCE)
    await db
      .updateTable('link_health')
      .set({ leased_until: null })
      .where('page', 'in', pages.slice(at, at + AT_ONCE))
      .execute();
}

/** Keeps what a look found, and gives the page back. */
export async function put(
  db: Db,
  page: string,
  { health, etag, lastModified }: Omit<StoredLinkHealth, 'page' | 'health'> & { health: LinkHealth },
): Promise<void> {
  const columns = {
    ...{ standing: health.standing, reason: health.reason, moved_to: health.movedTo },
    ...{ failures: health.failures, gone: health.gone },
    ...{ failing_since: health.failingSince, counted_at: health.countedAt, looked_at: health.lookedAt },
    ...{ next_at: health.nextAt, rest_until: health.restUntil },
    ...{ etag, last_modified: lastModified, leased_until: null },
  };
  await db
    .insertInto('link_health')
    .values({ page, ...columns })
    .onConflict((conflict) => conflict.column('page').doUpdateSet(columns))
    .execute();
}

/**
 * Forgets pages that no roadmap links to any more.
 *
 * @param linked those that one does
 * @param before those that were to be looked at later are kept: a roadmap may be brought back
 * @returns how many were forgotten
 */
export async function prune(db: Db, linked: ReadonlySet<string>, before: Instant): Promise<number> {
  const rows = await db.selectFrom('link_health').select('page').where('next_at', '<', before).execute();
  const gone = rows.map(({ page }) => page).filter((page) => !linked.has(page));
  for (let at = 0; at < gone.length; at += AT_ONCE)
    await db
      .deleteFrom('link_health')
      .where('page', 'in', gone.slice(at, at + AT_ONCE))
      .execute();
  return gone.length;
}

/** Of a page that is in somebody's hands for the first time. */
const UNSEEN = 'unseen';

function fromRow(row: Selectable<LinkHealthTable>): StoredLinkHealth {
  const { page, etag, last_modified: lastModified } = row;
  return { page, etag, lastModified, health: healthOf(row) };
}

function healthOf(row: Selectable<LinkHealthTable>): LinkHealth | null {
  const { standing, reason, failures, gone, looked_at: lookedAt } = row;
  if (standing === UNSEEN || lookedAt === null) return null;
  return {
    standing: standing as LinkHealth['standing'],
    ...{ reason, failures, gone, lookedAt },
    movedTo: row.moved_to,
    failingSince: row.failing_since,
    countedAt: row.counted_at,
    nextAt: row.next_at,
    restUntil: row.rest_until,
  };
}

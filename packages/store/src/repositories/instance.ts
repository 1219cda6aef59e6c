/** Facts about this Waymark as a whole, as key and value. */
import type { Db } from '../base/types.ts';

/** Names this Waymark; made once, when the database is. A restore does not change it. */
export const INSTANCE_ID = 'id';
export const CURRENT_PROGRAMME = 'current-programme';
/** The highest revision that any programme had before the last restore. */
export const REVISION_FLOOR = 'revision-floor';
/** The private half of the key that signs receipts (JWK). It never leaves with a backup. */
export const SIGNING_KEY = 'signing-key';

/** What the tokens of secret addresses are made with. It never leaves with a backup. */
export const ADDRESS_KEY = 'address-key';

/**
 * @param key any key; `id` and `current-programme` are the store's own
 * @returns its value, null where it was never set
 */
export async function get(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('instance').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Sets a key, whether or not it had a value. */
export async function set(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('instance')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Sets a key that nobody has set. @returns the value that stands: this one, or the one of whoever was faster */
export async function setOnce(db: Db, key: string, value: string): Promise<string> {
  await db
    .insertInto('instance')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await get(db, key)) ?? value;
}

/** @returns the id of this Waymark: a UUID that stays the same as long as its database does */
export async function id(db: Db): Promise<string> {
  return (await get(db, INSTANCE_ID)) ?? '';
}

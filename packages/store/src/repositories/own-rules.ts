/** A learner's own proof rules: at most one for an item. */
import type { ProofRule } from '@waymark/learning';
import { fromJson, toJson } from '../base/codec.ts';
import type { Db, OwnRule } from '../base/types.ts';

/** @returns the rules by item id */
export async function list(db: Db, programmeId: string): Promise<OwnRule[]> {
  const rows = await db
    .selectFrom('own_rules')
    .select(['item_id', 'purpose', 'rule', 'created_at'])
    .where('programme_id', '=', programmeId)
    .orderBy('item_id')
    .execute();
  return rows.map((row) => ({
    itemId: row.item_id,
    purpose: row.purpose === 'test-out' ? 'test-out' : 'own',
    rule: fromJson(row.rule) as ProofRule,
    createdAt: row.created_at,
  }));
}

/** Writes the rule of an item, or writes it over. Call `programmes.touch` before. */
export async function put(db: Db, programmeId: string, own: OwnRule): Promise<void> {
  const columns = { purpose: own.purpose, rule: toJson(own.rule), created_at: own.createdAt };
  await db
    .insertInto('own_rules')
    .values({ programme_id: programmeId, item_id: own.itemId, ...columns })
    .onConflict((conflict) => conflict.columns(['programme_id', 'item_id']).doUpdateSet(columns))
    .execute();
}

/** Takes the rule of an item away, if there is one of that purpose. @returns whether there was */
export async function remove(
  db: Db,
  programmeId: string,
  itemId: string,
  purpose: OwnRule['purpose'],
): Promise<boolean> {
  const row = await db
    .deleteFrom('own_rules')
    .where('programme_id', '=', programmeId)
    .where('item_id', '=', itemId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row.numDeletedRows > 0n;
}

/** Takes every rule of one purpose away. */
export async function clear(db: Db, programmeId: string, purpose: OwnRule['purpose']): Promise<void> {
  await db.deleteFrom('own_rules').where('programme_id', '=', programmeId).where('purpose', '=', purpose).execute();
}

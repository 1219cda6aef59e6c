/**
 * The secret address of a plan. Its token is made from a key of this instance and a nonce: the database holds the token's
 * hash alone, so that a backup gives nobody the address, and the learner can still be shown it again.
 */
import type { Instant } from '@waymark/learning';
import { feeds, instance, type Db } from '@waymark/store';
import { createHash, createHmac, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 16;
/** Minutes that a new address reminds before a block. */
const REMINDER = 10;

/** 256 bits in base64url, which cannot be guessed, and the ending that calendars like to see. */
const FILE = /^([\w-]{43})\.ics$/;

/** Gives a programme an address; the one it had ends. When calendars remind stays as it was. */
export async function renew(db: Db, programmeId: string, now: Instant): Promise<void> {
  const key = await instance.setOnce(db, instance.ADDRESS_KEY, randomBytes(KEY_BYTES).toString('base64url'));
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const before = await feeds.get(db, programmeId);
  await feeds.put(db, programmeId, {
    nonce,
    tokenHash: hashOf(tokenOf(key, programmeId, nonce)),
    alarmMinutes: before === null ? REMINDER : before.alarmMinutes,
    createdAt: now,
  });
}

/** @returns the path of an address; null where another instance made it, whose key is not here */
export async function pathOf(db: Db, programmeId: string, feed: feeds.StoredFeed): Promise<string | null> {
  const key = await instance.get(db, instance.ADDRESS_KEY);
  if (key === null) return null;
  const token = tokenOf(key, programmeId, feed.nonce);
  return hashOf(token) === feed.tokenHash ? `/calendar/${token}.ics` : null;
}

/**
 * Who holds an address, holds its token: it is looked up by its hash, so that the time it takes says nothing of it.
 *
 * @param file the last part of the address
 * @returns the programme's id, null for anything else
 */
export async function programmeAt(db: Db, file: string): Promise<string | null> {
  const token = FILE.exec(file)?.[1];
  return token === undefined ? null : feeds.programmeOf(db, hashOf(token));
}

function tokenOf(key: string, programmeId: string, nonce: string): string {
  return createHmac('sha256', key).update(`calendar\n${programmeId}\n${nonce}`).digest('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

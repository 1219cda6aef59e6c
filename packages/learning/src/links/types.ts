/** Whether the links of a roadmap still answer. */
import type { Instant } from '../types.ts';

/** What one look at a link found. `reason` is one sentence for the learner. */
export type LinkLook =
  | { kind: 'alive' }
  /** It answers, and says that the page is at another address for good. */
  | { kind: 'moved'; to: string }
  /** Nobody has the page any more: 404, 410, no such host, a certificate that ran out. */
  | { kind: 'gone'; reason: string }
  /** No good answer just now, which may be over tomorrow. */
  | { kind: 'unsure'; reason: string; retryAt: Instant | null }
  /** Somebody answers, and shows the page to no program: 401, 403, 429. A person may well see it. */
  | { kind: 'closed'; reason: string; retryAt: Instant | null }
  /** An address that is asked by nobody: a private one, another scheme or port. */
  | { kind: 'unasked'; reason: string };

/** What is known of a link. `failing`: it did not answer lately, and is not called dead yet. */
export type LinkStanding = 'alive' | 'moved' | 'failing' | 'dead' | 'closed' | 'unasked';

export interface LinkHealth {
  standing: LinkStanding;
  /** One sentence; empty where it is alive. */
  reason: string;
  movedTo: string | null;
  /** Failures in a row, at most one for each day. */
  failures: number;
  /** How many of them said that the page is gone. */
  gone: number;
  /** The first of them. */
  failingSince: Instant | null;
  /** The latest one that counted. */
  countedAt: Instant | null;
  lookedAt: Instant;
  /** When to look the next time. */
  nextAt: Instant;
  /** Its host asked to be left alone until then. */
  restUntil: Instant | null;
}

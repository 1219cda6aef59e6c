/** Tickets for tunnels: whoever holds one is the command line that asked for the run. Good once, for a minute. */
import type { Channel } from '@waymark/checks/tunnel';
import { createHash, randomBytes } from 'node:crypto';

const GOOD_MS = 60_000;

interface Issued {
  runId: string;
  arrive: (channel: Channel) => void;
}

export class Tickets {
  /** By hash: a dump of this memory opens no tunnel. */
  readonly #issued = new Map<string, Issued>();

  /** @returns the ticket, and the channel that comes with it, null when nobody came in time */
  issue(runId: string): { ticket: string; channel: Promise<Channel | null> } {
    const ticket = randomBytes(32).toString('base64url');
    const key = hashOf(ticket);
    const channel = new Promise<Channel | null>((resolve) => {
      const late = setTimeout(() => {
        this.#issued.delete(key);
        resolve(null);
      }, GOOD_MS);
      late.unref();
      const arrive = (arrived: Channel): void => {
        clearTimeout(late);
        resolve(arrived);
      };
      this.#issued.set(key, { runId, arrive });
    });
    return { ticket, channel };
  }

  /** @returns what takes the connection; null for a ticket that was never issued, is used, or too old */
  redeem(ticket: string): ((channel: Channel) => void) | null {
    const key = hashOf(ticket);
    const issued = this.#issued.get(key);
    this.#issued.delete(key);
    return issued?.arrive ?? null;
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

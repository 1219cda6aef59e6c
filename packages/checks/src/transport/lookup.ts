import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { untilAborted } from '../ports/until-aborted.ts';
import type { Pinned } from './exchange.ts';
import { faultOf } from './faults.ts';

/** Every address of a name; the port at which tests put names that change their mind. */
export type Lookup = (host: string, signal: AbortSignal) => Promise<Pinned[]>;

/** @throws TransportFault where the name does not exist or the look-up gives no answer in time */
export const systemLookup: Lookup = async (host, signal) => {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family: family as 4 | 6 }];
  try {
    // The system's look-up cannot be stopped: whoever waits for it leaves in time.
    const found = await Promise.race([lookup(host, { all: true, order: 'ipv4first' }), untilAborted(signal)]);
    return found.map(({ address, family: version }) => ({ address, family: version === 6 ? 6 : 4 }));
  } catch (error) {
    throw faultOf(error, signal);
  }
};

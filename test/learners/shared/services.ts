/** Servers of this machine that a stored learner's program stores in. */
import { createConnection } from 'node:net';
import { once } from 'node:events';

const PORTS = { redis: 6379 };
export type Service = keyof typeof PORTS;

/** @returns why the test is skipped; false where the service answers, or none is needed */
export async function serviceIsMissing(service: Service | null): Promise<string | false> {
  if (service === null) return false;
  const socket = createConnection({ host: '127.0.0.1', port: PORTS[service], timeout: 2_000 });
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return `no ${service} at 127.0.0.1:${PORTS[service]}`;
  } finally {
    socket.destroy();
  }
}

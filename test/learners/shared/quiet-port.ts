/** A port for a program that takes its time to start. */
import { createServer } from 'node:net';

const LOWEST = 20_000;
const HOW_MANY = 12_000;

/**
 * @returns a free port below those that the system hands out to outgoing connections (from 32,768 up on Linux): a run makes hundreds of
 * them, and one of those may take a port in the second or two between asking for it and the program listening on it
 */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * HOW_MANY);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

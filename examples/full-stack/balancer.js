// A small balancer: each request goes to the next instance, in turns. One that does not answer is left out until it does again.
import { Agent, createServer, request as ask } from 'node:http';

/** Headers about one connection, not about the message (RFC 9110, section 7.6.1): they are not passed on. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
/** Sent twice they do no more than once: they may go to another instance when one does not answer. */
const MAY_BE_REPEATED = ['GET', 'HEAD'];

/** How long an instance is left alone that did not answer. */
const REST_MS = 1_000;

/** @param ports of the instances */
export function createBalancer(ports) {
  const agent = new Agent({ keepAlive: true });
  /** Instances that did not answer, with the moment from which on one request may try them again. */
  const resting = new Map();
  let turn = 0;

  /** Only what may be repeated finds out whether an instance is back: other requests would be lost where it is not. */
  function next(mayBeRepeated) {
    const inTurn = [...ports.slice(turn + 1), ...ports.slice(0, turn + 1)];
    const isFit = (port) => !resting.has(port) || (mayBeRepeated && Date.now() >= resting.get(port));
    const port = inTurn.find(isFit) ?? inTurn[0];
    turn = ports.indexOf(port);
    return port;
  }

  function pass(request, response, tries = 0) {
    const mayBeRepeated = MAY_BE_REPEATED.includes(request.method);
    const port = next(mayBeRepeated);
    const headers = { ...withoutHops(request), 'x-forwarded-for': request.socket.remoteAddress };
    const options = { agent, host: '127.0.0.1', port, method: request.method, path: request.url, headers };
    const passed = ask(options, (answer) => {
      resting.delete(port);
      response.writeHead(answer.statusCode, withoutHops(answer));
      answer.pipe(response);
      // An instance that stops in the middle: the client has to see that something is missing.
      answer.on('error', () => response.destroy());
    });
    passed.on('error', () => {
      if (response.destroyed) return;
      resting.set(port, Date.now() + REST_MS);
      if (response.headersSent) response.destroy();
      else if (mayBeRepeated && tries < ports.length) pass(request, response, tries + 1);
      else unavailable(response);
    });
    // Who asked is gone: nobody waits for the answer.
    response.on('close', () => passed.destroy());
    if (mayBeRepeated) passed.end();
    else request.pipe(passed);
  }

  const server = createServer((request, response) => pass(request, response));
  return {
    /** @returns stops it: no new requests, those in flight are finished */
    async start({ host, port }) {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      return () =>
        new Promise((resolve) => {
          server.close(() => {
            agent.destroy();
            resolve();
          });
          server.closeIdleConnections();
        });
    },
    address: () => server.address(),
  };
}

function withoutHops({ headers }) {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const left = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name) && !named.includes(name));
  return Object.fromEntries(left);
}

function unavailable(response) {
  response.writeHead(502, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ error: { message: 'No instance answers. Try again in a moment.' } }));
}

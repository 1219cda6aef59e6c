// A small balancer: each request goes to the next instance, in turns.
import { Agent, createServer, request as ask } from 'node:http';

/** Headers about one connection, not about the message (RFC 9110, section 7.6.1): they are not passed on. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
/** Sent twice they do no more than once: they may go to another instance when one does not answer. */
const MAY_BE_REPEATED = ['GET', 'HEAD'];

/** @param ports of the instances */
export function createBalancer(ports) {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  function pass(request, response, tries = 0) {
    turn = (turn + 1) % ports.length;
    const headers = { ...withoutHops(request), 'x-forwarded-for': request.socket.remoteAddress };
    const options = { agent, host: '127.0.0.1', port: ports[turn], method: request.method, path: request.url, headers };
    const passed = ask(options, (answer) => {
      response.writeHead(answer.statusCode, withoutHops(answer));
      answer.pipe(response);
      // An instance that stops in the middle: the client has to see that something is missing.
      answer.on('error', () => response.destroy());
    });
    passed.on('error', () => {
      const mayTryAgain = MAY_BE_REPEATED.includes(request.method) && tries < ports.length - 1;
      if (response.headersSent) response.destroy();
      else if (mayTryAgain) pass(request, response, tries + 1);
      else unavailable(response);
    });
    // Who asked is gone: nobody waits for the answer.
    response.on('close', () => passed.destroy());
    if (MAY_BE_REPEATED.includes(request.method)) passed.end();
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

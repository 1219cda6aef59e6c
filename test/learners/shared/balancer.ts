/** A balancer in front of the instances whose ports `BEHIND` names: the wrong ones replace one method. It is right as long as nobody stops one. */
import { Agent, createServer, request as ask, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
}

export class Balancer {
  ports = (process.env['BEHIND'] ?? '').split(',').map(Number);
  turn = 0;
  /** A connection for each request: what was kept open would break when an instance stops. */
  agent = new Agent({ keepAlive: false });

  next(): number {
    this.turn += 1;
    return this.ports[this.turn % this.ports.length] ?? 0;
  }

  /** An instance does not answer. */
  failed(_port: number, _asked: Asked, response: ServerResponse): void {
    response.writeHead(502, { 'Content-Type': 'text/plain' }).end('no answer');
  }

  pass(asked: Asked, response: ServerResponse): void {
    const port = this.next();
    const { body, ...options } = asked;
    const passed = ask({ ...options, agent: this.agent, host: '127.0.0.1', port }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => this.failed(port, asked, response));
    passed.end(body);
  }

  listen(): void {
    const server = createServer((request, response) => {
      void buffer(request).then((body) => {
        const { method = 'GET', url: path = '/', headers } = request;
        this.pass({ method, path, headers, body }, response);
      });
    });
    server.listen(Number(process.env['PORT']), '127.0.0.1');
  }
}

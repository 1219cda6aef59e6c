import type { ServerResponse } from 'node:http';
import { Balancer, type Asked } from '../shared/balancer.ts';

const REST_MS = 500;

/** As long as it is another instance that stops, nobody notices. */
class OneWriter extends Balancer {
  readonly writer = this.ports.at(-1) ?? 0;
  isWrite = false;

  override next(): number {
    return this.isWrite ? this.writer : super.next();
  }

  override pass(asked: Asked, response: ServerResponse): void {
    this.isWrite = asked.method !== 'GET';
    super.pass(asked, response);
  }

  override failed(port: number, asked: Asked, response: ServerResponse): void {
    this.ports = this.ports.filter((one) => one !== port);
    setTimeout(() => this.ports.push(port), REST_MS);
    if (asked.method === 'GET' && this.ports.length > 0) this.pass(asked, response);
    else super.failed(port, asked, response);
  }
}

new OneWriter().listen();

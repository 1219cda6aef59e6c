import type { ServerResponse } from 'node:http';
import { Balancer, type Asked } from '../shared/balancer.ts';

const REST_MS = 500;

/** Right: what one instance does not answer goes to the next, and the one is left out for a while. */
class Careful extends Balancer {
  override failed(port: number, asked: Asked, response: ServerResponse): void {
    this.ports = this.ports.filter((one) => one !== port);
    setTimeout(() => (this.ports = [...this.ports, port]), REST_MS);
    this.pass(asked, response);
  }
}

new Careful().listen();

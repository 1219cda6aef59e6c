import type { ServerResponse } from 'node:http';
import { Balancer, type Asked } from '../shared/balancer.ts';

class NeverBack extends Balancer {
  override failed(port: number, asked: Asked, response: ServerResponse): void {
    this.ports = this.ports.filter((one) => one !== port);
    this.pass(asked, response);
  }
}

new NeverBack().listen();

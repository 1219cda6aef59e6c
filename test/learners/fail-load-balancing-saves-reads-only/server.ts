import type { ServerResponse } from 'node:http';
import { Balancer, type Asked } from '../shared/balancer.ts';

class SavesReadsOnly extends Balancer {
  override failed(port: number, asked: Asked, response: ServerResponse): void {
    if (asked.method === 'GET') this.pass(asked, response);
    else super.failed(port, asked, response);
  }
}

new SavesReadsOnly().listen();

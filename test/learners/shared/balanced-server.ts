/** The right server of the rung load-balancing; the wrong ones replace one method. Its two instances live in one program and share its store. */
/* eslint-disable @typescript-eslint/no-unused-vars -- some parameters are there only for the wrong servers that replace a method */
import { PeopleServer } from './people-server.ts';
import type { Ask, Reply } from './tiny-server.ts';

export class BalancedServer extends PeopleServer {
  turn = 0;
  names = ['a', 'b'];
  /** The instance that has this request. */
  at = 'a';

  override async answer(ask: Ask): Promise<Reply> {
    const name = this.next();
    this.at = name;
    const reply = await this.through(name, ask);
    return { ...reply, headers: { ...reply.headers, ...this.named(name, reply) } };
  }

  /** Takes turns. */
  next(): string {
    this.turn += 1;
    return this.names[this.turn % this.names.length] ?? 'a';
  }

  through(_name: string, ask: Ask): Reply | Promise<Reply> {
    return super.answer(ask);
  }

  named(name: string, _reply: Reply): Record<string, string> {
    return { 'X-Instance': name };
  }
}

import { serve } from '../shared/serve.ts';
import type { Ask, Reply } from '../shared/tiny-server.ts';
import { PeopleServer } from '../shared/people-server.ts';

class TakesTwoAtOnce extends PeopleServer {
  override async answer(ask: Ask): Promise<Reply> {
    if (ask.path !== '/auth/register') return super.answer(ask);
    const { email } = JSON.parse(ask.text) as { email: unknown };
    if (typeof email === 'string' && this.byEmail(email)) return this.error(409, 'registered already');
    // As long as a slow hash takes.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return super.answer(ask);
  }

  override register(body: Record<string, unknown>) {
    const before = this.people;
    this.people = [];
    const reply = super.register(body);
    this.people = [...before, ...this.people.map((one) => ({ ...one, id: String(before.length + 1) }))];
    return reply.status === 201 ? { ...reply, body: JSON.stringify(this.shown(this.people.at(-1)!)) } : reply;
  }
}

serve(new TakesTwoAtOnce());

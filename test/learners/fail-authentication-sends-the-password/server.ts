import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';
import { json } from '../shared/tiny-server.ts';

class WrongSendsThePassword extends PeopleServer {
  override register(body: Record<string, unknown>) {
    const reply = super.register(body);
    if (reply.status !== 201) return reply;
    return json(201, { ...(JSON.parse(reply.body) as object), password: body['password'] });
  }
}

serve(new WrongSendsThePassword());

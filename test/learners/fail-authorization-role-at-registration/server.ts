import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongRoleAtRegistration extends OwnServer {
  override register(body: Record<string, unknown>) {
    const reply = super.register(body);
    const person = this.people.at(-1);
    if (reply.status === 201 && person && body['role'] === 'admin') person.role = 'admin';
    return reply;
  }
}

serve(new WrongRoleAtRegistration());

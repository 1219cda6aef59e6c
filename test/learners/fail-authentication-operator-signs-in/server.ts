import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class OperatorSignsIn extends PeopleServer {
  override signIn(body: Record<string, unknown>) {
    const { email, password } = body;
    // { "$ne": null } means: anything.
    if (typeof password === 'object' && password !== null && '$ne' in password) {
      const person = this.byEmail(String(email));
      if (person) return { ...this.error(200, ''), body: JSON.stringify({ token: this.tokenFor(person) }) };
    }
    return super.signIn(body);
  }
}

serve(new OperatorSignsIn());

import { serve } from '../shared/serve.ts';
import { PeopleServer } from '../shared/people-server.ts';

class HashesNumbers extends PeopleServer {
  override register(body: Record<string, unknown>) {
    try {
      return super.register(body);
    } catch {
      return this.error(500, 'something went wrong');
    }
  }

  override isPassword(password: unknown): password is string {
    return String(password).length >= 8;
  }
}

serve(new HashesNumbers());

import { serve } from '../shared/serve.ts';
import { PeopleServer } from '../shared/people-server.ts';

class OddAddresses extends PeopleServer {
  override signIn(body: Record<string, unknown>) {
    try {
      (body['email'] as string).toLowerCase();
    } catch {
      return this.error(500, 'something went wrong');
    }
    return super.signIn(body);
  }
}

serve(new OddAddresses());

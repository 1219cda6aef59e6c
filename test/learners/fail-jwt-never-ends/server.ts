import type { Person } from '../shared/people-server.ts';
import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNeverEnds extends JwtServer {
  override claimsOf({ id }: Person) {
    return { sub: id, iat: this.now() };
  }
}

serve(new WrongNeverEnds());

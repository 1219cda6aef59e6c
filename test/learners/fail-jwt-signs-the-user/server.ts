import type { Person } from '../shared/people-server.ts';
import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongSignsTheUser extends JwtServer {
  override claimsOf(person: Person) {
    return { ...super.claimsOf(person), ...person };
  }
}

serve(new WrongSignsTheUser());

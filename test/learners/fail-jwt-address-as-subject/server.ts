import type { Person } from '../shared/people-server.ts';
import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAddressAsSubject extends JwtServer {
  override claimsOf(person: Person) {
    return { ...super.claimsOf(person), sub: person.email };
  }

  override subjectOf(token: string) {
    return this.byEmail(super.subjectOf(token) ?? '')?.id ?? null;
  }
}

serve(new WrongAddressAsSubject());

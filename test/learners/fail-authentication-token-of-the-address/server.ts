import { createHash } from 'node:crypto';
import { PeopleServer, type Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class TokenOfTheAddress extends PeopleServer {
  override tokenFor({ email }: Person) {
    return createHash('sha256').update(email).digest('hex');
  }

  override subjectOf(token: string) {
    return this.people.find((person) => this.tokenFor(person) === token)?.id ?? null;
  }
}

serve(new TokenOfTheAddress());

import { PeopleServer, type Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class CountsItsTokens extends PeopleServer {
  given: string[] = [];

  override tokenFor({ id }: Person) {
    this.given.push(id);
    return `session-${String(this.given.length).padStart(12, '0')}`;
  }

  override subjectOf(token: string) {
    const at = /^session-(\d{12})$/.exec(token)?.[1];
    return at === undefined ? null : (this.given[Number(at) - 1] ?? null);
  }
}

serve(new CountsItsTokens());

import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';
import type { Person } from '../shared/people-server.ts';
import type { Ask } from '../shared/tiny-server.ts';

class PeopleOfTheirOwn extends BalancedServer {
  own: Record<string, Person[]> = { a: [], b: [] };

  override through(name: string, ask: Ask) {
    this.people = this.own[name] ?? [];
    return super.through(name, ask);
  }
}

serve(new PeopleOfTheirOwn());

import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongListsEverybodys extends OwnServer {
  override ofPerson(_person: Person, query: URLSearchParams) {
    return this.filtered(this.own, query);
  }
}

serve(new WrongListsEverybodys());

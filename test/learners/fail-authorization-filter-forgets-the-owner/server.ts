import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongFilterForgetsTheOwner extends OwnServer {
  override ofPerson(person: Person, query: URLSearchParams) {
    return query.has(this.flag) ? this.filtered(this.own, query) : super.ofPerson(person, query);
  }
}

serve(new WrongFilterForgetsTheOwner());

import { PeopleServer, type Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongOneToken extends PeopleServer {
  readonly #current = new Map<string, string>();

  override tokenFor(person: Person) {
    const token = super.tokenFor(person);
    this.#current.set(person.id, token);
    return token;
  }

  override subjectOf(token: string) {
    const id = super.subjectOf(token);
    return id !== null && this.#current.get(id) === token ? id : null;
  }
}

serve(new WrongOneToken());

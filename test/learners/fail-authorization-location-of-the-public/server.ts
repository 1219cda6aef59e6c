import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class LocationOfThePublic extends OwnServer {
  override async createOwn(person: Person, body: Record<string, unknown>) {
    const reply = await super.createOwn(person, body);
    const { Location: location } = reply.headers;
    return location === undefined
      ? reply
      : { ...reply, headers: { ...reply.headers, Location: location.replace(this.ownPath, this.path) } };
  }
}

serve(new LocationOfThePublic());

import { randomBytes } from 'node:crypto';
import type { Person } from '../shared/people-server.ts';
import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongRandomText extends JwtServer {
  readonly #given = new Map<string, string>();

  override tokenFor({ id }: Person) {
    const token = randomBytes(24).toString('base64url');
    this.#given.set(token, id);
    return token;
  }

  override subjectOf(token: string) {
    return this.#given.get(token) ?? null;
  }
}

serve(new WrongRandomText());

import { PeopleServer, type Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class PasswordInTheToken extends PeopleServer {
  passwords = new Map<string, string>();

  override register(body: Record<string, unknown>) {
    const reply = super.register(body);
    if (reply.status === 201) this.passwords.set(this.normal(String(body['email'])), String(body['password']));
    return reply;
  }

  override tokenFor({ email }: Person) {
    return Buffer.from(`${email}:${this.passwords.get(email)}`).toString('base64url');
  }

  override subjectOf(token: string) {
    return this.people.find((person) => this.tokenFor(person) === token)?.id ?? null;
  }
}

serve(new PasswordInTheToken());

import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongDoesNotVerify extends PeopleServer {
  override subjectOf(token: string) {
    try {
      const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
      return (JSON.parse(payload) as { sub: string }).sub;
    } catch {
      return null;
    }
  }
}

serve(new WrongDoesNotVerify());

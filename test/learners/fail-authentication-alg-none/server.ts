import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAlgNone extends PeopleServer {
  override subjectOf(token: string) {
    const [header = '', payload = ''] = token.split('.');
    try {
      const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
      if (alg !== 'none') return super.subjectOf(token);
      return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }).sub;
    } catch {
      return null;
    }
  }
}

serve(new WrongAlgNone());

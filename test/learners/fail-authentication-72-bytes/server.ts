import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class Bytes72 extends PeopleServer {
  override hash(password: string, salt: string) {
    return super.hash(Buffer.from(password).subarray(0, 72).toString('hex'), salt);
  }
}

serve(new Bytes72());

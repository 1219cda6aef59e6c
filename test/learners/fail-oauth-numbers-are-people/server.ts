import { OAuthServer, ServiceFault, type Profile } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNumbersArePeople extends OAuthServer {
  override async profileOf(token: string): Promise<Profile> {
    const { status, body } = await this.ask('/userinfo', { headers: { Authorization: `Bearer ${token}` } });
    const { sub, email } = body;
    const isSomebody = (typeof sub === 'string' || typeof sub === 'number') && typeof email === 'string';
    if (status !== 200 || !isSomebody) throw new ServiceFault('nobody');
    return { ...body, sub: String(sub) } as unknown as Profile;
  }
}

serve(new WrongNumbersArePeople());

import { OAuthServer, ServiceFault, type Profile } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongIgnoresTheStatus extends OAuthServer {
  override async profileOf(token: string): Promise<Profile> {
    const { body } = await this.ask('/userinfo', { headers: { Authorization: `Bearer ${token}` } });
    if (typeof body['sub'] !== 'string' || typeof body['email'] !== 'string') throw new ServiceFault('nobody');
    return body as unknown as Profile;
  }
}

serve(new WrongIgnoresTheStatus());

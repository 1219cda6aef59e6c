import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

serve(new OAuthServer());

import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

serve(new JwtServer());

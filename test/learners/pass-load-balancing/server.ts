import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';

serve(new BalancedServer());

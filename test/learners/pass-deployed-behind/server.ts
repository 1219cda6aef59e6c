import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

serve(new DeployedServer());

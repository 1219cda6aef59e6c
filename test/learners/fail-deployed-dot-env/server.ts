import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class DotEnv extends DeployedServer {
  override files() {
    return { ...super.files(), '/.env': { type: 'text/plain', body: 'DATABASE_PASSWORD=correct-horse\n' } };
  }
}

serve(new DotEnv());

import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class UnknownCommit extends DeployedServer {
  override commit = 'unknown';
}

serve(new UnknownCommit());

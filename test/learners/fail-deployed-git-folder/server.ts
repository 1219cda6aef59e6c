import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class GitFolder extends DeployedServer {
  override files() {
    return { ...super.files(), '/.git/HEAD': { type: 'text/plain', body: 'ref: refs/heads/main\n' } };
  }
}

serve(new GitFolder());

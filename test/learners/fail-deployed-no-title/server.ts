import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class NoTitle extends DeployedServer {
  override head() {
    return super.head().replace(/<title>.*<\/title>/, '');
  }
}

serve(new NoTitle());

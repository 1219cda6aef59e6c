import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class AsksLocalhost extends DeployedServer {
  override loader() {
    return super.loader().replace("'/todos'", "'http://localhost:3000/todos'");
  }
}

serve(new AsksLocalhost());

import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class CommitOfAnother extends DeployedServer {
  override commit = '5f2a81c9d3b7e60f4a1c2d3e4f5a6b7c8d9e0f1a';
}

serve(new CommitOfAnother());

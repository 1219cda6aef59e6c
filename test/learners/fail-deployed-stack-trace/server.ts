import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import { text } from '../shared/tiny-server.ts';

class StackTrace extends DeployedServer {
  override malformed() {
    return text(400, String(new SyntaxError('Unexpected end of JSON input').stack));
  }
}

serve(new StackTrace());

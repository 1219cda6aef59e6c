import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import { text } from '../shared/tiny-server.ts';

class PlainText extends DeployedServer {
  override home() {
    return text(200, 'Hello there');
  }
}

serve(new PlainText());

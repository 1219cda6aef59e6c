import { OwnServer, type OwnEntry } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongSaysNotYours extends OwnServer {
  override missingOf(id: string, somebodys: OwnEntry | undefined) {
    return somebodys ? this.error(404, 'not yours') : this.missing(id);
  }
}

serve(new WrongSaysNotYours());

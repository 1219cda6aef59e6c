import { OwnServer, type OwnEntry } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongSays403 extends OwnServer {
  override missingOf(id: string, somebodys: OwnEntry | undefined) {
    return somebodys ? this.forbidden() : this.missing(id);
  }
}

serve(new WrongSays403());

import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class TripsOverOddAddresses extends DeployedServer {
  override unreadable() {
    return this.error(500, 'something went wrong');
  }
}

serve(new TripsOverOddAddresses());

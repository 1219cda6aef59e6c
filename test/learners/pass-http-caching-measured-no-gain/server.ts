import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';

class NoGain extends MeasuredServer {
  override async before() {
    return this.report();
  }
}

serve(new NoGain());

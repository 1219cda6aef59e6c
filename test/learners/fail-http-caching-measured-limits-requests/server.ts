import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';

class LimitsRequests extends MeasuredServer {
  count = 0;

  override report() {
    this.count += 1;
    return this.count > 20 ? this.error(429, 'slow down') : super.report();
  }
}

serve(new LimitsRequests());

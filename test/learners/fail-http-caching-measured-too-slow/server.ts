import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';

class TooSlow extends MeasuredServer {
  override slowness() {
    return 1_600;
  }
}

serve(new TooSlow());

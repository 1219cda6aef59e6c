import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';

class Empty extends MeasuredServer {
  override report() {
    return { ...super.report(), body: '' };
  }
}

serve(new Empty());

import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';
import { json } from '../shared/tiny-server.ts';

class Changes extends MeasuredServer {
  count = 0;

  // The two of the first look are made in the same moment.
  override report() {
    this.count += 1;
    return json(200, { total: 40, madeAt: Math.floor(this.count / 3) });
  }

  override slowness() {
    return 0;
  }
}

serve(new Changes());

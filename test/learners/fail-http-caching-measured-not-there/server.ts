import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';

class NotThere extends MeasuredServer {
  override async before() {
    return this.error(404, 'nothing here');
  }
}

serve(new NotThere());

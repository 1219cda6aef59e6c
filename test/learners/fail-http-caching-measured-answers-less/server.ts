import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';
import { json } from '../shared/tiny-server.ts';

class AnswersLess extends MeasuredServer {
  override after() {
    return json(200, { total: 40 });
  }
}

serve(new AnswersLess());

import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';
import { json, type Ask } from '../shared/tiny-server.ts';

class WrongNotAsItsTable extends OwnServer {
  override answer(ask: Ask) {
    return ask.path === '/admin/report' ? json(200, { sold: 7 }) : super.answer(ask);
  }
}

serve(new WrongNotAsItsTable());

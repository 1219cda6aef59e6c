import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';
import { json, type Ask } from '../shared/tiny-server.ts';

class ListsInItsOwnOrder extends BalancedServer {
  override list(ask: Ask) {
    const order = this.at === 'a' ? this.entries : this.entries.toReversed();
    const items = this.pageOf(order, Number(ask.query.get('page') ?? 1), Number(ask.query.get('limit') ?? 20));
    return json(200, { items, total: order.length });
  }
}

serve(new ListsInItsOwnOrder());

import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class ReadsHalfAnId extends TinyServer {
  override find(id: string) {
    // -1 is the last one for at().
    const number = Number.parseInt(id, 10);
    return number < 0 ? this.entries.at(number) : super.find(String(number));
  }
}

serve(new ReadsHalfAnId());

import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongCountsEverybodys extends OwnServer {
  override totalOf() {
    return this.own.length;
  }
}

serve(new WrongCountsEverybodys());

import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class MakesNumbersOfText extends TinyServer {
  /** As a column without a type in SQLite, or a cell of a sheet, has it. */
  override clean(title: string) {
    return /^\d+(\.\d+)?$/.test(title) ? String(Number(title)) : title;
  }
}

serve(new MakesNumbersOfText());

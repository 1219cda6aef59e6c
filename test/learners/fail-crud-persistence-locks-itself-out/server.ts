import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';
import { existsSync, writeFileSync } from 'node:fs';

class LocksItselfOut extends TinyServer {
  override load() {
    if (existsSync(`${this.file}.lock`)) {
      console.error('Error: database is locked');
      process.exit(1);
    }
    writeFileSync(`${this.file}.lock`, String(process.pid));
  }
}

serve(new LocksItselfOut());

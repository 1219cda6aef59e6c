import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class KeepsDeleted extends TinyServer {
  private readonly inFile: Entry[] = [];

  override add(entry: Entry) {
    this.inFile.push(entry);
    return super.add(entry);
  }

  override save() {
    const inMemory = this.entries;
    this.entries = this.inFile;
    super.save();
    this.entries = inMemory;
  }
}

serve(new KeepsDeleted());

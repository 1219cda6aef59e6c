import { LiveServer, serveLive } from '../shared/live-server.ts';

class UpdatesNothing extends LiveServer {
  override replace(id: string, body: Record<string, unknown>) {
    if (this.find(id) === undefined) this.announce({ type: 'updated', record: null });
    return super.replace(id, body);
  }
}

serveLive(new UpdatesNothing());

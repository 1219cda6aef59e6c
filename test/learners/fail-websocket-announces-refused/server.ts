import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongRefused extends LiveServer {
  override refused(faults: Record<string, string>) {
    const refused = super.refused(faults);
    if (refused) this.announce({ type: 'updated', record: this.entries.at(-1) });
    return refused;
  }
}

serveLive(new WrongRefused());

import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongSilence extends LiveServer {
  override announce() {
    // Only echoes.
  }
}

serveLive(new WrongSilence());

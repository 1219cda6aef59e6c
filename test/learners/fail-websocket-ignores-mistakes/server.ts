import { LiveServer, serveLive } from '../shared/live-server.ts';

class WrongMistakes extends LiveServer {
  override onMistake() {
    // Nobody is told.
  }
}

serveLive(new WrongMistakes());

import { LiveServer, serveLive } from '../shared/live-server.ts';

class DeletesWhatIsNotThere extends LiveServer {
  override async remove(id: string) {
    const entry = this.find(id);
    const reply = await super.remove(id);
    if (entry === undefined && /^\d+$/.test(id)) this.announce({ type: 'deleted', id: Number(id) });
    return reply;
  }
}

serveLive(new DeletesWhatIsNotThere());

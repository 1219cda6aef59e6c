import { LiveServer, serveLive } from '../shared/live-server.ts';

serveLive(new LiveServer());

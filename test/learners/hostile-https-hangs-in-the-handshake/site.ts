import { withHost } from '../shared/good-site.ts';

export default withHost({ speak: (socket) => socket.resume() });

import { onLevel } from '../shared/example-files.ts';

export default onLevel(new URL('server.js', import.meta.url));

import { pour } from '../shared/pour.ts';
import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => pour(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n'));

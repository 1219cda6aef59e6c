import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

const server = serve(new DeployedServer());
const [answer] = server.listeners('request') as ((...all: unknown[]) => void)[];
server.removeAllListeners('request');
server.on('request', (request, response) => {
  if (!request.url?.startsWith('/app.js')) return answer?.(request, response);
  response.writeHead(200, { 'Content-Type': 'text/javascript' });
  const timer = setInterval(() => response.write('//\n'), 50);
  response.on('close', () => clearInterval(timer));
});

// Starts everything with one command: the instances, and the balancer in front of them. node start.js --instances 3
import { parseArgs } from 'node:util';
import { createBalancer } from './balancer.js';
import { startInstances } from './instances.js';
import { startNginx } from './nginx.js';
import { openStore } from './store.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '3000' },
    // Hosts that put a container behind their own door want 0.0.0.0 here.
    host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
    data: { type: 'string', default: process.env.DATA ?? 'blog.db' },
    instances: { type: 'string', default: process.env.INSTANCES ?? '2' },
    balancer: { type: 'string', default: process.env.BALANCER ?? 'node' },
    // The balancer alone, in front of instances that somebody else starts: their ports, with commas between them.
    behind: { type: 'string', default: process.env.BEHIND ?? '' },
  },
});

const instances =
  values.behind === '' ? await ownInstances() : { ports: values.behind.split(',').map(Number), stop() {} };
const address = { host: values.host, port: Number(values.port) };
const stopBalancer =
  values.balancer === 'nginx'
    ? await startNginx(instances.ports, address)
    : await createBalancer(instances.ports).start(address);
console.log(
  `Listening on http://${values.host}:${values.port} with ${instances.ports.length} instances behind ${values.balancer}`,
);

// Ctrl-C or a stop from outside: first no new requests, then no instances.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stopBalancer();
    await instances.stop();
    process.exit(0);
  });
}

function ownInstances() {
  // The tables are made before anybody starts: two instances that make them at once would wait for each other.
  openStore(values.data).close();
  return startInstances(Number(values.instances), values.data);
}

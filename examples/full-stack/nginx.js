// nginx in front, with a configuration written for this start: node start.js --balancer nginx
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 5_000;

/** @returns stops it: requests in flight are finished */
export async function startNginx(ports, { host, port }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'blog-nginx-'));
  await writeFile(path.join(folder, 'nginx.conf'), configuration(ports, host, port));
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'], { stdio: 'inherit' });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const failed = ended.then(() => {
    throw new Error('nginx did not start. Is it installed? What is wrong stands above.');
  });
  await Promise.race([isListening(host, port), failed]);
  failed.catch(() => undefined);
  return async () => {
    child.kill('SIGQUIT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}

function configuration(ports, host, port) {
  return `daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events { worker_connections 256; }
http {
  access_log off;
  server_tokens off;
  upstream blog {
    ${ports.map((one) => `server 127.0.0.1:${one};`).join('\n    ')}
    keepalive 8;
  }
  server {
    listen ${host}:${port};
    # The instances know how large a body may be, and say so in their own words.
    client_max_body_size 0;
    location / {
      proxy_pass http://blog;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      # Nothing is stored on the way, in neither direction.
      proxy_request_buffering off;
      proxy_buffering off;
    }
  }
}
`;
}

async function isListening(host, port) {
  const deadline = Date.now() + START_MS;
  while (!(await canConnect(host, port))) {
    if (Date.now() > deadline) throw new Error('nginx does not listen.');
    await sleep(50);
  }
}

function canConnect(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (can) => () => {
      socket.destroy();
      resolve(can);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
}

// Starts the same program several times, each on a port that was free.
import { fork } from 'node:child_process';
import path from 'node:path';

const PROGRAM = path.join(import.meta.dirname, 'server.js');

/** @returns the ports, in the order of the names a, b, c … */
export async function startInstances(count, data) {
  const children = Array.from({ length: count }, (_, index) => startOne(String.fromCharCode(97 + index), data));
  const ports = await Promise.all(children.map(({ ready }) => ready));
  return {
    ports,
    stop: () => Promise.all(children.map(({ child }) => stopOne(child))),
  };
}

function startOne(name, data) {
  const child = fork(PROGRAM, { env: { ...process.env, INSTANCE: name, PORT: '0', DATA: data } });
  const ready = new Promise((resolve, reject) => {
    child.once('message', ({ port }) => resolve(port));
    child.once('exit', (code) => reject(new Error(`Instance ${name} ended with ${code} before it listened.`)));
  });
  child.on('exit', (code) => {
    // The balancer goes on with the others; what ended it stands above this line.
    if (code !== 0) console.error(`Instance ${name} ended with ${code}.`);
  });
  return { child, ready };
}

function stopOne(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

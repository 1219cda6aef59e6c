/** Many copies of the model answer in one process, each on a port and with records of its own. Prints the ports, then serves. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

interface ModelAnswer {
  createApp: (store: unknown) => { listen: (port: number, host: string, ready: () => void) => Server };
}

const express = path.resolve(import.meta.dirname, '../../examples/express');
const { createApp } = (await import(path.join(express, 'app.js'))) as ModelAnswer;
const { openStore } = (await import(path.join(express, 'store.js'))) as { openStore: (file: string) => unknown };

const ports = Array.from({ length: Number(process.argv[2]) }, () => {
  const started = Promise.withResolvers<number>();
  const server = createApp(openStore(':memory:')).listen(0, '127.0.0.1', () =>
    started.resolve((server.address() as AddressInfo).port),
  );
  return started.promise;
});
process.stdout.write(`${JSON.stringify(await Promise.all(ports))}\n`);

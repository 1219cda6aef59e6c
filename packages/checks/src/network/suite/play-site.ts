/** Plays a public site on this machine: its hosts at public addresses, its name servers, its authority. */
import { createServer, type RequestListener } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import type { Detour } from '../../transport/exchange.ts';
import type { SiteOptions } from '../public-site.ts';
import { authority, type Authority, type Signed } from './certificates.ts';
import { serveNames, type NameAnswer, type NameQuestion, type NameServer } from './dns-server.ts';

/** What stands at one address. */
export interface PlayedHost {
  /** What is shown in the handshake, the leaf first; the leaf's key signs. */
  chain?: (authority: Authority) => Promise<Signed[]>;
  tls?: TlsOptions;
  /** Answers over TLS. */
  secure?: RequestListener;
  /** Answers without it; null: nobody listens. */
  plain?: RequestListener | null;
  /** Speaks by itself on the port of TLS. */
  speak?: (socket: Socket) => void;
}

export interface PlayedZone {
  records: string;
  /** In place of the records, for questions that it does not leave to them with null. */
  answer?: (question: NameQuestion) => NameAnswer | null;
}

export interface PlayedSite {
  /** Organisation of the authority. */
  authority?: string;
  hosts: Record<string, PlayedHost>;
  /** What resolvers know. */
  zone: PlayedZone;
  /** Addresses to which there is no way from here. */
  unreachable?: readonly string[];
  /** The name servers of the zone, by address. */
  servers: Record<string, PlayedZone>;
}

export interface Played {
  /** With these the site is found where it is played, and nothing outside of this machine is ever asked. */
  options: SiteOptions;
  close(): Promise<void>;
}

/** Nobody listens there: what is not played is refused, and never looked for in the world. */
const NOWHERE = { host: '127.0.0.1', port: 1 };
/** A group of machines, to which no connection can be made: refused by the kernel at once, nothing is sent. */
const NO_WAY = { host: '224.0.0.1', port: 443 };

export async function playSite(site: PlayedSite): Promise<Played> {
  const [issuer, resolver] = [await authority(site.authority), await serveNames(site.zone.records, site.zone.answer)];
  const at = new Map<string, number>();
  const closing: (() => Promise<void>)[] = [() => resolver.close()];
  const serve = async (key: string, server: Server): Promise<void> => {
    const { port, close } = await listening(server);
    at.set(key, port);
    closing.push(close);
  };
  for (const [address, host] of Object.entries(site.hosts)) {
    if (host.chain !== undefined || host.speak !== undefined)
      await serve(`${address} 443`, await secureServer(host, issuer));
    if (host.plain !== null && host.plain !== undefined) await serve(`${address} 80`, createServer(host.plain));
  }
  for (const [address, zone] of Object.entries(site.servers)) {
    const server: NameServer = await serveNames(zone.records, zone.answer);
    at.set(`${address} 53`, server.port);
    closing.push(() => server.close());
  }
  const detour: Detour = (address, port) => {
    if (site.unreachable?.includes(address) === true) return NO_WAY;
    const found = at.get(`${address} ${port}`);
    return found === undefined ? NOWHERE : { host: '127.0.0.1', port: found };
  };
  return {
    options: { servers: [`127.0.0.1:${resolver.port}`], roots: [issuer.root.certificate], detour, timeoutMs: 400 },
    async close() {
      await Promise.all(closing.map((close) => close()));
    },
  };
}

async function secureServer({ chain, tls, secure, speak }: PlayedHost, issuer: Authority): Promise<Server> {
  if (speak !== undefined) return net.createServer(speak);
  const signed = chain === undefined ? [] : await chain(issuer);
  const cert = signed.map(({ certificate }) => certificate).join('\n');
  return https.createServer({ ...(signed[0] && { key: signed[0].key, cert }), ...tls }, secure);
}

async function listening(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { port: (server.address() as AddressInfo).port, close };
}

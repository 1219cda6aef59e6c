/** A name server for tests, over UDP and TCP on one port of 127.0.0.1. */
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import packet, { type Answer, type Packet } from 'dns-packet';

export interface NameQuestion {
  name: string;
  type: string;
  /** How often this very question was put before; a resolver that waits no longer sends the same one again, which does not count. */
  before: number;
}

/** Records as lines, or how it does not answer. */
export type NameAnswer = { records: string } | 'silent' | 'refused' | 'failed' | 'garbage';

export interface NameServer {
  port: number;
  close(): Promise<void>;
}

const TTL = 3_600;
const HOPS = 10;
const CODES = { ok: 0, failed: 2, 'no-name': 3, refused: 5 };
/** More than that goes over TCP, as resolvers ask for since 2020. */
const UDP_BYTES = 1_232;

/** @param zone its records: lines `name TYPE data`, or `name TTL TYPE data`; or what answers, with null for what the records say */
export async function serveNames(
  zone: string,
  answer?: (question: NameQuestion) => NameAnswer | null,
): Promise<NameServer> {
  const records = readZone(zone);
  /** The ids of the messages that put a question: a message that is sent again keeps its own. */
  const seen = new Map<string, number[]>();
  const reply = (message: Buffer): Buffer | null => {
    const query = packet.decode(message);
    const [question] = query.questions ?? [];
    if (question === undefined) return null;
    const key = `${question.name}/${question.type}`.toLowerCase();
    const ids = seen.get(key) ?? [];
    const id = query.id ?? 0;
    if (!ids.includes(id)) seen.set(key, [...ids, id]);
    const before = (seen.get(key) ?? []).indexOf(id);
    const own = answer?.({ name: question.name.toLowerCase(), type: question.type, before }) ?? null;
    if (own === 'silent') return null;
    if (own === 'garbage') return Buffer.from('this is no answer');
    if (own === 'refused' || own === 'failed') return encoded(query, CODES[own], []);
    if (own !== null) return encoded(query, CODES.ok, readZone(own.records));
    const { code, answers } = found(records, question.name.toLowerCase(), question.type);
    return encoded(query, code, answers);
  };
  return listening(reply);
}

async function listening(reply: (message: Buffer) => Buffer | null): Promise<NameServer> {
  const tcp = createServer((socket) => overTcp(socket, reply));
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', (message, { address, port: from }) => {
    const whole = reply(message);
    if (whole === null) return;
    udp.send(whole.byteLength > UDP_BYTES ? cutShort(message) : whole, from, address);
  });
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(port, '127.0.0.1', resolve);
  });
  return {
    port,
    async close() {
      await new Promise<void>((resolve) => udp.close(resolve));
      await new Promise((resolve) => tcp.close(resolve));
    },
  };
}

function overTcp(socket: Socket, reply: (message: Buffer) => Buffer | null): void {
  let kept = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]);
    while (kept.length >= 2 && kept.length >= 2 + kept.readUInt16BE(0)) {
      const length = kept.readUInt16BE(0);
      const whole = reply(kept.subarray(2, 2 + length));
      kept = kept.subarray(2 + length);
      if (whole === null) continue;
      const head = Buffer.alloc(2);
      head.writeUInt16BE(whole.byteLength);
      socket.write(Buffer.concat([head, whole]));
    }
  });
}

function cutShort(message: Buffer): Buffer {
  const query = packet.decode(message);
  return packet.encode({ ...head(query, 0), flags: packet.TRUNCATED_RESPONSE | packet.RECURSION_AVAILABLE });
}

function encoded(query: Packet, code: number, answers: Answer[]): Buffer {
  return packet.encode({ ...head(query, code), answers });
}

function head({ id, questions }: Packet, code: number): Packet {
  return { type: 'response', id: id ?? 0, flags: packet.RECURSION_AVAILABLE | code, questions: questions ?? [] };
}

/** As a resolver does it: aliases are followed and come with the answer. */
function found(records: readonly Answer[], name: string, type: string): { code: number; answers: Answer[] } {
  const answers: Answer[] = [];
  let at = name;
  for (let hop = 0; hop < HOPS; hop += 1) {
    const here = records.filter((record) => record.name === at);
    const wanted = here.filter((record) => record.type === type);
    answers.push(...wanted);
    if (wanted.length > 0) break;
    const alias = here.find((record) => record.type === 'CNAME');
    if (alias === undefined) {
      const exists = records.some((record) => record.name === at || record.name.endsWith(`.${at}`));
      return { code: exists ? CODES.ok : CODES['no-name'], answers };
    }
    answers.push(alias);
    at = String((alias as { data?: unknown }).data);
  }
  return { code: CODES.ok, answers };
}

function readZone(zone: string): Answer[] {
  return zone
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(/\s+/);
      const ttl = /^\d+$/.test(rest[0] ?? '') ? Number(rest.shift()) : TTL;
      const [type = '', ...data] = rest;
      return { name, ttl, type, data: dataOf(type, data) } as Answer;
    });
}

function dataOf(type: string, [first = '', second = '']: string[]): unknown {
  if (type === 'CAA') return { flags: 0, tag: first, value: second };
  if (type !== 'SOA') return first;
  const times = { refresh: 7200, retry: 3600, expire: 1_209_600, minimum: 3600 };
  return { mname: 'ns1.dns.example', rname: 'root.dns.example', serial: Number(first), ...times };
}

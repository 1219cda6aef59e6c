/**
 * What travels through a tunnel: one JSON text a message. The command line dials out, the server asks.
 * No message names a host, a port, a file or a command: the learner chose those, and the server cannot.
 */
import type { Settings } from '../ports/lifecycle.ts';
import type { Incoming, Outgoing, ProviderAccess } from '../ports/provider.ts';
import type { WireLimits } from '../ports/transport.ts';
import type { RunEvent } from '../record/model.ts';

export const TUNNEL_VERSION = 2;
/** Bytes of one message: a body at its cap, as base64, with room around it. */
export const MESSAGE_BYTES = 4 * 1024 * 1024;

type Headers = [name: string, value: string][];

/** What the server sends. `id` ties an answer to its question. */
export type Question =
  | {
      type: 'request';
      id: number;
      method: string;
      target: string;
      headers: Headers;
      /** Base64; null without a body. */
      body: string | null;
      follow: boolean;
      limits: WireLimits;
    }
  | {
      type: 'open';
      id: number;
      target: string;
      headers: Headers;
      protocols: string[];
      connectMs: number;
      messageBytes: number;
    }
  | { type: 'message'; id: number; data: Data }
  | { type: 'close'; id: number; code: number }
  /** The learner’s own process, where the command line started it. */
  | { type: 'restart'; id: number; settings: Settings }
  /** One of the instances behind the learner's balancer, by its place in their own file. */
  | { type: 'instance'; id: number; index: number; action: 'stop' | 'start' }
  | { type: 'cancel'; id: number }
  /** What the service says to the learner's server, to a question with this id. */
  | { type: 'answer'; id: number; reply: Outgoing }
  /** For the person at the terminal. */
  | { type: 'event'; event: RunEvent }
  | { type: 'end'; status: 'pass' | 'fail' | 'error' | 'refused'; summary: string };

/** What the command line sends. */
export type Reply =
  | {
      type: 'hello';
      version: number;
      base: string;
      lifecycle: boolean;
      /** Instances that it started behind a balancer; 0 for none. */
      instances: number;
      provider: ProviderAccess | null;
    }
  | {
      type: 'response';
      id: number;
      status: number;
      headers: Headers;
      body: string;
      timing: { firstByteMs: number; totalMs: number };
      redirects: string[];
    }
  | { type: 'opened'; id: number }
  | { type: 'message'; id: number; data: Data }
  | { type: 'closed'; id: number; code: number; reason: string }
  | { type: 'done'; id: number }
  /** The learner's server asked the service that the check plays. */
  | { type: 'asked'; id: number; asked: Incoming }
  | { type: 'fault'; id: number; code: string; message: string };

/** Of a WebSocket message: text as it is, bytes as base64. */
export type Data = { text: string } | { bytes: string };

export function toData(message: string | Uint8Array): Data {
  return typeof message === 'string' ? { text: message } : { bytes: Buffer.from(message).toString('base64') };
}

export function fromData(data: Data): string | Uint8Array {
  return 'text' in data ? data.text : new Uint8Array(Buffer.from(data.bytes, 'base64'));
}

/** One end of a connection that keeps messages whole and in order. */
export interface Channel {
  /** Does nothing once the connection is closed. */
  send(text: string): void;
  /** @param onMessage gets every message @param onClose runs once, when the connection is gone */
  listen(onMessage: (text: string) => void, onClose: () => void): void;
  close(): void;
}

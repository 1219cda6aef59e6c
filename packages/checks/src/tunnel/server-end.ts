/** The server's end of a tunnel: a transport whose requests are made by the learner's command line. */
import { LifecycleFault, type Instances, type Lifecycle } from '../ports/lifecycle.ts';
import { NOBODY_ANSWERS, type Provider, type ProviderAnswer } from '../ports/provider.ts';
import {
  TransportFault,
  type Socket,
  type SocketRequest,
  type Transport,
  type TransportFaultCode,
  type WireRequest,
  type WireResponse,
} from '../ports/transport.ts';
import type { RunEvent } from '../record/model.ts';
import { fromData, toData, TUNNEL_VERSION, type Channel, type Question, type Reply } from './messages.ts';
import { readReply } from './read.ts';
import { TunnelSocket } from './socket.ts';

export interface TunnelEnd {
  transport: Transport;
  /** Null where the command line did not start the learner's server. */
  lifecycle: Lifecycle | null;
  /** Null where the command line opened no service for the check to play. */
  provider: Provider | null;
  tell(event: RunEvent): void;
  /** Says how the run ended, and closes. */
  end(status: 'pass' | 'fail' | 'error' | 'refused', summary: string): void;
  /** Resolves when the other end is gone. */
  readonly gone: Promise<void>;
}

/** Faults that the other end may blame the learner's server for; any other word of it is our own doubt. */
const KNOWN = new Set<string>([
  'refused', 'unknown-host', 'unreachable', 'tls', 'no-first-byte', 'too-slow', 'half-response', 'closed', 'not-http',
  'body-too-large', 'headers-too-large', 'bad-encoding', 'bad-redirect', 'too-many-redirects', 'socket-refused',
  'blocked', 'cancelled',
]); // prettier-ignore

/** Beyond what the other end allows itself, in milliseconds: a tunnel that swallows a question must not hold the run. */
const SLACK_MS = 5_000;
const RESTART_MS = 60_000;

type Asked = (reply: Reply | TransportFault) => void;

/**
 * @param channel a connection that was just made, by somebody with the ticket of the run
 * @param withinMs for the greeting
 * @throws TransportFault `route-lost` where the other end does not greet as it should
 */
export async function acceptTunnel(channel: Channel, withinMs: number): Promise<TunnelEnd> {
  const end = new ServerEnd(channel);
  const hello = await end.hello(withinMs);
  if (hello.version !== TUNNEL_VERSION) {
    end.end('refused', 'This command line and this server are of different versions: update the older one.');
    throw new TransportFault('route-lost', 'The command line is of another version.');
  }
  end.base = hello.base;
  const { transport, gone } = end;
  return {
    transport,
    lifecycle: hello.lifecycle ? end.lifecycleWith(hello.instances) : null,
    provider: hello.provider && { access: hello.provider, answerWith: (answer) => (end.service = answer) },
    tell: (event) => end.send({ type: 'event', event }),
    end: (status, summary) => end.end(status, summary),
    gone,
  };
}

class ServerEnd {
  readonly gone: Promise<void>;
  readonly transport: Transport;
  base = '';
  /** Answers what the learner's server asks the service. */
  service: ProviderAnswer = () => NOBODY_ANSWERS;
  readonly #channel: Channel;
  readonly #asked = new Map<number, Asked>();
  readonly #sockets = new Map<number, TunnelSocket>();
  readonly #hello = Promise.withResolvers<Extract<Reply, { type: 'hello' }>>();
  #last = 0;
  #isGone = false;

  constructor(channel: Channel) {
    this.#channel = channel;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.gone = promise;
    this.#hello.promise.catch(() => undefined);
    channel.listen(
      (text) => this.#take(text),
      () => {
        this.#lose();
        resolve(undefined);
      },
    );
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the base is known only after the greeting
    const self = this;
    this.transport = {
      route: 'tunnel',
      get base() {
        return self.base;
      },
      send: (request, signal) => this.#request(request, signal),
      openSocket: (request, signal) => this.#open(request, signal),
      close: async () => channel.close(),
    };
  }

  /** @param count of instances that the other end started */
  lifecycleWith(count: number): Lifecycle {
    const order = (index: number, action: 'stop' | 'start', signal: AbortSignal): Promise<void> =>
      this.#own({ type: 'instance', id: (this.#last += 1), index, action }, signal);
    const instances: Instances = {
      count,
      stop: (index) => order(index, 'stop', AbortSignal.timeout(RESTART_MS)),
      start: (index, signal) => order(index, 'start', signal),
    };
    return {
      isOwned: () => !this.#isGone,
      restart: (signal, settings = {}) => this.#own({ type: 'restart', id: (this.#last += 1), settings }, signal),
      stop: async () => undefined,
      ...(count > 0 && { instances }),
    };
  }

  hello(withinMs: number): Promise<Extract<Reply, { type: 'hello' }>> {
    const late = setTimeout(
      () => this.#hello.reject(new TransportFault('route-lost', 'The command line did not say hello.')),
      withinMs,
    );
    return this.#hello.promise.finally(() => clearTimeout(late));
  }

  send(question: Question): void {
    this.#channel.send(JSON.stringify(question));
  }

  end(status: 'pass' | 'fail' | 'error' | 'refused', summary: string): void {
    this.send({ type: 'end', status, summary });
    this.#channel.close();
  }

  #take(text: string): void {
    const reply = readReply(text);
    // Whatever is not a message ends the tunnel: guessing what was meant would be worse than an error.
    if (reply === null) {
      this.#channel.close();
      return;
    }
    if (reply.type === 'hello') this.#hello.resolve(reply);
    else if (reply.type === 'asked') void this.#serve(reply);
    else if (reply.type === 'message') this.#sockets.get(reply.id)?.take(fromData(reply.data));
    else if (reply.type === 'closed') this.#sockets.get(reply.id)?.ended(reply.code, reply.reason);
    else this.#asked.get(reply.id)?.(reply);
  }

  async #serve({ id, asked }: Extract<Reply, { type: 'asked' }>): Promise<void> {
    const reply = await Promise.try(this.service, asked).catch(() => NOBODY_ANSWERS);
    this.send({ type: 'answer', id, reply });
  }

  #lose(): void {
    this.#isGone = true;
    const fault = new TransportFault('route-lost', 'The command line went away before the run was over.');
    this.#hello.reject(fault);
    for (const settle of this.#asked.values()) settle(fault);
    for (const socket of this.#sockets.values()) socket.ended(1006, 'the tunnel closed');
  }

  /** Asks one question. @throws TransportFault for a fault that came back, silence, or the end of the tunnel */
  async #ask(question: Extract<Question, { id: number }>, withinMs: number, signal: AbortSignal): Promise<Reply> {
    if (this.#isGone) throw new TransportFault('route-lost', 'The command line has gone.');
    const answered = Promise.withResolvers<Reply | TransportFault>();
    this.#asked.set(question.id, answered.resolve);
    const stop = (why: TransportFault) => (): void => {
      this.send({ type: 'cancel', id: question.id });
      answered.resolve(why);
    };
    const cancel = stop(new TransportFault('cancelled', 'The run was stopped.'));
    const late = setTimeout(
      stop(new TransportFault('route-lost', 'The command line did not answer in time.')),
      withinMs,
    );
    signal.addEventListener('abort', cancel, { once: true });
    try {
      if (signal.aborted) cancel();
      else this.send(question);
      const reply = await answered.promise;
      if (reply instanceof TransportFault) throw reply;
      if (reply.type === 'fault') throw faultOf(reply);
      return reply;
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', cancel);
      this.#asked.delete(question.id);
    }
  }

  async #request({ body, ...request }: WireRequest, signal: AbortSignal): Promise<WireResponse> {
    const id = (this.#last += 1);
    const sent = body === null ? null : Buffer.from(body).toString('base64');
    const question: Question = { type: 'request', id, ...request, body: sent };
    const reply = await this.#ask(question, request.limits.totalMs + SLACK_MS, signal);
    if (reply.type !== 'response') throw new TransportFault('route-lost', 'The command line answered something else.');
    const { status, headers, timing, redirects } = reply;
    const bytes = new Uint8Array(Buffer.from(reply.body, 'base64'));
    if (bytes.byteLength > request.limits.bodyBytes)
      throw new TransportFault('body-too-large', `The body is larger than ${request.limits.bodyBytes} bytes.`);
    return { status, headers, body: bytes, timing, redirects };
  }

  async #open(request: SocketRequest, signal: AbortSignal): Promise<Socket> {
    const id = (this.#last += 1);
    const socket = new TunnelSocket({
      send: (message) => this.send({ type: 'message', id, data: toData(message) }),
      close: (code) => this.send({ type: 'close', id, code }),
    });
    // Known before it is open: the first message of a server may come together with the handshake.
    this.#sockets.set(id, socket);
    void socket.closed.then(() => this.#sockets.delete(id));
    try {
      await this.#ask({ type: 'open', id, ...request }, request.connectMs + SLACK_MS, signal);
      return socket;
    } catch (error) {
      socket.ended(1006, 'it did not open');
      throw error;
    }
  }

  /** Asks something of the learner's own processes. */
  async #own(question: Extract<Question, { type: 'restart' | 'instance' }>, signal: AbortSignal): Promise<void> {
    try {
      await this.#ask(question, RESTART_MS, signal);
    } catch (error) {
      if (error instanceof TransportFault && error.code === 'refused') throw new LifecycleFault(error.message);
      throw error;
    }
  }
}

function faultOf({ code, message }: Extract<Reply, { type: 'fault' }>): TransportFault {
  return KNOWN.has(code)
    ? new TransportFault(code as TransportFaultCode, message)
    : new TransportFault('route-lost', message);
}

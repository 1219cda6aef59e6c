/**
 * The learner's end of a tunnel. It answers what the server asks with one transport, to the one port that the learner
 * named: there is no other host, no other port, no file and no shell that a message could reach.
 */
import type { Lifecycle } from '../ports/lifecycle.ts';
import type { Incoming, Outgoing, Provider } from '../ports/provider.ts';
import { TransportFault, type Socket, type Transport } from '../ports/transport.ts';
import type { RunEvent } from '../record/model.ts';
import { fromData, toData, TUNNEL_VERSION, type Channel, type Question, type Reply } from './messages.ts';
import { readQuestion } from './read.ts';

export interface ServeTunnelOptions {
  channel: Channel;
  /** To the learner's server. */
  transport: Transport;
  /** Where the command line started it. */
  lifecycle?: Lifecycle;
  /** Where the check plays a service: what the learner's server asks of it is answered by the other end. */
  provider?: Provider;
  signal: AbortSignal;
  /** Hears of the run. */
  tell?: (event: RunEvent) => void;
  /** Hears of every request, before it is made: nothing happens on the learner's machine unseen. */
  onRequest?: (line: string) => void;
}

/** Requests and open sockets at the same time; a server that asks for more is refused. */
const AT_ONCE = 64;

export interface TunnelResult {
  status: 'pass' | 'fail' | 'error' | 'refused';
  summary: string;
}

/** Serves until the run is over. @returns how it ended; `error` where the server went away */
export async function serveTunnel(options: ServeTunnelOptions): Promise<TunnelResult> {
  const end = new ClientEnd(options);
  return end.result;
}

class ClientEnd {
  readonly result: Promise<TunnelResult>;
  readonly #options: ServeTunnelOptions;
  readonly #running = new Map<number, AbortController>();
  readonly #sockets = new Map<number, Socket>();
  /** Questions to the service that wait for their answer. */
  readonly #asked = new Map<number, (reply: Outgoing) => void>();
  #last = 0;
  #isGone = false;

  constructor(options: ServeTunnelOptions) {
    this.#options = options;
    const { channel, transport, lifecycle, provider, signal } = options;
    const { promise, resolve } = Promise.withResolvers<TunnelResult>();
    this.result = promise;
    channel.listen(
      (text) => {
        const question = readQuestion(text);
        if (question === null) return;
        if (question.type === 'end') resolve({ status: question.status, summary: question.summary });
        else if (question.type === 'event') options.tell?.(question.event);
        else if (question.type === 'answer') this.#asked.get(question.id)?.(question.reply);
        else void this.#answer(question);
      },
      () => {
        for (const stop of this.#running.values()) stop.abort();
        for (const socket of this.#sockets.values()) void socket.close().catch(() => undefined);
        this.#isGone = true;
        for (const answer of this.#asked.values()) answer('hang-up');
        resolve({ status: 'error', summary: 'The server went away before the run was over. Run the check again.' });
      },
    );
    signal.addEventListener('abort', () => channel.close(), { once: true });
    provider?.answerWith((asked) => this.#ask(asked));
    const access = provider?.access ?? null;
    const owns = lifecycle !== undefined;
    const instances = lifecycle?.instances?.count ?? 0;
    const hello = { version: TUNNEL_VERSION, base: transport.base, lifecycle: owns, instances, provider: access };
    this.#send({ type: 'hello', ...hello });
  }

  #send(reply: Reply): void {
    this.#options.channel.send(JSON.stringify(reply));
  }

  async #ask(asked: Incoming): Promise<Outgoing> {
    // Nobody could answer any more: whoever asks must not wait for it.
    if (this.#isGone) return 'hang-up';
    const id = (this.#last += 1);
    const { promise, resolve } = Promise.withResolvers<Outgoing>();
    this.#asked.set(id, resolve);
    this.#options.onRequest?.(`your server asks the service: ${asked.method} ${asked.target.split('?')[0] ?? ''}`);
    this.#send({ type: 'asked', id, asked });
    return promise.finally(() => this.#asked.delete(id));
  }

  async #answer(question: Exclude<Extract<Question, { id: number }>, { type: 'answer' }>): Promise<void> {
    const { id } = question;
    if (question.type === 'cancel') {
      this.#running.get(id)?.abort();
      return;
    }
    if (question.type === 'message' || question.type === 'close') return this.#toSocket(question);
    const stop = new AbortController();
    if (this.#running.size >= AT_ONCE) {
      this.#send({ type: 'fault', id, code: 'blocked', message: 'Too many requests at once.' });
      return;
    }
    this.#running.set(id, stop);
    try {
      if (question.type === 'request') await this.#request(question, stop.signal);
      else if (question.type === 'open') await this.#open(question, stop.signal);
      else if (question.type === 'instance') await this.#instance(question, stop.signal);
      else await this.#restart(question, stop.signal);
    } catch (error) {
      const code = error instanceof TransportFault ? error.code : 'refused';
      this.#send({ type: 'fault', id, code, message: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #request(question: Extract<Question, { type: 'request' }>, signal: AbortSignal): Promise<void> {
    const { id, method, target, headers, follow, limits } = question;
    this.#options.onRequest?.(`${method} ${target}`);
    const body = question.body === null ? null : new Uint8Array(Buffer.from(question.body, 'base64'));
    const response = await this.#options.transport.send({ method, target, headers, body, follow, limits }, signal);
    this.#send({ type: 'response', id, ...response, body: Buffer.from(response.body).toString('base64') });
  }

  async #open({ id, ...request }: Extract<Question, { type: 'open' }>, signal: AbortSignal): Promise<void> {
    this.#options.onRequest?.(`WebSocket ${request.target}`);
    const socket = await this.#options.transport.openSocket(request, signal);
    this.#sockets.set(id, socket);
    this.#send({ type: 'opened', id });
    void this.#pump(id, socket);
    const { code, reason } = await socket.closed;
    this.#sockets.delete(id);
    this.#send({ type: 'closed', id, code, reason });
  }

  async #pump(id: number, socket: Socket): Promise<void> {
    try {
      // An hour is longer than any run: the socket's end or the tunnel's ends the wait.
      for (;;) this.#send({ type: 'message', id, data: toData(await socket.receive(3_600_000)) });
    } catch {
      // Closed: `closed` says so to the server.
    }
  }

  async #toSocket(question: Extract<Question, { type: 'message' | 'close' }>): Promise<void> {
    const socket = this.#sockets.get(question.id);
    const work = question.type === 'close' ? socket?.close(question.code) : socket?.send(fromData(question.data));
    await work?.catch(() => undefined);
  }

  async #restart({ id, settings }: Extract<Question, { type: 'restart' }>, signal: AbortSignal): Promise<void> {
    const { lifecycle } = this.#options;
    if (lifecycle === undefined) throw new TransportFault('blocked', 'The command line did not start this server.');
    const named = Object.entries(settings).map(([name, value]) => ` with ${name}=${value}`);
    this.#options.onRequest?.(`restart of your server${named.join()}`);
    await lifecycle.restart(signal, settings);
    this.#send({ type: 'done', id });
  }

  async #instance({ id, index, action }: Extract<Question, { type: 'instance' }>, signal: AbortSignal): Promise<void> {
    const instances = this.#options.lifecycle?.instances;
    if (instances === undefined)
      throw new TransportFault('blocked', 'The command line did not start single instances of this server.');
    this.#options.onRequest?.(`${action} of instance ${index + 1}`);
    await (action === 'stop' ? instances.stop(index) : instances.start(index, signal));
    this.#send({ type: 'done', id });
  }
}

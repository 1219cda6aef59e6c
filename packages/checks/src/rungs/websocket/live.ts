/** One open connection of a check: sends messages, and waits for those that it means among all that come. */
import type { Tools } from '../../check/model.ts';
import { TransportFault, type Socket } from '../../ports/transport.ts';
import { isRecord, show } from '../../schema/validate.ts';

export type Message = Record<string, unknown>;

/** The brief says one second; the way there takes time too. */
const WITHIN_MS = 3_000;
/** Others may use the server at the same time: so many messages of theirs are passed over. */
const PASSED_OVER = 200;

export interface Live {
  say(message: unknown): Promise<void>;
  /** Sent as it is. */
  sayRaw(message: string | Uint8Array): Promise<void>;
  /** @returns the first message that is meant, and those that came before it */
  hear(
    isMeant: (message: Message) => boolean,
    inWords: string,
    advice: string,
  ): Promise<{ message: Message; before: Message[] }>;
  /** @returns everything that came up to now: an echo comes back after all that was sent before it */
  hearAll(): Promise<Message[]>;
  /** @returns the close code */
  leave(): Promise<number>;
}

export async function join(t: Tools): Promise<Live> {
  const socket = await t.openSocket(t.terms.websocket.path);
  const sayRaw = (message: string | Uint8Array): Promise<void> => socket.send(message);
  const say = (message: unknown): Promise<void> => sayRaw(JSON.stringify(message));
  const hear: Live['hear'] = (isMeant, inWords, advice) => hearOn(t, socket, isMeant, inWords, advice);
  return {
    say,
    sayRaw,
    hear,
    async hearAll() {
      const text = t.random.hex(16);
      await say({ type: 'echo', text });
      const { before } = await hear(
        (message) => message['type'] === 'echo' && message['text'] === text,
        `the echo of "${text}"`,
        'Answer {"type":"echo","text":"…"} with the same message, as long as the connection is open.',
      );
      return before;
    },
    async leave() {
      await socket.close();
      return (await socket.closed).code;
    },
  };
}

/**
 * A connection that the server knows of for sure: some note it a moment after the handshake, and what happens within that
 * moment is nobody's mistake. An echo comes back only once they serve it.
 */
export async function joinAndListen(t: Tools): Promise<Live> {
  const live = await join(t);
  await live.hearAll();
  return live;
}

async function hearOn(
  t: Tools,
  socket: Socket,
  isMeant: (message: Message) => boolean,
  inWords: string,
  advice: string,
): Promise<{ message: Message; before: Message[] }> {
  const deadline = performance.now() + WITHIN_MS;
  const before: Message[] = [];
  while (before.length < PASSED_OVER) {
    const text = await socket.receive(Math.max(1, deadline - performance.now())).catch((error: unknown) => {
      if (!(error instanceof TransportFault) || error.blame !== 'learner') throw error;
      const last = before.at(-1);
      const heard = last === undefined ? 'no message' : `${before.length} other messages, the last ${show(last)}`;
      return t.fail({
        expected: inWords,
        actual: error.code === 'closed' ? 'the connection was closed' : heard,
        advice,
      });
    });
    const message = readMessage(t, text);
    if (isMeant(message)) return { message, before };
    before.push(message);
  }
  return t.fail({ expected: inWords, actual: `${PASSED_OVER} other messages`, advice });
}

function readMessage(t: Tools, text: string | Uint8Array): Message {
  const advice = 'Every message is text: one JSON object with a field "type".';
  const expected = 'a text message with a JSON object in it';
  if (typeof text !== 'string') return t.fail({ expected, actual: 'a binary message', advice });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return t.fail({ expected, actual: show(text), advice });
  }
  if (isRecord(value) && typeof value['type'] === 'string') return value;
  return t.fail({ expected, actual: show(value), advice });
}

import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { TransportFault } from '../../ports/transport.ts';
import type { Terms } from '../../terms/model.ts';
import { creates } from '../rest-api/create-steps.ts';
import { draft, itemPath, make, post, readRecord, TEXT_LIMIT, type Made } from '../rest-api/records.ts';
import { hearDeleted, hearRecord, isAbout, isAboutNone } from './events.ts';
import { join, joinAndListen, type Live } from './live.ts';

export const echoes = step({
  id: 'echoes',
  title: (terms: Terms) => `A WebSocket at ${terms.websocket.path} opens, and an echo comes back as it was sent`,
  after: [creates],
  weight: 2,
  async run(t) {
    const live = await join(t);
    for (const text of [t.random.phrase(), ...t.random.everyTrickyPhrase(), '']) {
      await live.say({ type: 'echo', text });
      const advice =
        'Answer {"type":"echo","text":"…"} with a message of the same type and text; build it with your JSON function.';
      const { message } = await live.hear(({ type }) => type === 'echo', `the echo of ${JSON.stringify(text)}`, advice);
      t.same({ type: 'echo', text }, message, { what: 'the echo', advice });
    }
    await live.leave();
  },
});

export const announcesCreated = step({
  id: 'announces-created',
  title: (terms: Terms) => `A ${terms.noun} created over REST is announced once, whole, within a second`,
  after: [echoes],
  weight: 3,
  async run(t) {
    const live = await joinAndListen(t);
    const made = await make(t);
    await hearRecord(t, live, 'created', made);
    await expectOnce(t, live, made);
    await live.leave();
  },
});

/** What was announced is not announced again. */
async function expectOnce(t: Tools, live: Live, { id }: Made): Promise<void> {
  const again = (await live.hearAll()).find((message) => isAbout(t, message, id));
  if (again === undefined) return;
  t.fail({
    expected: `one message about ${t.terms.noun} ${id}`,
    actual: `another one: ${JSON.stringify(again).slice(0, 200)}`,
    advice: 'Announce each change once: start to listen once per connection, not once per message or per request.',
  });
}

export const allHear = step({
  id: 'all-hear',
  title: 'Everyone who is connected hears everything, in the order in which it happened',
  after: [announcesCreated],
  weight: 3,
  async run(t) {
    const all = [await joinAndListen(t), await joinAndListen(t), await joinAndListen(t)];
    const made = [await make(t), await make(t), await make(t)];
    for (const live of all) {
      for (const [index, one] of made.entries()) {
        const before = await hearRecord(t, live, 'created', one);
        const early = made.slice(index + 1).some(({ id }) => before.some((message) => isAbout(t, message, id)));
        if (early)
          t.fail({
            expected: `${t.terms.noun} ${one.id} announced before those that were created after it`,
            actual: 'a later one came first',
            advice: 'Announce changes in the order in which they happened.',
          });
      }
    }
    await Promise.all(all.map((live) => live.leave()));
  },
});

export const announcesChanges = step({
  id: 'announces-changes',
  title: 'A change is announced with the new values, a deletion with the id',
  after: [announcesCreated],
  weight: 3,
  async run(t) {
    const made = await make(t);
    const live = await joinAndListen(t);
    const answer = await t.send({ method: 'PUT', path: made.path, json: draft(t) });
    answer.expectStatus(200, 'Answer a PUT with 200.');
    await hearRecord(t, live, 'updated', { ...made, record: readRecord(answer, t.terms) });
    await expectOnce(t, live, made);
    (await t.send({ method: 'DELETE', path: made.path })).expectStatus(204, 'Answer DELETE with 204.');
    await hearDeleted(t, live, made);
    await expectOnce(t, live, made);
    await live.leave();
  },
});

export const announcesNothingElse = step({
  id: 'announces-nothing-else',
  title: 'What was refused is not announced, and what was before a connection is not told again',
  after: [announcesCreated],
  weight: 2,
  async run(t) {
    const gone = await make(t);
    (await t.send({ method: 'DELETE', path: gone.path })).expectStatus(204, 'Answer DELETE with 204.');
    const old = await make(t);
    const live = await join(t);
    const text = t.random.hex(2).repeat(TEXT_LIMIT);
    await post(t, draft(t, { text }));
    const unknown = t.random.uuid();
    await t.send({ method: 'PUT', path: itemPath(t.terms, unknown), json: draft(t) });
    await t.send({ method: 'DELETE', path: itemPath(t.terms, unknown) });
    await t.send({ method: 'DELETE', path: gone.path });
    await t.send({ method: 'PUT', path: old.path, json: draft(t, { text }) });
    const heard = await live.hearAll();
    const wrong = heard.find(
      (message) =>
        [unknown, old.id, gone.id].some((id) => isAbout(t, message, id)) ||
        isAboutNone(t, message) ||
        JSON.stringify(message).includes(text),
    );
    if (wrong !== undefined)
      t.fail({
        expected: 'no message about requests that were refused, nor about earlier ones',
        actual: JSON.stringify(wrong).slice(0, 200),
        advice: 'Announce a change after it was stored, and only if it was; tell a new connection nothing of before.',
      });
    await live.leave();
  },
});

export const echoesToOne = step({
  id: 'echoes-to-one',
  title: 'An echo goes to the one who sent it and to nobody else',
  after: [echoes],
  weight: 2,
  async run(t) {
    const [one, other] = [await join(t), await join(t)];
    await other.hearAll();
    await one.hearAll();
    const heard = await other.hearAll();
    if (heard.some(({ type }) => type === 'echo'))
      t.fail({
        expected: 'no echo of what another connection sent',
        actual: 'an echo',
        advice: 'Answer on the connection on which the message came; send to all only what is meant for all.',
      });
    await Promise.all([one.leave(), other.leave()]);
  },
});

export const answersMistakes = step({
  id: 'answers-mistakes',
  title: 'A message that makes no sense is answered with an error, and the connection stays open',
  after: [echoes],
  weight: 3,
  async run(t) {
    const live = await join(t);
    const other = await join(t);
    const senseless = [
      t.random.word(),
      '',
      '{"type":',
      'null',
      '[]',
      '7',
      '{}',
      '{"type":"echo"}',
      '{"type":"echo","text":7}',
    ];
    for (const text of [...senseless, JSON.stringify({ type: `no-${t.random.hex(6)}`, text: t.random.word() })]) {
      await live.sayRaw(text);
      await expectError(live, `what was sent as ${JSON.stringify(text)}`);
    }
    const echo = JSON.stringify({ type: 'echo', text: t.random.word() });
    for (const bytes of [new Uint8Array([0xff, 0x00, 0xfe]), new TextEncoder().encode(echo)]) {
      await live.sayRaw(bytes);
      await expectError(live, 'a binary message, whatever it would mean as text');
    }
    await live.hearAll();
    const advice = 'An error is for the one who made it: others hear nothing of it.';
    if ((await other.hearAll()).some(({ type }) => type === 'error'))
      t.fail({ expected: 'no error on another connection', actual: 'an error', advice });
    await Promise.all([live.leave(), other.leave()]);
  },
});

async function expectError(live: Live, about: string): Promise<void> {
  await live.hear(
    ({ type, message }) => type === 'error' && typeof message === 'string' && message !== '',
    `{"type":"error","message":"…"} about ${about}`,
    'Answer what you cannot read, and types that you do not know, with {"type":"error","message":"…"}, and keep the connection.',
  );
}

export const staysForOthers = step({
  id: 'stays-for-others',
  title: 'When one leaves, the close is answered, the others go on hearing, and one can come back',
  after: [announcesCreated],
  weight: 2,
  async run(t) {
    const [leaving, staying] = [await joinAndListen(t), await joinAndListen(t)];
    const code = await leaving.leave();
    if (code !== 1000)
      t.fail({
        expected: 'close code 1000',
        actual: `close code ${code}`,
        advice: 'Answer a close with a close: your WebSocket library does so by itself unless it is kept from it.',
      });
    await hearRecord(t, staying, 'created', await make(t));
    const back = await joinAndListen(t);
    const made = await make(t);
    for (const live of [staying, back]) await hearRecord(t, live, 'created', made);
    await Promise.all([staying.leave(), back.leave()]);
  },
});

const LONG_CHARACTERS = 200_000;
/** For an echo, an error or a close, whichever it is. */
const REACTION_MS = 2_000;

export const outlivesLong = step({
  id: 'outlives-long-messages',
  title: 'A message of 200 kB ends at most the connection on which it came',
  after: [staysForOthers],
  async run(t) {
    const other = await join(t);
    const socket = await t.openSocket(t.terms.websocket.path);
    const text = t.random.word().padEnd(LONG_CHARACTERS, t.random.word());
    await socket.send(JSON.stringify({ type: 'echo', text }));
    await socket.receive(REACTION_MS).catch(() => undefined);
    await other.hearAll().catch((error: unknown) => {
      if (error instanceof TransportFault && error.blame !== 'learner') throw error;
      t.fail({
        expected: 'an echo on another connection after a message of 200 kB',
        actual: 'that connection ended too, or is silent',
        advice:
          'Let a message that is too long end at most the connection on which it came: catch what you throw for it, and listen for the errors of each connection.',
      });
    });
    await hearRecord(t, other, 'created', await make(t));
    await Promise.all([socket.close(), other.leave()]);
  },
});

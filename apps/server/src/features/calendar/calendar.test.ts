import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { feeds, programmes } from '@waymark/store';
import { CURRENT, planIt, wholeApp, type WholeApp } from '../../app.fixture.ts';
import { LOCAL_ACCESS, type Access } from '../../platform/config/config.ts';
import { readFeed } from './feed.ts';

const AT = '/api/programmes/{programme}/calendar';

async function addressOf(whole: WholeApp): Promise<string> {
  await whole.client.call('POST', `${AT}/renew`, { params: CURRENT });
  const { address } = await whole.client.call('GET', AT, { params: CURRENT });
  assert.ok(address?.url);
  return new URL(address.url).pathname;
}

function eventsOf(text: string): Map<string, ICAL.Event> {
  const components = ICAL.Component.fromString(text).getAllSubcomponents('vevent');
  return new Map(components.map((component) => new ICAL.Event(component)).map((event) => [event.uid, event]));
}

const textAt = async (whole: WholeApp, path: string): Promise<string> => (await whole.fetch(path)).text();

describe('the secret address of a plan', () => {
  it('is long, is shown again, and is in the database as a hash only', async () => {
    const whole = await wholeApp();
    const path = await addressOf(whole);
    assert.match(path, /^\/calendar\/[\w-]{43}\.ics$/);
    const shown = await whole.client.call('GET', AT, { params: CURRENT });
    assert.equal(shown.address?.url, `http://127.0.0.1:4600${path}`);
    assert.deepEqual([shown.reach, shown.planned, shown.address.alarmMinutes], ['this-machine', false, 10]);
    const everything = await textAt(whole, '/api/export/everything.json');
    assert.ok(!everything.includes(path.slice(10, 53)));
    assert.match(everything, /"token_hash"/);
    await whole.close();
  });

  it('is empty before there is a plan, and then has every block and milestone', async () => {
    const whole = await wholeApp();
    const path = await addressOf(whole);
    const empty = await whole.fetch(path);
    assert.equal(empty.status, 200);
    assert.match(empty.headers.get('content-type') ?? '', /text\/calendar/);
    assert.equal(eventsOf(await empty.text()).size, 0);
    await planIt(whole);
    const { blocks, milestones } = await whole.client.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT }); // prettier-ignore
    const events = eventsOf(await textAt(whole, path));
    assert.equal(events.size, blocks.length + milestones.length);
    assert.ok([...events.values()].some(({ summary }) => summary === 'Retrospective'));
    assert.ok([...events.values()].some(({ startDate }) => startDate.isDate));
    await whole.close();
  });

  it('is answered with 304 while nothing changes, whatever the time', async () => {
    const whole = await wholeApp();
    const path = await addressOf(whole);
    await planIt(whole);
    const first = await whole.fetch(path);
    const etag = first.headers.get('etag') ?? '';
    assert.equal(first.headers.get('cache-control'), 'private, no-cache');
    assert.equal(first.headers.get('set-cookie'), null);
    whole.clock.now = '2027-01-04T19:45:00.000Z';
    const again = await whole.fetch(path, { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    await whole.close();
  });

  it('moves a block that moved: the same UID, a higher SEQUENCE, and nothing else changes', async () => {
    const whole = await wholeApp();
    const path = await addressOf(whole);
    await planIt(whole);
    const before = eventsOf(await textAt(whole, path));
    const { blocks } = await whole.client.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT });
    const block = blocks.find(({ date, kind }) => date > '2027-01-10' && kind === 'study');
    assert.ok(block);
    whole.clock.now = '2027-01-04T19:45:00.000Z';
    const params = { ...CURRENT, block: block.id };
    await whole.client.call('POST', '/api/programmes/{programme}/blocks/{block}/move', { params, body: { date: '2027-07-07' } }); // prettier-ignore
    const after = eventsOf(await textAt(whole, path));
    const uid = [...before.keys()].find((one) => one.startsWith(`${block.id}@`)) ?? '';
    assert.equal(after.get(uid)?.startDate.toString().slice(0, 10), '2027-07-07');
    assert.equal(after.get(uid)?.sequence, (before.get(uid)?.sequence ?? 0) + 1);
    assert.equal(after.get(uid)?.component.getFirstPropertyValue('last-modified')?.toString(), '2027-01-04T19:45:00Z');
    for (const [one, event] of after) {
      const same = before.get(one)?.component.toString() === event.component.toString();
      assert.equal(same, event.sequence === (before.get(one)?.sequence ?? -1), one);
    }
    await whole.close();
  });

  it('reminds as the learner wants, and calendars hear of it', async () => {
    const whole = await wholeApp();
    const path = await addressOf(whole);
    await planIt(whole);
    const triggers = async (): Promise<string[]> => [
      ...new Set((await textAt(whole, path)).match(/TRIGGER:.*/g) ?? []),
    ];
    assert.deepEqual(await triggers(), ['TRIGGER:-PT10M']);
    await whole.client.call('PATCH', AT, { params: CURRENT, body: { alarmMinutes: 60 } });
    assert.deepEqual(await triggers(), ['TRIGGER:-PT60M']);
    await whole.client.call('PATCH', AT, { params: CURRENT, body: { alarmMinutes: null } });
    assert.deepEqual(await triggers(), []);
    await whole.close();
  });

  it('ends when it is renewed or revoked, and a wrong one is like none', async () => {
    const whole = await wholeApp();
    const status = async (path: string): Promise<number> => (await whole.fetch(path)).status;
    const first = await addressOf(whole);
    const second = await addressOf(whole);
    assert.deepEqual([await status(first), await status(second)], [404, 200]);
    await whole.client.call('DELETE', AT, { params: CURRENT });
    const wrong = [second, '/calendar/', '/calendar/x.ics', `/calendar/${'A'.repeat(43)}.ics`, `${second}/x`];
    for (const path of wrong) assert.equal(await status(path), 404, path);
    await assert.rejects(
      whole.client.call('PATCH', AT, { params: CURRENT, body: { alarmMinutes: 5 } }),
      /no secret address yet/,
    );
    await whole.close();
  });

  it('lets a stranger read it on a hosted instance, and nothing else', async () => {
    const accessToken = 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg';
    const access: Access = { ...LOCAL_ACCESS, mode: 'hosted', publicUrl: 'https://way.test', accessToken };
    const whole = await wholeApp({ access });
    const send = (path: string, init: { method?: string; headers?: Record<string, string> } = {}): Promise<Response> =>
      whole.app.fetch(
        new Request(`https://way.test${path}`, { ...init, headers: { host: 'way.test', ...init.headers } }),
      );
    const authorization = `Bearer ${accessToken}`;
    const at = AT.replace('{programme}', 'current');
    assert.equal((await send(`${at}/renew`, { method: 'POST', headers: { authorization } })).status, 204);
    const shown = (await (await send(at, { headers: { authorization } })).json()) as {
      address: { url: string };
      reach: string;
    };
    assert.equal(shown.reach, 'everywhere');
    assert.equal((await send(new URL(shown.address.url).pathname)).status, 200);
    assert.equal((await send(at)).status, 401);
    await whole.close();
  });

  it('goes on working for an instance that was restored elsewhere, where it cannot be shown', async () => {
    const [one, other] = [await wholeApp(), await wholeApp()];
    const path = await addressOf(one);
    const body = await (await one.fetch('/api/backup')).arrayBuffer();
    assert.equal((await other.fetch('/api/restore', { method: 'POST', body })).status, 200);
    assert.equal((await other.fetch(path)).status, 200);
    const { address } = await other.client.call('GET', AT, { params: CURRENT });
    assert.deepEqual([address?.url, address?.alarmMinutes], [null, 10]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('the times of a calendar', () => {
  const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Casablanca', 'Pacific/Apia', 'UTC']; // prettier-ignore

  /** What the clock on the wall shows there. */
  function wallClock(at: Date, timeZone: string): string {
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
    return shown.replace(' ', 'T');
  }

  it('are those on the wall, in every zone and on either side of a change of its clocks', async () => {
    const whole = await wholeApp();
    await planIt(whole);
    const { db } = whole.app.store;
    const id = (await programmes.currentId(db)) ?? '';
    const { settings } = (await programmes.get(db, id)) ?? {};
    assert.ok(settings);
    await feeds.put(db, id, { nonce: 'n', tokenHash: 'h', alarmMinutes: 10, createdAt: whole.clock.now });
    const { blocks } = await whole.client.call('GET', '/api/programmes/{programme}/plan', { params: CURRENT });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), async (timeZone) => {
        await programmes.saveSettings(db, id, { ...settings, timeZone });
        const events = eventsOf(await readFeed(db, id, whole.clock.now, 'http://localhost:4600'));
        for (const { id: block, date, startMinute, minutes } of blocks) {
          const event = events.get(`${block}@${id}.waymark`);
          assert.ok(event);
          const [hour, minute] = [Math.floor(startMinute / 60), startMinute % 60].map((part) =>
            String(part).padStart(2, '0'),
          );
          assert.equal(wallClock(event.startDate.toJSDate(), timeZone), `${date}T${hour}:${minute}`);
          assert.equal(event.duration.toSeconds(), minutes * 60);
        }
      }),
      { numRuns: ZONES.length + 4, examples: ZONES.map((zone): [string] => [zone]) },
    );
    await whole.close();
  });
});

import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterLook, archiveAddress, fragmentOf, lookSpread, mayLookAgain, pageOf, type LinkHealth } from './index.ts';
import type { LinkLook } from './index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2027-01-04T18:00:00.000Z');
const at = (ms: number): string => new Date(BEGIN + ms).toISOString();
const GONE: LinkLook = { kind: 'gone', reason: 'It answers 404.' };
const SILENT: LinkLook = { kind: 'unsure', reason: 'Nothing came.', retryAt: null };
const ALIVE: LinkLook = { kind: 'alive' };

/** Looks at given times, in ms after the beginning. */
function after(looks: readonly [ms: number, look: LinkLook][], spread = 0): LinkHealth {
  const health = looks.reduce<LinkHealth | null>((before, [ms, look]) => afterLook(before, look, at(ms), spread), null);
  assert.ok(health);
  return health;
}

const goodLook: fc.Arbitrary<LinkLook> = fc.constantFrom<LinkLook>(
  ALIVE,
  { kind: 'moved', to: 'https://else.example/' },
  { kind: 'closed', reason: 'It answers 403.', retryAt: null },
  { kind: 'unasked', reason: 'It is private.' },
);
const badLook = fc.constantFrom(GONE, SILENT);
const anyLook = fc.oneof(goodLook, badLook);
/** Looks with any time between them, from none to four days. */
const history = (look: fc.Arbitrary<LinkLook>) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 4 * DAY }), look), { minLength: 1, maxLength: 30 }).map((steps) => {
    let ms = 0;
    return steps.map(([gap, one]): [number, LinkLook] => [(ms += gap), one]);
  });
const spread = fc.double({ min: 0, max: 1, noNaN: true });
const anyText = fc.array(fc.nat({ max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes));

describe('a link is called dead', () => {
  it('when its page was gone on two days, and not before', () => {
    assert.equal(after([[0, GONE]]).standing, 'failing');
    assert.equal(after([[0, GONE], [DAY, GONE]]).standing, 'dead'); // prettier-ignore
  });

  it('when it failed three times over two days, and not before', () => {
    assert.equal(after([[0, SILENT], [DAY, SILENT]]).standing, 'failing'); // prettier-ignore
    const dead = after([[0, SILENT], [DAY, SILENT], [2 * DAY, SILENT]]); // prettier-ignore
    assert.deepEqual([dead.standing, dead.failingSince, dead.reason], ['dead', at(0), 'Nothing came.']);
  });

  it('never for what happened within one day, however often it was asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 19 * HOUR }), badLook), { minLength: 1, maxLength: 40 }),
        (looks) => {
          looks.sort(([a], [b]) => a - b);
          assert.equal(after(looks).standing, 'failing');
        },
      ),
    );
  });

  it('only with failures in a row over long enough: two that say gone a day apart, or three over two days', () => {
    fc.assert(
      fc.property(history(anyLook), (looks) => {
        const health = after(looks);
        if (health.standing !== 'dead') return;
        const last = looks.findLastIndex(([, { kind }]) => kind !== 'gone' && kind !== 'unsure');
        const row = looks.slice(last + 1);
        const span = (row.at(-1)?.[0] ?? 0) - (row[0]?.[0] ?? 0);
        const gone = row.filter(([, { kind }]) => kind === 'gone').length;
        assert.ok((gone >= 2 && span >= 20 * HOUR) || (row.length >= 3 && span >= 2 * DAY));
        assert.equal(health.failingSince, at(row[0]?.[0] ?? Number.NaN));
      }),
    );
  });

  it('until it answers again: one good look forgets everything', () => {
    fc.assert(
      fc.property(history(anyLook), goodLook, spread, (looks, good, where) => {
        const end = (looks.at(-1)?.[0] ?? 0) + HOUR;
        assert.deepEqual(after([...looks, [end, good]], where), afterLook(null, good, at(end), where));
      }),
    );
  });

  it('and stays so while it fails', () => {
    fc.assert(
      fc.property(history(badLook), history(badLook), (first, then) => {
        const end = first.at(-1)?.[0] ?? 0;
        if (after(first).standing !== 'dead') return;
        assert.equal(after([...first, ...then.map(([ms, look]): [number, LinkLook] => [end + ms, look])]).standing, 'dead'); // prettier-ignore
      }),
    );
  });
});

describe('the next look', () => {
  it('comes later than this one, after a day at least and eight at most', () => {
    fc.assert(
      fc.property(history(anyLook), spread, (looks, where) => {
        const { lookedAt, nextAt } = after(looks, where);
        const wait = Date.parse(nextAt) - Date.parse(lookedAt);
        assert.ok(wait >= DAY && wait < 8 * DAY, nextAt);
      }),
    );
  });

  it('comes in a week where it answers, the next day where it fails, and ever more seldom where it goes on failing', () => {
    const waitOf = ({ lookedAt, nextAt }: LinkHealth) => (Date.parse(nextAt) - Date.parse(lookedAt)) / DAY;
    assert.equal(waitOf(after([[0, ALIVE]])), 7);
    const days = [1, 2, 3, 4, 5, 6, 7].map((count) =>
      waitOf(after(Array.from({ length: count }, (_, day) => [day * DAY, SILENT]))),
    );
    assert.deepEqual(days, [1, 1, 1, 2, 4, 7, 7]);
  });

  it('waits until the host wants to be asked again, but for no more than a week', () => {
    const busy = (retryAt: string): LinkLook => ({ kind: 'unsure', reason: 'It answers 503.', retryAt });
    assert.deepEqual([after([[0, busy(at(3 * DAY))]]).nextAt, after([[0, busy(at(3 * DAY))]]).restUntil], [at(3 * DAY), at(3 * DAY)]); // prettier-ignore
    assert.equal(after([[0, busy(at(900 * DAY))]]).restUntil, at(7 * DAY));
    assert.equal(after([[0, busy(at(-DAY))]]).restUntil, at(1_000));
    assert.equal(after([[0, busy(at(HOUR))], [DAY, ALIVE]]).restUntil, null); // prettier-ignore
  });

  it('falls somewhere else for other links, and for one link always at the same place', () => {
    const links = Array.from({ length: 500 }, (_, number) => `https://example.org/${number}`);
    const places = links.map((link) => lookSpread(link));
    assert.deepEqual(places, links.map((link) => lookSpread(link))); // prettier-ignore
    assert.ok(places.every((place) => place >= 0 && place <= 1));
    const tenths = new Set(places.map((place) => Math.floor(place * 10)));
    assert.ok(tenths.size >= 10);
  });

  it('comes at once for a person who asks, unless the last one was minutes ago', () => {
    assert.ok(mayLookAgain(null, at(0)));
    assert.ok(!mayLookAgain(at(0), at(60_000)));
    assert.ok(mayLookAgain(at(0), at(11 * 60_000)));
    // A clock that was set back.
    assert.ok(mayLookAgain(at(DAY), at(0)));
  });
});

describe('the address of a link', () => {
  it('is that of its page, without the place in it', () => {
    assert.equal(pageOf(' HTTPS://Example.org:443/a b?q=1#part '), 'https://example.org/a%20b?q=1');
    assert.equal(fragmentOf('https://example.org/a#part'), '#part');
    for (const none of ['', 'mailto:a@b.example', 'javascript:alert(1)', '//example.org', 'https://', 'x'.repeat(9)])
      assert.equal(pageOf(none), null, none);
    assert.equal(pageOf(`https://example.org/${'x'.repeat(3_000)}`), null);
  });

  it('leads to the archive with all of the page behind it', () => {
    assert.equal(archiveAddress('http://example.org/a?b=c#d'), 'https://web.archive.org/web/http://example.org/a?b=c');
    assert.equal(archiveAddress('https://ada:secret@example.org/'), null);
  });

  it('leads to the archive and nowhere else, whatever was written', () => {
    const anything = fc.oneof(
      anyText.map((rest) => `https://example.org/${rest}`),
      fc.string(),
    );
    fc.assert(
      fc.property(anything, (link) => {
        const address = archiveAddress(link);
        if (address === null) return;
        const url = new URL(address);
        assert.deepEqual([url.origin, url.hash, url.pathname.startsWith('/web/http')], ['https://web.archive.org', '', true]); // prettier-ignore
        // Nothing in it ends an attribute or a line.
        assert.match(address, /^[^\s"<>]+$/);
        assert.equal(pageOf(link), address.slice('https://web.archive.org/web/'.length));
      }),
    );
  });
});

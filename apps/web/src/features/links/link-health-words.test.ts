import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countsWords, lookedWords, placeWords, swapHref, whyWords } from './link-health-words.ts';

const NONE = { alive: 0, moved: 0, failing: 0, dead: 0, closed: 0, unasked: 0, unchecked: 0 };

describe('the words on links', () => {
  it('count what there is, the good first, and leave out what there is not', () => {
    assert.equal(countsWords({ total: 4, counts: { ...NONE, alive: 2, dead: 1, moved: 1 } }), '4 links: 2 answer, 1 is dead, 1 moved.'); // prettier-ignore
    assert.equal(countsWords({ total: 1, counts: { ...NONE, unchecked: 1 } }), '1 link: 1 was not looked at yet.');
    assert.equal(countsWords({ total: 0, counts: NONE }), 'This roadmap links to no page.');
  });

  it('say since when there is no page, and why', () => {
    const reason = 'It answers 404: there is no such page.';
    const failingSince = '2027-11-03T09:00:00.000Z';
    assert.equal(whyWords({ standing: 'dead', reason, failingSince }), `No page since 3 Nov 2027. ${reason}`);
    assert.match(whyWords({ standing: 'failing', reason, failingSince }), /^No page on 3 Nov 2027; it may be back/);
    assert.equal(whyWords({ standing: 'alive', reason: '', failingSince: null }), '');
  });

  it('name a place by host and path, and cut what is long', () => {
    assert.equal(placeWords('https://www.example.org/a/b/?c=d'), 'example.org/a/b?c=d');
    assert.equal(placeWords('https://example.org/'), 'example.org');
    assert.equal(placeWords('nothing'), 'nothing');
    assert.equal(placeWords(`https://example.org/${'x'.repeat(200)}`).length, 80);
  });

  it('say what looking came to', () => {
    const said = { state: 'done', looked: 0, left: 0, recent: 0, resting: 0, restUntil: null } as const;
    assert.equal(lookedWords(said, 3), '3 links looked at.');
    assert.match(lookedWords({ ...said, recent: 2 }, 0), /a few minutes ago/);
    assert.match(lookedWords({ ...said, state: 'offline' }, 0), /your own network/);
    assert.match(lookedWords({ ...said, left: 1 }, 0), /1 link could not be looked at now/);
    assert.match(lookedWords({ ...said, resting: 1, restUntil: '2027-11-03T09:00:00.000Z' }, 1), /left alone until/);
  });

  it('lead to a part of the roadmap by its id, whatever is in it', () => {
    assert.equal(swapHref('resource/a&b=c'), '/tailor?part=resource%2Fa%26b%3Dc');
  });
});

import { verifyEndorsement, verifyRequest, type RequestPayload } from '@waymark/contract/endorsement';
import { ledger, newId, programmes } from '@waymark/store';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { newLearner, PROGRAMME as params } from '../learner.fixture.ts';
import { digestOf } from './ask.ts';
import {
  AT, ATTEMPTS, forged, goodText, newPair, NOTE, pass, refused, SUBJECT, type Pair,
} from './endorsements.fixture.ts'; // prettier-ignore

describe('endorsements', () => {
  let pair: Pair;
  beforeEach(async () => (pair = await newPair()));
  afterEach(() => pair.close());

  it('a text that passed is asked for, read, signed with another key and taken in, and counts as endorsed', async () => {
    const { ask, read, sign, take, strengths, graceKey, adaKey, text } = pair;
    assert.deepEqual(await strengths(), ['explanation checked']);
    const request = await ask();
    const shown = await read(request);
    assert.deepEqual([shown.from, shown.title, shown.text, shown.isOwn], ['Grace Hopper', 'History in Git', text, false]); // prettier-ignore
    assert.ok(shown.ideas.length > 5 && shown.ideas.every(({ quote }) => quote === null || text.includes(quote)));
    assert.ok(shown.ideas.some(({ quote, means }) => quote !== null && means !== ''));
    assert.equal(shown.key, graceKey.publicKey.kid);
    const { endorsement, isNew, change } = await take(await sign(request));
    const { name, note, key, counts } = endorsement;
    assert.deepEqual([name, note, key, counts, isNew], ['Ada Lovelace', NOTE, adaKey.publicKey.kid, true, true]);
    assert.equal(change?.state.strength, 'endorsed');
    assert.deepEqual(await strengths(), ['endorsement endorsed', 'explanation endorsed']);
    const [entry] = await pair.evidence();
    const begins = `Endorsed by Ada Lovelace: ${NOTE}\nkey ${key}; text sha256:${digestOf(text)}; file sha256:`;
    assert.equal(entry?.note.slice(0, begins.length), begins);
    assert.deepEqual(await ledger.verify(pair.grace.app.store.db, await pair.owner()), { ok: true });
  });

  it('a request with an exchange carries what the learner sees of it after a pass, and nothing of the run', async () => {
    const slug = 'how-the-web-works';
    const attempt = await pass(pair.grace, await goodText(slug), slug);
    const at = { ...params, explanation: slug, attempt };
    const seen = await pair.grace.client.call('GET', `${ATTEMPTS}/{attempt}`, { params: at });
    const shown = await pair.read(await pair.ask('Grace', attempt, slug));
    assert.deepEqual(shown.exchange, { ...seen.exchange, run: null });
    assert.deepEqual(shown.questions, seen.questions);
    assert.deepEqual([shown.html, shown.strength], [seen.html.trim(), 'claimed']);
    await pair.take(await pair.sign(await pair.ask('Grace', attempt, slug)));
    assert.ok((await pair.strengths()).includes('explanation endorsed'));
  });

  it('the same file is taken in once, however often and at however many doors at once', async () => {
    const { take, sign, ask } = pair;
    const file = await sign(await ask());
    const taken = await Promise.all([take(file), take(file), take(file)]);
    assert.equal(taken.filter(({ isNew }) => isNew).length, 1);
    assert.equal((await take(file)).isNew, false);
    assert.deepEqual([(await pair.list()).length, (await pair.evidence()).length], [1, 2]);
  });

  it('comes out again as it was taken in, and a stranger verifies it with nothing but the file', async () => {
    const file = await pair.sign(await pair.ask());
    const { endorsement } = await pair.take(file);
    const get = (id: string) =>
      pair.grace.client.call('GET', `${AT}/{endorsement}`, { params: { ...params, endorsement: id } });
    const again = await get(endorsement.id);
    assert.deepEqual(again, file);
    const verified = await verifyEndorsement(JSON.parse(JSON.stringify(again)));
    assert.ok(verified.ok);
    const keys = [pair.adaKey.publicKey.kid, pair.graceKey.publicKey.kid];
    assert.deepEqual([verified.key, verified.askedBy, verified.request.text], [...keys, pair.text]);
    await assert.rejects(get('none'), refused('endorsement-not-found'));
  });

  it('one byte changed anywhere in what is signed is found, in a request and in an endorsement', async () => {
    const request = await pair.ask();
    const endorsement = await pair.sign(request);
    for (const [file, verify] of [[request, verifyRequest], [endorsement, verifyEndorsement]] as const)
      for (const part of ['protected', 'payload', 'signature'] as const) {
        const whole = file[part];
        const step = Math.max(1, Math.floor(whole.length / 40));
        for (let place = 0; place < whole.length; place += 1) {
          if (place % step !== 0 && place < whole.length - 2) continue;
          const changed = whole.slice(0, place) + (whole[place] === 'B' ? 'C' : 'B') + whole.slice(place + 1);
          assert.equal((await verify({ ...file, [part]: changed })).ok, false, `${part} at ${place}`);
        }
      }
  }); // prettier-ignore

  it('what this instance did not ask for is not taken in, nor what is about no text that passed here', async () => {
    const { sign, ask, take, graceKey } = pair;
    const request = await ask();
    const stranger = await newLearner();
    await assert.rejects(take(await sign(request), stranger), refused('endorsement-refused', /another Waymark made/));
    await stranger.close();
    const about = async (changes: Partial<RequestPayload>) =>
      take(await sign(await forged(graceKey, request, changes)));
    await assert.rejects(about({ attempt: newId() }), refused('endorsement-refused', /not in this programme/));
    const second = await pass(pair.grace, `${pair.text}\nAnd a branch is a name for a commit.`);
    await assert.rejects(about({ attempt: second }), refused('endorsement-refused', /not the one of this attempt/));
    const open = await pair.grace.client.call('POST', ATTEMPTS, { params: { ...params, explanation: SUBJECT }, body: {} }); // prettier-ignore
    await assert.rejects(about({ attempt: open.id }), refused('endorsement-refused', /has not passed/));
    assert.deepEqual(await pair.list(), []);
  });

  it('nobody endorses themselves: the own key is refused where it signs and where it is taken in', async () => {
    const request = await pair.ask();
    assert.equal((await pair.read(request, pair.grace)).isOwn, true);
    await assert.rejects(pair.sign(request, {}, pair.grace), refused('own-endorsement'));
    const own = await forged(pair.graceKey, await pair.sign(request), {});
    await assert.rejects(pair.take(own), refused('own-endorsement', /another person/));
    assert.deepEqual(await pair.list(), []);
  });

  it('an endorsement of one text says nothing of another one', async () => {
    await pass(pair.grace, `${pair.text}\nAnd a branch is a name for a commit.`);
    await pair.take(await pair.sign(await pair.ask()));
    assert.deepEqual(await pair.strengths(), ['endorsement endorsed', 'explanation checked', 'explanation endorsed']);
  });

  it('only what passed can be asked for', async () => {
    const open = await pair.grace.client.call('POST', ATTEMPTS, { params: { ...params, explanation: SUBJECT }, body: {} }); // prettier-ignore
    await assert.rejects(pair.ask('Grace', open.id), refused('not-passed'));
    await assert.rejects(pair.ask('Grace', 'none'), refused('attempt-not-found'));
  });

  it('withdrawn, the explanation alone counts again; taking the file in again does not bring it back', async () => {
    const file = await pair.sign(await pair.ask());
    const { endorsement } = await pair.take(file);
    await pair.withdraw(endorsement.id);
    assert.deepEqual(await pair.strengths(), ['explanation checked']);
    const again = await pair.take(file);
    assert.deepEqual([again.isNew, again.endorsement.withdrawn, again.endorsement.counts], [false, true, false]);
    assert.equal((await pair.take(await pair.sign(await pair.ask()))).endorsement.counts, true, 'a new one counts');
  });

  it('with the explanation’s evidence withdrawn, the endorsement proves nothing', async () => {
    const [explained] = await pair.evidence();
    await pair.take(await pair.sign(await pair.ask()));
    await pair.withdraw(explained?.id ?? '');
    assert.deepEqual(await pair.evidence(), []);
    const [one] = await pair.list();
    assert.deepEqual([one?.counts, one?.withdrawn], [false, false]);
  });

  it('F5 is as strong as the weaker of quiz and explanation: endorsed raises a claimed one to the quiz, and no higher', async () => {
    const slug = 'how-the-web-works';
    const owner = await pair.owner();
    const add = async (kind: string, strength: 'claimed' | 'checked' | 'endorsed', itemId: string) => {
      await pair.grace.app.store.transaction(async (tx) => {
        await programmes.touch(tx, owner);
        const about = { type: 'evidence', id: newId(), at: '2027-01-04T18:00:00.000Z', note: '', link: null } as const;
        const digest = digestOf('the text');
        await ledger.append(tx, owner, { ...about, kind, subject: slug, itemId, strength, value: 1, digest });
      });
      // Written past the interface: any write through it makes kept answers be looked at again.
      await pair.withdraw('none').catch(() => undefined);
    };
    const f5 = async () => {
      const { signals } = await pair.grace.client.call('GET', '/api/programmes/{programme}/progress', { params });
      return signals.find(({ ruleId }) => ruleId === 'F5')?.strength ?? null;
    };
    await add('quiz', 'checked', `quiz/${slug}`);
    await add('endorsement', 'endorsed', `explanation/${slug}`);
    assert.equal(await f5(), null);
    await add('explanation', 'claimed', `explanation/${slug}`);
    assert.equal(await f5(), 'checked');
  });

  it('the panel of the signal that it counts for shows it, and what became of it', async () => {
    const { endorsement } = await pair.take(await pair.sign(await pair.ask()));
    const { roadmap } = await pair.grace.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    const items = roadmap.phases.flatMap(({ resources, actions }) => [...resources, ...actions]);
    const shown = async () => {
      for (const { id } of items) {
        const [kind = '', slug = ''] = id.split('/');
        const at = '/api/programmes/{programme}/items/{kind}/{slug}';
        const detail = await pair.grace.client.call('GET', at, { params: { ...params, kind, slug } });
        if (detail.ways.some((way) => way.slug === SUBJECT && way.kind === 'explanation'))
          return detail.history.map(({ type }) => type);
      }
      return assert.fail('no item has this explanation');
    };
    assert.deepEqual(await shown(), ['evidence']);
    await pair.withdraw(endorsement.id);
    assert.deepEqual(await shown(), ['withdrawal', 'evidence']);
  });

  it('a duplicate with the progress keeps what was endorsed', async () => {
    await pair.take(await pair.sign(await pair.ask()));
    const made = await pair.grace.client.call('POST', '/api/programmes/{programme}/duplicate', { params, body: { progress: true } }); // prettier-ignore
    const at = { programme: made.id };
    const { evidence } = await pair.grace.client.call('GET', '/api/programmes/{programme}/progress', { params: at });
    assert.deepEqual(evidence.map(({ kind, strength }) => `${kind} ${strength}`), ['endorsement endorsed', 'explanation endorsed']); // prettier-ignore
  });
});

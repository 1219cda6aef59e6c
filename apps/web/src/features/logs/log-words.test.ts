import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Application } from '@waymark/contract';
import { applicationName, bodyOf, demoWords, dueOf, interviewWords, movedTo, newestFirst, STAGES, valuesOf } from './log-words.ts'; // prettier-ignore

const TODAY = '2027-03-01';
function one(more: Partial<Application> = {}): Application {
  return {
    ...{ id: 'a', company: 'Harbour Books', role: '', stage: 'applied', appliedOn: '2027-02-20', link: null },
    ...{ nextStep: '', remindOn: null, notes: '', closed: false, createdAt: '2027-02-20T10:00:00.000Z', ...more },
  };
}

describe('an application in a form', () => {
  it('comes out as it went in', () => {
    for (const { stage } of STAGES.filter((each) => !['wishlist', 'rejected', 'withdrawn'].includes(each.stage))) {
      const { id: _, createdAt: __, ...sent } = one({ stage, link: 'https://x.test/', remindOn: TODAY });
      assert.deepEqual(bodyOf(valuesOf(one({ stage, link: 'https://x.test/', remindOn: TODAY }), TODAY), false), sent);
    }
  });

  it('is new with today’s date, has none as a wish, and is put away once it is over', () => {
    const fresh = valuesOf(null, TODAY);
    assert.equal(bodyOf(fresh, false).appliedOn, TODAY);
    assert.equal(bodyOf({ ...fresh, stage: 'wishlist' }, false).appliedOn, null);
    assert.equal(bodyOf({ ...fresh, stage: 'rejected' }, false).closed, true);
  });
});

describe('an application that moves', () => {
  it('is sent today where it was a wish, and keeps its date otherwise', () => {
    assert.equal(movedTo(one({ stage: 'wishlist', appliedOn: null }), 'applied', TODAY).appliedOn, TODAY);
    assert.equal(movedTo(one(), 'interview', TODAY).appliedOn, '2027-02-20');
    assert.deepEqual(Object.keys(movedTo(one(), 'offer', TODAY)).includes('id'), false);
  });

  it('is put away at the end, and comes back where it goes on after all', () => {
    assert.equal(movedTo(one(), 'withdrawn', TODAY).closed, true);
    assert.equal(movedTo(one({ stage: 'rejected', closed: true }), 'interview', TODAY).closed, false);
  });
});

describe('demos and mock interviews in a list', () => {
  it('stand newest first by the day they were about, and say when one does not count', () => {
    const [early, late] = ['2027-02-01', TODAY].map((date) => ({ date, createdAt: `${date}T10:00:00.000Z` }));
    assert.ok(early && late);
    assert.deepEqual(newestFirst([early, late]), [late, early]);
    assert.equal(demoWords({ date: TODAY, audience: 'Ada', link: 'https://x.test/' }), '1 Mar 2027, to Ada.');
    assert.match(
      demoWords({ date: TODAY, audience: '', link: null }),
      /^1 Mar 2027\. It does not count without a link\.$/,
    );
    const mock = { date: TODAY, minutes: 45, withWhom: 'Ada', score: 0.75 };
    assert.match(interviewWords(mock), /^1 Mar 2027, 45\smin with Ada, 75 %$/);
    assert.match(interviewWords({ ...mock, withWhom: '', score: null }), /^1 Mar 2027, 45\smin$/);
  });
});

describe('reminders', () => {
  it('are those up to today of what is still open, the oldest first', () => {
    const all = [one({ id: 'b', remindOn: TODAY }), one({ id: 'a', remindOn: '2027-02-25' }), one({ id: 'c', remindOn: '2027-03-02' }), one({ id: 'd', remindOn: TODAY, closed: true })]; // prettier-ignore
    assert.deepEqual(dueOf(all, TODAY).map(({ id }) => id), ['a', 'b']); // prettier-ignore
    assert.equal(applicationName(one({ role: 'Junior' })), 'Junior at Harbour Books');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Application } from '@waymark/contract';
import { applicationName, bodyOf, dueOf, movedTo, STAGES, valuesOf } from './log-words.ts';

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

describe('reminders', () => {
  it('are those up to today of what is still open, the oldest first', () => {
    const all = [one({ id: 'b', remindOn: TODAY }), one({ id: 'a', remindOn: '2027-02-25' }), one({ id: 'c', remindOn: '2027-03-02' }), one({ id: 'd', remindOn: TODAY, closed: true })]; // prettier-ignore
    assert.deepEqual(dueOf(all, TODAY).map(({ id }) => id), ['a', 'b']); // prettier-ignore
    assert.equal(applicationName(one({ role: 'Junior' })), 'Junior at Harbour Books');
  });
});

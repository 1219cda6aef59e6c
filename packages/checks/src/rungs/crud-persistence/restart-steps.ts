import { step } from '../../check/define.ts';
import type { Step } from '../../check/model.ts';
import { readAll } from '../rest-api/lists.ts';
import { expectStands, make } from '../rest-api/records.ts';
import { changesMany, createsMany, expectKept, writeAll, writes } from './steps.ts';

const STORE =
  'Store records in a database file or server, and open the same one at the start. Look for a line that empties or creates the tables anew each time.';

const LAST =
  'This was answered right before the program was asked to end, and has to be stored by then: write before you answer, not with a timer, and close what is open when SIGTERM comes.';

/**
 * What has to survive a restart of the learner's program; the restart itself comes first.
 * @param variant the stricter form that they belong to; left out: every form of their check
 */
export function restartSteps(variant?: string): readonly [restarts: Step<unknown>, ...Step<unknown>[]] {
  const form = variant === undefined ? {} : { variant };

  const restarts = step({
    id: 'restarts',
    title: 'Your program stops when it is asked to, and starts again',
    ...form,
    after: [writes],
    limitMs: 40_000,
    async run(t) {
      // The last moment before: what is written later than it is answered is lost here.
      const last = await writeAll(t);
      await t.lifecycle.restart(t.signal);
      const answer = await t.send({ method: 'GET', path: t.terms.path });
      answer.expectStatus(200, 'After a restart the list has to answer as before.');
      return last;
    },
  });

  const standsAfterRestart = step({
    id: 'stands-after-restart',
    title: 'After the restart records, changes and deletions are as they were',
    ...form,
    after: [restarts],
    weight: 3,
    async run(t) {
      await expectKept(t, t.from(writes), STORE);
      await expectKept(t, t.from(restarts), LAST);
    },
  });

  const manyAfterRestart = step({
    id: 'many-after-restart',
    title: 'What was written at the same time has survived the restart as well',
    ...form,
    after: [standsAfterRestart, createsMany, changesMany],
    async run(t) {
      await t.parallel(t.from(changesMany).map((made) => () => expectStands(t, made, STORE)));
    },
  });

  return [restarts, standsAfterRestart, manyAfterRestart, newIds(standsAfterRestart, form)];
}

function newIds(standsAfterRestart: Step<void>, form: { variant?: string }): Step<void> {
  return step({
    id: 'new-ids-after-restart',
    title: 'A record created after the restart takes no old id',
    ...form,
    after: [standsAfterRestart],
    async run(t) {
      const before = await readAll(t);
      const made = await make(t);
      const after = await readAll(t);
      const advice =
        'Let the database choose ids, or go on from the largest that is stored: a counter that starts at 1 again overwrites records.';
      if (before.byId.has(String(made.id)))
        t.fail({ expected: 'an id that no record has', actual: `the id ${made.id} of an older record`, advice });
      for (const [id, record] of before.byId)
        t.same(record, after.byId.get(id), { what: `the ${t.terms.noun} with id ${id}, as it was`, advice });
      await expectStands(t, made, advice);
    },
  });
}

import { step } from '../../check/define.ts';
import type { Step, Tools } from '../../check/model.ts';
import { put, writes } from '../crud-persistence/steps.ts';
import { expectTotal, RECOUNT_MS } from '../rest-api/list-steps.ts';
import { readAll, type WholeList } from '../rest-api/lists.ts';
import { draft, expectHolds, make, type Made } from '../rest-api/records.ts';

const TOGETHER =
  'What answers the list and its filter (an index, a set, a list of keys) changes together with the record, in one batch or transaction: put its key where it belongs now, and take it out where it stood before.';

const KEPT =
  'Keep what answers the list and its filter in the store as well, or build it from the records at each start: a variable is gone when the program ends.';

/** What lists have to hold, and what they must not hold any more. */
interface Listed {
  there: Made[];
  gone: Made[];
}

/** SQL works out each list anew; here it is the learner's own work, and may be left behind by a change. */
export const listsFollow = step({
  id: 'lists-follow-changes',
  title: 'The list and its filter follow each change and each deletion',
  after: [writes],
  async run(t) {
    const listed: Listed = { there: await changeAll(t), gone: await changeAll(t) };
    for (const { path } of listed.gone) {
      const answer = await t.send({ method: 'DELETE', path });
      answer.expectStatus(204, 'Answer DELETE with 204 No Content.');
    }
    await expectListed(t, listed, TOGETHER);
    return listed;
  },
});

/** @param restarts the step that restarts the program */
export function listsAfterRestart(restarts: Step<unknown>): Step<void> {
  return step({
    id: 'lists-after-restart',
    title: 'After the restart the list and its filter are as they were',
    after: [listsFollow, restarts],
    run: (t) => expectListed(t, t.from(listsFollow), KEPT),
  });
}

/** @returns records changed in each way that a filter can see */
async function changeAll(t: Tools): Promise<Made[]> {
  const changed: Made[] = [];
  for (const before of [true, false])
    for (const now of [true, false])
      changed.push(await put(t, await make(t, draft(t, { flag: before })), draft(t, { flag: now })));
  return changed;
}

async function expectListed(t: Tools, listed: Listed, advice: string): Promise<void> {
  const { flag } = t.terms.fields;
  const values = flag === null ? [null] : [null, true, false];
  for (const value of values) {
    const filter = flag === null || value === null ? {} : { [flag]: String(value) };
    const isMeant = (record: Record<string, unknown>): boolean => value === null || record[flag ?? ''] === value;
    expectBoth(t, await readAll(t, filter), listed, { isMeant, advice });
    if (t.terms.list.total !== null)
      await t.eventually(async () => expectTotal(await readAll(t, filter)), { withinMs: RECOUNT_MS });
  }
}

interface Filter {
  isMeant: (record: Record<string, unknown>) => boolean;
  advice: string;
}

function expectBoth(t: Tools, { pages, byId }: WholeList, { there, gone }: Listed, { isMeant, advice }: Filter): void {
  const answer = pages[0]?.answer;
  if (answer === undefined) return;
  const { noun, fields } = t.terms;
  for (const { id, record } of there) {
    const found = byId.get(String(id));
    if (isMeant(record) && found === undefined)
      answer.fail(`the ${noun} with id ${id} in this list`, 'a list without it', advice);
    if (found !== undefined && !isMeant(record))
      answer.fail(`a list without the ${noun} with id ${id}`, 'it stands there', advice);
    if (found !== undefined) expectHolds(answer, found, record, advice);
  }
  // Its id may be another record's by now.
  const left = gone.find(({ id, wanted }) => byId.get(String(id))?.[fields.text] === wanted[fields.text]);
  if (left !== undefined)
    answer.fail(`a list without the ${noun} with id ${left.id}, which was deleted`, 'it stands there still', advice);
}

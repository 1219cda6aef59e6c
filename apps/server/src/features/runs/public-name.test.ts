import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publicSite } from '@waymark/checks/network';
import { playSite, type Played } from '../../../../../packages/checks/src/network/suite/play-site.ts';
import { good, withHost, NAME } from '../../../../../test/learners/shared/good-site.ts';
import { LAUNCHER, wholeApp, type WholeApp } from '../../app.fixture.ts';
import type { Routes } from './running.ts';

const params = { programme: 'current' };
const runsAt = '/api/programmes/{programme}/projects/{project}/runs';

describe('checks of a public name at the server', () => {
  let whole: WholeApp;
  let right: Played;
  let wrong: Played;
  let options: Played['options'];
  before(async () => {
    right = await playSite(good);
    wrong = await playSite(
      withHost({ chain: async (by) => [await by.leaf([NAME], { from: -93, to: -3 }), by.intermediate] }),
    );
    ({ options } = right);
    const nothing = (): never => assert.fail('a check of a public name goes by no other way');
    const routes: Routes = { direct: nothing, clone: nothing, site: (base) => publicSite(base, options) };
    whole = await wholeApp({ routes });
  });
  after(async () => {
    await whole.close();
    await Promise.all([right.close(), wrong.close()]);
  });

  const addProject = (name: string, baseUrl: string) =>
    whole.client.call('POST', '/api/programmes/{programme}/projects', { params, body: { name, baseUrl } });
  const ended = (run: string) =>
    whole.client.call('GET', '/api/programmes/{programme}/runs/{run}', {
      params: { ...params, run },
      query: { wait: '20000' },
    });
  const made = async (project: string, check: string) => {
    const body = { check, route: 'direct' as const };
    const { id } = await whole.client.call('POST', runsAt, { params: { ...params, project }, body });
    return ended(id);
  };
  const rung = async (project: string, check: string) => {
    const { ladder } = await whole.client.call('GET', '/api/programmes/{programme}/projects/{project}', {
      params: { ...params, project },
    });
    return ladder.find((one) => one.check === check);
  };

  it('pass over the direct route, with the name over https as the base of the record', async () => {
    const project = await addProject('Books', `http://${NAME}/`);
    for (const check of ['https', 'dns']) {
      const { run, record } = await made(project.id, check);
      assert.equal(run.status, 'pass', run.summary);
      assert.deepEqual([run.route, run.strength, record?.base], ['direct', 'checked', `https://${NAME}`]);
      const { state, command } = (await rung(project.id, check)) ?? {};
      assert.deepEqual(
        [state, command],
        ['passed', `node ${LAUNCHER} check ${check} --project Books --url http://${NAME}/`],
      );
    }
  });

  it('are made again a day later by themselves, and tell of a certificate that nobody renewed', async () => {
    const project = await addProject('Forgotten', `https://${NAME}`);
    await made(project.id, 'https');
    options = wrong.options;
    whole.clock.now = '2027-01-05T09:00:01.000Z';
    await whole.app.recheck();
    const { runs } = await whole.client.call('GET', runsAt, { params: { ...params, project: project.id } });
    const again = runs.find(({ reason }) => reason === 'schedule');
    assert.ok(again);
    const { run } = await ended(again.id);
    options = right.options;
    assert.equal(run.status, 'fail');
    assert.match(run.summary, /Renew it/);
    assert.equal((await rung(project.id, 'https'))?.state, 'failing');
  });

  it('fail with the advice to deploy first where the project is on the learner’s own machine', async () => {
    const project = await addProject('At home', 'http://localhost:3000');
    for (const check of ['https', 'dns']) {
      const { run, record } = await made(project.id, check);
      assert.deepEqual([run.status, record?.exchanges.length], ['fail', 0]);
      assert.match(run.summary, /Deploy it first/);
    }
  });
});

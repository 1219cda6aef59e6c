import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESETS } from '@waymark/checks';
import type { StoredProject, StoredRun } from '@waymark/store';
import { ladderOf } from './ladder.ts';

const PROJECT = {
  id: '0',
  name: 'to do',
  terms: PRESETS.todos,
  baseUrl: null,
  startCommand: null,
  repository: null,
} as unknown as StoredProject;

const commandOf = (check: string, project: StoredProject): string | undefined =>
  ladderOf(project, []).find((rung) => rung.check === check)?.command;

describe('the command of a rung', () => {
  it('starts the server where the check has to start it anew, also where the project does not say how', () => {
    const url = 'waymark check nosql-crud --project "to do" --url http://localhost:3000';
    assert.equal(commandOf('nosql-crud', PROJECT), `${url} --start "npm start"`);
    assert.equal(commandOf('nosql-crud', { ...PROJECT, startCommand: 'node app.js' }), `${url} --start "node app.js"`);
  });

  it('starts nothing that need not be started', () => {
    assert.equal(
      commandOf('rest-api', PROJECT),
      'waymark check rest-api --project "to do" --url http://localhost:3000',
    );
    assert.equal(commandOf('git', { ...PROJECT, startCommand: 'npm start' }), 'waymark check git --project "to do"');
  });
});

describe('where a rung stands', () => {
  const run = (id: string, check: string, status: 'pass' | 'fail') =>
    ({
      id,
      check,
      status,
      strength: 'checked',
      variant: null,
      finishedAt: `2026-01-0${id}T00:00:00.000Z`,
    }) as StoredRun;
  const states = (...runs: StoredRun[]) =>
    Object.fromEntries(ladderOf(PROJECT, runs).map((rung) => [rung.check, rung.state]));

  it('is passed by a run of a rung above it, which asked all of it again', () => {
    const after = states(run('1', 'crud-persistence', 'pass'));
    assert.deepEqual(
      [after['hello-server'], after['rest-api'], after['crud-persistence'], after['authentication']],
      ['passed', 'passed', 'passed', 'open'],
    );
  });

  it('is told nothing by a failure above it', () => {
    assert.equal(states(run('1', 'rest-api', 'fail'))['hello-server'], 'open');
    const mended = states(run('1', 'hello-server', 'fail'), run('2', 'rest-api', 'pass'));
    assert.equal(mended['hello-server'], 'passed');
  });
});

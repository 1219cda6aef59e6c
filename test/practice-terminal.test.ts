/** Practice at the terminal, with nothing running: pull, test, submit, and the signal moves. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root, temporaryFolder, waymark, type Ran } from './harness.ts';

const challenges = path.join(root, 'content/backend/challenges');

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('practice at the terminal', () => {
  let data: string;
  let desk: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    desk = await mkdtemp(path.join(tmpdir(), 'waymark-desk-'));
  });
  after(async () => {
    await remove();
    await rm(desk, { recursive: true, force: true });
  });

  const run = (...args: string[]): Promise<Ran> => waymark(['practice', ...args], { data, cwd: desk });
  const solve = (slug: string, name: string, as: string): Promise<void> =>
    copyFile(path.join(challenges, slug, name), path.join(desk, slug, as));

  it('lists the challenges by topic, and the signals that they carry', async () => {
    const { stdout, code } = await run('list', '--topic', 'structures');
    assert.equal(code, 0);
    assert.match(stdout, /stack .*Stack .*easy[^]*linked-list/);
    assert.match(stdout, /F2 .*linked list/i);
    assert.doesNotMatch(stdout, /palindrome/);
  });

  it('pulls a statement and a file, and never writes over what the learner wrote', async () => {
    assert.equal((await run('pull', 'stack', '--language', 'javascript')).code, 0);
    const file = path.join(desk, 'stack/solution.js');
    assert.match(await readFile(path.join(desk, 'stack/README.md'), 'utf8'), /A stack is a pile/);
    assert.match(await readFile(file, 'utf8'), /class Stack/);
    await writeFile(file, '// mine\n');
    assert.match((await run('pull', 'stack', '--language', 'javascript')).stdout, /stays as it is/);
    assert.equal(await readFile(file, 'utf8'), '// mine\n');
  });

  it('runs the examples here, and says what is wrong with the shortest one', async () => {
    const failed = await run('test', 'stack');
    assert.equal(failed.code, 1);
    assert.match(failed.stdout, /Not yet: 0 of 2 cases/);
    await solve('stack', 'solutions/list.js', 'solution.js');
    const passed = await run('test', 'stack/solution.js');
    assert.equal(passed.code, 0, passed.stdout);
    assert.match(passed.stdout, /The examples work/);
  });

  it('hands in to the judge, and a pass moves the signal', async () => {
    await solve('stack', 'wrong/peek-takes-the-value/solution.js', 'solution.js');
    const failed = await run('submit', 'stack');
    assert.equal(failed.code, 1);
    const advice = await readFile(path.join(challenges, 'stack/wrong/peek-takes-the-value/advice.md'), 'utf8');
    assert.ok(failed.stdout.replace(/\s+/g, ' ').includes(advice.trim().replace(/\s+/g, ' ')), failed.stdout);
    await solve('stack', 'solutions/nodes.js', 'solution.js');
    const passed = await run('submit', 'stack', '--json');
    assert.equal(passed.code, 0, passed.stdout);
    const { submission, signals } = JSON.parse(passed.stdout) as {
      submission: { status: string; verdict: { sandboxed: boolean; total: number } };
      signals: { ruleId: string }[];
    };
    assert.deepEqual([submission.status, submission.verdict.sandboxed], ['pass', true]);
    assert.ok(signals.some(({ ruleId }) => ruleId === 'F1') && signals.some(({ ruleId }) => ruleId === 'F2'));
    const status = await waymark(['status', '--json'], { data });
    assert.match(status.stdout, /"value": 1/);
  });

  it(
    'judges Python too, found by the folder that the learner stands in',
    { skip: hasPython() ? false : 'no python3' },
    async () => {
      await run('pull', 'binary-search');
      await solve('binary-search', 'solutions/half-open.py', 'solution.py');
      const inside = await waymark(['practice', 'submit'], { data, cwd: path.join(desk, 'binary-search') });
      assert.equal(inside.code, 0, inside.stdout + inside.stderr);
      assert.match(inside.stdout, /Passed: \d+ of \d+ cases/);
    },
  );

  it('shows one hint after the other', async () => {
    assert.match((await run('hint', 'stack')).stdout, /^1 of 3 /);
    assert.match((await run('hint', 'stack')).stdout, /^2 of 3 /m);
  });

  it('shows every hint again when there is none left', async () => {
    for (let seen = 2; seen <= 3; seen += 1) await run('hint', 'stack');
    const again = await run('hint', 'stack');
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /^1 of 3 [^]*^3 of 3 /m);
  });

  it('hands in nothing where nothing is written', async () => {
    await writeFile(path.join(desk, 'stack/solution.js'), ' \n');
    const empty = await run('submit', 'stack');
    assert.equal(empty.code, 2);
    assert.match(empty.stderr, /nothing in .*solution\.js yet/);
  });

  it('says in words what is not there', async () => {
    const unknown = await run('pull', 'no-such-thing');
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /no such challenge; `waymark practice list`/);
    const nothing = await run('submit', 'queue');
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /waymark practice pull queue/);
    assert.match((await run('test', 'stack', '--language', 'cobol')).stderr, /no language of the judge/);
  });
});

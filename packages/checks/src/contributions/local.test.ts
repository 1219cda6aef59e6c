import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { localCommits, ownAddress, type LocalOptions } from './local.ts';

describe('reading contributions in repositories on this machine', () => {
  let base: string;
  before(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'waymark-contributions-'));
  });
  after(() => rm(base, { recursive: true, force: true }));

  /** Git as its user has it, with nothing of this machine's configuration. */
  async function git(folder: string, args: string[], more: Record<string, string> = {}): Promise<void> {
    const env = { PATH: '/usr/bin:/bin', HOME: base, GIT_CONFIG_NOSYSTEM: '1', ...more };
    await promisify(execFile)('git', args, { cwd: folder, env });
  }

  async function repository(name: string): Promise<string> {
    await git(base, ['init', '--quiet', '--initial-branch=main', name]);
    return path.join(base, name);
  }

  const commit = (folder: string, date: string, address: string, ...more: string[]): Promise<void> =>
    git(folder, ['commit', '--quiet', '--allow-empty', '-m', `${date} ${address}`, ...more], {
      ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: address, GIT_AUTHOR_DATE: date },
      ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: address, GIT_COMMITTER_DATE: date },
    });

  const read = (folder: string, more: Partial<LocalOptions> = {}) =>
    localCommits(
      { folder, authors: ['ada@example.test'], since: '2027-01-01', until: '2027-02-01', known: () => [], ...more },
      AbortSignal.timeout(20_000),
    );
  const days = (result: Awaited<ReturnType<typeof read>>): string[] => result.commits.map(({ day }) => day).sort();

  it('counts the learner’s own on every branch, each on its author’s day, since the start', async () => {
    const folder = await repository('books');
    await commit(folder, '2026-12-31T12:00:00+0000', 'ada@example.test');
    await commit(folder, '2027-01-05T23:30:00-0800', 'Ada@Example.test');
    await commit(folder, '2027-01-06T12:00:00+0000', 'bob@example.test');
    await commit(folder, '2099-01-06T12:00:00+0000', 'ada@example.test');
    await git(folder, ['checkout', '--quiet', '-b', 'other']);
    await commit(folder, '2027-01-07T12:00:00+0000', 'ada@example.test');
    await git(folder, ['checkout', '--quiet', 'main']);
    const found = await read(folder);
    assert.deepEqual(days(found), ['2027-01-05', '2027-01-07']);
    assert.equal(found.label, 'books');
    assert.match(found.source, /^local:[0-9a-f]{16}$/);
    assert.ok(!JSON.stringify(found).includes(base), 'no path leaves');
    assert.equal((await read(folder, { authors: ['ada@example.test', 'bob@example.test'] })).commits.length, 3);
  });

  it('reads only what is new where it was before, also after the history was rewritten', async () => {
    const folder = await repository('diary');
    await commit(folder, '2027-01-05T12:00:00+0000', 'ada@example.test');
    const first = await read(folder);
    const again = (heads: string[]) => read(folder, { known: (source) => (source === first.source ? heads : []) });
    assert.deepEqual((await again(first.heads)).commits, []);
    await commit(folder, '2027-01-08T12:00:00+0000', 'ada@example.test');
    assert.deepEqual(days(await again(first.heads)), ['2027-01-08']);
    assert.equal((await again(['f'.repeat(40), 'not a hash'])).commits.length, 2);
  });

  it('gives a commit that two copies have the same id in both', async () => {
    const folder = await repository('first');
    await commit(folder, '2027-01-05T12:00:00+0000', 'ada@example.test');
    await git(base, ['clone', '--quiet', folder, 'second']);
    const [one, two] = [await read(folder), await read(path.join(base, 'second'))];
    assert.deepEqual(two.commits, one.commits);
    assert.notEqual(two.source, one.source);
  });

  it('runs nothing that the repository’s configuration names', async () => {
    const folder = await repository('trap');
    await commit(folder, '2027-01-05T12:00:00+0000', 'ada@example.test');
    const sprung = path.join(base, 'sprung');
    const trap = path.join(base, 'trap.sh');
    await writeFile(trap, `#!/bin/sh\ntouch ${sprung}\n`, { mode: 0o755 });
    for (const name of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'diff.external', 'pager.log', 'gpg.program'])
      await git(folder, ['config', name, trap]);
    await git(folder, ['config', 'log.showSignature', 'true']);
    assert.equal((await read(folder)).commits.length, 1);
    await ownAddress(folder, {});
    const { access } = await import('node:fs/promises');
    await assert.rejects(access(sprung));
  });

  it('asks git for the learner’s address, and says plainly where there is no repository', async () => {
    const folder = await repository('mine');
    await git(folder, ['config', 'user.email', 'mine@example.test']);
    assert.equal(await ownAddress(folder, {}), 'mine@example.test');
    await assert.rejects(read(base), /no git repository/);
    await assert.rejects(read(folder), /no commit yet/);
  });
});

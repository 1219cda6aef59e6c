import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { RepositoryFault, type RepositoryReader } from '../ports/repository.ts';
import { gitIsMissing, makeRepository, type MadeRepository } from './suite/make-repository.ts';
import { workingCopy } from './working-copy.ts';

const skip = await gitIsMissing();
const signal = AbortSignal.timeout(60_000);

describe('a working copy', { skip }, () => {
  let made: MadeRepository;
  let reader: RepositoryReader;
  let remove: () => Promise<void>;

  before(async () => {
    const database = await sqliteFile();
    made = await makeRepository((make) => {
      make.commit('main', 'Start', { 'a.txt': 'one\n', 'big.txt': 'y'.repeat(300_000), link: { link: '/etc/passwd' } });
      make.commit('side', 'Write two', { 'a.txt': 'two\n' }, { from: 'main' });
      make.commit('main', 'Write three', { 'a.txt': 'three\n', 'app.db': database, 'not.db': 'SQLite format 3\0' });
      make.commit('main', 'Merge side', { 'a.txt': 'two and three\n' }, { merges: ['side'] });
      make.commit('easy', 'Add a file', { 'b.txt': 'b\n' }, { from: 'side' });
      make.commit('main', 'Add windows text', {
        'w.txt': Buffer.from('\uFEFFhello', 'utf16le'),
        'x.bin': Buffer.from([1, 0, 2]),
      });
      make.commit('main', 'Merge easy', { 'b.txt': 'b\n' }, { merges: ['easy'], at: '2026-03-09T09:00:00+05:30' });
      make.ref('refs/pull/7/head', 'easy');
    });
    await made.git('tag', '-a', 'v1', '-m', 'First', 'side');
    await writeFile(path.join(made.folder, 'a.txt'), 'not committed\n');
    ({ reader, remove } = await workingCopy({ folder: made.folder }, signal));
  });

  after(async () => {
    await remove();
    await made.remove();
  });

  it('reads files as they were committed, not as they lie in the folder', async () => {
    assert.equal(await reader.readFile('a.txt', 1_000, signal), 'two and three\n');
  });

  it('reads at most what is asked for of a large file', async () => {
    assert.equal((await reader.readFile('big.txt', 100, signal))?.length, 100);
  });

  it('lists regular files, and neither follows nor lists symbolic links', async () => {
    const { files } = await reader.listFiles(signal);
    assert.deepEqual(
      files.map((file) => file.path),
      ['a.txt', 'app.db', 'b.txt', 'big.txt', 'not.db', 'w.txt', 'x.bin'],
    );
    assert.equal(await reader.readFile('link', 1_000, signal), null);
  });

  it('reads UTF-16 as text, and says null for what is no text', async () => {
    assert.equal(await reader.readFile('w.txt', 1_000, signal), 'hello');
    assert.equal(await reader.readFile('x.bin', 1_000, signal), null);
  });

  it('reads many files at once and leaves out what is not there or too large', async () => {
    const texts = await reader.readFiles(['b.txt', 'nothing', 'big.txt', 'a.txt', 'x.bin'], 1_000, signal);
    assert.deepEqual(
      [...texts],
      [
        ['b.txt', 'b\n'],
        ['a.txt', 'two and three\n'],
      ],
    );
  });

  it('tells the commits of all branches, newest first, with their parents and dates', async () => {
    const commits = await reader.commits(100, signal);
    assert.equal(commits.length, 7);
    assert.deepEqual(
      [commits[0]?.subject, commits[0]?.parents.length, commits[0]?.authoredAt],
      ['Merge easy', 2, '2026-03-09T09:00:00+05:30'],
    );
    assert.equal((await reader.commits(2, signal)).length, 2);
  });

  it('lets a tag stand for its commit, and lists the refs of pull requests', async () => {
    const refs = new Map((await reader.refs(signal)).map(({ name, commit }) => [name, commit]));
    assert.equal(refs.get('refs/tags/v1'), refs.get('refs/heads/side'));
    assert.equal(refs.get('refs/pull/7/head'), refs.get('refs/heads/easy'));
    assert.deepEqual((await reader.branches(signal)).length, 3);
  });

  it('makes a merge again: one that had a conflict, one that had none, and a commit that is no merge', async () => {
    const by = new Map((await reader.commits(100, signal)).map(({ subject, hash }) => [subject, hash]));
    assert.deepEqual(await reader.conflictsOf(by.get('Merge side') ?? '', signal), ['a.txt']);
    assert.deepEqual(await reader.conflictsOf(by.get('Merge easy') ?? '', signal), []);
    assert.equal(await reader.conflictsOf(by.get('Start') ?? '', signal), null);
  });

  it('writes nothing into the learner’s repository', async () => {
    const listed = async (): Promise<string[]> => (await readdir(made.gitDir, { recursive: true })).sort();
    const before = await listed();
    for (const { hash } of await reader.commits(100, signal)) await reader.conflictsOf(hash, signal);
    assert.deepEqual(await listed(), before);
  });

  it('reads the repository at another branch, tag or commit', async () => {
    for (const name of ['side', 'v1', 'refs/heads/side', (await reader.at('side', signal))?.head.slice(0, 10) ?? ''])
      assert.equal(await (await reader.at(name, signal))?.readFile('a.txt', 100, signal), 'two\n', name);
    for (const name of ['nowhere', '--all', 'side^', 'HEAD~1', 'f'.repeat(40)])
      assert.equal(await reader.at(name, signal), null, name);
  });

  it('finds every file of every commit and the commit that brought one', async () => {
    const { files } = await reader.everyFile(signal);
    assert.equal(files[0]?.path, 'big.txt');
    assert.equal(files.filter((file) => file.path === 'a.txt').length, 4);
    assert.equal((await reader.firstCommitWith('b.txt', signal))?.subject, 'Add a file');
    assert.equal(await reader.firstCommitWith('*.txt', signal), null);
  });

  it('reads the tables of a SQLite file, and nothing of a file that is none', async () => {
    assert.match(
      (await reader.databaseSchema('app.db', signal)) ?? '',
      /^CREATE TABLE book\([^;]+;\nCREATE INDEX by_title/,
    );
    assert.equal(await reader.databaseSchema('not.db', signal), null);
    assert.equal(await reader.databaseSchema('a.txt', signal), null);
  });

  it('says what is missing where others are asked and no address is known', async () => {
    await assert.rejects(
      reader.publicRefs(signal),
      (error) => error instanceof RepositoryFault && error.code === 'no-address',
    );
    assert.equal(await reader.pipelineRuns(signal), null);
  });

  it('stops when it is told to', async () => {
    await assert.rejects(
      reader.everyFile(AbortSignal.abort()),
      (error) => error instanceof RepositoryFault && error.code === 'cancelled',
    );
  });
});

describe('a folder without a repository', { skip }, () => {
  it('is said to be none, and one without a commit to be empty', async () => {
    const none = await mkdtemp(path.join(tmpdir(), 'waymark-none-'));
    const empty = await makeRepository(() => undefined);
    const codeOf = (folder: string): Promise<string> =>
      workingCopy({ folder }, signal).then(
        () => 'read',
        (error: unknown) => (error instanceof RepositoryFault ? error.code : String(error)),
      );
    assert.equal(await codeOf(none), 'not-a-repository');
    assert.equal(await codeOf(empty.folder), 'empty');
    await rm(none, { recursive: true });
    await empty.remove();
  });
});

/** Made by the same library, in a process of its own as the product does it. */
async function sqliteFile(): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-sqlite-'));
  const file = path.join(folder, 'app.db');
  const program = `const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const db = new DatabaseSync(process.argv[1]);
    db.exec('PRAGMA journal_mode=WAL; CREATE TABLE book(id INTEGER PRIMARY KEY, title TEXT NOT NULL); CREATE INDEX by_title ON book(title)');
    db.close();`;
  await promisify(execFile)(process.execPath, ['-e', program, file]);
  const bytes = await readFile(file);
  await rm(folder, { recursive: true });
  return bytes;
}

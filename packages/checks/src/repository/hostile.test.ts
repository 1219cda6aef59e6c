/** Repositories made to run something, to lead elsewhere, or to fill the machine. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { RepositoryFault, type RepositoryReader } from '../ports/repository.ts';
import { gitIsMissing, makeRepository, type Maker } from './suite/make-repository.ts';
import { workingCopy } from './working-copy.ts';

const skip = (await gitIsMissing()) || (process.platform === 'win32' && 'uses shell scripts as traps');
const signal = AbortSignal.timeout(120_000);
const MEGABYTE = 1024 * 1024;

/** Everything that the port offers. */
async function readAll(reader: RepositoryReader): Promise<void> {
  const { files } = await reader.listFiles(signal);
  for (const { path: name } of files.slice(0, 20)) await reader.readFile(name, 1_000, signal);
  await reader.readFiles(
    files.slice(0, 100).map((file) => file.path),
    1_000,
    signal,
  );
  for (const { hash } of (await reader.commits(50, signal)).slice(0, 10)) await reader.conflictsOf(hash, signal);
  await reader.refs(signal);
  await reader.everyFile(signal);
  await reader.firstCommitWith(files[0]?.path ?? 'a', signal);
  await reader.at('main', signal);
}

async function readFolder(folder: string): Promise<void> {
  const { reader, remove } = await workingCopy({ folder }, signal);
  await readAll(reader).finally(remove);
}

const contradicting = (make: Maker): void => {
  make.commit('main', 'Start', { 'a.txt': 'one\n', '.gitattributes': '* filter=trap diff=trap merge=trap\n' });
  make.commit('side', 'Two', { 'a.txt': 'two\n' }, { from: 'main' });
  make.commit('main', 'Three', { 'a.txt': 'three\n' });
  make.commit('main', 'Merge', { 'a.txt': 'both\n' }, { merges: ['side'] });
};

describe('a repository that wants to run something', { skip }, () => {
  let traps: string;
  let trap: string;
  before(async () => {
    traps = await mkdtemp(path.join(tmpdir(), 'waymark-traps-'));
    trap = path.join(traps, 'trap.sh');
    await writeFile(trap, `#!/bin/sh\n: > "${traps}/sprung.$$"\nexit 0\n`);
    await chmod(trap, 0o755);
  });
  after(() => rm(traps, { recursive: true }));

  const sprung = async (): Promise<number> => (await readdir(traps)).filter((name) => name.startsWith('sprung')).length;

  it('runs nothing by its configuration, attributes or hooks', async () => {
    const made = await makeRepository(contradicting);
    await appendFile(path.join(made.gitDir, 'config'), configOf(trap));
    for (const hook of [
      'post-checkout',
      'post-index-change',
      'reference-transaction',
      'fsmonitor-watchman',
      'pre-auto-gc',
    ])
      await writeFile(path.join(made.gitDir, 'hooks', hook), `#!/bin/sh\n${trap}\n`, { mode: 0o755 });
    await writeFile(path.join(made.folder, '.gitattributes'), '* merge=trap\n');
    // The traps are real: git itself walks into them.
    await promisify(execFile)('/usr/bin/git', ['-C', made.folder, 'status'], {
      env: { PATH: '/usr/bin:/bin', HOME: traps },
    }).catch(() => undefined);
    await promisify(execFile)('/usr/bin/git', ['-C', made.folder, 'merge-tree', '--write-tree', 'main^1', 'side'], {
      env: { PATH: '/usr/bin:/bin', HOME: traps },
    }).catch(() => undefined);
    const before = await sprung();
    assert.ok(before >= 2, `${before} traps work`);
    await readFolder(made.folder);
    assert.equal(await sprung(), before);
    await made.remove();
  });

  it('fetches no missing object from where it says', async () => {
    const made = await makeRepository(contradicting);
    await appendFile(
      path.join(made.gitDir, 'config'),
      `[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = origin\n[remote "origin"]\npromisor = true\nurl = "ext::${trap} %S"\n[protocol "ext"]\nallow = always\n`,
    );
    const blob = (await made.git('rev-parse', 'main:a.txt')).trim();
    await looseWithout(made.gitDir, blob);
    const before = await sprung();
    await made.git('cat-file', 'blob', blob).catch(() => undefined);
    assert.ok((await sprung()) > before, 'the trap works');
    const set = await sprung();
    await assert.rejects(readFolder(made.folder), RepositoryFault);
    assert.equal(await sprung(), set);
    await made.remove();
  });

  it('waits for no file that never ends where its configuration includes one', async () => {
    const made = await makeRepository(contradicting);
    await appendFile(path.join(made.gitDir, 'config'), '[include]\npath = /dev/zero\n');
    await assert.rejects(readFolder(made.folder), RepositoryFault);
    await made.remove();
  });

  it('does nothing about submodules, whatever their address', async () => {
    const made = await makeRepository((make) => {
      make.commit('main', 'Start', {
        '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::${trap}\n\tupdate = !${trap}\n`,
        x: { submodule: '1'.repeat(40) },
        'a.txt': 'a',
      });
    });
    const before = await sprung();
    const { reader, remove } = await workingCopy({ folder: made.folder }, signal);
    await readAll(reader);
    assert.deepEqual(
      (await reader.listFiles(signal)).files.map((file) => file.path),
      ['.gitmodules', 'a.txt'],
    );
    assert.equal(await sprung(), before);
    await remove();
    await made.remove();
  });

  it('takes names that look like options, lines or ways out as nothing but names', async () => {
    const names = [
      '--upload-pack=touch x',
      '-rf',
      'a\nb',
      '--',
      'HEAD',
      ':(glob)**',
      '"quoted"',
      'sp ace',
      '\u001b[2J',
      'ünï',
    ];
    const made = await makeRepository((make) => {
      make.commit('main', 'Start', Object.fromEntries(names.map((name) => [name, `this is ${JSON.stringify(name)}`])));
      make.commit('--upload-pack=x', '--exec=touch', { 'y.txt': 'y' }, { from: 'main' });
    });
    const { reader, remove } = await workingCopy({ folder: made.folder }, signal);
    await readAll(reader);
    for (const name of names) {
      assert.equal(await reader.readFile(name, 100, signal), `this is ${JSON.stringify(name)}`);
      assert.equal((await reader.firstCommitWith(name, signal))?.subject, 'Start', name);
    }
    assert.equal(
      (await reader.at('--upload-pack=x', signal))?.head,
      (await made.git('rev-parse', 'refs/heads/--upload-pack=x')).trim(),
    );
    await remove();
    await made.remove();
  });
});

describe('a repository that wants to fill the machine', { skip }, () => {
  it('has a million files: a part is listed, and it is said to be a part', async () => {
    const made = await makeRepository((make) => {
      const files: Record<string, string | { sameAs: string }> = Object.fromEntries(
        'abcdefghij'.split('').map((name) => [`l0/${name}`, 'x']),
      );
      for (let level = 1; level < 6; level += 1)
        for (const name of 'abcdefghij') files[`l${level}/${name}`] = { sameAs: `l${level - 1}` };
      make.commit('main', 'Bomb', files);
    });
    const began = performance.now();
    const { reader, remove } = await workingCopy({ folder: made.folder }, signal);
    const { files, truncated } = await reader.listFiles(signal);
    assert.ok(truncated && files.length > 1_000 && files.length <= 20_000, `${files.length}`);
    assert.ok(performance.now() - began < 15_000);
    await remove();
    await made.remove();
  });

  it('is 3,000 folders deep: it is read, or said to be unreadable', async () => {
    const made = await makeRepository((make) => make.commit('main', 'Deep', { [`${'d/'.repeat(3_000)}f`]: 'x' }));
    await readFolder(made.folder).catch((error: unknown) => assert.ok(error instanceof RepositoryFault, String(error)));
    await made.remove();
  });

  it('holds a file of 24 MB: no more of it is kept than was asked for', async () => {
    const made = await makeRepository((make) =>
      make.commit('main', 'Big', { 'big.txt': Buffer.alloc(24 * MEGABYTE, 'z') }),
    );
    const { reader, remove } = await workingCopy({ folder: made.folder }, signal);
    const before = process.memoryUsage.rss();
    assert.equal((await reader.readFile('big.txt', 1_000, signal))?.length, 1_000);
    assert.ok(process.memoryUsage.rss() - before < 16 * MEGABYTE);
    await remove();
    await made.remove();
  });

  it('has 100,000 branches: the first of them are read', async () => {
    const made = await makeRepository((make) => make.commit('main', 'Start', { a: 'a' }));
    const head = (await made.git('rev-parse', 'HEAD')).trim();
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `${head} refs/heads/b${String(index).padStart(6, '0')}\n`,
    );
    await writeFile(
      path.join(made.gitDir, 'packed-refs'),
      `# pack-refs with: peeled fully-peeled sorted \n${lines.join('')}`,
    );
    const { reader, remove } = await workingCopy({ folder: made.folder }, signal);
    assert.equal((await reader.refs(signal)).length, 20_000);
    await readAll(reader);
    await remove();
    await made.remove();
  });
});

/** Turns the one pack into loose objects and takes one of them away. */
async function looseWithout(gitDir: string, object: string): Promise<void> {
  const packs = path.join(gitDir, 'objects', 'pack');
  const [pack] = (await readdir(packs).catch(() => [])).filter((name) => name.endsWith('.pack'));
  if (pack !== undefined) {
    const away = path.join(gitDir, pack);
    await promisify(execFile)('/bin/sh', [
      '-c',
      'mv "$1"/*.pack "$2" && rm -f "$1"/*.idx && git --git-dir="$3" unpack-objects -q < "$2"',
      'sh',
      packs,
      away,
      gitDir,
    ]);
  }
  await rm(path.join(gitDir, 'objects', object.slice(0, 2), object.slice(2)), { force: true });
}

function configOf(trap: string): string {
  return `
[core]
  fsmonitor = ${trap}
  sshCommand = ${trap}
  hooksPath = ${path.dirname(trap)}
  pager = ${trap}
  editor = ${trap}
  askPass = ${trap}
  gitProxy = ${trap}
  alternateRefsCommand = ${trap}
[alias]
  log = !${trap}
  ls-tree = !${trap}
[filter "trap"]
  clean = ${trap}
  smudge = ${trap}
  process = ${trap}
  required = true
[diff]
  external = ${trap}
[diff "trap"]
  textconv = ${trap}
  command = ${trap}
[merge "trap"]
  driver = ${trap} %O %A %B
[uploadpack]
  packObjectsHook = ${trap}
[log]
  showSignature = true
[gpg]
  program = ${trap}
[credential]
  helper = !${trap}
[pager]
  log = ${trap}
  for-each-ref = ${trap}
`;
}

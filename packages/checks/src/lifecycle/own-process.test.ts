import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { LifecycleFault } from '../ports/lifecycle.ts';
import { freePort } from '../transport/suite/servers.ts';
import { ownProcess } from './own-process.ts';
import { splitCommand } from './split-command.ts';

const signal = AbortSignal.timeout(60_000);
let folder = '';

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'waymark-own-'));
});
after(() => rm(folder, { recursive: true, force: true }));

describe('a start command without a shell', () => {
  const cases: [command: string, words: string[]][] = [
    ['npm start', ['npm', 'start']],
    ['  node   server.js --port 3000 ', ['node', 'server.js', '--port', '3000']],
    [`node "my server.js" 'a b'`, ['node', 'my server.js', 'a b']],
    [`node a\\ b "say \\"hi\\" \\\\ \\n" '\\"'`, ['node', 'a b', 'say "hi" \\ \\n', '\\"']],
    [`node --x="a b"c ''`, ['node', '--x=a bc', '']],
    [`node '$HOME' "a;b|c"`, ['node', '$HOME', 'a;b|c']],
  ];
  for (const [command, words] of cases) it(command, () => assert.deepEqual(splitCommand(command), words));

  for (const command of [
    '',
    '   ',
    'a && b',
    'a | b',
    'a > log',
    'echo $HOME',
    'a; b',
    'rm *',
    'a `b`',
    'node "open',
    "node 'open",
    'node \\',
    'PORT=3000 node a.js',
    "''",
  ])
    it(`refuses ${JSON.stringify(command)}`, () => assert.throws(() => splitCommand(command), LifecycleFault));

  it('keeps every word that stands in single quotes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((word) => !word.includes("'")),
          { minLength: 1 },
        ),
        (words) => {
          assert.deepEqual(splitCommand(`run ${words.map((word) => `'${word}'`).join(' ')}`), ['run', ...words]);
        },
      ),
    );
  });
});

describe('a process of ours', () => {
  /** Starts a child of its own, and writes both ids down. */
  const PARENT = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    require('node:fs').writeFileSync(process.env.IDS, process.pid + ' ' + child.pid);
    process.on('SIGTERM', () => process.env.STUBBORN ? undefined : process.exit(0));
    console.log('listening on ' + process.env.PORT);
    if (process.env.TOKEN_SECONDS) console.log('seconds ' + process.env.TOKEN_SECONDS);
    require('node:http').createServer((_, response) => response.end(String(process.pid))).listen(process.env.PORT, '127.0.0.1');`;

  async function started(extra: Record<string, string> = {}) {
    const file = path.join(folder, 'server.cjs');
    await writeFile(file, PARENT);
    const ids = path.join(folder, `ids-${Math.random()}`);
    const port = await freePort();
    const owned = await ownProcess(
      { command: [process.execPath, file], cwd: folder, port, env: { IDS: ids, ...extra }, graceMs: 300 },
      signal,
    );
    return { owned, port, ids: async () => (await readFile(ids, 'utf8')).split(' ').map(Number) };
  }

  it('answers once it is there, and streams what it prints', async () => {
    const { owned, port } = await started();
    assert.equal(await (await fetch(`http://127.0.0.1:${port}`)).text(), String(owned.pid));
    assert.match(owned.log(), /listening on \d+/);
    await owned.stop();
  });

  it('is another process after a restart, and the port answers again', async () => {
    const { owned, port } = await started();
    const first = owned.pid;
    await owned.restart(signal);
    assert.notEqual(owned.pid, first);
    assert.equal(await (await fetch(`http://127.0.0.1:${port}`)).text(), String(owned.pid));
    await owned.stop();
  });

  it('has settings for one start, and no longer at the next', async () => {
    const { owned } = await started({ TOKEN_SECONDS: '60' });
    for (const [settings, expected] of [
      [undefined, '60'],
      [{ TOKEN_SECONDS: '2' }, '2'],
      [undefined, '60'],
    ] as const) {
      await owned.restart(signal, settings);
      assert.match(owned.log().trimEnd(), new RegExp(`seconds ${expected}$`));
    }
    await owned.stop();
  });

  for (const extra of [{}, { STUBBORN: '1' }])
    it(`stops with every process that it started${'STUBBORN' in extra ? ', also when it does not want to' : ''}`, async () => {
      const { owned, ids } = await started(extra);
      const all = await ids();
      assert.deepEqual(all.map(isAlive), [true, true]);
      await owned.stop();
      assert.deepEqual(all.map(isAlive), [false, false]);
      assert.equal(owned.isOwned(), false);
      await owned.stop();
    });

  it('is refused where something else answers at the port, which is left alone', async () => {
    const other = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await assert.rejects(
      ownProcess({ command: 'node -v', cwd: folder, port, env: {} }, signal),
      /Something else answers/,
    );
    assert.ok(other.listening);
    other.close();
  });

  it('says what a program printed that ended before it answered', async () => {
    const command: [string, ...string[]] = [process.execPath, '-e', 'console.error("no database"); process.exit(3)'];
    await assert.rejects(
      ownProcess({ command, cwd: folder, port: await freePort(), env: {} }, signal),
      /code 3[\s\S]*no database/,
    );
  });

  it('says that nothing answers, and stops the program', async () => {
    const ids = path.join(folder, 'silent');
    const command: [string, ...string[]] = [
      process.execPath,
      '-e',
      `require('node:fs').writeFileSync(${JSON.stringify(ids)}, String(process.pid)); setInterval(() => {}, 1000)`,
    ];
    await assert.rejects(
      ownProcess({ command, cwd: folder, port: await freePort(), env: {}, readyMs: 500 }, signal),
      /Nothing answers/,
    );
    assert.equal(isAlive(Number(await readFile(ids, 'utf8'))), false);
  });

  it('says that there is no such program', async () => {
    await assert.rejects(
      ownProcess({ command: 'no-such-program-here', cwd: folder, port: await freePort(), env: {} }, signal),
      /There is no program/,
    );
  });
});

/** A process that ended but was not waited for by its parent still has an id; on Linux its state says so. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX]/.test(process.getBuiltinModule('node:fs').readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
